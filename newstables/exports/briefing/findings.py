"""What the Overview tells, as items of a briefing in its language."""

from newstables.exports.briefing.blocks import Paragraph
from newstables.exports.briefing.labels import label, spell_articles, spell_span
from newstables.exports.events import plain
from newstables.queries.articles import chosen_articles
from newstables.queries.dashboard import (
    Sentence,
    most_mentioned,
    most_quoted,
    speech,
    stops,
    topics,
    traveller,
)
from newstables.queries.filters import Filters
from newstables.queries.tables import Tables

_Runs = tuple[tuple[str, bool], ...]


def read_findings(tables: Tables, filters: Filters, language: str) -> tuple[Paragraph, ...]:
    """Return what the Overview tells; sentences in English, short counts in other languages."""
    about = chosen_articles(tables, filters)
    route = stops(tables, filters)
    besides = frozenset({stop.place for stop in route} | {traveller(tables) or ""})
    told: list[_Runs] = [((f"{spell_articles(about, language)}.", False),)]
    if route:
        places = ", ".join(
            f"{stop.place} ({spell_span(stop.date, stop.end or '', language)}"
            f"{', ' + label('planned', language) if stop.planned else ''})"
            for stop in route
        )
        who = traveller(tables) or label("The tour", language)
        told.append(((who, True), (f": {places}.", False)))
    if language == "en":
        told += map(_runs, (speech(tables, filters), topics(tables, filters, besides=besides)))
    else:
        told += _counted(tables, filters, besides, language)
    return tuple(
        Paragraph(tuple((plain(words), bold) for words, bold in runs), "bullet")
        for runs in told
        if runs
    )


def _runs(sentence: Sentence) -> _Runs:
    return tuple((part.words, part.strong) for part in sentence)


def _counted(
    tables: Tables, filters: Filters, besides: frozenset[str], language: str
) -> list[_Runs]:
    """Write as counts what English has a sentence for: no language has to be declined."""
    told: list[_Runs] = []
    if quoted := most_quoted(tables, filters):
        speakers, quotes = label("Speakers quoted", language), label("quotations", language)
        counts = f"{speakers}: {quoted.speakers:,}; {quotes}: {quoted.quotes:,} ("
        told.append(((counts, False), (quoted.first, True), (f" {quoted.times:,}).", False)))
    names = most_mentioned(tables, filters, besides=besides)
    if names:
        total = int(chosen_articles(tables, filters)["articles"])
        listed = ", ".join(f"{each.name} {each.articles:,}" for each in names)
        in_most = label("Named in most articles", language)
        told.append(((f"{in_most} ({label('of', language)} {total:,}): {listed}.", False),))
    return told
