"""Articles, their outlets and days, and the counts of the first screen."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from newstables.frames import plain_row
from newstables.queries.filters import UNKNOWN_OUTLET, Filters, where_articles
from newstables.queries.notes import with_notes
from newstables.queries.tables import Tables, ask, ask_rows
from newstables.wording import UNDATED


def article_list(tables: Tables) -> pd.DataFrame:
    """List articles with their counts: the columns of ARTICLES less text, mentions, quotes.

    Mentions in captions and other furniture are left out, as in `overview`. With them stands
    not_read: whether it is left unread, since it is in another language.
    """
    return ask(
        tables,
        """SELECT a.* EXCLUDE (text),
            (SELECT count(*) FROM mentions m
                WHERE m.article_id = a.article_id AND m.furniture IS NULL) AS mentions,
            (SELECT count(*) FROM quotes q
                WHERE q.article_id = a.article_id AND q.kind <> 'indirect') AS quotes,
            EXISTS (SELECT 1 FROM furniture f
                WHERE f.article_id = a.article_id AND f.kind = 'foreign') AS not_read
        FROM articles a ORDER BY a.published DESC NULLS LAST, a.added_at, a.article_id""",
    )


def noted_articles(tables: Tables) -> pd.DataFrame:
    """List articles as `article_list` does, with the columns note and tags: "" for none."""
    told = article_list(tables).assign(note="", tags="")
    return with_notes(tables, told, kind="article", key="article_id")


def article_ids(tables: Tables) -> list[str]:
    """List the ids of all articles."""
    return list(ask(tables, "SELECT article_id FROM articles ORDER BY 1")["article_id"])


def article(tables: Tables, article_id: str) -> dict[str, Any] | None:
    """Return one article whole, or None."""
    found = ask(tables, "SELECT * FROM articles WHERE article_id = ?", [article_id])
    if found.empty:
        return None
    row = found.iloc[0]
    return plain_row(row)


def found_in(tables: Tables, table: str, article_id: str) -> pd.DataFrame:
    """Return what was found in one article, in reading order.

    Args:
        tables: the story.
        table: furniture, mentions, quotes or times.
        article_id: of the article.

    Returns:
        The columns of FURNITURE, MENTIONS, QUOTES or TIMES.
    """
    if table not in {"furniture", "mentions", "quotes", "times"}:
        raise ValueError(table)
    return ask(tables, f"SELECT * FROM {table} WHERE article_id = ? ORDER BY start", [article_id])


def outlets(tables: Tables) -> pd.DataFrame:
    """Count articles an outlet: outlet, articles; the unknown outlet is one of them."""
    return ask(
        tables,
        f"""SELECT coalesce(outlet, '{UNKNOWN_OUTLET}') AS outlet, count(*) AS articles
        FROM articles GROUP BY 1 ORDER BY 2 DESC, 1""",
    )


def days(tables: Tables) -> pd.DataFrame:
    """Count articles a day of publication: day (or UNDATED), articles."""
    return ask(
        tables,
        f"""SELECT coalesce(published, '{UNDATED}') AS day, count(*) AS articles
        FROM articles GROUP BY 1 ORDER BY 1""",
    )


def assumed_dates(tables: Tables) -> pd.DataFrame:
    """Return the days on which undated articles were published, by what others tell.

    Returns:
        article_id, title, outlet, source, day, first and last (the days that fit), reason; an
        article of which two days fit has two rows, one below the other, the likelier first.
    """
    return ask(
        tables,
        f"""SELECT s.article_id, a.title, coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS outlet,
            a.source, s.day, s.first, s.last, s.reason
        FROM assumed s JOIN articles a USING (article_id)
        ORDER BY min(s.day) OVER (PARTITION BY s.article_id), s.article_id, s.choice""",
    )


def overview(tables: Tables) -> dict[str, Any]:
    """Count what the store holds, for the first screen."""
    return ask_rows(
        tables,
        # Each table once, and the narrow ones: in a story others are joined with its articles.
        """SELECT a.articles, a.undated, f.not_read, a.outlets, a.outlet_unknown, a.first_day,
            a.last_day, q.quotes, q.reported, q.speakers, m.mentions, e.events
        FROM (SELECT count(*) AS articles, count(*) FILTER (published IS NULL) AS undated,
                count(DISTINCT outlet) AS outlets,
                count(*) FILTER (outlet IS NULL) AS outlet_unknown,
                min(published) AS first_day, max(published) AS last_day FROM articles) a,
            (SELECT count(*) AS not_read FROM furniture WHERE kind = 'foreign') f,
            (SELECT count(*) FILTER (kind <> 'indirect') AS quotes,
                count(*) FILTER (kind = 'indirect') AS reported,
                count(DISTINCT speaker) FILTER (kind <> 'indirect') AS speakers FROM quote_rows) q,
            (SELECT CAST(coalesce(sum(mentions), 0) AS BIGINT) AS mentions FROM name_counts
                WHERE furniture IS NULL) m,
            (SELECT count(*) AS events FROM events) e""",
    )[0]


def chosen_articles(tables: Tables, filters: Filters) -> dict[str, Any]:
    """Count the articles that the filters leave: articles, sample, undated, first_day, last_day.

    With them stands the name of the story that bounds them, None where all articles are asked.
    """
    where = where_articles(filters)
    return ask_rows(
        tables,
        f"""SELECT count(*) AS articles, count(*) FILTER (a.sample) AS sample,
            count(*) FILTER (a.published IS NULL) AS undated,
            min(a.published) AS first_day, max(a.published) AS last_day,
            (SELECT any_value(name) FROM story) AS story
        FROM articles a WHERE {where}""",
        where.values,
    )[0]


def texts_of(tables: Tables, article_ids: Iterable[str]) -> dict[str, str]:
    """Return the texts of some articles: article_id -> text."""
    found = ask(
        tables,
        "SELECT article_id, text FROM articles WHERE list_contains(?, article_id)",
        [sorted(article_ids)],
    )
    return dict(zip(found["article_id"], found["text"], strict=True))
