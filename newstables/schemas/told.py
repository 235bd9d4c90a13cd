"""What is made of all findings and of what people do: its closed lists, and its frames."""

import re
from datetime import UTC, datetime
from typing import Literal, get_args

import pyarrow as pa

from newstables.frames import WORDS, Column, FrameSchema
from newstables.schemas.columns import text_column, word_column

PARTS_OF_DAY = {  # as TIMEX3 writes them, and in words
    "MO": "in the morning",
    "MI": "at midday",
    "AF": "in the afternoon",
    "EV": "in the evening",
    "NI": "at night",
}
NO_KEYWORD = "no shared word"  # of a quotation that shares no content word with another

# The closed lists: what a column may hold, as a type and, in the same order, as a tuple.
Sureness = Literal["sure", "likely", "unsure"]  # who said it; from which confidence: see wording
EventKind = Literal["stop", "tour_event", "context"]
EventStatus = Literal["past", "planned", "conditional", "cancelled", "postponed"]
Granularity = Literal["day", "week", "month", "quarter", "season", "year", "decade", "unknown"]
Scope = Literal["here", "article", "everywhere"]
CopyKind = Literal["reprinted", "reworded"]  # reworded: said over in other words

SURENESSES: tuple[Sureness, ...] = get_args(Sureness)
EVENT_KINDS: tuple[EventKind, ...] = get_args(EventKind)
EVENT_STATUSES: tuple[EventStatus, ...] = get_args(EventStatus)
CALLED_OFF: tuple[EventStatus, ...] = ("cancelled", "postponed")  # nobody was there for it
GRANULARITIES: tuple[Granularity, ...] = get_args(Granularity)
SCOPES: tuple[Scope, ...] = get_args(Scope)
COPY_KINDS: tuple[CopyKind, ...] = get_args(CopyKind)

PASSAGES = pa.list_(
    pa.struct([("article_id", pa.string()), ("start", pa.int64()), ("end", pa.int64())])
)
STATUSES = pa.list_(pa.struct([(name, pa.string()) for name in ("article_id", "status", "date")]))


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def now() -> str:
    """Return the time as rows carry it: UTC, to the microsecond.

    Source: ISO 8601.
    """
    return datetime.now(UTC).isoformat(timespec="microseconds")


def is_day(date: str | None) -> bool:
    """Return whether an ISO date is one to the day, not a month or a year alone."""
    return isinstance(date, str) and _DAY.fullmatch(date) is not None


ARTICLES = FrameSchema(
    name="articles",
    one_row_is="one article",
    key="article_id",
    columns={
        "article_id": Column("string", "hash of the text"),
        "title": text_column("headline; missing = none known"),
        "title_basis": text_column("where the title comes from, in words"),
        "outlet": text_column("who published it; missing = unknown outlet"),
        "outlet_basis": text_column("where the outlet comes from, in words"),
        "origin": text_column("wire agency it was written by"),
        "byline": text_column("author as printed"),
        "published": text_column("ISO date of publication; missing = undated"),
        "published_basis": text_column("given, metadata, url or inferred, then words"),
        "published_hint": text_column("what the text alone says of the date: a year, a weekday"),
        "published_at": text_column("ISO time of publication, with its zone where stated"),
        "modified": text_column("ISO day or time of the last change that its file states"),
        "section": text_column("part of the paper or site, as stated"),
        "url": text_column("address it was read from or names as its own"),
        "language": text_column("ISO 639-1 code; missing = too short to tell"),
        "language_basis": text_column("given, where somebody said it; missing = detected"),
        "text": Column("string", "the decoded text as it came in, never rewritten"),
        "words": Column("Int64", "words of the text, split at white space"),
        "duplicate_of": text_column("article_id of the article this one copies"),
        "copy_kind": text_column(
            f"{' or '.join(COPY_KINDS)} (said over in other words); missing = no copy"
        ),
        "also_printed": text_column("who else printed the same text, and when, in words"),
        "source": text_column("file name or address it came from"),
        "added_at": text_column("ISO time of adding, UTC"),
    },
)

EVENTS = FrameSchema(
    name="events",
    one_row_is="one dated happening, merged over articles",
    key="event_id",
    columns={
        "event_id": Column("string", "hash of where it is told, whatever the dates"),
        "kind": word_column(EVENT_KINDS),
        "status": word_column(EVENT_STATUSES),
        "date": text_column("ISO day, month or year it began; missing = undated"),
        "end": text_column("ISO date of its last day, when it is a span"),
        "granularity": word_column(GRANULARITIES, ": how exact it is"),
        "time": text_column(
            "local time of day: HH:MM, or MO MI AF EV NI as in TIMEX3; missing = not told"
        ),
        "place": text_column("town or site; missing = not stated"),
        "country": text_column("country of the place"),
        "participants": Column(WORDS, "canonical names"),
        "traveller": text_column("whose tour it belongs to"),
        "title": text_column("what, with whom, where, in 70 characters; missing = added by hand"),
        "description": Column("string", "a short line in the article's own terms"),
        "evidence": Column(PASSAGES, "the sentences that tell it"),
        "statuses": Column(STATUSES, "as each article has it"),
        "conflict": text_column("in words, when articles date it differently"),
        "reason": Column("string", "how the date follows, in words"),
        "confidence": Column(
            "Float64",
            "chance that the date is right: as measured for how it was read, times the weight of "
            "the articles that agree; 0.5 = even",
        ),
        "other_ids": Column(
            WORDS, "the ids it has where fewer articles are known", may_be_missing=True
        ),
    },
)

PROBLEMS = FrameSchema(
    name="problems",
    one_row_is="one thing that went wrong",
    key="source,what,at",
    columns={
        "source": Column("string", "file, address or article it happened to"),
        "what": Column("string", "the fault, in one sentence"),
        "advice": Column("string", "the way out, in one sentence"),
        "at": Column("string", "ISO time, UTC"),
    },
)

CORRECTIONS = FrameSchema(
    name="corrections",
    one_row_is="one decision of an analyst",
    key="correction_id",
    columns={
        "correction_id": Column("string", "made by chance, the same on every machine it comes to"),
        "at": Column("string", "ISO time, UTC"),
        "who": Column("string", "user name on the machine, or as imported"),
        "what": Column("string", "kind of decision, see corrections.KINDS"),
        "target": Column("string", "what it is about: an article_id, quote_id, event_id or name"),
        "before": text_column("JSON of the value it replaces"),
        "after": text_column("JSON of the new value"),
        "scope": word_column(SCOPES),
        "story": text_column("the story in which alone it holds; missing = in the whole store"),
        "undone_at": text_column("ISO time it was taken back; missing = in force"),
        "number": Column(
            "Int64", "its place in the order of decisions: the last wins", may_be_missing=True
        ),
    },
)
