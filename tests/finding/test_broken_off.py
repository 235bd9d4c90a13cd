"""Texts that break off anywhere, as a paste does: read as far as they go, never given up."""

import random
from pathlib import Path

import pytest

from newstables.finding.pipeline import read_batch

_GOLD = sorted((Path(__file__).parents[1] / "gold").glob("*.txt"))
_CUTS = 8  # a text
ENDS = [
    "“The plant stood still on Monday,” said the operator, Norkraft",
    "Two drivers spoke on Monday. They were paid late, said one of",
    "Lena Moravek left on Monday. “We wait,” said an adviser to",
    "Lena Moravek left on Monday. “We wait,” said the envoy for",
    "Lena Moravek, mayor of",
    "“We will wait,” said",
    "“We will",
    "According to",
]


@pytest.mark.model
@pytest.mark.parametrize("text", ENDS)
def test_a_text_that_breaks_off_is_read(nlp, text):
    assert read_batch(nlp, [("a", text)]).problems.empty


@pytest.mark.model
def test_texts_cut_at_random_words_are_read(nlp):
    draw = random.Random(5)
    pieces = []
    for path in _GOLD:
        text = path.read_text(encoding="utf-8")
        ends = [place for place, mark in enumerate(text) if mark.isspace()]
        pieces += [
            (f"{path.stem}_{end}", text[max(0, end - 600) : end])
            for end in draw.sample(ends, _CUTS)
        ]
    found = read_batch(nlp, pieces)
    assert found.problems.empty, found.problems["article_id"].tolist()
