"""What each frame promises: its columns, their types, and what one row is.

`SCHEMA.frame(rows)` builds and checks a frame; `SCHEMA.frame()` has every column and no row.
Dates are ISO 8601 text ("2023-01-31", "2023-01", "2023"), so that a month or a year alone can be
told from a day. Offsets count code points of `articles.text` from 0, the end excluded.
`python -m newstables.schemas` prints docs/frames.md.
"""

from datetime import UTC, datetime
from typing import Literal, get_args

import pyarrow as pa

from newstables.frames import SPANS, WORDS, Column, FrameSchema

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
CUT = " [...] "  # between the parts of a quotation's text that are printed apart
PARTS_OF_DAY = {  # as TIMEX3 writes them, and in words
    "MO": "in the morning",
    "MI": "at midday",
    "AF": "in the afternoon",
    "EV": "in the evening",
    "NI": "at night",
}
NO_KEYWORD = "no shared word"  # of a quotation that shares no content word with another
VERSION = 3  # of every frame that is stored; raise it when a column of one changes


def now() -> str:
    """Return the time as rows carry it: UTC, to the microsecond.

    Source: ISO 8601.
    """
    return datetime.now(UTC).isoformat(timespec="microseconds")


def is_day(date: str | None) -> bool:
    """Return whether an ISO date is one to the day, not a month or a year alone."""
    return isinstance(date, str) and len(date) == len("2023-01-31")


# The closed lists: what a column may hold, as a type and, in the same order, as a tuple.
FurnitureKind = Literal["caption", "credit", "byline", "headline", "dateline", "related",
                        "navigation", "copyright", "agency", "embed", "repeat"]  # fmt: skip
EntityType = Literal["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"]
QuoteKind = Literal["direct", "mixed", "indirect"]
Sureness = Literal["sure", "likely", "unsure"]  # who said it; from which confidence: see wording
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Act = Literal["visit", "leave", "meet", "speak", "say", "sign", "attend", "other"]
EventKind = Literal["stop", "tour_event", "context"]
EventStatus = Literal["past", "planned", "conditional", "cancelled", "postponed"]
AccountStatus = Literal["past", "present", "planned", "conditional", "cancelled", "postponed"]
Granularity = Literal["day", "week", "month", "quarter", "season", "year", "decade", "unknown"]
Scope = Literal["here", "article", "everywhere"]

FURNITURE_KINDS: tuple[FurnitureKind, ...] = get_args(FurnitureKind)
ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)
QUOTE_KINDS: tuple[QuoteKind, ...] = get_args(QuoteKind)
SURENESSES: tuple[Sureness, ...] = get_args(Sureness)
TIME_TYPES: tuple[TimeType, ...] = get_args(TimeType)
ACTS: tuple[Act, ...] = get_args(Act)
EVENT_KINDS: tuple[EventKind, ...] = get_args(EventKind)
EVENT_STATUSES: tuple[EventStatus, ...] = get_args(EventStatus)
CALLED_OFF: tuple[EventStatus, ...] = ("cancelled", "postponed")  # nobody was there for it
ACCOUNT_STATUSES: tuple[AccountStatus, ...] = get_args(AccountStatus)
GRANULARITIES: tuple[Granularity, ...] = get_args(Granularity)
SCOPES: tuple[Scope, ...] = get_args(Scope)

# What a time expression says before a publication date is known; see finding/times.
RULE = pa.struct(
    [
        *((name, pa.string()) for name in ("is", "value", "why", "unit", "part", "tense", "which",
                                           "name", "season", "letter", "role", "named", "order")),
        *((name, pa.int64()) for name in ("shift", "of", "day", "month", "year", "quarter",
                                          "months", "week_shift", "year_shift", "weekday", "first",
                                          "second")),
        *((name, pa.bool_()) for name in ("week", "sure", "after")),
    ]
)  # fmt: skip
PASSAGES = pa.list_(
    pa.struct([("article_id", pa.string()), ("start", pa.int64()), ("end", pa.int64())])
)
STATUSES = pa.list_(pa.struct([(name, pa.string()) for name in ("article_id", "status", "date")]))


def _article_id() -> Column:
    return Column("string", "key of articles")


def _start() -> Column:
    return Column("Int64", "first character, counted in articles.text from 0")


def _end() -> Column:
    return Column("Int64", "first character after it")


def _word(words: tuple[str, ...], about: str = "") -> Column:
    return Column("string", ", ".join(words) + about, words=words)


def _text(about: str) -> Column:
    return Column("string", about, may_be_missing=True)


def _place_in_text(about: str) -> Column:
    return Column("Int64", about, may_be_missing=True)


