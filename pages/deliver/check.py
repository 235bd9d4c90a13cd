"""Check: each claim of a draft looked up in the articles."""

from components.check.view import show_check
from components.page import open_page, stop_if_empty

open_page("Check")
stop_if_empty()
show_check()
