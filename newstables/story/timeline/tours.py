"""The tours there are, found or made by hand, and the timeline of the one that is chosen."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from newstables.decisions import corrections as decisions
from newstables.frames import WORDS, Column, FrameSchema, plain_row
from newstables.schemas import is_day
from newstables.story.timeline.proposing import Tour
from newstables.story.timeline.timeline import build_timeline

TOURS = FrameSchema(
    name="tours",
    one_row_is="one tour of one traveller",
    key="key",
    columns={
        "key": Column("string", "how an address names it"),
        "name": Column("string", "as found the traveller, or as named by hand"),
        "traveller": Column("string", "whose tour it is"),
        "start": Column("string", "ISO day; missing = undated", may_be_missing=True),
        "end": Column("string", "ISO day", may_be_missing=True),
        "stops": Column(WORDS, "places, in order"),
        "by_hand": Column("boolean", "made or bounded by an analyst"),
    },
)


def list_tours(found: Sequence[Tour], kept: Mapping[str, Mapping[str, Any]]) -> pd.DataFrame:
    """List tours: those found, the best covered one first, then those made by hand.

    A traveller's best-covered tour is known by their name alone, so that an address outlives a new
    date; another one by name and first day. What was decided by hand replaces what was found.

    Returns:
        A TOURS frame.
    """
    rows: dict[str, dict[str, Any]] = {}
    for tour in found:
        best = tour.traveller not in rows
        key = tour.traveller if best else f"{tour.traveller}, {tour.start or 'undated'}"
        rows.setdefault(key, _row(key, tour) | {"stops": tour.stops})
    for key, decided in kept.items():
        stops = rows[key]["stops"] if key in rows else []
        chosen = Tour(decided["traveller"], decided["start"], decided["end"])
        rows[key] = _row(key, chosen) | {"name": decided["name"], "stops": stops, "by_hand": True}
    return TOURS.frame(rows.values())


def _row(key: str, tour: Tour) -> dict[str, Any]:
    return {
        "key": key,
        "name": tour.traveller,
        "traveller": tour.traveller,
        "start": tour.start,
        "end": tour.end,
        "by_hand": False,
    }


def choose_tour(tours: pd.DataFrame, key: str = "") -> Mapping[str, Any] | None:
    """Return a row of TOURS by its key, or the first one; None when there is none.

    Args:
        tours: a TOURS frame.
        key: of the tour wanted; "" for the first.
    """
    chosen = tours[tours["key"] == key] if key else tours
    if chosen.empty:
        return None
    row = chosen.iloc[0]
    return plain_row(row)


def build_events(
    articles: pd.DataFrame,
    happenings: pd.DataFrame,
    times: pd.DataFrame,
    *,
    names: pd.DataFrame,
    tour: Mapping[str, Any] | None,
    corrections: pd.DataFrame,
) -> pd.DataFrame:
    """Build the timeline of one tour and apply the decisions about events to it.

    Args:
        articles, happenings, times: ARTICLES, HAPPENINGS and TIMES, as `build_timeline` takes them.
        names: the links of names over all articles, as `link_names` gives them.
        tour: a row of TOURS, None: there is none.
        corrections: the CORRECTIONS log.

    Returns:
        EVENTS with the columns about and edited. What another traveller's tour was given by hand
        is background here, and so is what lies outside the days set by hand.
    """
    journey = Tour(tour["traveller"], tour["start"], tour["end"]) if tour else None
    events = build_timeline(articles, happenings, times, names=names, tour=journey)
    if tour and tour["by_hand"]:
        day = events["date"].map(is_day).astype(bool)
        out = day & ((events["date"] < tour["start"]) | (events["date"] > tour["end"]))
        events.loc[out, "kind"] = "context"
    events = decisions.correct_events(events, corrections)
    if tour:
        added = events["edited"].str.startswith("added").fillna(value=False)
        elsewhere = events["traveller"].ne(tour["traveller"]).fillna(value=True)
        events.loc[added & elsewhere, "kind"] = "context"
    return events


def evidence_of(events: pd.DataFrame) -> pd.DataFrame:
    """Return a row a sentence behind each of EVENTS: event_id, article_id, start, end."""
    rows = [
        {"event_id": row.event_id, **span} for row in events.itertuples() for span in row.evidence
    ]
    types = {"event_id": "string", "article_id": "string", "start": "Int64", "end": "Int64"}
    return pd.DataFrame(rows, columns=list(types)).astype(types)
