"""A store from before there were stories opens whole, with its tour as the first story."""

import sqlite3
from contextlib import closing

import pytest

from newstables.decisions.corrections import make_correction
from newstables.decisions.stories import told_stories
from newstables.queries.articles import overview
from newstables.replica.replica import open_replica
from newstables.replica.tours import story_tables
from newstables.store.migrations import migrate
from newstables.store.opening import FILE
from newstables.store.store import Store
from tests.fixtures.tour import fill_tour

BEFORE_STORIES = 9  # the last version that had none
TOUR = {"name": "Coast", "traveller": "Ada Quill", "start": "2023-05-01", "end": "2023-05-09"}


def written_by(version, folder):
    """Write what a store holds into the tables of an earlier version, as that one had them."""
    old = folder / "old.sqlite"
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        migrate(connection, up_to=version)
        connection.execute("ATTACH ? AS now", [str(folder / FILE)])
        listed = connection.execute(
            "SELECT name FROM main.sqlite_master WHERE type = 'table'"
            " AND name NOT GLOB '*_words_*' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        for (table,) in listed:
            columns = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
            there = {row[1] for row in connection.execute(f"PRAGMA now.table_info({table})")}
            kept = ", ".join(f'"{name}"' for name in columns if name in there)
            row = "rowid, " if table.endswith("_words") else ""
            connection.execute(f"DELETE FROM main.{table}")
            connection.execute(
                f"INSERT INTO main.{table} ({row}{kept}) SELECT {row}{kept} FROM now.{table}"
            )
        connection.execute("DELETE FROM main.meta WHERE key = 'first_story'")
    for side in ("", "-wal", "-shm"):
        (folder / f"{FILE}{side}").unlink(missing_ok=True)
    old.rename(folder / FILE)


@pytest.mark.parametrize("version", [7, BEFORE_STORIES])
def test_everything_is_in_all_articles_and_the_tour_is_the_first_story(tmp_path, version):
    store = fill_tour(tmp_path)
    store.add_corrections(make_correction("tour.kept", "coast", before=None, after=TOUR))
    before = overview(open_replica(store))
    written_by(version, tmp_path)
    again = Store(tmp_path)
    assert again.corrections()["story"].isna().all()
    replica = open_replica(again)
    assert overview(replica) == before
    made = [story for story in told_stories(again.corrections()).values() if not story.sample]
    assert [(story.name, story.rules()[0].tour) for story in made] == [("Tour of Coast", "coast")]
    assert 0 < overview(story_tables(replica, made[0].story_id))["articles"] <= before["articles"]
    open_replica(Store(tmp_path))  # once is enough
    assert len(told_stories(again.corrections())) == 2


def test_a_store_with_stories_and_a_new_one_get_none_by_themselves(tmp_path):
    assert Store(tmp_path / "new").note("first_story") is None
    store = fill_tour(tmp_path / "made")
    store.add_corrections(
        make_correction("story.made", "s", before=None, after={"name": "Mine", "articles": []})
    )
    written_by(BEFORE_STORIES, store.folder)
    assert Store(store.folder).note("first_story") is None
