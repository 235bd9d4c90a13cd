"""Overview."""

from components.page import open_page

open_page("Overview")
