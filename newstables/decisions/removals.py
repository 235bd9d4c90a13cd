"""Articles taken out of the story: hidden with all that was found in them, and shown again.

Removing is a decision like any other: it stands in the log, and taking it back shows the article
again at once, since nothing was forgotten.
"""

import json
from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from newstables.decisions.corrections import make_corrections
from newstables.decisions.sound import sound
from newstables.schemas import now
from newstables.store.store import Store

WHAT = "article.removed"


def removed(corrections: pd.DataFrame) -> frozenset[str]:
    """Return the ids of the articles that are taken out of the story.

    Args:
        corrections: the CORRECTIONS log.
    """
    rows = corrections[corrections["what"].eq(WHAT) & corrections["undone_at"].isna()]
    rows = sound(rows)
    last = dict(zip(rows["target"], rows["after"], strict=True))
    return frozenset(article_id for article_id, after in last.items() if json.loads(after))


def without_removed(
    frames: Mapping[str, pd.DataFrame], corrections: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """Return frames without the rows of removed articles, by `article_id`."""
    gone = removed(corrections)
    if not gone:
        return dict(frames)
    return {name: frame[~frame["article_id"].isin(gone)] for name, frame in frames.items()}


def remove(store: Store, titles: Mapping[str, str | None]) -> None:
    """Take articles out of the story.

    Args:
        store: where they are; nothing in it is forgotten.
        titles: article_id -> what the log calls it.
    """
    gone = removed(store.corrections())
    changes = {one: (title, True) for one, title in titles.items() if one not in gone}
    if changes:
        store.add_corrections(make_corrections(WHAT, changes))


def restore(store: Store, article_ids: Iterable[str]) -> list[str]:
    """Take the removal of articles back; return the ids of those that were removed."""
    log = store.corrections()
    back: Collection[str] = removed(log) & set(article_ids)
    rows = log[log["what"].eq(WHAT) & log["undone_at"].isna() & log["target"].isin(back)]
    store.mark_undone(*rows["correction_id"], at=now())
    return sorted(back)
