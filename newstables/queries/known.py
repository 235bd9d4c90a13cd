"""Whether what was chosen is in the story at all: a name spelled otherwise would find nothing."""

from collections.abc import Iterator
from difflib import get_close_matches

from newstables.queries.event_filters import NO_PLACE
from newstables.queries.filters import UNKNOWN_OUTLET, Filters
from newstables.queries.tables import Tables

# filter -> what it is called for people, and its values in the story, as SQL
_VALUES = {
    "outlets": (
        "outlet",
        f"SELECT DISTINCT coalesce(outlet, '{UNKNOWN_OUTLET}') FROM articles",
    ),
    "speakers": ("speaker", "SELECT DISTINCT speaker_shown FROM quote_rows"),
    "about": ("name", "SELECT DISTINCT name FROM mentions"),
    "keywords": ("keyword", "SELECT DISTINCT keyword FROM quote_rows"),
    "people": ("participant", "SELECT DISTINCT unnest(participants) FROM events"),
    "places": ("place", f"SELECT DISTINCT coalesce(place, '{NO_PLACE}') FROM events"),
}


def unknown_choices(tables: Tables, filters: Filters) -> Iterator[tuple[str, str, list[str]]]:
    """Return what was chosen and is not in the story.

    Args:
        tables: to be asked.
        filters: of any page.

    Returns:
        Of each: what it is, as "speaker"; what was chosen; up to three names written like it.
    """
    for name, (what, query) in _VALUES.items():
        if chosen := getattr(filters, name, ()):
            known = [row[0] for row in tables.cursor().execute(query).fetchall() if row[0]]
            for value in chosen:
                if value not in known:
                    yield what, value, _like(value, known)


def _like(value: str, known: list[str]) -> list[str]:
    """Return the names that hold a word of what was typed, else those written like it."""
    words = set(value.casefold().split())
    shared = sorted(name for name in known if words & set(name.casefold().split()))
    return shared[:3] or get_close_matches(value, known, n=3)
