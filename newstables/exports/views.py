"""What can be saved: each view's title and rows, and the one way from a view to a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from newstables.exports.about import describe_chosen
from newstables.exports.columns import COLUMNS, NOTED, Content
from newstables.exports.formats import formats_of
from newstables.queries.articles import chosen_articles
from newstables.queries.event_sources import event_sources
from newstables.queries.face_off import face_off
from newstables.queries.filters import Filters
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.notes import with_notes
from newstables.queries.outlets import outlet_against_others
from newstables.queries.places import places_named
from newstables.queries.prominence import prominence
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import quotes_page, quotes_per_speaker
from newstables.queries.relations import pairs, talks_about
from newstables.queries.rising import rising
from newstables.queries.tables import Tables
from newstables.queries.timeline import events
from newstables.queries.trend import mentions_over_time
from newstables.queries.voices import voices
from newstables.wording import spell_day

EVERYTHING = 1_000_000_000
MOST_PAIRS = 200  # of names, as many as a chart can show
LEAST_SENTENCES = (1, 10)  # that a pair may be asked to share: the fewest, the most
USUAL_LEAST = 2
# By what names can be ordered -> the title then, the columns of the order
_ORDERS = {
    "mentions": ("Names, most mentioned first", ["mentions", "articles"]),
    "articles": ("Names, in most articles first", ["articles", "mentions"]),
    "share": ("Names, in most articles first", ["articles", "mentions"]),
    "prominence": ("Names, most prominent first", ["prominence", "mentions"]),
}
COUNTED = tuple(_ORDERS)
# What notes are on, and the column of its id.
_NOTED = {"quotes": ("quote", "quote_id"), "timeline": ("event", "event_id")}


@dataclass(frozen=True)
class View:
    """One view: its title, and what gives its rows, which are asked for with what is chosen."""

    title: str  # what is chosen stands in it as {outlet}
    rows: Callable[..., pd.DataFrame]


def _entities(tables: Tables, filters: MentionFilters, *, count: str = "mentions") -> pd.DataFrame:
    """Return every name the filters leave, ordered by what is counted."""
    found = prominence(tables, filters, top=EVERYTHING)
    order = _ORDERS[count][1]
    return found.sort_values(
        [*order, "name"], ascending=[False] * len(order) + [True], ignore_index=True
    )


def _over_time(
    tables: Tables, filters: MentionFilters, *, entity_ids: Sequence[str], step: str
) -> pd.DataFrame:
    """Return mentions by period, the names in the order given."""
    counts = mentions_over_time(tables, filters, entity_ids=entity_ids, step=step)
    order = {entity_id: rank for rank, entity_id in enumerate(entity_ids)}
    return counts.sort_values("entity_id", key=lambda ids: ids.map(order), kind="stable")


def _quotes(tables: Tables, filters: QuoteFilters, *, order: str = "speaker") -> pd.DataFrame:
    return quotes_page(tables, filters, order=order, limit=EVERYTHING)


def _together(tables: Tables, filters: MentionFilters, *, at_least: int) -> pd.DataFrame:
    return pairs(tables, filters, at_least=at_least, top=MOST_PAIRS)


VIEWS = {
    "entities": View(_ORDERS["mentions"][0], _entities),
    "over_time": View("Mentions over time", _over_time),
    "rising": View("In more, or fewer, articles from {day} on than before", rising),
    "quotes": View("Quotations", _quotes),
    "speakers": View("Who is quoted most", quotes_per_speaker),
    "face_off": View("{one} and {other}, face to face", face_off),
    "voices": View("Whose words are printed, by {by}", voices),
    "timeline": View("The tour, day by day", events),
    "together": View("Who and what is mentioned in the same sentence", _together),
    "talks": View("Who talks about whom", talks_about),
    "outlets": View("What {outlet} mentions more, or less, than the others", outlet_against_others),
    "places": View("Places mentioned, and places visited", places_named),
}


def save(
    tables: Tables, filters: Filters, *, view: str, form: str, title: str = "", **chosen: Any
) -> bytes:
    """Return a view as a file: what pages and the command line alike save.

    Args:
        tables: the story.
        filters: of the view's page.
        view: a key of VIEWS.
        form: a key of `formats_of(view)`.
        title: over the rows; "" = that of the view.
        chosen: what else the view's rows are asked for with.
    """
    return formats_of(view)[form].write(fill(tables, filters, view=view, title=title, **chosen))


def fill(tables: Tables, filters: Filters, *, view: str, title: str = "", **chosen: Any) -> Content:
    """Return what a file of a view is made of; takes what `save` takes."""
    rows = VIEWS[view].rows(tables, filters, **chosen)
    if view in _NOTED:
        kind, key = _NOTED[view]
        rows = with_notes(tables, rows, kind=kind, key=key)
    title = title or title_of(view, **chosen)
    return Content(
        about=describe_chosen(title, filters, chosen_articles(tables, filters)),
        rows=rows,
        columns=COLUMNS[view] + (NOTED if "note" in rows else ()),
        sources=event_sources(tables, filters) if view == "timeline" else pd.DataFrame(),
        background="context" in getattr(filters, "parts", ()),
    )


def title_of(view: str, *, count: str = "mentions", **chosen: Any) -> str:
    """Return the title of a view; of names it tells by what they are ordered."""
    if view == "entities":
        return _ORDERS[count][0]
    spelled = {
        name: ", ".join(value) if isinstance(value, tuple) else value
        for name, value in chosen.items()
    } | ({"day": spell_day(chosen["day"])} if "day" in chosen else {})
    return VIEWS[view].title.format(**spelled)


def spell_view(view: str) -> str:
    """Return a view's name as the command line and names of files have it."""
    return view.replace("_", "-")
