"""The schema of a story: views of the tables, bounded to its articles, and tables of its own.

A query that looks names up there first is bounded to the story, whatever it asks: this is the one
place where it is done. What is told of articles together (events, tours, words that quotations
share) stands in tables of the story's own; names are linked over the store.
"""

import hashlib

import duckdb

from newstables.replica.tables import DATABASE

# Tables with a row an article, mention, ...: bounded by their article_id.
_BY_ARTICLE = ("furniture", "mentions", "times", "happenings", "names", "speakers")
# What is told of all articles of the story.
_OWN = ("events", "evidence", "tours", "assumed")
# A copy of what is not in the story copies the first such copy that is.
_ARTICLES = """SELECT a.* REPLACE (CASE
        WHEN a.duplicate_of IN (SELECT article_id FROM {schema}.member) THEN a.duplicate_of
        WHEN f.article_id <> a.article_id THEN f.article_id END AS duplicate_of)
    FROM {main}.articles a LEFT JOIN (
        SELECT duplicate_of AS original, arg_min(article_id, (added_at, article_id)) AS article_id
        FROM {main}.articles
        WHERE duplicate_of IS NOT NULL AND article_id IN (SELECT article_id FROM {schema}.member)
        GROUP BY 1) f ON f.original = a.duplicate_of
    WHERE a.article_id IN (SELECT article_id FROM {schema}.member)"""
_QUOTES = """SELECT q.* REPLACE (s.keyword AS keyword, s.utterance AS utterance)
    FROM {main}.{table} q JOIN {schema}.said s USING (number)"""
_NAMES_SAID = """SELECT * FROM {main}.names_said
    WHERE number IN (SELECT number FROM {schema}.said)"""


def schema_of(story_id: str) -> str:
    """Return the name of the schema of a story."""
    return "story_" + hashlib.sha256(story_id.encode()).hexdigest()[:16]


def make_schema(cursor: duckdb.DuckDBPyConnection, story_id: str) -> None:
    """Make the tables of a story, empty, and the views that are bounded by them."""
    names = {"schema": f"{DATABASE}.{schema_of(story_id)}", "main": f"{DATABASE}.main"}
    schema, main = names["schema"], names["main"]
    cursor.execute(f"CREATE SCHEMA {schema}")
    quoted = story_id.replace("'", "''")
    for view, columns, table in (
        ("story", "story_id, name", "stories"),
        ("member", "article_id, by_rule", "members"),
    ):
        cursor.execute(
            f"CREATE VIEW {schema}.{view} AS SELECT {columns} FROM {main}.{table} "
            f"WHERE story_id = '{quoted}'"
        )
    cursor.execute(
        f"CREATE TABLE {schema}.said ("
        "number BIGINT, article_id VARCHAR, keyword VARCHAR, utterance VARCHAR)"
    )
    for table in _OWN:
        cursor.execute(f"CREATE TABLE {schema}.{table} AS SELECT * FROM {main}.{table} LIMIT 0")
    bounded = {
        table: f"SELECT * FROM {main}.{table} "
        f"WHERE article_id IN (SELECT article_id FROM {schema}.member)"
        for table in _BY_ARTICLE
    }
    bounded |= {"articles": _ARTICLES, "names_said": _NAMES_SAID}
    bounded |= {table: _QUOTES.replace("{table}", table) for table in ("quotes", "quote_rows")}
    for table, rows in bounded.items():
        cursor.execute(f"CREATE VIEW {schema}.{table} AS {rows.format(**names)}")


def drop_schema(cursor: duckdb.DuckDBPyConnection, story_id: str) -> None:
    """Drop the tables of a story that is gone."""
    cursor.execute(f"DELETE FROM {DATABASE}.main.members WHERE story_id = ?", [story_id])
    cursor.execute(f"DROP SCHEMA {DATABASE}.{schema_of(story_id)} CASCADE")
