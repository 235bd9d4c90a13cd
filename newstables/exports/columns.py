"""The columns of every view that can be saved: key, head, how shown, for people or technical.

Said once: the tables of the pages, their files and those of the command line have these. Beside
what people read stand technical columns, by which other programs find a row again: in CSV behind
the others under their own keys, in a workbook on a sheet of their own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from newstables.exports.about import About, is_missing
from newstables.wording import EVENT_KIND_WORDS, TYPE_WORDS, spell_when, state_of

Form = Literal["text", "day", "number", "share"]


@dataclass(frozen=True)
class Column:
    """One column: its key in the frame of the query, and how it is shown."""

    key: str
    head: str
    form: Form = "text"
    of: Callable[[Mapping[str, Any]], Any] | None = None  # of the whole row; None: the cell alone
    technical: bool = False

    def cell(self, row: Mapping[str, Any]) -> Any:
        """Return what a row has in this column."""
        return self.of(row) if self.of else row[self.key]


@dataclass(frozen=True)
class Content:
    """What a file is made of.

    `rows` are those of the view's query; without `columns` they are written as they are.
    """

    about: About
    rows: pd.DataFrame
    columns: tuple[Column, ...] = ()
    sources: pd.DataFrame = field(default_factory=pd.DataFrame)  # the sentences behind events
    background: bool = False  # asked for by name

    def table(self) -> pd.DataFrame:
        """Return the rows under the heads of their columns."""
        return table(self.rows, self.columns) if self.columns else self.rows


def table(
    rows: pd.DataFrame, columns: tuple[Column, ...], *, technical: bool = True
) -> pd.DataFrame:
    """Return rows as people read them, each column under its head.

    Args:
        rows: of the query that the columns belong to.
        columns: of the view.
        technical: with the technical columns.
    """
    kept = [column for column in columns if technical or not column.technical]
    records = [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]
    cells = {
        column.head: pd.Series(
            [column.cell(row) for row in records],
            index=rows.index,
            dtype=rows[column.key].dtype
            if column.form in ("number", "share") and not column.of
            else "object",
        )
        for column in kept
    }
    return pd.DataFrame(cells, index=rows.index)


def _technical(*keys: str) -> tuple[Column, ...]:
    """Make technical columns, under their own keys."""
    return tuple(Column(key, key, technical=True) for key in keys)


def _type(row: Mapping[str, Any]) -> str:
    return TYPE_WORDS[row["type"]]


def _title(row: Mapping[str, Any]) -> str:
    """Return what an event is called: its title, or what its sentence says where it has none."""
    return str(row["description"] if is_missing(row.get("title")) else row["title"])


def _share_of(hits: str, of: str) -> Callable[[Mapping[str, Any]], str]:
    """Return how "3 of 12" is written; a number before a slash would be taken for a date."""
    return lambda row: f"{row[hits]:,} of {row[of]:,}"


def _either(key: str, yes: str, no: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda row: yes if row[key] else no


_NAME = Column("name", "Name")
_TYPE = Column("type", "Type", of=_type)
_ARTICLES = Column("articles", "Articles", "number")
_QUOTED = (
    Column("speaker", "Speaker"),
    Column("speaker_role", "Role"),
    Column("text", "Words said"),
    Column("kind", "Kind"),
)
_SAID = (
    Column("said_on", "Said on", "day"),
    Column("said_where", "Said where"),
)
_PRINTED = (
    Column("outlet", "Outlet"),
    Column("published", "Published", "day"),
    Column("title", "Article"),
    Column("url", "Address"),
)
_SURENESS = (
    Column("reason", "Why this speaker"),
    Column("sureness", "How sure"),
    Column("confidence", "Confidence", "share"),
    Column("reviewed", "Checked by a person", of=_either("reviewed", "yes", "no")),
)

# Behind the others, where somebody noted something of a row.
NOTED = (Column("tags", "Tags"), Column("note", "Note"))

COLUMNS: dict[str, tuple[Column, ...]] = {
    "entities": (
        _NAME,
        _TYPE,
        Column("mentions", "Mentions", "number"),
        _ARTICLES,
        Column("share", "Share of articles", "share"),
        Column("prominence", "Prominence", "number"),
        *_technical("entity_id"),
    ),
    "over_time": (
        _NAME,
        Column("period", "Period", "day"),
        Column("mentions", "Mentions", "number"),
        Column("articles", "Articles mentioning it", "number"),
        Column("all_articles", "All articles", "number"),
        *_technical("entity_id"),
    ),
    "rising": (
        _NAME,
        Column("course", "Course"),
        Column("before_hits", "Articles before", of=_share_of("before_hits", "before_articles")),
        Column("hits", "Articles from then on", of=_share_of("hits", "articles")),
        Column("clear", "Change", of=_either("clear", "clear", "not clear")),
        *_technical("entity_id"),
    ),
    "quotes": (
        *_QUOTED,
        Column("keyword", "Keyword"),
        *_SAID,
        *_PRINTED,
        *_SURENESS,
        Column("polarity", "Tone of wording (TextBlob polarity)", "number"),
        Column("subjectivity", "TextBlob subjectivity", "number"),
        *_technical("quote_id", "article_id", "start", "end", "spans", "utterance"),
    ),
    "speakers": (
        Column("speaker", "Speaker"),
        Column("quotes", "Quotations", "number"),
        _ARTICLES,
    ),
    "face_off": (
        Column("day", "Day", "day"),
        Column("basis", "Day is that it was"),
        Column("side", "Side"),
        Column("speaker", "Speaker"),
        Column("text", "Words said"),
        Column("kind", "Kind"),
        Column("outlet", "Outlet"),
        Column("published", "Published", "day"),
        _ARTICLES,
        Column("reply_to", "Comes after"),
        Column("reply_text", "What that one said"),
        Column("days_after", "Days after", "number"),
        *_technical("quote_id", "reply_id"),
    ),
    "voices": (
        _NAME,
        Column("words", "Words in marks", "number"),
        Column("share", "Share of words", "share"),
        Column("low", "Share at least", "share"),
        Column("high", "Share at most", "share"),
        Column("marked", "Quotations in marks", "number"),
        Column("reported", "Reported", "number"),
        _ARTICLES,
    ),
    "timeline": (
        Column("title", "Event", of=_title),
        Column("date", "When", of=spell_when),
        Column("status", "Status", of=state_of),
        Column("kind", "Kind", of=lambda row: EVENT_KIND_WORDS[row["kind"]]),
        Column("place", "Where"),
        Column("description", "What"),
        Column("participants", "Who", of=lambda row: ", ".join(row["participants"])),
        _ARTICLES,
        Column("conflict", "Conflict"),
        Column("reason", "Why this date"),
        Column("date", "First day", "day"),
        Column("end", "Last day", "day"),
        Column("time", "Time of day"),
        Column("confidence", "Confidence", "share"),
        *_technical("event_id", "granularity", "country", "traveller", "evidence", "statuses"),
    ),
    "together": (
        Column("one", "Name"),
        Column("other", "With"),
        Column("sentences", "Sentences", "number"),
        _ARTICLES,
        *_technical("one_id", "other_id"),
    ),
    "talks": (
        Column("speaker", "Speaker"),
        Column("name", "About"),
        Column("quotes", "Quotations", "number"),
        _ARTICLES,
        *_technical("entity_id"),
    ),
    "outlets": (
        _NAME,
        Column("hits", "Its articles", of=_share_of("hits", "articles")),
        Column("other_hits", "Others' articles", of=_share_of("other_hits", "other_articles")),
        Column("clear", "Difference", of=_either("clear", "clear", "not clear")),
        *_technical("entity_id"),
    ),
    "places": (
        Column("place", "Place"),
        Column("n", "Mentions", "number"),
        _ARTICLES,
        Column("visited", "Visited", of=_either("visited", "visited", "named only")),
        Column("lat", "Map", of=lambda row: "not on the map" if is_missing(row["lat"]) else ""),
        *_technical("entity_id", "lat", "lon"),
    ),
}
