"""The tables of a replica: their columns, and rows put in the place of others."""

from collections.abc import Collection, Mapping

import duckdb
import pandas as pd

from newstables.frames import FrameSchema
from newstables.queries.mention_filters import build_name_counts
from newstables.queries.quotes import build_quote_rows
from newstables.schemas import ARTICLES, CORRECTIONS, EVENTS, FURNITURE, HAPPENINGS, MENTIONS, TIMES
from newstables.schemas import QUOTES as FOUND
from newstables.story.timeline.assuming import ASSUMED
from newstables.story.timeline.tours import TOURS

DATABASE = "tables"  # as DuckDB knows the file of a replica: the stem of its name
# What a table has beside the columns of its schema.
_MORE: Mapping[str, Mapping[str, str]] = {
    "articles": {"sample": "boolean"},
    "quotes": {
        "reviewed": "boolean", "joined": "string", "alone": "boolean", "number": "Int64",
        "keyword": "string", "utterance": "string",
    },
    "events": {"about": "boolean", "edited": "string"},
}  # fmt: skip
# Tables without a schema of their own.
_PLAIN: Mapping[str, Mapping[str, str]] = {
    "names": {
        "article_id": "string", "local_type": "string", "local_name": "string", "type": "string",
        "canonical": "string", "reason": "string", "inferred": "boolean", "ignored": "boolean",
    },
    # Who was found to say each quotation, before and after names are linked.
    "speakers": {
        "article_id": "string", "quote_id": "string", "found": "string", "named": "string",
        "printed": "string",
    },
    "evidence": {"event_id": "string", "article_id": "string", "start": "Int64", "end": "Int64"},
    "assumed": ASSUMED,
}  # fmt: skip
_SCHEMAS = (ARTICLES, FURNITURE, MENTIONS, FOUND, TIMES, HAPPENINGS, EVENTS, TOURS, CORRECTIONS)


def make_tables(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make all tables, empty."""
    frames = {schema.name: _extended(schema.name, schema.frame()) for schema in _SCHEMAS}
    for name, columns in _PLAIN.items():
        frames[name] = pd.DataFrame(columns=list(columns)).astype(dict(columns))
    for name, frame in frames.items():
        cursor.register("incoming", frame)
        cursor.execute(f"CREATE TABLE {name} AS SELECT * FROM incoming")
        cursor.unregister("incoming")
    build_quote_rows(cursor, of="FALSE")
    build_name_counts(cursor, of="FALSE")
    # Those that hold in one story alone; `corrections` has those of the whole store.
    cursor.execute("CREATE TABLE story_corrections AS SELECT * FROM corrections LIMIT 0")
    cursor.execute("CREATE TABLE stories (story_id VARCHAR, name VARCHAR, definition VARCHAR)")
    cursor.execute("CREATE VIEW story AS SELECT story_id, name FROM stories WHERE FALSE")
    cursor.execute("CREATE TABLE members (story_id VARCHAR, article_id VARCHAR, by_rule BOOLEAN)")
    cursor.execute("CREATE TABLE followed (place BIGINT)")


def _extended(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    more = {column: pd.array([], dtype=dtype) for column, dtype in _MORE.get(name, {}).items()}
    return frame.assign(**more)


def put(
    cursor: duckdb.DuckDBPyConnection,
    name: str,
    frame: pd.DataFrame,
    *,
    of: Collection[str] | Collection[int] | None,
    key: str = "article_id",
) -> None:
    """Put rows into a table in the place of those of some articles; None: of all.

    Args:
        cursor: to the tables, in a transaction.
        name: of the table.
        frame: with its columns, in any order.
        of: the articles, or other keys.
        key: the column that they stand in.
    """
    delete(cursor, name, of=of, key=key)
    if len(frame):
        cursor.register("incoming", frame.reset_index(drop=True))
        cursor.execute(f"INSERT INTO {name} BY NAME SELECT * FROM incoming")
        cursor.unregister("incoming")


def delete(
    cursor: duckdb.DuckDBPyConnection,
    name: str,
    *,
    of: Collection[str] | Collection[int] | None,
    key: str = "article_id",
) -> None:
    """Delete the rows of some articles from a table; None: of all."""
    if of is None:
        cursor.execute(f"DELETE FROM {name}")
    elif of:
        cursor.execute(f"DELETE FROM {name} WHERE {among(of, key=key)}")


def among(ids: Collection[str] | Collection[int], *, key: str = "article_id") -> str:
    """Write as SQL that a column is among some ids or numbers."""
    quoted = ", ".join(
        "'" + id_.replace("'", "''") + "'" if isinstance(id_, str) else str(id_) for id_ in ids
    )
    return f"{key} IN ({quoted or 'NULL'})"


def read_table(
    cursor: duckdb.DuckDBPyConnection,
    schema: FrameSchema,
    *,
    table: str = "",
    where: str = "",
    order: str = "ALL",
) -> pd.DataFrame:
    """Read a table, that of a schema or another, or some rows of it, as a frame of the schema."""
    columns = ", ".join(f'"{name}"' for name in schema.columns)
    found = cursor.sql(f"SELECT {columns} FROM {table or schema.name} {where} ORDER BY {order}")
    return schema.read(found.to_arrow_table())
