"""What the Overview tells: findings in sentences whose numbers lead to their evidence."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from newstables.queries.articles import chosen_articles
from newstables.queries.entities import entity_counts
from newstables.queries.event_filters import EventFilters
from newstables.queries.filters import UNATTRIBUTED, UNKNOWN_OUTLET, Filters, where_articles
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.quote_filters import IN_MARKS, QuoteFilters
from newstables.queries.quotes import count_quotes, quotes_per_speaker
from newstables.queries.suggestions import name_suggestions
from newstables.queries.tables import Tables, ask
from newstables.queries.timeline import events
from newstables.wording import UNDATED

_TOPICS_TOLD = 3
_DIFFERING_TOLD = 2
_SUGGESTED_AT_MOST = 50


@dataclass(frozen=True)
class Part:
    """A piece of a sentence; with a page it is a link to the evidence: page and its address."""

    words: str
    page: str = ""
    address: tuple[tuple[str, str], ...] = ()
    strong: bool = False


Sentence = tuple[Part, ...]


@dataclass(frozen=True)
class Stop:
    """A stay of the traveller, as `findings` spells it: days are ISO."""

    event_id: str
    place: str
    date: str
    end: str | None
    planned: bool


def stops(tables: Tables, filters: Filters) -> tuple[Stop, ...]:
    """Return the dated stops of the tour in order."""
    found = events(tables, EventFilters.from_shared(filters, parts=("stop",)))
    found = found[found["date"].notna() & found["place"].notna()]
    return tuple(
        Stop(row.event_id, row.place, row.date, None if pd.isna(row.end) else str(row.end),
             row.status == "planned")
        for row in found.itertuples()
    )  # fmt: skip


def traveller(tables: Tables) -> str | None:
    """Return whose tour is told, None when nobody is found to travel."""
    found = ask(tables, "SELECT traveller FROM tours ORDER BY rowid LIMIT 1")
    return None if found.empty else str(found["traveller"].iloc[0])


class Quoted(NamedTuple):
    """How many speakers are quoted how often, and who most."""

    speakers: int
    quotes: int
    first: str
    times: int


def most_quoted(tables: Tables, filters: Filters) -> Quoted | None:
    """Count who is quoted in marks; None when nobody is."""
    chosen = QuoteFilters.from_shared(filters, kinds=IN_MARKS)
    counts = quotes_per_speaker(tables, chosen)
    known = counts[~counts["speaker"].isin([UNATTRIBUTED])]
    if known.empty:
        return None
    first, times = str(known["speaker"].iloc[0]), int(known["quotes"].iloc[0])
    return Quoted(len(known), count_quotes(tables, chosen), first, times)


def speech(tables: Tables, filters: Filters) -> Sentence:
    """Return who is quoted how often, as a sentence; empty when nobody is."""
    counted = most_quoted(tables, filters)
    if counted is None:
        return ()
    people = f"{_number(counted.speakers)} speaker{'' if counted.speakers == 1 else 's'}"
    return (
        Part(f"{people} {'is' if counted.speakers == 1 else 'are'} quoted "),
        Part(_times(counted.quotes), "quotes"),
        Part(", "),
        Part(counted.first, strong=True),
        Part(" "),
        Part(_times(counted.times), "quotes", (("speaker", counted.first),)),
        Part("."),
    )


class Mentioned(NamedTuple):
    """A name, and in how many articles it stands."""

    entity_id: str
    name: str
    articles: int


def most_mentioned(
    tables: Tables, filters: Filters, *, besides: frozenset[str]
) -> tuple[Mentioned, ...]:
    """Return the organisations and places that most articles mention, three at most."""
    chosen = MentionFilters.from_shared(filters, types=("ORG", "GPE"))
    counts = entity_counts(tables, chosen, top=12, order="articles")
    counts = counts[~counts["name"].isin(besides)].head(_TOPICS_TOLD)
    return tuple(
        Mentioned(str(row.entity_id), str(row.name), int(row.articles))
        for row in counts.itertuples()
    )


def topics(tables: Tables, filters: Filters, *, besides: frozenset[str]) -> Sentence:
    """Return what most articles mention, the traveller and the stops apart, as a sentence."""
    names = most_mentioned(tables, filters, besides=besides)
    total = int(chosen_articles(tables, filters)["articles"])
    if not names:
        return ()
    parts: list[Part] = []
    for place, each in enumerate(names):
        join = "" if place == 0 else " and " if place == len(names) - 1 else ", "
        told = f" in {each.articles} of {total} articles" if place == 0 else f" in {each.articles}"
        verb = " is mentioned" if place == 0 else ""
        address = (("entity", each.entity_id),)
        parts += [Part(join), Part(each.name, "entities", address), Part(verb + told)]
    return (*parts, Part("."))


def differing(tables: Tables, filters: Filters) -> Sentence:
    """Return on which events articles differ, as a sentence; empty when on none."""
    found = events(tables, EventFilters.from_shared(filters, differ=True))
    if found.empty:
        return ()
    parts: list[Part] = [Part("Articles differ on the day of ")]
    told = found.head(_DIFFERING_TOLD)
    for number, row in enumerate(told.itertuples()):
        last = number == len(found) - 1
        join = "" if number == 0 else " and " if last else ", "
        words = str(row.place if pd.isna(row.title) and row.place else row.title)
        parts += [Part(join), Part(f"“{words}”", "timeline", (("event", str(row.event_id)),))]
    if len(found) > len(told):
        more = f"{len(found) - len(told):,} more events"
        parts += [Part(" and "), Part(more, "timeline", (("conflict", "true"),))]
    return (*parts, Part("."))


def to_check(tables: Tables, filters: Filters) -> tuple[tuple[str, int, str, Any], ...]:
    """Count what wants a look before it is used: what, how many, page, its address."""
    doubtful = QuoteFilters.from_shared(
        filters, kinds=IN_MARKS, reviewed=False, sureness=("likely", "unsure")
    )
    torn = events(tables, EventFilters.from_shared(filters))["conflict"].notna().sum()
    unsure = count_quotes(tables, doubtful)
    chosen = chosen_articles(tables, filters)
    alike = len(name_suggestions(tables, at_most=_SUGGESTED_AT_MOST))
    rows = (
        ("event with two dates", int(torn), "timeline", (("conflict", "true"),)),
        ("quotation with a speaker to check", unsure, "quotes", (("group", "To check"),)),
        ("article without a date", int(chosen["undated"]), "articles", ()),
        ("article not read, being in another language", _not_read(tables, filters), "articles", ()),
        ("article of an unknown outlet", _unknown_outlets(tables, filters), "articles", ()),
        ("pair of names that may be one", alike, "names", ()),
    )
    return tuple(row for row in rows if row[1])


def _not_read(tables: Tables, filters: Filters) -> int:
    where = where_articles(filters)
    question = f"""SELECT count(*) AS n FROM furniture f JOIN articles a USING (article_id)
        WHERE f.kind = 'foreign' AND {where}"""
    return int(ask(tables, question, where.values)["n"].iloc[0])


def _unknown_outlets(tables: Tables, filters: Filters) -> int:
    where = where_articles(filters)
    question = f"SELECT count(*) AS n FROM articles a WHERE {where} AND outlet IS NULL"
    return int(ask(tables, question, where.values)["n"].iloc[0])


def coverage(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Count articles a day of publication and outlet: day (or UNDATED), outlet, articles."""
    where = where_articles(filters)
    return ask(
        tables,
        f"""SELECT coalesce(a.published, '{UNDATED}') AS day,
            coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS outlet, count(*) AS articles
        FROM articles a WHERE {where} GROUP BY 1, 2 ORDER BY 1, 2""",
        where.values,
    )


_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
            "Eleven", "Twelve")  # fmt: skip


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"
