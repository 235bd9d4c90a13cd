"""Activity: who did what and when."""

from components.activity.view import choose_lines, show_lines
from components.page import open_page

open_page(
    "Activity",
    about="Every decision, article and file, with who and when. Lines are added, never changed: "
    "taking something back is a line of its own.",
)
show_lines(choose_lines())
