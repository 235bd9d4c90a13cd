"""What a story may take in besides: articles that share its people, places and days."""

from typing import Any

import pandas as pd

from newstables.queries.tables import Tables, ask

LEAST_PEOPLE, LEAST_PLACES = 2, 1  # that an article shares with a story to be offered
_AROUND = 3  # days before the first and after the last article of the story
_OFTEN = 2  # articles of the story that name what it is known by

# A story is known by whom and where it names often, and no other story more often.
_KNOWN_BY = """WITH standing AS (
        SELECT s.story_id, m.type, m.name, count(DISTINCT m.article_id) AS n
        FROM main.mentions m JOIN members s USING (article_id)
        WHERE m.furniture IS NULL AND m.type IN ('PERSON', 'GPE', 'LOC', 'FAC')
        GROUP BY ALL),
    known AS (
        SELECT type, name FROM standing WHERE n >= ?
        GROUP BY type, name HAVING arg_max(story_id, (n, story_id)) = ?),
    days AS (
        SELECT min(a.published) AS first_day, max(a.published) AS last_day
        FROM main.articles a JOIN members s USING (article_id)
        WHERE s.story_id = ? AND length(a.published) = 10)"""


def offers(tables: Tables, *, story_id: str, left_out: tuple[str, ...] = ()) -> pd.DataFrame:
    """List the articles that share people, places and days with a story and are not in it.

    Args:
        tables: of the store.
        story_id: of the story.
        left_out: the articles that were left out of it by hand: they are not offered again.

    Returns:
        article_id, title, outlet, published, people and places (those shared, most named first);
        what shares most comes first.
    """
    return ask(
        tables,
        f"""{_KNOWN_BY}, shared AS (
            SELECT m.article_id, m.type = 'PERSON' AS person, m.name, count(*) AS n
            FROM main.mentions m JOIN known k ON k.type = m.type AND k.name = m.name
            WHERE m.furniture IS NULL GROUP BY ALL)
        SELECT a.article_id, a.title, a.outlet, a.published,
            list(s.name ORDER BY s.n DESC, s.name) FILTER (s.person) AS people,
            list(s.name ORDER BY s.n DESC, s.name) FILTER (NOT s.person) AS places
        FROM main.articles a JOIN shared s USING (article_id), days d
        WHERE length(a.published) = 10
            AND CAST(a.published AS DATE) BETWEEN CAST(d.first_day AS DATE) - {_AROUND}
                AND CAST(d.last_day AS DATE) + {_AROUND}
            AND a.article_id NOT IN (SELECT article_id FROM members WHERE story_id = ?)
            AND NOT list_contains(?, a.article_id)
        GROUP BY ALL
        HAVING count(*) FILTER (s.person) >= {LEAST_PEOPLE}
            AND count(*) FILTER (NOT s.person) >= {LEAST_PLACES}
        ORDER BY count(*) DESC, a.published, a.article_id""",
        [_OFTEN, story_id, story_id, story_id, list(left_out)],
    )


def new_by_rule(tables: Tables, *, story_id: str, since: str) -> pd.DataFrame:
    """List the articles that a rule alone took in, added since a time.

    Args:
        tables: of the store.
        story_id: of the story.
        since: an ISO time.

    Returns:
        article_id, title, outlet, published, the latest first.
    """
    values: list[Any] = [story_id, since]
    return ask(
        tables,
        """SELECT a.article_id, a.title, a.outlet, a.published
        FROM main.articles a JOIN members m USING (article_id)
        WHERE m.story_id = ? AND m.by_rule AND a.added_at > ?
        ORDER BY a.published DESC NULLS LAST, a.article_id""",
        values,
    )
