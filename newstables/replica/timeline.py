"""The timeline of a replica: events, tours, assumed dates; told anew when what they tell moved."""

from collections.abc import Mapping
from typing import Any

import duckdb
import pandas as pd

from newstables.decisions.corrections import kept_tours
from newstables.replica.tables import put, read_table
from newstables.schemas import ARTICLES, HAPPENINGS, TIMES
from newstables.story.timeline.assuming import assume_published
from newstables.story.timeline.proposing import propose_tours
from newstables.story.timeline.tours import build_events, choose_tour, evidence_of, list_tours


def tell_timeline(cursor: duckdb.DuckDBPyConnection, log: pd.DataFrame) -> None:
    """Tell events, tours and assumed dates of all articles anew.

    Args:
        cursor: to the tables, in a transaction.
        log: CORRECTIONS.
    """
    articles, happenings, times, names = _told(cursor)
    found = propose_tours(articles, happenings, times, names=names)
    tours = list_tours(found, kept_tours(log))
    events = build_events(
        articles, happenings, times, names=names, tour=choose_tour(tours), corrections=log
    )
    assumed = assume_published(articles, happenings, times, names=names)
    for name, frame in (
        ("tours", tours),
        ("events", events),
        ("evidence", evidence_of(events)),
        ("assumed", assumed),
    ):
        put(cursor, name, frame, of=None)


def events_of_tour(
    cursor: duckdb.DuckDBPyConnection, log: pd.DataFrame, tour: Mapping[str, Any]
) -> pd.DataFrame:
    """Tell the events of another tour than the first.

    Args:
        cursor: to the tables.
        log: CORRECTIONS.
        tour: a row of TOURS.

    Returns:
        EVENTS, as `build_events` returns them.
    """
    articles, happenings, times, names = _told(cursor)
    return build_events(articles, happenings, times, names=names, tour=tour, corrections=log)


def _told(
    cursor: duckdb.DuckDBPyConnection,
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return articles, happenings and times of the articles that tell any, and their names."""
    telling = "WHERE article_id IN (SELECT article_id FROM happenings)"
    names = cursor.execute(f"SELECT * FROM names {telling} ORDER BY ALL").df()
    return (
        read_table(cursor, ARTICLES, order="added_at, article_id"),
        read_table(cursor, HAPPENINGS, order='article_id, start, "end", "at"'),
        read_table(cursor, TIMES, where=telling, order="article_id, start"),
        names,
    )
