"""Briefing."""

from components.page import open_page

open_page("Briefing")
