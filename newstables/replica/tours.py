"""The tables with the timeline of another tour in the place of their own."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from newstables.queries.tables import ask
from newstables.replica.replica import Replica, Snapshot
from newstables.replica.tables import read_table
from newstables.replica.timeline import events_of_tour
from newstables.schemas import CORRECTIONS
from newstables.story.timeline.tours import TOURS, choose_tour, evidence_of


class TourTables:
    """Tables of a replica whose events are those of one tour; all else is shared."""

    def __init__(self, replica: Replica, schema: str) -> None:
        """Look tables up in a schema of the replica's tours first."""
        self._replica, self._schema = replica, schema

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return a cursor of its own: several tabs ask at the same time."""
        cursor = self._replica.cursor()
        cursor.execute(f"SET search_path = '{self._schema},tables.main'")
        return cursor

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """Give tables that stay as they are while several queries are asked of them."""
        with self._replica.snapshot(self._schema) as tables:
            yield tables


def tell_tour(replica: Replica, key: str) -> Replica | TourTables:
    """Return the tables with the timeline of another of their tours.

    Nothing is read again: what was found is merged anew for that traveller and those days. With the
    key of no tour the tables are returned as they are.
    """
    tour = choose_tour(TOURS.typed(ask(replica, "SELECT * FROM tours")), key)
    if tour is None:
        return replica
    schema = "tours.tour_" + hashlib.sha256(key.encode()).hexdigest()[:16]
    cursor = replica.cursor()
    events = events_of_tour(cursor, read_table(cursor, CORRECTIONS), tour)
    cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    for name, frame in (("events", events), ("evidence", evidence_of(events))):
        cursor.register("incoming", frame)
        cursor.execute(f"CREATE OR REPLACE TABLE {schema}.{name} AS SELECT * FROM incoming")
        cursor.unregister("incoming")
    cursor.close()
    return TourTables(replica, schema)
