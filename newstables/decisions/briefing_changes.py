"""Changes of a briefing, to be given to `decisions.briefings.change_briefing`."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from newstables.decisions.briefing_kept import SectionKind
from newstables.decisions.briefings import USUAL_TITLE, Briefing, Change, Section


def set_facts(**facts: Any) -> Change:
    """Set story, title, classification, author, day, language, archived; blanks at ends go."""
    plain: dict[str, Any] = {name: " ".join(value.split()) if isinstance(value, str) else value
             for name, value in facts.items()}  # fmt: skip
    if "title" in plain:
        plain["title"] = plain["title"] or USUAL_TITLE
    return lambda briefing: replace(briefing, **plain)


def add_section(kind: SectionKind, *, at: int | None = None, **what: Any) -> Change:
    """Add a section: before place `at`, or at the end but before the sources."""

    def added(briefing: Briefing) -> Briefing:
        number = max((part.section_id for part in briefing.sections), default=0) + 1
        parts = list(briefing.sections)
        end = len(parts) - (bool(parts) and parts[-1].kind == "sources")
        parts.insert(end if at is None else at, Section(number, kind, **what))
        return replace(briefing, sections=tuple(parts))

    return added


def add_events(event_ids: Sequence[str]) -> Change:
    """Add events to the last section of events picked one by one, which is made for the first."""

    def added(briefing: Briefing) -> Briefing:
        held = [part for part in briefing.sections if part.event_ids is not None]
        if not held:
            return add_section("timeline", event_ids=tuple(event_ids))(briefing)
        ids = tuple(dict.fromkeys([*(held[-1].event_ids or ()), *event_ids]))
        return change_section(held[-1].section_id, event_ids=ids)(briefing)

    return added


def change_section(section_id: int, **what: Any) -> Change:
    """Change what one section holds."""
    return lambda briefing: replace(
        briefing,
        sections=tuple(
            replace(part, **what) if part.section_id == section_id else part
            for part in briefing.sections
        ),
    )


def move_section(section_id: int, *, by: int) -> Change:
    """Move a section up (by = -1) or down; at either end it stays."""

    def moved(briefing: Briefing) -> Briefing:
        order = [part.section_id for part in briefing.sections]
        if section_id not in order:
            return briefing
        return put_in_order(shift(order, section_id, by=by))(briefing)

    return moved


def put_in_order(section_ids: Sequence[int]) -> Change:
    """Put the sections in an order; those not named follow in theirs."""

    def ordered(briefing: Briefing) -> Briefing:
        place = {section_id: number for number, section_id in enumerate(section_ids)}
        parts = sorted(briefing.sections, key=lambda part: place.get(part.section_id, len(place)))
        return replace(briefing, sections=tuple(parts))

    return ordered


def remove_section(section_id: int) -> Change:
    """Take a section out."""
    return lambda briefing: replace(
        briefing,
        sections=tuple(part for part in briefing.sections if part.section_id != section_id),
    )


def shift(order: list[Any], what: Any, *, by: int) -> list[Any]:
    """Return a list in which one thing has moved by some places, as far as there are any."""
    moved = list(order)
    at = moved.index(what)
    moved.insert(max(0, min(len(moved) - 1, at + by)), moved.pop(at))
    return moved
