"""Quotations that a story decided about itself: told apart from those of the store."""

from collections.abc import Collection

import duckdb
import pandas as pd

from newstables.queries.quotes import build_quote_rows
from newstables.replica.quotations import Quotations
from newstables.replica.stories.schema import correct_apart, schema_of
from newstables.replica.tables import DATABASE, among, delete, put


def follow_own_quotes(
    cursor: duckdb.DuckDBPyConnection,
    story_id: str,
    quotations: Quotations,
    *,
    own: pd.DataFrame,
    moved: Collection[str],
    anew: bool,
) -> set[str]:
    """Tell the quotations that decisions of a story alone reach; `write_own_rows` follows.

    Args:
        cursor: to the tables, in a transaction.
        story_id: of the story.
        quotations: of the store.
        own: the decisions that hold in this story alone.
        moved: articles of which anything is told otherwise.
        anew: all of them are told again, not those that moved alone.

    Returns:
        The articles whose quotations are other than before.
    """
    schema = f"{DATABASE}.{schema_of(story_id)}"
    had = _ids(cursor, f"SELECT article_id FROM {schema}.apart")
    reached = among(_reached(quotations, own))
    has = _ids(cursor, f"SELECT article_id FROM {schema}.member WHERE {reached}")
    told = has if anew else (has - had) | (has & set(moved))
    changed = told | (had - has)
    if not changed:
        return set()
    put(cursor, f"{schema}.apart", pd.DataFrame({"article_id": sorted(has)}), of=None)
    delete(cursor, f"{schema}.own_quotes", of=changed)
    if told:
        put(cursor, f"{schema}.own_quotes", quotations.corrected(sorted(told), own), of=())
    if bool(had) != bool(has):
        correct_apart(cursor, story_id, apart=bool(has))
    return changed


def _reached(quotations: Quotations, own: pd.DataFrame) -> set[str]:
    """Return the articles with quotations that some decisions are about, or reach."""
    about = own[own["undone_at"].isna() & own["what"].str.startswith("quote.")]
    articles = {target.rpartition(":")[0] for target in about["target"]}
    return articles | quotations.of_pairs(set(quotations.everywhere(about).values()))


def _ids(cursor: duckdb.DuckDBPyConnection, query: str) -> set[str]:
    return {row[0] for row in cursor.execute(query).fetchall()}


def write_own_rows(
    cursor: duckdb.DuckDBPyConnection, story_id: str, article_ids: Collection[str]
) -> None:
    """Write anew what quotations told apart are chosen by and whom they name.

    Args:
        cursor: to the tables, where those of the story are looked up first.
        story_id: of the story.
        article_ids: whose quotations are told otherwise.
    """
    schema = f"{DATABASE}.{schema_of(story_id)}"
    for table in ("own_quote_rows", "own_names_said"):
        delete(cursor, f"{schema}.{table}", of=article_ids)
    apart = f"q.article_id IN (SELECT article_id FROM {schema}.apart)"
    build_quote_rows(
        cursor, of=f"{among(article_ids, key='q.article_id')} AND {apart}", prefix="own_"
    )
