"""What a briefing is kept as: each part of its JSON looked at before it is read.

A briefing may come in a story that somebody handed over, or from a file that was damaged. What
cannot be read stays kept as it is, is named, and stops no page.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, get_args

from newstables.decisions.checks import check_date
from newstables.errors import BriefingError, CorrectionError

SectionKind = Literal[
    "findings",
    "text",
    "chart",
    "quotations",
    "timeline",
    "itinerary",
    "table",
    "since",
    "noted",
    "sources",
]
SECTION_KINDS: tuple[SectionKind, ...] = get_args(SectionKind)
FACTS = ("classification", "author", "day", "language")  # beside the sections
_WORDS = ("heading", "text", "view", "by")
_TABLES = ("filters", "choices")
_PICKED = ("quote_ids", "event_ids")
_HEADS = ("", "speaker", "theme")  # quotations can stand under


def check_content(kept: Any) -> None:
    """Refuse what is no content of a briefing.

    Raises:
        BriefingError: with the fault.
    """
    if not isinstance(kept, dict) or not isinstance(kept.get("sections", []), list):
        raise BriefingError("it holds no sections")
    if odd := [name for name in FACTS if not isinstance(kept.get(name, ""), str)]:
        raise BriefingError(f"its {odd[0]} is no text")
    if kept.get("day"):
        _check_day(kept["day"])
    for section in kept.get("sections", []):
        check_section(section)
    numbers = [section["section_id"] for section in kept.get("sections", [])]
    if len(set(numbers)) < len(numbers):
        raise BriefingError("two of its sections have one number")


def _check_day(day: str) -> None:
    try:
        check_date(day)
    except CorrectionError as fault:
        raise BriefingError(str(fault)) from fault


def check_section(kept: Any) -> None:
    """Refuse what is no section.

    Raises:
        BriefingError: with the fault.
    """
    known = {"section_id", "kind", *_WORDS, *_TABLES, *_PICKED}
    if not isinstance(kept, dict) or not kept.keys() <= known:
        raise BriefingError("one of its sections is none")
    named = f"section {str(kept.get('section_id'))[:20]}"
    if type(kept.get("section_id")) is not int or kept.get("kind") not in [*SECTION_KINDS]:
        raise BriefingError(f"{named} is of no kind that is known here")
    shapes: Sequence[tuple[Sequence[str], type]] = ((_WORDS, str), (_TABLES, dict))
    for names, shape in shapes:
        if odd := [name for name in names if not isinstance(kept.get(name, shape()), shape)]:
            raise BriefingError(f"the {odd[0]} of {named} cannot be read")
    if kept.get("by", "") not in _HEADS:
        raise BriefingError(f"{named} stands under no head that is known here")
    if odd := [name for name in _PICKED if not _is_picked(kept.get(name))]:
        raise BriefingError(f"the {odd[0]} of {named} cannot be read")


def _is_picked(ids: Any) -> bool:
    return ids is None or (isinstance(ids, list) and all(isinstance(one, str) for one in ids))


def readable(kept: Any) -> dict[str, Any]:
    """Return what of a content can be read: facts and sections that are sound, each number once."""
    found: dict[str, Any] = {"sections": []}
    if not isinstance(kept, dict):
        return found
    for name in FACTS:
        if _is_sound({name: kept.get(name, "")}):
            found[name] = kept.get(name, "")
    for section in kept["sections"] if isinstance(kept.get("sections"), list) else []:
        if _is_sound({"sections": [*found["sections"], section]}):
            found["sections"].append(section)
    return found


def _is_sound(kept: Any) -> bool:
    try:
        check_content(kept)
    except BriefingError:
        return False
    return True


def check_record(kept: Any) -> None:
    """Refuse what is no record of a briefing that was saved, as `exports.briefing` makes it.

    Raises:
        BriefingError: it cannot be compared with.
    """
    if not (
        isinstance(kept, dict)
        and isinstance(kept.get("made_on"), str)
        and type(kept.get("articles")) is int
        and type(kept.get("store_version")) is int
        and isinstance(kept.get("sections"), list)
        and all(map(_is_recorded, kept["sections"]))
    ):
        raise BriefingError("what was saved of it cannot be read")
    _check_day(kept["made_on"])


_ROWS: Mapping[str, Mapping[str, type]] = {
    "quotations": {"quote_id": str, "number": int, "speaker": str, "state": str},
    "events": {"event_id": str, "title": str, "date": str, "status": str},
}


def _is_recorded(section: Any) -> bool:
    return (
        _has(section, {"section_id": int, "heading": str})
        and all(
            isinstance(section.get(what, []), list)
            and all(_has(row, columns) for row in section.get(what, []))
            for what, columns in _ROWS.items()
        )
        and all(_is_sound({"day": event["date"]}) for event in section.get("events", []))
        and ("chart" not in section or _is_chart(section["chart"]))
    )


def _is_chart(chart: Any) -> bool:
    return (
        _has(chart, {"view": str, "series": list, "figures": dict})
        and all(isinstance(values, list) for values in chart["figures"].values())
        and all(_is_number(value) for values in chart["figures"].values() for value in values)
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _has(row: Any, columns: Mapping[str, type]) -> bool:
    return isinstance(row, dict) and all(
        isinstance(row.get(name), kind) for name, kind in columns.items()
    )
