"""What the reader can choose about events, and which events that leaves."""

from dataclasses import dataclass, replace

from newstables.queries.filters import (
    COPIES,
    REWORDED,
    Filters,
    Where,
    choice,
    switch,
    where_articles,
)
from newstables.queries.notes import TAGGED
from newstables.wording import EVENT_GROUPS, STATUS_WORDS

NO_PLACE = "place not stated"
# What a copy tells of an event is left out where an article that is none tells it too.
_OF_ITS_OWN = f"""v.article_id NOT IN ({REWORDED}) AND (
    v.article_id NOT IN ({COPIES}) OR v.event_id NOT IN (
        SELECT o.event_id FROM evidence o WHERE o.article_id NOT IN ({COPIES})))"""
_PARTS = {kind: group.lower() for kind, group in EVENT_GROUPS.items()}


@dataclass(frozen=True)
class EventFilters(Filters):
    """What the reader chose on the Timeline page; empty means all."""

    people: tuple[str, ...] = choice("with")  # who takes part
    places: tuple[str, ...] = choice("in")
    parts: tuple[str, ...] = choice("of the kind", values=_PARTS)
    statuses: tuple[str, ...] = choice("that are", values=STATUS_WORDS)
    tags: tuple[str, ...] = choice("tagged")  # that people gave the event
    differ: bool = switch("only where dates differ")


# facet -> its column as SQL (a list has several values), the filter it is chosen with
FACETS = {
    "person": ("e.participants", "people"),
    "place": (f"[coalesce(e.place, '{NO_PLACE}')]", "places"),
    "part": ("[e.kind]", "parts"),
    "status": ("[e.status]", "statuses"),
}


def where_accounts(filters: Filters) -> Where:
    """Return the test of `evidence v` and its `articles a` that the filters make.

    Where copies count once, an event that copies alone tell stays, and its copies of one origin
    are one account: see `accounts_of`.
    """
    where = where_articles(replace(filters, once=False))
    if filters.once:
        where.add(_OF_ITS_OWN)
    return where


def accounts_of(filters: Filters) -> str:
    """Write as SQL what is counted of `articles a` that tell an event."""
    return "coalesce(a.duplicate_of, a.article_id)" if filters.once else "a.article_id"


def where_events(filters: EventFilters) -> Where:
    """Return the test of `events e` that the filters make, articles apart."""
    where = Where()
    for column, own in FACETS.values():
        if chosen := getattr(filters, own):
            where.add(f"list_has_any({column}, ?)", list(chosen))
    if filters.tags:
        where.add(TAGGED.format(id="e.event_id", kind="event"), list(filters.tags))
    if filters.differ:
        where.add("e.conflict IS NOT NULL")
    return where
