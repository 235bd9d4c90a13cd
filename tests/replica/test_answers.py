"""An answer that was kept equals one asked anew, and outlives what does not concern it."""

import random

import pandas as pd
import pytest

from newstables.decisions.corrections import make_correction
from newstables.queries.articles import overview
from newstables.queries.entities import entity_counts
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import quotes_page
from newstables.queries.tables import ask
from newstables.replica.answers import Answers
from newstables.replica.replica import Replica
from newstables.schemas import QUOTES
from newstables.store.store import Store
from tests.replica import made
from tests.replica.test_following import P, something_happens

QUESTIONS = {
    "overview": overview,
    "names": lambda tables: entity_counts(tables, MentionFilters()),
    "quotations": lambda tables: quotes_page(tables, QuoteFilters()),
    "events": lambda tables: ask(tables, "SELECT * FROM events ORDER BY ALL"),
    "titles": lambda tables: ask(tables, "SELECT title FROM articles ORDER BY ALL"),
}


def asked(replica, question):
    with replica.snapshot() as tables:
        return question(tables), tables.read


def kept(answers, replica, name):
    return answers.answer(name, lambda: asked(replica, QUESTIONS[name]), places=replica.places)


def same(one, other):
    if isinstance(one, pd.DataFrame):
        return one.astype(str).equals(other.astype(str))
    return str(one) == str(other)


@pytest.mark.parametrize("seed", range(6))
def test_a_kept_answer_equals_one_asked_anew_whatever_happens(seed, tmp_path):
    draw = random.Random(seed)
    store, answers = Store(tmp_path), Answers()
    numbers = draw.sample(range(100), k=100)
    replica = Replica(store, pipeline=P)
    for _ in range(8):
        something_happens(draw, store, replica, numbers)
        replica.follow()
        for name, question in QUESTIONS.items():
            assert same(kept(answers, replica, name), asked(replica, question)[0]), name


def test_what_is_checked_leaves_names_and_events_as_they_were(tmp_path):
    store, answers, draw = Store(tmp_path), Answers(), random.Random(1)
    added = store.add_articles(made.articles(draw, range(8)))
    store.write_batch(made.found_in(draw, added), article_ids=added, pipeline=P)
    replica = Replica(store, pipeline=P)
    before = {name: kept(answers, replica, name) for name in QUESTIONS}
    quote_id = store.findings(QUOTES)["quote_id"].iloc[0]
    store.add_corrections(make_correction("quote.reviewed", quote_id, before=None, after=True))
    replica.follow()
    after = {name: kept(answers, replica, name) for name in QUESTIONS}
    assert {name for name in QUESTIONS if after[name] is before[name]} >= {
        "names",
        "events",
        "titles",
    }
    assert after["quotations"] is not before["quotations"]


def test_the_answers_not_asked_for_longest_go_first():
    answers, drawn = Answers(most=2), []

    def draw(key):
        return lambda: (drawn.append(key), {"quotes"})

    for key in "abacab":
        answers.answer(key, draw(key), places={"quotes": 1})
    assert drawn == ["a", "b", "c", "b"]
