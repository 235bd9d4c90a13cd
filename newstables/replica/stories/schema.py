"""The schema of a story: views of the tables, bounded to its articles, and tables of its own.

A query that looks names up there first is bounded to the story, whatever it asks: this is the one
place where it is done. What is told of articles together (events, tours, words that quotations
share) stands in tables of the story's own; names are linked over the store.
"""

import hashlib
from collections.abc import Collection

import duckdb

from newstables.replica.tables import DATABASE, among

# Tables with a row an article, mention, ...: bounded by their article_id.
_BY_ARTICLE = ("furniture", "mentions", "times", "happenings", "names", "speakers")
# What is told of all articles of the story.
_OWN = ("events", "evidence", "tours", "assumed")
# A copy of what is not in the story copies the first such copy that is, a reworded one last.
_MEMBERS = """WITH own AS (
        SELECT m.article_id, m.by_rule, a.duplicate_of, a.copy_kind, a.added_at
        FROM {main}.members m JOIN {main}.articles a USING (article_id) WHERE m.story_id = ?),
    first AS (
        SELECT duplicate_of, arg_min(article_id, (copy_kind, added_at, article_id)) AS article_id
        FROM own WHERE duplicate_of IS NOT NULL GROUP BY 1)
    SELECT o.article_id, o.by_rule, CASE
        WHEN o.duplicate_of IN (SELECT article_id FROM own) THEN o.duplicate_of
        WHEN f.article_id <> o.article_id THEN f.article_id END AS duplicate_of
    FROM own o LEFT JOIN first f ON f.duplicate_of = o.duplicate_of"""
_ARTICLES = """SELECT a.* REPLACE (m.duplicate_of AS duplicate_of)
    FROM {main}.articles a JOIN {schema}.member m USING (article_id)"""
_QUOTES = """SELECT q.* REPLACE (s.keyword AS keyword, s.utterance AS utterance)
    FROM {schema}.corrected_{table} q JOIN {schema}.said s USING (number)"""
_NAMES_SAID = """SELECT * FROM {schema}.corrected_names_said
    WHERE number IN (SELECT number FROM {schema}.said)"""
# Tables of quotations: a story that decided about some itself has those of their articles apart.
_QUOTED = ("quotes", "quote_rows", "names_said")
_CORRECTED = """SELECT * FROM {main}.{table}
    WHERE article_id NOT IN (SELECT article_id FROM {schema}.apart)
    UNION ALL BY NAME SELECT * FROM {schema}.own_{table}"""
# Narrow tables that nearly every question reads: the story has those of its articles as a table,
# so that a look costs what the story holds, not what the store does. table -> its key.
_COPIED = {"name_counts": "article_id", "quote_rows": "number"}
_CORRECTIONS = """SELECT * FROM {main}.corrections UNION ALL SELECT * FROM {schema}.decided"""


def schema_of(story_id: str) -> str:
    """Return the name of the schema of a story."""
    return "story_" + hashlib.sha256(story_id.encode()).hexdigest()[:16]


def make_schema(cursor: duckdb.DuckDBPyConnection, story_id: str) -> None:
    """Make the tables of a story, empty, and the views that are bounded by them."""
    names = {"schema": f"{DATABASE}.{schema_of(story_id)}", "main": f"{DATABASE}.main"}
    schema, main = names["schema"], names["main"]
    cursor.execute(f"CREATE SCHEMA {schema}")
    quoted = story_id.replace("'", "''")
    cursor.execute(
        f"CREATE VIEW {schema}.story AS SELECT story_id, name FROM {main}.stories "
        f"WHERE story_id = '{quoted}'"
    )
    cursor.execute(
        f"CREATE TABLE {schema}.member (article_id VARCHAR, by_rule BOOLEAN, duplicate_of VARCHAR)"
    )
    cursor.execute(
        f"CREATE TABLE {schema}.said ("
        "number BIGINT, article_id VARCHAR, keyword VARCHAR, utterance VARCHAR)"
    )
    cursor.execute(f"CREATE TABLE {schema}.apart (article_id VARCHAR)")
    own = {table: table for table in (*_OWN, *_COPIED)} | {
        f"own_{table}": table for table in _QUOTED
    }
    for table, like in ({"decided": "corrections"} | own).items():
        cursor.execute(f"CREATE TABLE {schema}.{table} AS SELECT * FROM {main}.{like} LIMIT 0")
    correct_apart(cursor, story_id, apart=False)
    bounded = {
        table: f"SELECT * FROM {main}.{table} "
        f"WHERE article_id IN (SELECT article_id FROM {schema}.member)"
        for table in (*_BY_ARTICLE, "name_counts")
    }
    bounded |= {"articles": _ARTICLES, "names_said": _NAMES_SAID, "corrections": _CORRECTIONS}
    bounded |= {table: _QUOTES.replace("{table}", table) for table in ("quotes", "quote_rows")}
    for table, rows in bounded.items():
        view = f"bounded_{table}" if table in _COPIED else table
        cursor.execute(f"CREATE VIEW {schema}.{view} AS {rows.format(**names)}")


def write_members(cursor: duckdb.DuckDBPyConnection, story_id: str) -> None:
    """Write anew which articles belong to a story, and which of them each copies."""
    names = {"schema": f"{DATABASE}.{schema_of(story_id)}", "main": f"{DATABASE}.main"}
    cursor.execute(f"DELETE FROM {names['schema']}.member")
    cursor.execute(f"INSERT INTO {names['schema']}.member {_MEMBERS.format(**names)}", [story_id])


def write_copied(
    cursor: duckdb.DuckDBPyConnection,
    story_id: str,
    *,
    articles: Collection[str],
    quotes: Collection[int],
) -> None:
    """Write anew what the narrow tables of a story hold of some articles and quotations."""
    schema = f"{DATABASE}.{schema_of(story_id)}"
    for table, keys in (("name_counts", articles), ("quote_rows", quotes)):
        of = among(keys, key=_COPIED[table])
        cursor.execute(f"DELETE FROM {schema}.{table} WHERE {of}")
        cursor.execute(
            f"INSERT INTO {schema}.{table} SELECT * FROM {schema}.bounded_{table} WHERE {of}"
        )


def correct_apart(cursor: duckdb.DuckDBPyConnection, story_id: str, *, apart: bool) -> None:
    """Say whether some quotations of a story stand apart from those of the store."""
    names = {"schema": f"{DATABASE}.{schema_of(story_id)}", "main": f"{DATABASE}.main"}
    rows = _CORRECTED if apart else "SELECT * FROM {main}.{table}"
    for table in _QUOTED:
        cursor.execute(
            f"CREATE OR REPLACE VIEW {names['schema']}.corrected_{table} AS "
            + rows.format(table=table, **names)
        )


def drop_schema(cursor: duckdb.DuckDBPyConnection, story_id: str) -> None:
    """Drop the tables of a story that is gone."""
    cursor.execute(f"DELETE FROM {DATABASE}.main.members WHERE story_id = ?", [story_id])
    cursor.execute(f"DROP SCHEMA {DATABASE}.{schema_of(story_id)} CASCADE")
