"""A store written by version 0.1 from the sample story opens with everything in it.

`saved/store_0_1` was made by that version's own code, with ten decisions, one of them taken back,
and two quotations picked; `saved/store_0_1.json` is what that version then told of it.
"""

import json
import shutil
from pathlib import Path

import pytest

from newstables.decisions import briefing_picks
from newstables.store.store import Store
from newstables.story.story import read_story

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


def test_picks_title_and_search_are_kept(store, told):
    assert briefing_picks.picked(store) == told["picked"]
    assert briefing_picks.title(store) == told["title"]
    assert store.search_quotes("peace") == told["numbers"]
