"""Briefing: composed of text, charts, quotations and events, in order, and saved to hand on."""

from components.briefing.listing import show_briefing
from components.page import open_page, stop_if_empty

open_page("Briefing")
stop_if_empty()
show_briefing()
