"""Printings of one saying are one utterance; two sayings stay two."""

import pandas as pd
import pytest

from newstables.story.utterances import group_utterances


def grouped(*rows):
    """Group rows of speaker, words and, where told, the day said; return their group numbers."""
    frame = pd.DataFrame(
        [
            {"quote_id": f"q{n}", "speaker": row[0], "text": row[1], "said_on": (*row, None)[2]}
            for n, row in enumerate(rows)
        ],
        dtype="string",
    )
    return list(group_utterances(frame))


HARBOUR = "The harbour will stay open through the winter,"


@pytest.mark.parametrize(
    "other",
    [
        "the harbour will stay open through the winter.",
        "The harbor will stay open through the winter",
        "The harbour, will stay open through the winter!",
    ],
)
def test_nearly_the_same_words_are_one(other):
    assert grouped(("Ada", HARBOUR), ("Ada", other)) == ["q0", "q0"]


@pytest.mark.parametrize(
    "other",
    [("Bo", HARBOUR), ("Ada", "The harbour will close."), ("Ada", "The airport will stay shut")],
)
def test_other_speakers_and_other_words_are_others(other):
    assert grouped(("Ada", HARBOUR), other) == ["q0", "q1"]


def test_the_same_words_on_two_days_are_two_and_an_untold_day_joins_the_first():
    rows = (("Ada", HARBOUR, "2023-01-30"), ("Ada", HARBOUR, "2023-02-01"), ("Ada", HARBOUR))
    assert grouped(*rows) == ["q0", "q1", "q0"]


def test_short_words_must_be_the_same():
    assert grouped(("Ada", "We stay"), ("Ada", "we stay."), ("Ada", "We pay")) == ["q0", "q0", "q2"]


def test_nobodys_words_are_never_joined():
    assert grouped((None, HARBOUR), (None, HARBOUR)) == ["q0", "q1"]


def test_a_third_printing_joins_the_first_utterance():
    rows = [("Ada", HARBOUR), ("Ada", HARBOUR + " she"), ("Ada", HARBOUR)]
    assert set(grouped(*rows)) == {"q1"}  # the longest


FULL = "What the harbour pays for the town repays, and what the town builds the harbour needs."


@pytest.mark.parametrize(
    "part",
    [
        "What the harbour pays for the town repays",
        "what the town builds the harbour needs",
        "pays for the town repays, and what the",
    ],
)
def test_a_part_of_a_saying_is_that_saying(part):
    assert grouped(("Ada", part), ("Ada", FULL)) == ["q1", "q1"]


def test_two_parts_of_a_saying_are_one_with_it_and_two_without():
    parts = [("Ada", FULL[:41]), ("Ada", FULL[46:])]
    assert grouped(*parts, ("Ada", FULL)) == ["q2", "q2", "q2"]
    assert grouped(*parts) == ["q0", "q1"]


def test_few_words_are_no_part():
    assert grouped(("Ada", "the town repays"), ("Ada", FULL)) == ["q0", "q1"]
