"""The briefing's words: what was said stands in marks, what was reported does not."""

import pandas as pd
import pytest

from newstables.exports.briefing import warn, words_of


@pytest.mark.parametrize(
    ("kind", "words"),
    [("direct", "“the port is open”"), ("mixed", "“the port is open”"),
     ("indirect", "the port is open")],
)  # fmt: skip
def test_only_words_that_were_said_stand_in_marks(kind, words):
    assert words_of({"text": "the port\n is open", "kind": kind}) == words


def test_the_warning_counts_and_names_those_to_check():
    rows = pd.DataFrame({"number": [1, 2, 3], "warning": ["unsure", pd.NA, "unsure"]})
    assert warn(rows) == "Check before use: 2 of 3 have an unsure speaker (no. 1, 3)."
    assert warn(rows.assign(warning=pd.NA)) == ""
