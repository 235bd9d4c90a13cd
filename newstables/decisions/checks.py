"""What a decision must look like before it enters the log: a wrong one would stop every page."""

import json
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from newstables.decisions import event_edits, story_words
from newstables.errors import CorrectionError, SchemaError
from newstables.lexicons import table
from newstables.schemas import (
    ENTITY_TYPES,
    EVENT_KINDS,
    EVENT_STATUSES,
    EVENTS,
    GRANULARITIES,
    QUOTE_KINDS,
    is_day,
)

# Kinds that hold in the whole store alone.
_OF_STORE = ("name.", "article.", "story.", "note.story", "tags.story")
_DAYS = ("start", "end")
_FURTHEST = 2**31  # an offset beyond it is in no article, and in no column
_SPANS = {  # decisions that hold a first and a last day, and what they call them
    "event.when": ("date", "end"),
    "event.added": ("date", "end"),
    "tour.kept": _DAYS,
}
_NAME_KEYS = {"other": str, "other_type": str, "form": str, "article_id": str, "start": int}


def check_decision(what: str, target: str, after: Any) -> None:
    """Refuse a decision that cannot be applied to anything.

    Raises:
        CorrectionError: with what it lacks, or the day that does not exist.
    """
    if not isinstance(target, str) or not target:
        raise CorrectionError("a decision needs what it is about")
    shape = _shape_of(what)
    if shape is not None and not shape(after):
        raise CorrectionError(f"'{what}' cannot hold {str(after)[:80]!r}")
    if what.startswith("name.") and ":" not in target:
        raise CorrectionError(f"'{target}' is no name with its type, such as PERSON:Ana Duarte")
    if what in {"article.published", "event.date", "event.end"} and after is not None:
        check_date(after)
    if what == "article.language" and after is not None and after not in table("languages"):
        raise CorrectionError(f"'{after}' is no language known here; write its code, such as en")
    if what == "event.time" and isinstance(after, dict):
        check_hour(after["date"], after["time"])
    elif what == "event.time" and after is not None:
        check_time(str(after))
    if what in ("event.added", "event.when"):
        check_hour(after.get("date"), after.get("time"))
    if what in _SPANS:
        check_span(*(after.get(name) for name in _SPANS[what]))
    if what == "tour.kept" and not all(is_day(after[name]) for name in _DAYS):
        raise CorrectionError("a tour needs its first and its last day, written as 2023-01-31")


def check_story(what: str, story: str | None) -> None:
    """Refuse a decision for one story alone that is about what all stories share.

    Raises:
        CorrectionError: with what holds in the whole store.
    """
    if story is None:
        return
    if not isinstance(story, str) or not story:
        raise CorrectionError("the story in which alone it holds is none")
    if what.startswith(_OF_STORE):
        raise CorrectionError(
            f"'{what}' holds in the whole store, since names, articles and stories are the same "
            "in every story; decide it without a story"
        )


def check_before(what: str, before: Any) -> None:
    """Refuse what a logged decision replaced, when it is no JSON or cannot find its event again.

    Raises:
        CorrectionError: with the fault.
    """
    try:
        found = json.loads("null" if before is None else before)
    except (ValueError, TypeError):
        raise CorrectionError(f"what '{what}' replaced is not written as JSON") from None
    read_again = what.startswith(("quote.", "article.")) and what != "article.removed"
    shape = _shape_of(what) if read_again else None  # by the search, once it is taken back
    if found is not None and shape is not None and not shape(found):
        raise CorrectionError(f"'{what}' cannot have replaced {str(found)[:80]!r}")
    if not what.startswith("event.") or not isinstance(found, dict) or "evidence" not in found:
        return
    words = (found.get("kind"), found.get("description"))
    if not (_is_evidence(found["evidence"]) and all(isinstance(value, str) for value in words)):
        raise CorrectionError(f"what '{what}' replaced does not say which event it was")


def check_date(text: str) -> str:
    """Return an ISO day, month or year back, when it exists.

    Raises:
        CorrectionError: it is none, such as 2023-13-40.

    Source: ISO 8601, extended format.
    """
    try:
        pattern = {4: "%Y", 7: "%Y-%m"}.get(len(text), "%Y-%m-%d")
        # strptime also takes "2023-1-5", which does not sort as a date
        if datetime.strptime(text, pattern).strftime(pattern) != text:
            raise ValueError(text)
    except (ValueError, TypeError):  # an imported one may be no text at all
        raise CorrectionError(
            f"'{text}' is no date; write it as 2023-01-31, or as 2023-01 or 2023"
        ) from None
    return text


def check_time(text: str) -> str:
    """Return a time of day back, when it is one: HH:MM, or a part of the day as in TIMEX3.

    Raises:
        CorrectionError: it is none, such as 25:00.

    Source: ISO 8601 and TimeML 1.2.1, TIMEX3 (value attribute).
    """
    if not re.fullmatch(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]|MO|MI|AF|EV|NI", text):
        raise CorrectionError(
            f"'{text}' is no time of day; write it as 09:30, or as morning (MO), midday (MI), "
            "afternoon (AF), evening (EV) or night (NI)"
        )
    return text


def check_hour(date: str | None, time: str | None) -> None:
    """Refuse a time of day that is none, or that stands without its day.

    Raises:
        CorrectionError: with the fault.
    """
    if time is None:
        return
    check_time(str(time))
    if not is_day(date):
        raise CorrectionError(
            "a time of day needs its day; write the day as 2023-01-31, or leave the time empty"
        )


