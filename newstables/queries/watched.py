"""What is new of what is watched for: the articles added since somebody looked."""

import pandas as pd

from newstables.queries.tables import Tables, ask
from newstables.store.watches import Watch

_COLUMNS = "a.article_id, a.title, a.outlet, a.published, a.source, a.added_at"
_ORDER = "ORDER BY a.published DESC NULLS LAST, a.added_at DESC, a.article_id"


def news_of(tables: Tables, watch: Watch, *, since: str, found: tuple[str, ...]) -> pd.DataFrame:
    """List what is new of one watch.

    Args:
        tables: the story.
        watch: for a name, or for words.
        since: an ISO time or day; an article added then is new.
        found: the article_ids that a search for the words gives.

    Returns:
        See `news_of_name`.
    """
    if watch.kind == "name":
        return news_of_name(tables, watch.words, since)
    return news_of_words(tables, found, since)


def news_of_name(tables: Tables, name: str, since: str) -> pd.DataFrame:
    """List the articles added since a time that quote or name somebody.

    Args:
        tables: the story.
        name: as the pages write it.
        since: an ISO time or day; an article added then is new.

    Returns:
        article_id, title, outlet, published, source, added_at, quotes, mentions; the latest first.
    """
    return ask(
        tables,
        f"""SELECT * FROM (SELECT {_COLUMNS},
                (SELECT count(*) FROM quotes q
                    WHERE q.article_id = a.article_id AND q.speaker = ?) AS quotes,
                (SELECT count(*) FROM mentions m WHERE m.article_id = a.article_id
                    AND m.name = ? AND m.furniture IS NULL) AS mentions
            FROM articles a WHERE a.added_at >= ?) a
        WHERE quotes > 0 OR mentions > 0 {_ORDER}""",
        [name, name, since],
    )


def news_of_words(tables: Tables, found: tuple[str, ...], since: str) -> pd.DataFrame:
    """List the articles added since a time that are among those a search found.

    Args:
        tables: the story.
        found: article_ids.
        since: an ISO time or day; an article added then is new.

    Returns:
        The columns of `news_of_name`; nothing is counted.
    """
    return ask(
        tables,
        f"""SELECT {_COLUMNS}, 0 AS quotes, 0 AS mentions FROM articles a
        WHERE a.added_at >= ? AND list_contains(?, a.article_id) {_ORDER}""",
        [since, list(found)],
    )
