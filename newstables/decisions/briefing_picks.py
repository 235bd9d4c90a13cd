"""Briefing picks: the quotations an analyst picked one by one for a briefing, in order.

They stand in the first section of the briefing that holds picked quotations. Without one, a first
pick makes it; without a briefing, a first pick begins one.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from newstables.decisions.briefing_changes import add_section, change_section, set_facts, shift
from newstables.decisions.briefing_stories import briefings_shown, is_gone
from newstables.decisions.briefings import (
    USUAL_TITLE,
    Briefing,
    Change,
    Section,
    briefings,
    change_briefing,
    keep_briefing,
    read_briefing,
)
from newstables.store.store import Store

_PLAIN = Briefing(USUAL_TITLE, (Section(1, "quotations", quote_ids=()), Section(2, "sources")))


def chosen(store: Store, briefing_id: int = 0, *, story: str | None = None) -> Briefing | None:
    """Return a briefing that is not archived, by its number or else the first; None: none is.

    Args:
        store: where briefings are kept.
        briefing_id: of the briefing; 0: the first.
        story: only one of this story, "" = of all articles; None: whatever it is of.
    """

    def shown() -> list[Briefing]:
        return briefings_shown(store, story or "")

    if briefing_id:
        found = read_briefing(store, briefing_id)
        if found and not found.archived and (story in (None, found.story) or found in shown()):
            return found
    known = briefings(store) if story is None else shown()
    # Nothing is added unasked to one whose story is gone.
    return next((each for each in known if not is_gone(store, each)), None)


def picked(store: Store, briefing_id: int = 0) -> list[str]:
    """Return the ids of the quotations picked, in the order of picking.

    Args:
        store: where briefings are kept.
        briefing_id: of the briefing; 0: the first.
    """
    briefing = chosen(store, briefing_id)
    section = _section(briefing) if briefing else None
    return list(section.quote_ids or ()) if section else []


def pick(store: Store, quote_ids: Iterable[str], briefing_id: int = 0) -> None:
    """Add quotations to the briefing picks; one already there keeps its place."""
    added = list(quote_ids)
    _change(store, briefing_id, lambda held: list(dict.fromkeys([*held, *added])))


def remove(store: Store, quote_ids: Iterable[str], briefing_id: int = 0) -> None:
    """Take quotations out of the briefing picks."""
    gone = set(quote_ids)
    _change(store, briefing_id, lambda held: [each for each in held if each not in gone])


def move(store: Store, quote_id: str, briefing_id: int = 0, *, by: int) -> None:
    """Move a quotation in the briefing picks up (by = -1) or down; at either end it stays."""

    def moved(held: list[str]) -> list[str]:
        return shift(held, quote_id, by=by) if quote_id in held else held

    _change(store, briefing_id, moved)


def title(store: Store, briefing_id: int = 0) -> str:
    """Return the title of the briefing."""
    briefing = chosen(store, briefing_id)
    return briefing.title if briefing else USUAL_TITLE


def set_title(store: Store, words: str, briefing_id: int = 0) -> None:
    """Set the title of the briefing; nothing but blanks brings the plain one back."""
    change_briefing(store, begun(store, briefing_id), set_facts(title=words))


def begun(store: Store, briefing_id: int = 0, *, story: str | None = None) -> int:
    """Return the number of the briefing, which is begun when there is none."""
    briefing = chosen(store, briefing_id, story=story)
    new = replace(_PLAIN, story=story or "")
    return briefing.briefing_id if briefing else keep_briefing(store, new)


def _section(briefing: Briefing) -> Section | None:
    return next((part for part in briefing.sections if part.quote_ids is not None), None)


def _change(store: Store, briefing_id: int, change: Callable[[list[str]], list[str]]) -> None:
    change_briefing(store, begun(store, briefing_id), _on_picks(change))


def _on_picks(change: Callable[[list[str]], list[str]]) -> Change:
    def changed(briefing: Briefing) -> Briefing:
        whole = (
            briefing if _section(briefing) else add_section("quotations", quote_ids=())(briefing)
        )
        section = _section(whole)
        if section is None:  # never: it was added
            return whole
        ids = tuple(change(list(section.quote_ids or ())))
        if not ids and whole is not briefing:
            return briefing
        return change_section(section.section_id, quote_ids=ids)(whole)

    return changed
