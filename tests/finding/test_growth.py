"""Twice the text is about twice the work, for texts that were slow once: calls are counted.

Calls are the same on every machine, however busy. `python -m tests.bench.exponents` measures time,
for more shapes and longer texts.
"""

import sys

import pytest

from newstables.finding.pipeline import read_batch
from tests.bench.exponents import SHAPES

ONCE_SLOW = (
    "marks without blanks", "brackets without blanks", "a quotation repeated", "weekdays in a row",
    "a new name each", "letters in single marks", "said", "photo lines", "that he said",
    "ellipses",
)  # fmt: skip
# Within a sentence of 400 words, after which one is ended, each word is looked at from each other.
_LENGTHS = {"said": 450}
_USUAL = 150


def calls(nlp, text):
    """Count the calls that reading a text takes, of Python's functions and of C's."""
    count = 0

    def note(_frame, event, _arg):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        read_batch(nlp, [("a", text, None, "en")])
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.model
@pytest.mark.parametrize("shape", ONCE_SLOW)
def test_twice_the_text_is_little_more_than_twice_the_work(nlp, shape):
    read_batch(nlp, [("warm", SHAPES[shape](20), None, "en")])
    length = _LENGTHS.get(shape, _USUAL)
    once, twice = (calls(nlp, SHAPES[shape](times * length)) for times in (1, 2))
    assert twice < 2.6 * once
