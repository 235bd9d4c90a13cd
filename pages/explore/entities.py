"""Entities."""

from components.page import open_page

open_page("Entities")
