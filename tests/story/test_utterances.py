"""Printings of one saying are one utterance; two sayings stay two."""

import pandas as pd
import pytest

from newstables.story.utterances import group_utterances


def grouped(*rows):
    """Group rows of speaker, words and, where told, the day said; return their group numbers."""
    frame = pd.DataFrame(
        [
            {"quote_id": f"q{n}", "speaker": row[0], "text": row[1], "said_on": (*row, None)[2],
             "joined": None}
            for n, row in enumerate(rows)
        ],
        dtype="string",
    )  # fmt: skip
    return list(group_utterances(frame.assign(alone=False)))


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


def by_hand(rows, **columns):
    """Group rows of speaker and words, with what was decided of some: row -> joined, alone."""
    frame = pd.DataFrame(
        [
            {"quote_id": f"q{n}", "speaker": speaker, "text": words, "said_on": None,
             "joined": columns.get("joined", {}).get(n), "alone": n in columns.get("alone", ())}
            for n, (speaker, words) in enumerate(rows)
        ],
    )  # fmt: skip
    frame = frame.astype(
        dict.fromkeys(("quote_id", "speaker", "text", "said_on", "joined"), "string")
    )
    return list(group_utterances(frame))


TWICE = [("Ada Quill", HARBOUR)] * 3


def test_a_printing_taken_out_is_a_saying_of_its_own_and_the_others_stay_one():
    assert by_hand(TWICE, alone={0}) == ["q0", "q1", "q1"]
    assert by_hand(TWICE, alone={1}) == ["q0", "q1", "q0"]


def test_what_was_put_together_is_one_saying_whatever_its_words_and_others_alike_follow():
    rows = [("Ada Quill", HARBOUR), ("Ada Quill", "Ferries first"), ("Ada Quill", HARBOUR[4:])]
    assert by_hand(rows) == ["q0", "q1", "q0"]
    assert by_hand(rows, joined={0: "s", 1: "s"}) == ["s", "s", "s"]
    assert by_hand(rows, joined={2: "s", 1: "s"}) == ["s", "s", "s"]  # the fuller one follows too


def test_what_was_taken_out_and_put_elsewhere_draws_nothing_along():
    rows = [*TWICE, ("Ada Quill", "Ferries first")]
    assert by_hand(rows, joined={0: "s", 3: "s"}, alone={0}) == ["s", "q1", "q1", "s"]


def test_words_of_nobody_known_can_be_put_to_a_saying():
    rows = [("Ada Quill", HARBOUR), (None, HARBOUR), (None, HARBOUR)]
    assert by_hand(rows, joined={0: "s", 1: "s"}) == ["s", "s", "q2"]
