"""The log as one story has it: of the store, its own, and what those it took in had decided."""

import pandas as pd
import pytest

from newstables.decisions.corrections import correct_quotes, make_correction
from newstables.decisions.log_file import export_corrections, import_corrections
from newstables.decisions.stories import told_stories
from newstables.decisions.story_deeds import decide_story, get_story, make_story
from newstables.decisions.story_log import (
    log_in_story,
    log_of_store,
    log_within,
    own_decisions,
)
from newstables.errors import CorrectionError
from newstables.schemas import QUOTES, now
from newstables.store.store import Store
from tests.fixtures.frames import quote


def decide(store, story="", after="Cy"):
    rows = make_correction("quote.speaker", "a0:1", before="Al", after=after, story=story)
    store.add_corrections(rows)
    return rows["correction_id"].item()


def test_a_story_has_what_holds_in_the_store_and_its_own(tmp_path):
    store = Store(tmp_path)
    one, other = (make_story(store, name) for name in ("One", "Other"))
    wide, own, theirs = (decide(store, story) for story in ("", one, other))
    log = store.corrections()
    told = log_in_story(log, get_story(store, "One"))
    held = set(told.loc[told["what"] == "quote.speaker", "correction_id"])
    assert held == {wide, own}
    assert {own, theirs}.isdisjoint(log_of_store(log)["correction_id"])


def test_what_is_decided_in_one_story_goes_before_what_the_store_decides_later(tmp_path):
    store = Store(tmp_path)
    one = make_story(store, "One")
    decide(store, one, "Cy")
    decide(store, "", "Di")
    found = QUOTES.frame([quote("“One,” he said.", "One,", speaker="Al", speaker_text="he")])
    log = log_in_story(store.corrections(), get_story(store, "One"))
    assert list(correct_quotes(found, log)["speaker"]) == ["Cy"]
    assert list(correct_quotes(found, log_of_store(log))["speaker"]) == ["Di"]


def test_a_story_put_into_another_brings_its_own_decisions_and_takes_them_back(tmp_path):
    store = Store(tmp_path)
    one, other = (make_story(store, name) for name in ("One", "Other"))
    own = decide(store, one)
    decide_story(store, get_story(store, one), "merged", after=other)
    held = own_decisions(store.corrections(), get_story(store, other))
    assert list(held["correction_id"]) == [own]
    merged = store.corrections()["correction_id"].iloc[-1]
    store.mark_undone(merged, at=now())
    assert own_decisions(store.corrections(), get_story(store, other)).empty


def test_a_story_split_off_keeps_what_was_decided_until_then(tmp_path):
    store = Store(tmp_path)
    one = make_story(store, "One", articles=["a0"])
    before = decide(store, one)
    part = make_story(store, "Part", articles=["a0"], split_from=one)
    decide(store, one, "Di")
    held = own_decisions(store.corrections(), told_stories(store.corrections())[part])
    assert list(held["correction_id"]) == [before]


@pytest.mark.parametrize(
    ("what", "target", "after"),
    [
        ("name.ignore", "PERSON:Al", {}), ("article.outlet", "a0", "Wire"),
        ("story.about", "one", "All of it"),
    ],
)  # fmt: skip
def test_what_all_stories_share_is_decided_in_none_of_them_alone(what, target, after):
    with pytest.raises(CorrectionError, match="holds in the whole store"):
        make_correction(what, target, before=None, after=after, story="one")


def test_a_file_carries_where_a_decision_holds_and_one_without_is_read(tmp_path):
    store = Store(tmp_path)
    decide(store, "one")
    log = store.corrections()
    text = export_corrections(log)
    rows, faults = import_corrections(text)
    assert not faults
    pd.testing.assert_frame_equal(rows, log)
    older, faults = import_corrections(text.replace(', "story": "one"', ""))
    assert not faults
    assert older["story"].isna().all()
    _, faults = import_corrections(text.replace('"story": "one"', '"story": 3'))
    assert faults == ["line 1: the story in which alone it holds is none"]


def test_of_logs_put_together_only_the_tour_of_somebody_else_is_left_out():
    tour = {"name": "x", "traveller": "Di", "start": "2023-01-01", "end": "2023-01-02"}
    theirs = make_correction("tour.kept", "Di", before=None, after=tour)
    mine = make_correction("quote.speaker", "a0:1", before="Al", after="Cy")
    told = log_within(pd.concat([theirs, mine]), articles={"a0"}, names={"Al"})
    assert list(told["what"]) == ["quote.speaker"]
    assert log_within(mine.iloc[:0], articles=(), names=()).columns.equals(mine.columns)
