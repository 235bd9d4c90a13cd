"""Two versions of a text: every word of both is told once, and only what differs as such."""

import random

import pytest

from newstables.story.ledger.versions import MOST_PAIRS, changes

FIRST = "The minister arrived on Tuesday.\n\nShe said “we will stay” and left for Aster at noon."
LATER = 'The minister arrived on Monday.\n\nShe said "we will stay" and left at noon by train.'


def told(kind, first=FIRST, second=LATER):
    return [each.words.strip() for each in changes(first, second) if each.kind == kind]


def test_only_words_that_differ_are_told_marks_and_blanks_are_none():
    assert told("left out") == ["Tuesday.", "for Aster", "noon."]
    assert told("added") == ["Monday.", "noon by train."]
    assert changes(FIRST, FIRST)[0].kind == "same"
    assert len(changes(FIRST, FIRST.replace(" ", "  "))) == 1


@pytest.mark.parametrize("seed", range(20))
def test_both_texts_can_be_put_together_again(seed):
    chance = random.Random(seed)
    words = "a harbour stays open for all of us said the minister on Tuesday".split()
    first, second = (" ".join(chance.choices(words, k=chance.randrange(40))) for _ in range(2))
    done = changes(first, second)
    old = "".join(each.words for each in done if each.kind != "added")
    new = " ".join("".join(f"{each.words} " for each in done if each.kind != "left out").split())
    assert old.split() == first.split()
    assert new.split() == second.split()


def test_two_long_texts_are_told_to_be_too_long():
    long = "word " * int(MOST_PAIRS**0.5 + 1)
    assert changes(long, long) is None
