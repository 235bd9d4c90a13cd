"""A story that somebody handed over: looked at, and taken in when what differs was answered."""

import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from newstables.decisions.briefing_copies import copy_briefings
from newstables.decisions.briefings import damaged_briefings
from newstables.decisions.differing import Difference, differences, settle
from newstables.decisions.log_file import export_corrections, import_corrections
from newstables.decisions.stories import find_story, told_stories
from newstables.decisions.story_deeds import decide_story, get_story
from newstables.errors import StoreError
from newstables.queries.tables import ask
from newstables.replica.replica import Replica
from newstables.replica.stories.handing_over import copy_articles
from newstables.replica.tours import story_tables
from newstables.schemas import now
from newstables.store.collecting.addresses import ask_for
from newstables.store.health.backup import unpack_backup
from newstables.store.health.checking import check_store
from newstables.store.health.rows import odd_rows
from newstables.store.store import Store


@dataclass(frozen=True)
class Offered:
    """What a file holds, beside what this store has of it."""

    story_id: str
    name: str
    about: str
    made_at: str
    texts: bool  # whether the articles are in it
    articles: int
    new_articles: int
    decisions: int
    new_decisions: int
    briefings: int
    differences: tuple[Difference, ...]
    addresses: tuple[str, ...]  # of articles that are neither in it nor here
    lost: int  # articles that are neither, and have no address
    faults: tuple[str, ...]  # why some of its decisions cannot be taken in, in sentences


@dataclass(frozen=True)
class Taken:
    """What was taken in."""

    articles: int
    decisions: int
    briefings: int
    asked_for: int  # addresses to be fetched


def look_at(store: Store, path: Path) -> Offered:
    """Check a file whole and return what it would bring; nothing is changed.

    Raises:
        StoreError: it is no story that was handed over, or is not what was written.
    """
    with _unpacked(path) as (listed, handed):
        return _offered(store, listed, handed)


def take_in(store: Store, replica: Replica, path: Path, *, theirs: Collection[int] = ()) -> Taken:
    """Take a story in: its articles, findings, decisions and briefings.

    Args:
        store: that it is taken into.
        replica: of the store.
        path: of the file.
        theirs: the places in `Offered.differences` where theirs is to hold; elsewhere ours does.

    Raises:
        StoreError: it is no story that was handed over, or the story was removed here.
    """
    with _unpacked(path) as (listed, handed):
        offer = _offered(store, listed, handed)
        ids = [str(id_) for id_ in handed.articles()["article_id"]]
        added = copy_articles(handed, store, ids, pipeline=replica.pipeline) if offer.texts else []
        store.add_corrections(_decisions(handed)[0])
        for place, difference in enumerate(offer.differences):
            _settle(store, difference, theirs=place in theirs)
        stories = told_stories(store.corrections())
        if offer.story_id not in stories:
            raise StoreError(
                f"the story '{offer.name}' was removed here or put into another; what the file "
                "holds is in the store: take that back on the Stories page to see it as a story"
            )
        story_ids = {offer.story_id, *stories[offer.story_id].taken_over}
        briefings = copy_briefings(handed, store, story_ids=story_ids)
        asked_for = ask_for(store, offer.addresses)
    _pick_missing(store, replica, offer.story_id, ids)
    return Taken(len(added), offer.new_decisions, briefings, asked_for)


def _pick_missing(store: Store, replica: Replica, story_id: str, ids: Collection[str]) -> None:
    """Pick by hand what a rule took in there and does not here, so that nothing is lost."""
    replica.follow()
    story = get_story(store, story_id)
    tables = story_tables(replica, story_id)
    here = set(ask(tables, "SELECT article_id FROM articles")["article_id"])
    if missing := sorted({*ids} - here - {*story.left_out()}):
        decide_story(store, story, "added", after=missing)
        replica.follow()


def _settle(store: Store, difference: Difference, *, theirs: bool) -> None:
    decision = settle(difference, theirs=theirs)
    if decision is not None:
        store.add_corrections(decision)
        return
    log = store.corrections()
    same = log[
        log["what"].eq(difference.what)
        & log["target"].eq(difference.target)
        & log["story"].fillna("").eq(difference.story)
        & log["undone_at"].isna()
    ]
    for correction_id in same["correction_id"]:
        store.mark_undone(correction_id, at=now())


def _offered(store: Store, listed: dict[str, Any], handed: Store) -> Offered:
    about = listed["story"]
    articles = handed.articles()
    here = set(store.articles(list(articles["article_id"]))["article_id"])
    unknown = articles[~articles["article_id"].isin(here)]
    ours, (theirs, faults) = store.corrections(), _decisions(handed)
    no_text = unknown.iloc[:0] if about["texts"] else unknown
    return Offered(
        story_id=about["story_id"], name=about["name"], about=about["about"],
        made_at=about["made_at"], texts=about["texts"],
        articles=len(articles), new_articles=len(unknown), decisions=len(theirs),
        new_decisions=int((~theirs["correction_id"].isin(ours["correction_id"])).sum()),
        briefings=int(about["briefings"]), differences=tuple(differences(ours, theirs)),
        addresses=tuple(no_text["url"].dropna()), lost=int(no_text["url"].isna().sum()),
        faults=tuple(faults),
    )  # fmt: skip


def _decisions(handed: Store) -> tuple[pd.DataFrame, list[str]]:
    """Return the decisions of a file, each checked as those of a colleague's log are."""
    return import_corrections(export_corrections(handed.corrections()))


@contextmanager
def _unpacked(path: Path) -> Iterator[tuple[dict[str, Any], Store]]:
    with tempfile.TemporaryDirectory(prefix="dateline-") as name:
        listed = unpack_backup(path, Path(name))
        if not _is_story(listed.get("story")):
            raise StoreError(
                f"'{path}' is a whole store, not a story; `store import` puts it back, and "
                "`stories export` writes a story"
            )
        handed = Store(Path(name))
        with handed.reading() as connection:
            damage = odd_rows(connection)
        if damage or (listed["story"]["texts"] and (damage := check_store(handed))):
            raise StoreError(f"'{path}': {damage[0].where}: {damage[0].what}; ask for another file")
        if find_story(told_stories(handed.corrections()), listed["story"]["story_id"]) is None:
            raise StoreError(f"'{path}' does not hold the story that it names")
        if faults := damaged_briefings(handed):
            raise StoreError(f"'{path}': {faults[0].partition(';')[0]}; ask for another file")
        yield listed, handed


def _is_story(about: Any) -> bool:
    kinds = {"story_id": str, "name": str, "about": str, "made_at": str, "texts": bool,
             "briefings": int}  # fmt: skip
    return isinstance(about, dict) and all(
        isinstance(about.get(name), kind) for name, kind in kinds.items()
    )
