"""What was decided of stories, folded into what each of them is."""

import json

import pandas as pd
import pytest

from newstables.decisions.corrections import make_correction
from newstables.decisions.stories import Rule, find_story, new_id, told_stories
from newstables.decisions.story_deeds import decide_story, get_story, make_story, story_id_of
from newstables.decisions.story_log import log_within
from newstables.decisions.story_words import spell_decision
from newstables.errors import CorrectionError
from newstables.schemas import CORRECTIONS, now
from newstables.store.store import Store


def log(*decisions):
    rows = [make_correction(f"story.{what}", target, before=None, after=after, who="x")
            for what, target, after in decisions]  # fmt: skip
    return pd.concat(rows, ignore_index=True) if rows else CORRECTIONS.frame()


def made(name="Summit", **more):
    return {"name": name, **more}


def articles(story):
    return set().union(*(part.articles for part in story.parts))


def left_out(story):
    return set().union(*(part.left_out for part in story.parts))


def test_the_last_word_about_an_article_holds():
    story = told_stories(
        log(("made", "s", made(articles=["a", "b"])), ("left_out", "s", ["a", "c"]),
            ("added", "s", ["c", "d"]))
    )["s"]  # fmt: skip
    assert articles(story) == {"b", "c", "d"}
    assert left_out(story) == {"a"}


def test_a_story_merged_into_another_is_gone_and_its_rules_and_articles_are_there():
    rule = {"outlets": ["A"]}
    stories = told_stories(
        log(("made", "one", made(articles=["a"])), ("left_out", "one", ["x"]),
            ("made", "other", made(rules=[rule], articles=["b"])), ("merged", "other", "one"))
    )  # fmt: skip
    assert "other" not in stories
    assert stories["one"].rules() == (Rule(outlets=("A",)),)
    assert articles(stories["one"]) == {"a", "b"}
    assert [part.left_out for part in stories["one"].parts] == [{"x"}, set()]


def test_what_is_split_off_leaves_the_story_it_came_from():
    stories = told_stories(
        log(("made", "s", made(articles=["a", "b"])),
            ("made", "t", made("Part", articles=["b"], split_from="s")))
    )  # fmt: skip
    assert articles(stories["s"]) == {"a"}
    assert left_out(stories["s"]) == {"b"}
    assert articles(stories["t"]) == {"b"}


def test_a_removed_story_comes_back_when_that_is_undone(tmp_path):
    store = Store(tmp_path)
    story_id = make_story(store, "  Summit  in   May ", rules=[Rule(words="talks")])
    assert get_story(store, "summit in may").name == "Summit in May"
    decide_story(store, get_story(store, story_id), "removed", after=True)
    assert set(told_stories(store.corrections())) == {"sample"}
    removal = store.corrections()["correction_id"].iloc[-1]
    store.mark_undone(removal, at=now())
    assert get_story(store, story_id).rules() == (Rule(words="talks"),)


def test_an_unknown_story_is_told_with_those_that_there_are(tmp_path):
    store = Store(tmp_path)
    make_story(store, "Summit")
    with pytest.raises(CorrectionError, match="no story 'Sumit'; known are Sample story; Summit"):
        story_id_of(store, "Sumit")
    assert story_id_of(store, None) == ""


@pytest.mark.parametrize("name", ["", "  ", "All articles"])
def test_a_story_needs_a_name_of_its_own(tmp_path, name):
    with pytest.raises(CorrectionError, match="cannot name a story"):
        make_story(Store(tmp_path), name)


@pytest.mark.parametrize(("what", "after"), [
    ("made", {}), ("made", {"name": " "}), ("made", {"name": "a", "more": 1}),
    ("made", {"name": "a", "rules": [{}]}), ("rules", [{"outlets": "A"}]),
    ("rules", [{"size": "1"}]), ("added", ["a", 1]), ("left_out", "a"), ("archived", "yes"),
])  # fmt: skip
def test_a_decision_that_is_none_is_refused(what, after):
    with pytest.raises(CorrectionError, match="cannot hold"):
        make_correction(f"story.{what}", "s", before=None, after=after)


def test_an_address_names_a_story_in_plain_letters():
    first, second = (new_id("Élection à Vell, 2023!", at=at) for at in ("2023", "2024"))
    assert first.startswith("election-a-vell-2023-")
    assert first != second
    assert new_id("北", at="1").startswith("story-")


def test_a_name_finds_a_story_whatever_its_capitals():
    stories = told_stories(log(("made", "s", made("Summit"))))
    assert find_story(stories, "SUMMIT") == find_story(stories, "s") == "s"


def test_what_was_told_by_hand_of_others_is_no_part_of_a_story():
    tour = {"name": "T", "traveller": "Ada Quill", "start": "2023-05-01", "end": "2023-05-02"}
    rows = make_correction("tour.kept", "Ada Quill", before=None, after=tour)
    assert len(log_within(rows, articles={"a"}, names={"Ada Quill"})) == 1
    assert log_within(rows, articles={"a"}, names={"Bram Oster"}).empty


@pytest.mark.parametrize(("whose", "told"), [
    ({"traveller": "Ada Quill"}, True), ({"participants": ["Cy Marsh", "Ada Quill"]}, True),
    ({"participants": '["Ada Quill"]', "evidence": "[]"}, True), ({"traveller": "Cy Marsh"}, False),
    ({"traveller": None, "participants": []}, False),
    ({"traveller": None, "evidence": [{"article_id": "a", "start": 0}]}, True),
])  # fmt: skip
def test_an_event_by_hand_is_told_where_its_traveller_or_its_article_is(whose, told):
    event = {"event_id": "e", "description": "Talks", "evidence": [], **whose}
    rows = log(("added", "s", [])).assign(what="event.added", after=json.dumps(event))
    assert len(log_within(rows, articles={"a"}, names={"Ada Quill"})) == told


@pytest.mark.parametrize(("what", "after", "words"), [
    ("story.made", {"name": "S"}, "made the story “S”"),
    ("story.name", "T", "named the story “S” “T”"),
    ("story.about", "Talks.", "wrote of the story “S”: Talks."),
    ("story.rules", [{"outlets": ["A", "B"], "words": "x"}],
     "set the rules of “S”: outlet A or B; words x"),
    ("story.rules", [], "set the rules of “S”: none"),
    ("story.added", ["a", "b"], "put 2 articles into “S”"),
    ("story.left_out", ["a"], "left 1 article out of “S”"),
    ("story.archived", True, "put “S” away"), ("story.archived", False, "took “S” out again"),
    ("story.merged", "t", "merged “S” into another story"),
    ("story.removed", True, "removed “S”"), ("story.removed", False, "brought back “S”"),
])  # fmt: skip
def test_the_log_tells_a_decision_in_words(what, after, words):
    assert spell_decision(what, json.dumps({"name": "S"}), after) == words


def test_a_rule_is_told_in_one_line():
    rule = Rule(outlets=("A",), first_day="2023-05-01", last_day="2023-05-09", words="talks",
                names=("Ada Quill", "Vell"), tour="Bo Lind")  # fmt: skip
    assert rule.describe() == (
        "outlet A; published from 1 May 2023; published to 9 May 2023; words talks; "
        "naming Ada Quill or Vell; tour of Bo Lind"
    )
