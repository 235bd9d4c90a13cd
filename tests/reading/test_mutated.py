"""Damaged files end in articles or sentences: a short run of tests.reading.mutated."""

import random

import pytest

from newstables.config import Settings
from newstables.reading.files import read_bytes
from tests.reading.mutated import mutated, run


def test_mutated_files_of_every_kind_end_in_articles_or_sentences():
    _, told = run(260, seed=11)
    assert told["articles"] > 100
    assert told["problems"] > 100
    assert told["damaged, caught by the last net"] < 26


def test_a_mutation_is_the_same_for_the_same_chance():
    assert mutated(b"words" * 50, random.Random(3)) == mutated(b"words" * 50, random.Random(3))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", '{"text": "a", "n": ' + "9" * 100_000 + "]"),
        ("a.json", "x" * 200_000),
        ("a.csv", "text\n" + "<!--" * 100_000),
        ("a.csv", "text\n" + "<b> </b>" * 50_000),
        ("a.csv", "text,date\nWords of it," + "9" * 200_000),
        ("a.txt", "Section: A\nLength: " + "9" * 200_000 + "\nBody\n\nWords.\n\nEnd of Document"),
        ("a.txt", " " * 300_000 + "1 of 2 DOCUMENT"),
        ("a.txt", "Title: a\n" * 10_000),
        ("a.html", "<p>" + "<i>" * 3_000 + "&" * 100_000),
        ("a.html", '<script type="application/ld+json">' + '"@type":"' * 40_000 + "</script>"),
        ("a.mbox", "From a Mon 10:00:00\nA: b\n" * 9_000),
        ("a.xml", "<nitf>" + "<p>" * 200_000),
        ("a.rtf", "{\\rtf1 " + "{" * 100_000),
    ],
)
def test_what_grows_in_one_place_is_answered(name, data):
    """With a pattern that goes back over what it saw, each of these takes minutes."""
    reading = read_bytes(data.encode(), name=name, settings=Settings())
    assert reading.articles or reading.problems
