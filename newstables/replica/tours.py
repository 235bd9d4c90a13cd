"""The tables bounded to a story, or with the timeline of another tour in the place of their own."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from newstables.decisions.stories import ALL
from newstables.errors import QueryError
from newstables.queries.tables import ask
from newstables.replica.replica import Replica, Snapshot
from newstables.replica.stories.members import log_of_story
from newstables.replica.stories.schema import schema_of
from newstables.replica.tables import DATABASE, read_table
from newstables.replica.timeline import events_of_tour
from newstables.schemas import CORRECTIONS
from newstables.story.timeline.tours import TOURS, choose_tour, evidence_of


class BoundTables:
    """Tables of a replica some of which are looked up elsewhere first; all else is shared."""

    def __init__(self, replica: Replica, path: str) -> None:
        """Look tables up along a path of schemas first."""
        self.replica, self.path = replica, path

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return a cursor of its own: several tabs ask at the same time."""
        cursor = self.replica.cursor()
        cursor.execute(f"SET search_path = '{self.path},{DATABASE}.main'")
        return cursor

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """Give tables that stay as they are while several queries are asked of them."""
        with self.replica.snapshot(self.path) as tables:
            yield tables


def story_tables(replica: Replica, story_id: str) -> Replica | BoundTables:
    """Return the tables of one story; of `ALL` those of the store.

    Raises:
        QueryError: there is no such story: all articles in its place would tell wrong figures.
    """
    if story_id == ALL:
        return replica
    known = ask(replica, "SELECT story_id FROM stories")["story_id"]
    if story_id not in set(known):
        raise QueryError(
            f"there is no story '{story_id}' in this store; it may have been removed, which the "
            "log of the Stories page takes back"
        )
    return BoundTables(replica, f"{DATABASE}.{schema_of(story_id)}")


def tell_tour(tables: Replica | BoundTables, key: str) -> Replica | BoundTables:
    """Return the tables with the timeline of another of their tours.

    Nothing is read again: what was found is merged anew for that traveller and those days. With the
    key of no tour the tables are returned as they are.
    """
    replica, path = (
        (tables, "") if isinstance(tables, Replica) else (tables.replica, f",{tables.path}")
    )
    tour = choose_tour(TOURS.typed(ask(tables, "SELECT * FROM tours")), key)
    if tour is None:
        return tables
    schema = "tours.tour_" + hashlib.sha256(f"{key}{path}".encode()).hexdigest()[:16]
    cursor = tables.cursor()
    log = read_table(cursor, CORRECTIONS)
    events = events_of_tour(cursor, log_of_story(cursor, log) if path else log, tour)
    cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    for name, frame in (("events", events), ("evidence", evidence_of(events))):
        cursor.register("incoming", frame)
        cursor.execute(f"CREATE OR REPLACE TABLE {schema}.{name} AS SELECT * FROM incoming")
        cursor.unregister("incoming")
    cursor.close()
    return BoundTables(replica, schema + path)
