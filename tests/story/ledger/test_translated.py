"""Translated words are told by what the sentence says of them, and by nothing less."""

import pytest

from newstables.story.ledger.translated import is_translated


@pytest.mark.parametrize(
    "sentence",
    [
        "“We stay,” he said through an interpreter.",
        "“We stay,” the captain told reporters through his official translator on Monday.",
        "“We stay,” Kim said in Korean.",
        "“We stay,” she said, speaking in Russian through the day.",
        "“We stay,” she said, in her native Polish, before the vote.",
        "“We stay,” he wrote in French on Monday.",
        "“We stay,” he said, according to a translation by the office.",
        "“We stay,” according to the Kremlin’s English translation.",
        "The words, translated from Arabic, were “we stay”.",
        "“We stay [translated],” he said.",
    ],
)
def test_a_sentence_that_tells_of_a_translation(sentence):
    assert is_translated(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "“We stay,” he said in Korean waters.",
        "“We stay,” he said in English.",
        "“We stay,” he said in French Guiana.",
        "“We stay,” he told the Korean minister.",
        "“We stay,” the interpreter said.",
        "He said the plan had to be translated into deeds: “we stay”.",
        "“We stay,” said the German on Monday.",
        "“We stay,” he said, according to a new study on translation.",
    ],
)
def test_a_sentence_that_does_not(sentence):
    assert not is_translated(sentence)
