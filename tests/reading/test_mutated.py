"""Damaged files end in articles or sentences: a short run of tests.reading.mutated."""

import random

from tests.reading.mutated import mutated, run


def test_mutated_files_of_every_kind_end_in_articles_or_sentences():
    _, told = run(260, seed=11)
    assert told["articles"] > 100
    assert told["problems"] > 100
    assert told["damaged, caught by the last net"] < 26


def test_a_mutation_is_the_same_for_the_same_chance():
    assert mutated(b"words" * 50, random.Random(3)) == mutated(b"words" * 50, random.Random(3))
