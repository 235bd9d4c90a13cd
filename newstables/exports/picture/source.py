"""What stands at the foot of a picture, and what its file is called."""

import re

from newstables.exports.about import About
from newstables.wording import spell_day

_MOST_OUTLETS = 6  # named; the others are counted
_MOST_LETTERS = 60  # of a part of a file name


def write_source(about: About, outlets: list[str]) -> str:
    """Write where a chart comes from: outlets, articles, days, filters, the day it was made.

    Args:
        about: what an export says of itself.
        outlets: of the articles counted, those with most first.
    """
    named = outlets if len(outlets) <= _MOST_OUTLETS + 1 else outlets[:_MOST_OUTLETS]
    more = len(outlets) - len(named)
    where = ", ".join(named) + (f" and {more} other outlets" if more else "")
    counted = f"{about.articles:,} article{'' if about.articles == 1 else 's'}"
    filters = "" if about.filters == "none" else f"; {about.filters}"
    invented = f"; {about.invented()}" if about.sample else ""
    return (
        f"Source: {where or 'no outlet'} ({counted}), {about.dates}{filters}{invented}; "
        f"Dateline, {spell_day(about.made_on)}"
    )


def name_file(page: str, about: About) -> str:
    """Return the name of a picture's file without its ending: page, chart, filters, day."""
    filters = "" if about.filters == "none" else about.filters
    parts = ("dateline", page, about.title, filters, about.made_on)
    return "-".join(slug for part in parts if (slug := _slug(part)))


def _slug(words: str) -> str:
    """Write words as a part of a file name that every system takes."""
    return re.sub(r"[^\w]+", "-", words.lower()).strip("-")[:_MOST_LETTERS].rstrip("-")