ARTICLES = FrameSchema(
    name="articles",
    one_row_is="one article",
    key="article_id",
    columns={
        "article_id": Column("string", "hash of the text"),
        "title": _text("headline; missing = none known"),
        "title_basis": _text("where the title comes from, in words"),
        "outlet": _text("who published it; missing = unknown outlet"),
        "outlet_basis": _text("where the outlet comes from, in words"),
        "origin": _text("wire agency it was written by"),
        "byline": _text("author as printed"),
        "published": _text("ISO date of publication; missing = undated"),
        "published_basis": _text("given, metadata, url or inferred, then words"),
        "published_hint": _text("what the text alone says of the date: a year, a weekday"),
        "published_at": _text("ISO time of publication, with its zone where stated"),
        "modified": _text("ISO day or time of the last change that its file states"),
        "section": _text("part of the paper or site, as stated"),
        "url": _text("address it was read from or names as its own"),
        "language": _text("ISO 639-1 code, as detected"),
        "text": Column("string", "the decoded text as it came in, never rewritten"),
        "words": Column("Int64", "words of the text, split at white space"),
        "duplicate_of": _text("article_id of the article this one copies"),
        "source": _text("file name or address it came from"),
        "added_at": _text("ISO time of adding, UTC"),
    },
)

FURNITURE = FrameSchema(
    name="furniture",
    one_row_is="one stretch of an article that is not running text",
    key="article_id,start",
    columns={
        "article_id": _article_id(),
        "start": _start(),
        "end": _end(),
        "kind": _word(FURNITURE_KINDS),
    },
)

MENTIONS = FrameSchema(
    name="mentions",
    one_row_is="one mention of a person, organisation, place, people or happening",
    key="article_id,start",
    columns={
        "article_id": _article_id(),
        "start": _start(),
        "end": _end(),
        "text": Column("string", "the name as printed, article and possessive left out"),
        "type": _word(ENTITY_TYPES),
        "name": Column("string", "canonical name: within the article as found, then over all"),
        "entity_id": Column("string", "type:name"),
        "reason": _text("why this name: as printed, surname of ..., acronym of ..."),
        "in_quote": Column("boolean", "stands inside quotation marks"),
        "furniture": _text("kind of the furniture it stands in; missing = running text"),
        "government_of": _text("country whose government a capital's name stands for here"),
        "others": Column(
            WORDS, "who else a surname alone may mean; missing = nobody", may_be_missing=True
        ),
        "sentence_start": _start(),
        "sentence_end": _end(),
    },
)

QUOTES = FrameSchema(
    name="quotes",
    one_row_is="one quotation; a split one is one row with several spans",
    key="quote_id",
    columns={
        "quote_id": Column("string", "article_id:start"),
        "article_id": _article_id(),
        "start": Column("Int64", "start of the first span"),
        "end": Column("Int64", "end of the last span"),
        "spans": Column(SPANS, "[[start, end], ...] of the words said, marks left out"),
        "text": Column("string", "the words said; a cut between spans is shown as [...]"),
        "kind": _word(QUOTE_KINDS),
        "speaker": _text("canonical name; missing = nobody named"),
        "speaker_text": _text("the speaker as printed beside the quotation: he, a spokesman"),
        "speaker_role": _text("role as the article gives it"),
        "speaker_start": _place_in_text("start of the speaker as printed"),
        "speaker_end": _place_in_text("end of the speaker as printed"),
        "cue_start": _place_in_text("start of the reporting word"),
        "cue_end": _place_in_text("end of the reporting word"),
        "reason": Column("string", "how the speaker was found, in words"),
        "confidence": Column("Float64", "chance that speaker and span are right, 0 to 1"),
        "said_time": _place_in_text("start of the time expression that dates what was said"),
        "said_on": _text("ISO date it was said; missing = not stated"),
        "said_where": _text("where it was said, as printed: in Tokyo; missing = not stated"),
        "polarity": Column("Float64", "TextBlob polarity, -1 to 1", may_be_missing=True),
        "subjectivity": Column("Float64", "TextBlob subjectivity, 0 to 1", may_be_missing=True),
    },
)

TIMES = FrameSchema(
    name="times",
    one_row_is="one time expression",
    key="article_id,start",
    columns={
        "article_id": _article_id(),
        "start": _start(),
        "end": _end(),
        "text": Column("string", "the expression as printed"),
        "type": _word(TIME_TYPES, ", as in TIMEX3"),
        "rule": Column(RULE, "what it says before a publication date is known"),
        "value": _text("TIMEX3 value; missing = needs a publication date"),
        "reason": _text("how the value follows, in words"),
        "furniture": _text("kind of the furniture it stands in; missing = running text"),
    },
)

