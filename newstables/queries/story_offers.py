"""What a story may take in besides: articles that share its people, places and days."""

from typing import Any

import pandas as pd

from newstables.queries.tables import Tables, ask

LEAST_PEOPLE, LEAST_PLACES = 2, 1  # that an article shares with a story to be offered
_AROUND = 3  # days before the first and after the last article of the story
_OFTEN = 2  # articles of the story that name what it is known by

# A story is known by whom and where it names often, and no other story more often.
_OFFERED = f"""WITH standing AS (
        SELECT s.story_id, m.type, m.name, count(DISTINCT m.article_id) AS n
        FROM main.mentions m JOIN members s USING (article_id)
        WHERE m.furniture IS NULL AND m.type IN ('PERSON', 'GPE', 'LOC', 'FAC')
        GROUP BY ALL),
    known AS (
        SELECT type, name, arg_max(story_id, (n, story_id)) AS story_id
        FROM standing WHERE n >= {_OFTEN} GROUP BY type, name),
    days AS (
        SELECT m.story_id, CAST(min(a.published) AS DATE) - {_AROUND} AS first_day,
            CAST(max(a.published) AS DATE) + {_AROUND} AS last_day
        FROM main.articles a JOIN members m USING (article_id)
        WHERE length(a.published) = 10 GROUP BY 1),
    asked AS (SELECT * FROM main.articles WHERE length(published) = 10 AND {{articles}}),
    shared AS (
        SELECT k.story_id, m.article_id, m.type = 'PERSON' AS person, m.name, count(*) AS n
        FROM main.mentions m JOIN known k ON k.type = m.type AND k.name = m.name
        WHERE m.furniture IS NULL AND m.article_id IN (SELECT article_id FROM asked)
            AND {{stories}} GROUP BY ALL)
    SELECT s.story_id, a.article_id, a.title, a.outlet, a.published,
        list(s.name ORDER BY s.n DESC, s.name) FILTER (s.person) AS people,
        list(s.name ORDER BY s.n DESC, s.name) FILTER (NOT s.person) AS places
    FROM asked a JOIN shared s USING (article_id) JOIN days d USING (story_id)
    WHERE CAST(a.published AS DATE) BETWEEN d.first_day AND d.last_day
        AND NOT EXISTS (FROM members m WHERE m.story_id = s.story_id
                        AND m.article_id = a.article_id)
        AND NOT list_contains(?, s.story_id || ' ' || a.article_id)
    GROUP BY ALL
    HAVING count(*) FILTER (s.person) >= {LEAST_PEOPLE}
        AND count(*) FILTER (NOT s.person) >= {LEAST_PLACES}
    ORDER BY count(*) DESC, a.published, a.article_id, s.story_id"""


def offers(tables: Tables, *, story_id: str, left_out: tuple[str, ...] = ()) -> pd.DataFrame:
    """List the articles that share people, places and days with a story and are not in it.

    Args:
        tables: of the store.
        story_id: of the story.
        left_out: the articles that were left out of it by hand: they are not offered again.

    Returns:
        story_id, article_id, title, outlet, published, people and places (those shared, most
        named first); what shares most comes first.
    """
    query = _OFFERED.format(articles="TRUE", stories="k.story_id = ?")
    gone = [f"{story_id} {article_id}" for article_id in left_out]
    return ask(tables, query, [story_id, gone])


def offers_at_arrival(
    tables: Tables, *, since: str, left_out: tuple[tuple[str, str], ...] = ()
) -> pd.DataFrame:
    """List the articles added since a time that share people, places and days with any story.

    Args:
        tables: of the store.
        since: an ISO time.
        left_out: stories with an article that was left out of them by hand.

    Returns:
        What `offers` returns; an article may stand under several stories.
    """
    if ask(tables, "SELECT 1 FROM main.articles WHERE added_at > ? LIMIT 1", [since]).empty:
        since = "9999"  # nothing came: nothing is counted
    query = _OFFERED.format(articles="added_at > ?", stories="TRUE")
    return ask(tables, query, [since, [" ".join(pair) for pair in left_out]])


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
