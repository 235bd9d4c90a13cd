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


def story_names(tables: Tables) -> dict[str, tuple[str, bool]]:
    """Return the name of each story that `story_list` lists, and whether it is put away, by id."""
    listed = story_list(tables)
    return {
        story_id: (name, bool(archived))
        for story_id, name, archived in zip(
            listed["story_id"], listed["name"], listed["archived"], strict=True
        )
    }


def stories_of(tables: Tables, *, article_id: str) -> list[str]:
    """List the ids of the stories that an article belongs to."""
    found = ask(
        tables,
        "SELECT story_id FROM members WHERE article_id = ? ORDER BY story_id",
        [article_id],
    )
    return list(found["story_id"])


def alone_in(tables: Tables, *, story_id: str) -> dict[str, str | None]:
    """Return the articles of a story that belong to no other: article_id -> headline.

    Args:
        tables: of the store or of any story in it.
        story_id: of the story.
    """
    found = ask(
        tables,
        """SELECT a.article_id, a.title FROM main.articles a JOIN members m USING (article_id)
        GROUP BY ALL HAVING count(*) = 1 AND any_value(m.story_id) = ? ORDER BY a.article_id""",
        [story_id],
    )
    rows = found.astype(object).where(found.notna(), None)
    return dict(rows.itertuples(index=False))


def stories_naming(tables: Tables, *, entity_id: str) -> pd.DataFrame:
    """Count the mentions of a name in each story: story_id, name, mentions, articles, roles.

    Captions and other furniture are left out. `roles` are those that the articles of the story
    print beside the name where it speaks, most printed first: the roles of that time.

    Args:
        tables: of the store or of any story in it.
        entity_id: of the name.
    """
    return ask(
        tables,
        """WITH told AS (
            SELECT story_id, speaker_role AS role, count(*) AS n
            FROM main.quotes q JOIN members USING (article_id)
            WHERE q.speaker = ? AND q.speaker_role IS NOT NULL GROUP BY ALL),
        roles AS (
            SELECT story_id, list(role ORDER BY n DESC, role) AS roles FROM told GROUP BY 1)
        SELECT s.story_id, s.name, count(*) AS mentions,
            count(DISTINCT m.article_id) AS articles, coalesce(any_value(r.roles), []) AS roles
        FROM main.mentions m JOIN members USING (article_id) JOIN stories s USING (story_id)
            LEFT JOIN roles r ON r.story_id = s.story_id
        WHERE m.entity_id = ? AND m.furniture IS NULL
        GROUP BY s.story_id, s.name ORDER BY mentions DESC, s.name, s.story_id""",
        [entity_id.partition(":")[2], entity_id],
    )
