"""Words are compared by what they are, not by how they are spelled."""

import pytest

from newstables.story.ledger.wording_keys import words_of


@pytest.mark.parametrize(("one", "other"), [
    ("Defence", "defense"), ("organisation", "organization"), ("labour", "labor"),
    ("the centre", "the center"), ("travelled", "traveled"), ("dialogue", "dialog"),
    ("40 per cent", "40%"), ("percent", "per cent"), ("don't", "do not"), ("we’re", "we are"),
    ("1,000", "1000"), ("ten", "10"), ("cannot", "can not"), ("naïve", "naive"),
    ("long-term", "long term"), ("analyse", "analyze"), ("neighbourhoods", "neighborhoods"),
])  # fmt: skip
def test_one_word_in_two_spellings_is_one(one, other):
    assert words_of(one).keys == words_of(other).keys


@pytest.mark.parametrize(("one", "other"), [
    ("four", "for"), ("our", "or"), ("tour", "tor"), ("filled", "filed"), ("rise", "rize it"),
    ("misinformation", "disinformation"), ("1.5", "15"), ("sense", "cents"), ("one", "1"),
    ("hour", "hor"), ("advice", "advise"), ("its", "it's"), ("ally", "allies"),
])  # fmt: skip
def test_two_words_stay_two(one, other):
    assert words_of(one).keys != words_of(other).keys


def test_each_word_stands_where_it_was_read():
    text = "“We don’t pay 40 per cent.” No."
    words = words_of(text)
    assert words.keys == ("we", "do", "not", "pay", "40", "percent", "no")
    assert [text[start:end] for start, end in words.spans] == [
        "We", "don’t", "don’t", "pay", "40", "per cent", "No"]  # fmt: skip
    assert words.ends == {5}
