"""A store written by version 0.1 from the sample story opens with everything in it.

`saved/store_0_1` was made by that version's own code, with ten decisions, one of them taken back,
and two quotations picked; `saved/store_0_1.json` is what that version then told of it.
"""

import json
import shutil
from pathlib import Path

import pytest

from newstables.config import read_settings
from newstables.decisions import briefing_picks
from newstables.finding.times.found import rules_of
from newstables.frames import plain_rows
from newstables.replica.replica import open_replica
from newstables.schemas import CUT, FINDINGS, HAPPENINGS, QUOTES, TIMES, VERSION
from newstables.store.store import Store
from newstables.store.version import pipeline_version
from tests.fixtures.told_at_once import differences, read_story, told_at_once

SAVED = Path(__file__).parents[1] / "saved"
SHOWN = {
    "articles": ["article_id", "outlet", "published", "title"],
    "quotes": ["quote_id", "speaker", "kind", "text"],
    "events": ["kind", "date", "place", "description"],
    "corrections": ["what", "target", "who", "undone_at"],
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("old") / "store"
    shutil.copytree(SAVED / "store_0_1", folder)
    return Store(folder)


@pytest.fixture(scope="module")
def told():
    return json.loads((SAVED / "store_0_1.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SHOWN)
def test_every_row_is_what_it_was(store, told, name):
    frame = getattr(read_story(store), name)[SHOWN[name]].astype(object)
    assert frame.where(frame.notna(), None).to_numpy().tolist() == told[name]


def test_every_name_is_counted_as_it_was(store, told):
    counts = read_story(store).mentions.groupby(["type", "name"]).size().reset_index()
    assert counts.to_numpy().tolist() == told["mentions"]


def test_its_tables_hold_all_of_it(store):
    expected = told_at_once(store, pipeline=pipeline_version(read_settings().model))
    replica = open_replica(store)
    assert differences(replica, expected) == {}
    replica.close()


def test_picks_title_and_search_are_kept(store, told):
    assert briefing_picks.picked(store) == told["picked"]
    assert briefing_picks.title(store) == told["title"]
    assert store.search_quotes("peace") == told["numbers"]


def test_lists_written_as_text_are_lists(store):
    quotes, happenings, times = (store.findings(schema) for schema in (QUOTES, HAPPENINGS, TIMES))
    texts = store.articles().set_index("article_id")["text"]
    for quote in quotes.itertuples():
        printed = [texts[quote.article_id][start:end] for start, end in quote.spans]
        assert CUT.join(printed) == quote.text
    assert happenings["agents"].map(len).gt(0).any()
    assert all(set(row.agents) <= set(row.participants) for row in happenings.itertuples())
    assert all(rule["is"] for rule in rules_of(times))


def test_what_is_read_anew_stands_beside_what_an_older_version_found(store, tmp_path):
    shutil.copytree(store.folder, tmp_path / "store")
    mixed = Store(tmp_path / "store")
    ids = sorted(mixed.articles()["article_id"])
    was = {schema.name: mixed.findings(schema) for schema in FINDINGS}
    again = {name: frame[frame["article_id"] == ids[0]] for name, frame in was.items()}
    mixed.write_batch(again, article_ids=ids[:1], pipeline="a later one")
    versions = mixed.annotated(pipeline="a later one")["schema_version"]
    assert set(versions) == {2, VERSION}
    for schema in FINDINGS:
        assert plain_rows(mixed.findings(schema, pipeline="a later one")) == plain_rows(
            was[schema.name]
        )


def test_the_table_that_was_never_used_is_gone(store):
    with store.reading() as connection:
        found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'briefing'")
        assert found.fetchone() is None
