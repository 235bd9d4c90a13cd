"""Whatever a text is, the engine reads it: a short run of tests.finding.fuzzed."""

import random

import pytest

from tests.finding.fuzzed import gold_texts, mutated, run


@pytest.mark.model
def test_whatever_a_text_holds_each_place_is_in_it(nlp):
    told, _ = run(nlp, 45, seed=11)
    assert told["quotes"] > 50
    assert told["mentions"] > 100


def test_a_mutation_is_the_same_for_the_same_chance():
    text = gold_texts()[0]
    assert mutated(text, random.Random(3)) == mutated(text, random.Random(3)) != text
