"""What the reader can choose about events, and which events that leaves."""

from dataclasses import dataclass

from newstables.queries.filters import Filters, Where, choice, switch
from newstables.queries.notes import TAGGED
from newstables.wording import EVENT_GROUPS, STATUS_WORDS

NO_PLACE = "place not stated"
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
