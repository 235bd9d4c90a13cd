"""A story that followed equals one told at once of its articles, whatever happened meanwhile.

`SEQUENCES=1000 python -m pytest -n 0 tests/replica/test_stories.py` runs longer.
"""

import os
import random

import pytest

from newstables.decisions.corrections import make_correction
from newstables.decisions.stories import ALL, read_rule, told_stories
from newstables.decisions.story_deeds import make_story
from newstables.errors import QueryError
from newstables.queries.stories import story_list
from newstables.replica.replica import Replica, open_replica
from newstables.replica.tours import story_tables
from newstables.store.store import Store
from tests.fixtures.told_at_once import differences, told_at_once
from tests.fixtures.tour import fill_tour
from tests.replica import made
from tests.replica.test_following import P, something_happens

SEQUENCES = int(os.environ.get("SEQUENCES", "25"))
RULES = (
    {"outlets": ["A"]}, {"outlets": ["A", "B"], "first_day": "2023-05-03"},
    {"last_day": "2023-05-02"}, {"names": ["Ana Duarte", "Vell"]}, {"words": "harbour"},
    {"words": '"matter 7"', "outlets": ["B"]}, {"names": ["Bo Lind"], "first_day": "2023-05-02"},
)  # fmt: skip


def decide(store, what, target, after):
    rows = make_correction(what, target, before=None, after=after, who="x")
    store.add_corrections(rows)
    return rows["correction_id"].iloc[0]


def some(draw, store):
    ids = list(store.articles()["article_id"])
    return draw.sample(ids, k=min(len(ids), draw.randint(0, 4)))


def something_is_decided(draw, store, replica):
    """Decide something about stories: those there are are known by one letter."""
    what = draw.choice(("made", "made", "rules", "rules", "added", "left_out", "merged", "removed"))
    rules = draw.sample(RULES, k=draw.randint(0, 2))
    if what == "made":
        after = {"name": "Some", "rules": rules, "articles": some(draw, store)}
        if draw.random() < 0.3:
            after["split_from"] = draw.choice("abc")
    elif what == "rules":
        known = [row[0] for row in replica.cursor().execute("SELECT key FROM tours").fetchall()]
        after = [*rules, *({"tour": key} for key in known[:1])]
    elif what == "merged":
        after = draw.choice("abc")
    else:
        after = some(draw, store) if what in ("added", "left_out") else draw.random() < 0.5
    decide(store, f"story.{what}", draw.choice("abc"), after)


def something_is_decided_in_one(draw, store, replica):
    """Decide about quotations, events or tours in one story alone."""
    rows = made.decision(draw, replica)
    if rows is not None and rows["what"].str.startswith(("quote.", "event.", "tour.")).all():
        store.add_corrections(rows.assign(story=draw.choice("abc")))


def fits(rule, article, tables):
    """Whether an article fits a rule, told apart from the replica's way."""
    published = article.published if isinstance(article.published, str) else None
    outlet = article.outlet if isinstance(article.outlet, str) else "unknown outlet"
    mentions = tables["mentions"]
    named = set(mentions["name"][mentions["article_id"].eq(article.article_id)
                                 & mentions["furniture"].isna()])  # fmt: skip
    words = f"{article.title} {article.text}".lower()
    return (
        (not rule.outlets or outlet in rule.outlets)
        and (not rule.names or bool(named & set(rule.names)))
        and (not rule.words or rule.words.strip('"') in words)
        and (not rule.first_day or (published or "") >= rule.first_day[: len(published or "")]
             and published is not None)
        and (not rule.last_day or published is not None
             and published <= rule.last_day[: len(published)])
    )  # fmt: skip


def members(story, tables):
    found = set()
    for part in story.parts:
        for article in tables["articles"].itertuples():
            ruled = any(fits(rule, article, tables) for rule in part.rules if not rule.tour)
            if article.article_id in part.articles or (
                ruled and article.article_id not in part.left_out
            ):
                found.add(article.article_id)
    return found


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_a_story_that_followed_equals_one_told_at_once(seed, tmp_path):
    draw = random.Random(seed)
    store = Store(tmp_path)
    numbers = draw.sample(range(100), k=100)
    replica = Replica(store, pipeline=P)
    for _ in range(draw.randint(4, 10)):
        for _ in range(draw.choice([1, 2, 4])):
            something_happens(draw, store, replica, numbers)
            if draw.random() < 0.6:
                something_is_decided(draw, store, replica)
            for _ in range(2):
                something_is_decided_in_one(draw, store, replica)
        replica.follow()
    whole = told_at_once(store, pipeline=P)
    stories = told_stories(store.corrections())
    anew = Replica(store, pipeline=P)
    for story_id, story in stories.items():
        tables = story_tables(replica, story_id)
        there = {
            row[0] for row in tables.cursor().execute("SELECT article_id FROM articles").fetchall()
        }
        if not any(rule.tour for rule in story.rules()):
            assert there == members(story, whole)
        assert differences(tables, told_at_once(store, pipeline=P, only=there, story=story)) == {}
        fresh = story_tables(anew, story_id).cursor().execute("SELECT article_id FROM articles")
        assert {row[0] for row in fresh.fetchall()} == there
    known = replica.cursor().execute("SELECT story_id FROM stories").fetchall()
    assert {row[0] for row in known} == stories.keys()


def test_a_story_of_a_tour_keeps_it_when_its_key_names_another(tmp_path):
    store = fill_tour(tmp_path)
    days = {"start": "2023-01-01", "end": "2023-12-31"}
    kept = {"name": "Asia", "traveller": "Ada Quill", **days}
    store.add_corrections(make_correction("tour.kept", "leg", before=None, after=kept))
    for key, tour in (("now", "leg"), ("later", "Ada Quill, gone")):
        rule = {"tour": tour, "tour_at": ["Ada Quill", *days.values()]}
        make_story(store, key, rules=[read_rule(rule)])
    listed = story_list(open_replica(store)).set_index("name")["articles"]
    assert listed["now"] == listed["later"] > 0


def test_a_story_that_is_not_there_is_no_story_of_all_articles(tmp_path):
    replica = open_replica(fill_tour(tmp_path))
    assert story_tables(replica, ALL) is replica
    with pytest.raises(QueryError, match="there is no story 'gone' in this store"):
        story_tables(replica, "gone")
