"""A story as one file for somebody else: a backup of a store that holds it alone.

The file is the one that `store.health.backup` writes and checks; its list says besides which story
it is. A story without its texts holds the addresses of its articles and what was found in them.
"""

import tempfile
from collections.abc import Collection
from pathlib import Path

from newstables.decisions.briefing_copies import copy_briefings
from newstables.decisions.stories import Story
from newstables.decisions.story_log import log_handed_over
from newstables.queries.tables import ask
from newstables.replica.replica import Replica
from newstables.replica.tours import story_tables
from newstables.schemas import FINDINGS, now
from newstables.store.health.backup import export_store
from newstables.store.store import Store

_AT_ONCE = 500  # articles whose findings are one batch


def hand_over(
    store: Store, replica: Replica, story: Story, path: Path, *, texts: bool = True
) -> list[str]:
    """Write a story to a file, and read that again to check it.

    Args:
        store: that holds it.
        replica: of the store.
        story: as it was decided.
        path: of the file.
        texts: whether the articles go with it, or their addresses and what was found in them alone.

    Returns:
        What was damaged and is left out, in sentences.

    Raises:
        StoreError: the file cannot be written.
    """
    replica.follow()
    tables = story_tables(replica, story.story_id)
    members = [str(id_) for id_ in ask(tables, "SELECT article_id FROM articles")["article_id"]]
    names = ask(tables, "SELECT local_name, canonical FROM names")
    log = log_handed_over(
        store.corrections(),
        story,
        articles=set(members),
        names={*names["local_name"], *names["canonical"]},
        events=set(ask(tables, "SELECT event_id FROM events")["event_id"]),
    )
    with tempfile.TemporaryDirectory(prefix="dateline-") as name:
        alone = Store(Path(name))
        copy_articles(store, alone, members, pipeline=replica.pipeline, texts=texts)
        alone.add_corrections(log)
        briefings = copy_briefings(store, alone, story_ids={story.story_id, *story.taken_over})
        about = {
            "story_id": story.story_id, "name": story.name, "about": story.about,
            "texts": texts, "made_at": now(), "briefings": briefings,
        }  # fmt: skip
        return export_store(alone, path, story=about)


def copy_articles(
    source: Store, target: Store, article_ids: Collection[str], *, pipeline: str, texts: bool = True
) -> list[str]:
    """Copy articles with what was found in them, as it was found; return those that are new there.

    Args:
        source: that has them.
        target: where those that are there stay as they are.
        article_ids: of the articles.
        pipeline: whose findings are copied; where it found nothing yet, the latest.
        texts: whether their texts go with them.
    """
    added: list[str] = []
    ids = sorted(article_ids)
    for begin in range(0, len(ids), _AT_ONCE):
        articles = source.articles(ids[begin : begin + _AT_ONCE])
        added += target.add_articles(articles if texts else articles.assign(text=""))
    read = source.annotated(pipeline=pipeline, article_ids=added)
    for by, rows in read.groupby("pipeline"):
        own = list(rows["article_id"])
        for begin in range(0, len(own), _AT_ONCE):
            some = own[begin : begin + _AT_ONCE]
            found = source.all_findings(FINDINGS, pipeline=str(by), article_ids=some)
            target.write_batch(found, article_ids=some, pipeline=str(by))
    return added
