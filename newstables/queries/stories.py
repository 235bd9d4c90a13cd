"""The stories of a store: what each holds, and how much of it its rules took in of late."""

from collections.abc import Mapping

import pandas as pd

from newstables.decisions.stories import Story, told_stories
from newstables.queries.tables import Tables, ask

_COLUMNS = {
    "story_id": "string", "name": "string", "about": "string", "archived": "boolean",
    "articles": "Int64", "by_rule": "Int64", "new": "Int64", "first_day": "string",
    "last_day": "string",
}  # fmt: skip


def stories(tables: Tables) -> dict[str, Story]:
    """Return the stories of a store as they were decided, by id."""
    return told_stories(ask(tables, "SELECT * FROM corrections"))


def story_list(tables: Tables, *, looked_at: Mapping[str, str] | None = None) -> pd.DataFrame:
    """List the stories of a store; the sample's only when some of its articles are there.

    Args:
        tables: of the store or of any story in it.
        looked_at: when each story was last looked at, by id.

    Returns:
        story_id, name, about, archived, articles, by_rule (how many of them a rule took in), new
        (by rule, since the story was looked at; all when it never was), first_day, last_day.
    """
    counts = ask(
        tables,
        """SELECT s.story_id, a.article_id, m.by_rule, a.added_at, a.published
        FROM stories s JOIN members m USING (story_id) JOIN main.articles a USING (article_id)""",
    )
    rows = []
    for story_id, story in stories(tables).items():
        own = counts[counts["story_id"] == story_id]
        if story.sample and own.empty and story_id == "sample":
            continue
        ruled = own[own["by_rule"].astype(bool)]
        since = (looked_at or {}).get(story_id, "")
        rows.append(
            {
                "story_id": story_id, "name": story.name, "about": story.about,
                "archived": story.archived, "articles": len(own), "by_rule": len(ruled),
                "new": int((ruled["added_at"] > since).sum()),
                "first_day": own["published"].min(), "last_day": own["published"].max(),
            }
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


def stories_of(tables: Tables, *, article_id: str) -> list[str]:
    """List the ids of the stories that an article belongs to."""
    found = ask(
        tables,
        "SELECT story_id FROM members WHERE article_id = ? ORDER BY story_id",
        [article_id],
    )
    return list(found["story_id"])


def stories_naming(tables: Tables, *, entity_id: str) -> pd.DataFrame:
    """Count the mentions of a name in each story: story_id, name, mentions, articles.

    Captions and other furniture are left out.

    Args:
        tables: of the store or of any story in it.
        entity_id: of the name.
    """
    return ask(
        tables,
        """SELECT s.story_id, s.name, count(*) AS mentions,
            count(DISTINCT m.article_id) AS articles
        FROM main.mentions m JOIN members USING (article_id) JOIN stories s USING (story_id)
        WHERE m.entity_id = ? AND m.furniture IS NULL
        GROUP BY s.story_id, s.name ORDER BY mentions DESC, s.name, s.story_id""",
        [entity_id],
    )
