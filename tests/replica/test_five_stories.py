"""Rules, offers and merges over 2,000 made articles in five stories, each known by heart."""

import datetime as dt
import random

import pytest

from newstables.decisions.stories import Rule
from newstables.decisions.story_deeds import decide_story, get_story, make_story
from newstables.queries.articles import overview
from newstables.queries.beside import counted, set_beside
from newstables.queries.stories import stories_naming, stories_of, story_list
from newstables.queries.story_offers import new_by_rule, offers, offers_at_arrival
from newstables.queries.tables import ask
from newstables.replica.replica import Replica
from newstables.replica.tours import story_tables
from newstables.schemas import ARTICLES, now
from newstables.store.store import Store
from tests.fixtures.frames import findings

P = "made"
EACH, STORIES, LATE = 400, 5, 20  # articles of each story, of which some come later
PEOPLE = [f"{first} {last}" for first in ("Ana", "Bo", "Cy", "Di", "Eve")
          for last in ("Duarte", "Lind", "Vale")]  # fmt: skip
PLACES = ["Vell", "Lowmoor", "Porto", "Astrid", "Kell", "Norham", "Quay", "Rill", "Sund", "Tarn"]
WORDS = ["harbour", "summit", "election", "strike", "flood"]
BEGINS = dt.date(2023, 1, 2)


def subject(story, number):
    """The id of an article; the last of each story arrive late."""
    return f"s{story}n{number:03d}"


def article(story, number):
    day = BEGINS + dt.timedelta(days=40 * story + number % 20)
    text = f"The {WORDS[story]} of day {number}. {'x ' * 20}{story}.{number}"
    return {
        "article_id": subject(story, number), "title": f"The {WORDS[story]}, part {number}",
        "outlet": f"Outlet {number % 4}", "published": day.isoformat(), "text": text, "words": 26,
        "added_at": now(),
    }  # fmt: skip


def named(story, number):
    """Two or three people and two places of the story; one person of all stories."""
    draw = random.Random(1000 * story + number)
    people = draw.sample(PEOPLE[3 * story : 3 * story + 3], k=2)
    places = PLACES[2 * story : 2 * story + 2]
    for at, (kind, name) in enumerate(
        [*(("PERSON", name) for name in people), *(("GPE", name) for name in places),
         ("PERSON", "Mina Lee")]
    ):  # fmt: skip
        yield {
            "article_id": subject(story, number), "start": 20 * at, "end": 20 * at + len(name),
            "text": name, "type": kind, "name": name, "entity_id": f"{kind}:{name}",
            "reason": "as printed", "in_quote": False, "furniture": None,
            "sentence_start": 20 * at, "sentence_end": 20 * at + 20,
        }  # fmt: skip


def add(store, numbers, *, pipeline=P):
    pairs = [(story, number) for story in range(STORIES) for number in numbers]
    ids = store.add_articles(ARTICLES.frame(article(*pair) for pair in pairs))
    rows = [row for pair in pairs for row in named(*pair)]
    store.write_batch(findings(mentions=rows), article_ids=ids, pipeline=pipeline)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The store with its first articles, and five stories: by words, outlet, name, days, hand."""
    store = Store(tmp_path_factory.mktemp("five"))
    add(store, range(EACH - LATE))
    days = [(BEGINS + dt.timedelta(days=120 + day)).isoformat() for day in (0, 19)]
    hand = [subject(4, number) for number in range(EACH - LATE)]
    ids = [
        make_story(store, "Harbour", rules=[Rule(words="harbour")]),
        make_story(store, "Summit", rules=[
            Rule(outlets=(f"Outlet {number}",), words="summit") for number in range(4)]),
        make_story(store, "Election", rules=[Rule(names=tuple(PEOPLE[6:9]))]),
        make_story(store, "Strike", rules=[Rule(first_day=days[0], last_day=days[1])]),
        make_story(store, "Flood", articles=hand),
    ]  # fmt: skip
    return store, Replica(store, pipeline=P), ids


def held(replica, story_id):
    found = ask(story_tables(replica, story_id), "SELECT article_id FROM articles")
    return set(found["article_id"])


def of(story, numbers):
    return {subject(story, number) for number in numbers}


def test_rules_offers_and_merges_are_right(made):
    store, replica, ids = made
    early, late = range(EACH - LATE), range(EACH - LATE, EACH)
    for story, story_id in enumerate(ids):
        assert held(replica, story_id) == of(story, early)
        assert offers(replica, story_id=story_id).empty
    listed = story_list(replica).set_index("name")
    assert dict(listed["by_rule"]) == {
        "Harbour": 380, "Summit": 380, "Election": 380, "Strike": 380, "Flood": 0,
    }  # fmt: skip

    since = now()
    add(store, late)
    replica.follow()
    assert overview(replica)["articles"] == EACH * STORIES
    for story, story_id in enumerate(ids[:4]):
        assert held(replica, story_id) == of(story, range(EACH))
        fresh = new_by_rule(replica, story_id=story_id, since=since)
        assert set(fresh["article_id"]) == of(story, late)
        assert offers(replica, story_id=story_id).empty
    offered = offers(replica, story_id=ids[4])
    assert set(offered["article_id"]) == of(4, late)
    assert all(set(row.people) < set(PEOPLE) for row in offered.itertuples())  # not Mina Lee
    assert all(set(row.places) == set(PLACES[8:]) for row in offered.itertuples())
    gone = subject(4, late[0])
    assert gone not in set(offers(replica, story_id=ids[4], left_out=(gone,))["article_id"])
    arrived = offers_at_arrival(replica, since=since, left_out=((ids[4], gone), (ids[0], "no")))
    assert set(arrived["story_id"]) == {ids[4]}
    assert set(arrived["article_id"]) == of(4, late) - {gone}
    assert offers_at_arrival(replica, since=now()).empty

    out = subject(0, 7)
    decide_story(store, get_story(store, ids[0]), "left_out", after=[out])
    decide_story(store, get_story(store, ids[4]), "added", after=sorted(of(4, late[:5])))
    part = make_story(store, "Part", articles=sorted(of(4, range(10))), split_from=ids[4])
    decide_story(store, get_story(store, ids[1]), "merged", after=ids[0])
    replica.follow()
    both = (of(0, range(EACH)) - {out}) | of(1, range(EACH))
    assert held(replica, ids[0]) == both
    assert stories_of(replica, article_id=out) == []
    assert held(replica, part) == of(4, range(10))
    assert held(replica, ids[4]) == of(4, range(10, EACH - LATE + 5))

    store.mark_undone(store.corrections()["correction_id"].iloc[-1], at=now())
    replica.follow()
    assert held(replica, ids[1]) == of(1, range(EACH))
    assert held(replica, ids[0]) == of(0, range(EACH)) - {out}

    naming = stories_naming(replica, entity_id="PERSON:Mina Lee").set_index("name")["articles"]
    assert dict(naming) == {
        "Harbour": 399, "Summit": 400, "Election": 400, "Strike": 400, "Flood": 375, "Part": 10,
    }  # fmt: skip
    rows = set_beside(*(counted(story_tables(replica, story), "named") for story in ids[:2]))
    assert list(rows.loc[rows["in_both"], "what"]) == ["PERSON:Mina Lee"]
    anew = Replica(store, pipeline=P)
    assert all(held(anew, story) == held(replica, story) for story in (*ids, part))
