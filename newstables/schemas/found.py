"""What is found in one text: its closed lists, and the frames of findings.

All that a finding depends on here is part of the pipeline version.
"""

from typing import Literal, get_args

import pyarrow as pa

from newstables.frames import SPANS, WORDS, Column, FrameSchema
from newstables.schemas.columns import (
    article_id_column,
    end_column,
    offset_column,
    start_column,
    text_column,
    word_column,
)

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
CUT = " [...] "  # between the parts of a quotation's text that are printed apart

# The closed lists: what a column may hold, as a type and, in the same order, as a tuple.
FurnitureKind = Literal["caption", "credit", "byline", "headline", "dateline", "related",
                        "navigation", "copyright", "agency", "embed", "repeat",
                        "foreign"]  # fmt: skip
EntityType = Literal["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"]
QuoteKind = Literal["direct", "mixed", "indirect"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Act = Literal["visit", "leave", "meet", "speak", "say", "sign", "attend", "other"]
AccountStatus = Literal["past", "present", "planned", "conditional", "cancelled", "postponed"]

FURNITURE_KINDS: tuple[FurnitureKind, ...] = get_args(FurnitureKind)
ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)
QUOTE_KINDS: tuple[QuoteKind, ...] = get_args(QuoteKind)
TIME_TYPES: tuple[TimeType, ...] = get_args(TimeType)
ACTS: tuple[Act, ...] = get_args(Act)
ACCOUNT_STATUSES: tuple[AccountStatus, ...] = get_args(AccountStatus)

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

FURNITURE = FrameSchema(
    name="furniture",
    one_row_is="one stretch of an article that is not running text",
    key="article_id,start",
    columns={
        "article_id": article_id_column(),
        "start": start_column(),
        "end": end_column(),
        "kind": word_column(FURNITURE_KINDS),
    },
)

MENTIONS = FrameSchema(
    name="mentions",
    one_row_is="one mention of a person, organisation, place, nationality or group, or named event",
    key="article_id,start",
    columns={
        "article_id": article_id_column(),
        "start": start_column(),
        "end": end_column(),
        "text": Column("string", "the name as printed, article and possessive left out"),
        "type": word_column(ENTITY_TYPES),
        "name": Column("string", "canonical name: within the article as found, then over all"),
        "entity_id": Column("string", "type:name"),
        "reason": text_column("why this name: as printed, surname of ..., acronym of ..."),
        "in_quote": Column("boolean", "stands inside quotation marks"),
        "furniture": text_column("kind of the furniture it stands in; missing = running text"),
        "government_of": text_column("country whose government a capital's name stands for here"),
        "others": Column(
            WORDS, "who else a surname alone may mean; missing = nobody", may_be_missing=True
        ),
        "sentence_start": start_column(),
        "sentence_end": end_column(),
    },
)

QUOTES = FrameSchema(
    name="quotes",
    one_row_is="one quotation; a split one is one row with several spans",
    key="quote_id",
    columns={
        "quote_id": Column("string", "article_id:start"),
        "article_id": article_id_column(),
        "start": Column("Int64", "start of the first span"),
        "end": Column("Int64", "end of the last span"),
        "spans": Column(SPANS, "[[start, end], ...] of the words said, marks left out"),
        "text": Column("string", "the words said; a cut between spans is shown as [...]"),
        "kind": word_column(QUOTE_KINDS),
        "speaker": text_column("canonical name; missing = nobody named"),
        "speaker_text": text_column("the speaker as printed beside the quotation: he, a spokesman"),
        "speaker_role": text_column("role as the article gives it"),
        "speaker_start": offset_column("start of the speaker as printed"),
        "speaker_end": offset_column("end of the speaker as printed"),
        "cue_start": offset_column("start of the reporting word"),
        "cue_end": offset_column("end of the reporting word"),
        "reason": Column("string", "how the speaker was found, in words"),
        "confidence": Column("Float64", "chance that speaker and span are right, 0 to 1"),
        "said_time": offset_column("start of the time expression that dates what was said"),
        "said_on": text_column("ISO date it was said; missing = not stated"),
        "said_where": text_column("where it was said, as printed: in Tokyo; missing = not stated"),
        "polarity": Column("Float64", "TextBlob polarity, -1 to 1", may_be_missing=True),
        "subjectivity": Column("Float64", "TextBlob subjectivity, 0 to 1", may_be_missing=True),
    },
)

TIMES = FrameSchema(
    name="times",
    one_row_is="one time expression",
    key="article_id,start",
    columns={
        "article_id": article_id_column(),
        "start": start_column(),
        "end": end_column(),
        "text": Column("string", "the expression as printed"),
        "type": word_column(TIME_TYPES, ", as in TIMEX3"),
        "rule": Column(RULE, "what it says before a publication date is known"),
        "value": text_column("TIMEX3 value; missing = needs a publication date"),
        "reason": text_column("how the value follows, in words"),
        "furniture": text_column("kind of the furniture it stands in; missing = running text"),
    },
)

HAPPENINGS = FrameSchema(
    name="happenings",
    one_row_is="one happening as one article tells it, before dates and merging",
    key="article_id,at,place",
    columns={
        "article_id": article_id_column(),
        "start": Column("Int64", "start of the sentence or clause that tells it"),
        "end": end_column(),
        "at": Column("Int64", "start of the word that tells the act"),
        "act": word_column(ACTS, ": what was done"),
        "status": word_column(ACCOUNT_STATUSES, ": as told here"),
        "time_start": offset_column("start of the time expression that dates it"),
        "place": text_column("where, canonical within the article; missing = not stated"),
        "participants": Column(
            WORDS, "names, canonical within the article; “the NATO chief” where it has none"
        ),
        "traveller": text_column("who moves, when the act is a visit or part of a trip"),
        "description": Column("string", "a short line in the article's own terms"),
        "clause": text_column("who did what, and nothing else its sentence says"),
        "agents": Column(WORDS, "who did it, of the participants"),
        "offices": Column(WORDS, "office printed before each participant, empty: none"),
        "titles": Column(WORDS, "what the article calls each participant, empty: nothing"),
        "bodies": Column(WORDS, "organisations that take part"),
        "source": text_column("the ministry, firm or office whose statement it is"),
        "home": text_column("country that the title of the first agent names"),
        "venue": text_column("site it happened at: a hall, a summit"),
        "dateline": text_column("town the article was filed from"),
        "words": Column(WORDS, "content words of the description, by which accounts are compared"),
        "until_start": offset_column("start of the time expression it lasts until"),
        "after_start": offset_column("start of the time told last before it, when it is reported"),
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

# What the engine finds in one article, whatever its date: stored once and never changed.
FINDINGS = (FURNITURE, MENTIONS, QUOTES, TIMES, HAPPENINGS)
