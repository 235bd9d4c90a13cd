"""Quotes."""

from components.page import open_page

open_page("Quotes")