HAPPENINGS = FrameSchema(
    name="happenings",
    one_row_is="one happening as one article tells it, before dates and merging",
    key="article_id,at,place",
    columns={
        "article_id": _article_id(),
        "start": Column("Int64", "start of the sentence or clause that tells it"),
        "end": _end(),
        "at": Column("Int64", "start of the word that tells the act"),
        "act": _word(ACTS, ": what was done"),
        "status": _word(ACCOUNT_STATUSES, ": as told here"),
        "time_start": _place_in_text("start of the time expression that dates it"),
        "place": _text("where, canonical within the article; missing = not stated"),
        "participants": Column(WORDS, "names, canonical within the article"),
        "traveller": _text("who moves, when the act is a visit or part of a trip"),
        "description": Column("string", "a short line in the article's own terms"),
        "clause": _text("who did what, and nothing else its sentence says"),
        "agents": Column(WORDS, "who did it, of the participants"),
        "offices": Column(WORDS, "office printed before each participant, empty: none"),
        "bodies": Column(WORDS, "organisations that take part"),
        "source": _text("the ministry, firm or office whose statement it is"),
        "home": _text("country that the title of the first agent names"),
        "venue": _text("site it happened at: a hall, a summit"),
        "dateline": _text("town the article was filed from"),
        "words": Column(WORDS, "content words of the description, by which accounts are compared"),
        "until_start": _place_in_text("start of the time expression it lasts until"),
        "after_start": _place_in_text("start of the time told last before it, when it is reported"),
        "afar": Column("boolean", "by telephone or video link"),
        "arrives": Column("boolean", "the traveller comes to the place"),
        "caption": Column("boolean", "told below a picture"),
        "close": Column("boolean", "in the paragraph of after_start"),
        "earlier": Column("boolean", "done before what its sentence moves to"),
        "moved": Column("boolean", "to the day that dates it, from one told beside it"),
        "reported": Column("boolean", "news without a word of time: of the day of its report"),
        "undated": Column("boolean", "told without a date: recently, days after"),
        "wish": Column("boolean", "wanted or hoped for, not reported as done"),
    },
)

EVENTS = FrameSchema(
    name="events",
    one_row_is="one dated happening, merged over articles",
    key="event_id",
    columns={
        "event_id": Column("string", "hash of where it is told, whatever the dates"),
        "kind": _word(EVENT_KINDS),
        "status": _word(EVENT_STATUSES),
        "date": _text("ISO day, month or year it began; missing = undated"),
        "end": _text("ISO date of its last day, when it is a span"),
        "granularity": _word(GRANULARITIES, ": how exact it is"),
        "time": _text(
            "local time of day: HH:MM, or MO MI AF EV NI as in TIMEX3; missing = not told"
        ),
        "place": _text("town or site; missing = not stated"),
        "country": _text("country of the place"),
        "participants": Column(WORDS, "canonical names"),
        "traveller": _text("whose tour it belongs to"),
        "title": _text("what, with whom, where, in 70 characters; missing = added by hand"),
        "description": Column("string", "a short line in the article's own terms"),
        "evidence": Column(PASSAGES, "the sentences that tell it"),
        "statuses": Column(STATUSES, "as each article has it"),
        "conflict": _text("in words, when articles date it differently"),
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
        "correction_id": Column("string", "hash of when, what and target"),
        "at": Column("string", "ISO time, UTC"),
        "who": Column("string", "user name on the machine, or as imported"),
        "what": Column("string", "kind of decision, see corrections.KINDS"),
        "target": Column("string", "what it is about: an article_id, quote_id, event_id or name"),
        "before": _text("JSON of the value it replaces"),
        "after": _text("JSON of the new value"),
        "scope": _word(SCOPES),
        "undone_at": _text("ISO time it was taken back; missing = in force"),
    },
)

# What the engine finds in one article, whatever its date: stored once and never changed.
FINDINGS = (FURNITURE, MENTIONS, QUOTES, TIMES, HAPPENINGS)
FRAMES = (ARTICLES, *FINDINGS, EVENTS, PROBLEMS, CORRECTIONS)


def describe() -> str:
    """Return every frame described in Markdown: the text of docs/frames.md."""
    lines = [
        "# The frames",
        "",
        "Made from `newstables/schemas.py` by `make frames`; do not edit by hand.",
        f"Schema version {VERSION}. Dates are ISO 8601 text; offsets count code points of",
        "`articles.text` from 0, the end excluded.",
    ]
    for schema in FRAMES:
        lines += ["", f"## {schema.name}", "", f"One row is {schema.one_row_is}."]
        lines += [
            f"Key: `{schema.key}`.",
            "",
            "| column | type | what it holds |",
            "| --- | --- | --- |",
        ]
        for name, column in schema.columns.items():
            about = column.about.replace("|", "\\|")
            missing = " (may be missing)" if column.may_be_missing else ""
            lines.append(f"| `{name}` | {column.spelled()} | {about}{missing} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.write(describe())