def check_span(first: str | None, last: str | None) -> None:
    """Refuse days that do not exist, and a last day without a first or before it.

    Raises:
        CorrectionError: with the day and the fault.
    """
    for day in (first, last):
        if day is not None:
            check_date(day)
    if last is not None and (first is None or last < first[: len(last)]):
        raise CorrectionError(
            f"it cannot end on {last} when it begins {f'on {first}' if first else 'on no date'}; "
            "change one of them, or leave the last day empty"
        )


def _shape_of(what: str) -> Callable[[Any], bool] | None:
    return _SHAPES.get(what) or _SHAPES.get(what.partition(".")[0] + ".")


def _text_or_none(after: Any) -> bool:
    return after is None or isinstance(after, str)


def _yes_or_no(after: Any) -> bool:
    return isinstance(after, bool)


def _spans(after: Any) -> bool:
    if not isinstance(after, dict) or not isinstance(after.get("text"), str):
        return False
    spans = after.get("spans")
    return bool(spans) and isinstance(spans, list) and all(map(_is_span, spans))


def _saying(after: Any) -> bool:
    """Return whether it is a saying (None: one of its own) with the words that tell which."""
    if not isinstance(after, dict) or not isinstance(after.get("text"), str):
        return False
    key = after.get("saying", "")
    return key is None or (isinstance(key, str) and bool(key))


def _is_span(span: Any) -> bool:
    if not (isinstance(span, list) and len(span) == 2):
        return False
    return all(map(_is_offset, span)) and span[0] < span[1]


def _is_offset(at: Any) -> bool:
    return type(at) is int and 0 <= at < _FURTHEST


def _one_of(words: Sequence[str]) -> Callable[[Any], bool]:
    return lambda after: isinstance(after, str) and after in words


def _rule(*needed: str) -> Callable[[Any], bool]:
    def holds(after: Any) -> bool:
        return (
            isinstance(after, dict)
            and after.keys() <= _NAME_KEYS.keys()
            and all(after.get(name) for name in needed)
            and all(isinstance(value, _NAME_KEYS[name]) for name, value in after.items())
            and _is_offset(after.get("start", 0))
            and after.get("other_type", ENTITY_TYPES[0]) in ENTITY_TYPES
        )

    return holds


def _table(*needed: str) -> Callable[[Any], bool]:
    """Return a check for a table with these keys, in which every day is text or nothing."""

    def holds(after: Any) -> bool:
        return (
            isinstance(after, dict)
            and after.keys() >= set(needed)
            and all(_text_or_none(after.get(name)) for name in ("date", "end", "start"))
        )

    return holds


def _names(after: Any) -> bool:
    return isinstance(after, list) and all(isinstance(name, str) for name in after)


def _hour(after: Any) -> bool:
    """Return whether it is a time of day, alone or with the day it was decided for."""
    return after is None or isinstance(after, str) or _table("date", "time")(after)


def _other_event(after: Any) -> bool:
    return isinstance(after, str) or (
        _table("event_id", "kind", "description", "evidence")(after)
        and all(isinstance(after[name], str) for name in ("event_id", "kind", "description"))
        and _is_evidence(after["evidence"])
    )


def _part_of_event(after: Any) -> bool:
    if not (_table("event_id", "evidence")(after) and isinstance(after["event_id"], str)):
        return False
    if not _is_evidence(after["evidence"]):
        return False
    if "description" not in after:
        return True
    return isinstance(after["description"], str) and _names(after.get("participants"))


def _is_evidence(evidence: Any) -> bool:
    return isinstance(evidence, list) and all(
        isinstance(span, dict)
        and isinstance(span.get("article_id"), str)
        and _is_offset(span.get("start"))
        for span in evidence
    )


def _event(after: Any) -> bool:
    """Return whether it is what EVENTS promises of a row."""
    if not isinstance(after, dict):
        return False
    try:
        event = event_edits.unpack(after)
        EVENTS.frame([{**{name: event.get(name) for name in EVENTS.columns}, "event_id": "new"}])
    except (SchemaError, ValueError, TypeError, AttributeError, OverflowError):
        return False
    return _is_evidence(event["evidence"]) and _text_or_none(event.get("edited"))


def _tour(after: Any) -> bool:
    words = ("name", "traveller")
    return _table(*words, *_DAYS)(after) and all(isinstance(after[name], str) for name in words)


def _when(after: Any) -> bool:
    return _table("date", "end", "about")(after) and isinstance(after["about"], bool)


# A kind by its name, or by the first part of it.
_SHAPES: dict[str, Callable[[Any], bool]] = {
    "article.": _text_or_none,
    "article.removed": _yes_or_no,
    "quote.speaker": _text_or_none,
    "quote.kind": _one_of(QUOTE_KINDS),
    "quote.spans": _spans,
    "quote.hidden": _yes_or_no,
    "quote.reviewed": _yes_or_no,
    "quote.saying": _saying,
    "name.merge": _rule("other"),
    "name.split": _rule("other"),
    "name.rename": _rule("other"),
    "name.retype": _rule("other_type"),
    "name.ignore": _rule(),
    "event.when": _when,
    "event.description": lambda after: isinstance(after, str),
    "event.hidden": _yes_or_no,
    "event.merge": _other_event,
    "event.split": _part_of_event,
    "event.added": _event,
    "event.participants": _names,
    "event.kind": _one_of(EVENT_KINDS),
    "event.status": _one_of(EVENT_STATUSES),
    "event.granularity": _one_of(GRANULARITIES),
    "event.time": _hour,
    "event.": _text_or_none,
    "note.": _text_or_none,
    "tags.": _names,
    "tour.kept": _tour,
    **story_words.SHAPES,
}
