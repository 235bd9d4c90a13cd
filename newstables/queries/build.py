"""A store's story built into tables that queries are asked of."""

import hashlib
from dataclasses import fields

import duckdb
import pandas as pd

from newstables.decisions.removals import without_removed
from newstables.queries.quotes import build_quote_rows
from newstables.queries.tables import Tables, ask, open_tables
from newstables.schemas import HAPPENINGS, TIMES
from newstables.store.sample import sample_ids
from newstables.store.store import Store
from newstables.story.story import read_story
from newstables.story.timeline.tours import TOURS, build_events, choose_tour, evidence_of


def build_tables(store: Store) -> Tables:
    """Read a store whole and build tables of its story, which queries are asked of.

    The tables are the frames of Story by name (articles with a column more, sample: whether it is
    an article of the sample story), evidence (a row a sentence behind an event:
    event_id, article_id, start, end) and quote_numbers (see Store.quote_numbers).
    """
    story = read_story(store)
    frames = {part.name: getattr(story, part.name) for part in fields(story)}
    frames["evidence"] = evidence_of(story.events)
    frames["quote_numbers"] = store.quote_numbers()
    ids = frames["articles"]["article_id"]
    frames["articles"] = frames["articles"].assign(sample=ids.isin(sample_ids()))
    tables = open_tables(frames)
    build_quote_rows(tables)
    return tables


def build_tour_tables(store: Store, tables: Tables, key: str) -> Tables:
    """Return the tables of `build_tables` with the timeline of another of its tours.

    Nothing is read again: what was found is merged anew for that traveller and those days. With the
    key of no tour the tables are returned as they are.
    """
    tours = TOURS.typed(ask(tables, "SELECT * FROM tours"))
    tour = choose_tour(tours, key)
    if tour is None:
        return tables
    corrections = store.corrections()
    events = build_events(
        ask(tables, "SELECT article_id, published FROM articles"),
        without_removed({HAPPENINGS.name: store.findings(HAPPENINGS)}, corrections)[
            HAPPENINGS.name
        ],
        TIMES.typed(ask(tables, "SELECT * FROM times")),
        names=ask(tables, "SELECT * FROM names").convert_dtypes(),
        tour=tour,
        corrections=corrections,
    )
    return replace_events(tables, events, key=key)


def replace_events(tables: Tables, events: pd.DataFrame, *, key: str) -> Tables:
    """Return the tables with the events of another tour in the place of their own.

    All else is shared; `tables` themselves stay as they are.

    Args:
        tables: those of `build_tables`.
        events: an EVENTS frame.
        key: of the tour.
    """
    schema = "tour_" + hashlib.sha256(key.encode()).hexdigest()[:16]
    cursor = tables.cursor()
    cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    for name, frame in (("events", events), ("evidence", evidence_of(events))):
        cursor.register("incoming", frame)
        cursor.execute(f"CREATE OR REPLACE TABLE {schema}.{name} AS SELECT * FROM incoming")
        cursor.unregister("incoming")
    cursor.close()
    return _SchemaFirst(tables, schema)


class _SchemaFirst:
    """Tables that are looked up in a schema first."""

    def __init__(self, tables: Tables, schema: str) -> None:
        self._tables, self._schema = tables, schema

    def cursor(self) -> duckdb.DuckDBPyConnection:
        cursor = self._tables.cursor()
        cursor.execute(f"SET search_path = '{self._schema},main'")
        return cursor
