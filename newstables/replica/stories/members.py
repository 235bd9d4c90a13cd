"""Which articles belong to a story: those picked, and those its rules fit, less those left out."""

from collections.abc import Collection, Iterable

import duckdb
import pandas as pd

from newstables.decisions.stories import Part, Rule, Story
from newstables.decisions.story_log import log_within
from newstables.decisions.story_tours import tour_meant
from newstables.errors import QueryError
from newstables.queries.filters import Filters, where_articles
from newstables.replica.tables import among
from newstables.store.search import to_fts5
from newstables.store.store import Store

# Who travels is told of by a sentence, or named in what was published within the days of the tour.
_TOUR = """SELECT v.article_id FROM main.evidence v JOIN main.events e USING (event_id)
    JOIN main.tours t ON t.key = ? AND e.date >= t.start AND e.date <= t."end"
        AND (e.traveller = t.traveller OR list_contains(e.participants, t.traveller))
    UNION SELECT m.article_id FROM main.mentions m JOIN main.articles b USING (article_id)
    JOIN main.tours t ON t.key = ? AND m.name = t.traveller AND m.furniture IS NULL
        AND b.published >= t.start AND b.published <= t."end" """


def members_of(
    cursor: duckdb.DuckDBPyConnection,
    store: Store,
    story: Story,
    *,
    of: Collection[str] | None = None,
) -> dict[str, bool]:
    """Return the articles of a story.

    Args:
        cursor: to the tables of the store.
        store: whose words are searched.
        story: as it was decided.
        of: only of these articles; None: of all.

    Returns:
        article_id -> whether a rule alone takes it in.
    """
    found: dict[str, bool] = {}
    for part in story.parts:
        ruled = {
            article_id for rule in part.rules for article_id in _fitting(cursor, store, rule, of=of)
        }
        picked = set(part.articles) if of is None else part.articles & set(of)
        found |= dict.fromkeys(ruled - part.left_out - found.keys(), True)
        found |= dict.fromkeys(_present(cursor, picked), False)
    if story.sample:
        left_out = _left_out(story.parts)
        found |= dict.fromkeys(_samples(cursor, of=of) - left_out, False)
    return found


def log_of_story(cursor: duckdb.DuckDBPyConnection, log: pd.DataFrame) -> pd.DataFrame:
    """Return the log as a story has it.

    Args:
        cursor: to the tables, where those of the story are looked up first.
        log: CORRECTIONS.
    """
    articles = _ids(cursor, "SELECT article_id FROM articles")
    names = _ids(cursor, "SELECT DISTINCT canonical FROM names")
    return log_within(log, articles=articles, names=names)


def hangs_on_tours(story: Story) -> bool:
    """Return whether a rule of the story asks which tours are told."""
    return any(rule.tour for rule in story.rules())


def _left_out(parts: Iterable[Part]) -> frozenset[str]:
    return frozenset(article_id for part in parts for article_id in part.left_out)


def _present(cursor: duckdb.DuckDBPyConnection, ids: Collection[str]) -> set[str]:
    if not ids:
        return set()
    return _ids(cursor, f"SELECT article_id FROM main.articles WHERE {among(ids)}")


def _samples(cursor: duckdb.DuckDBPyConnection, *, of: Collection[str] | None) -> set[str]:
    some = "" if of is None else f" AND {among(of)}"
    return _ids(cursor, f"SELECT article_id FROM main.articles WHERE sample{some}")


def _fitting(
    cursor: duckdb.DuckDBPyConnection, store: Store, rule: Rule, *, of: Collection[str] | None
) -> set[str]:
    """Return the articles that fit all that a rule gives; none when it gives nothing."""
    if not rule.plain():
        return set()
    days = Filters(outlets=rule.outlets, first_day=rule.first_day, last_day=rule.last_day)
    where = where_articles(days)
    if of is not None:
        where.add(among(of, key="a.article_id"))
    if rule.names:
        where.add(
            """a.article_id IN (SELECT article_id FROM main.mentions
            WHERE furniture IS NULL AND list_contains(?, name))""",
            list(rule.names),
        )
    if rule.tour:
        tour = tour_meant(rule, cursor.execute("SELECT * FROM main.tours").df().to_dict("records"))
        key = tour["key"] if tour else ""
        where.add(f"a.article_id IN ({_TOUR})", key, key)
    found = _ids(cursor, f"SELECT a.article_id FROM main.articles a WHERE {where}", *where.values)
    return found & _with_words(store, rule.words) if rule.words and found else found


def _with_words(store: Store, words: str) -> set[str]:
    try:
        expression = to_fts5(words)
    except QueryError:  # typed by a colleague's newer version, say: it finds nothing
        return set()
    return set(store.search_articles(expression)) if expression else set()


def _ids(cursor: duckdb.DuckDBPyConnection, query: str, *values: object) -> set[str]:
    return {row[0] for row in cursor.execute(query, list(values)).fetchall()}
