"""A quotation held against its source: what is the same, what differs, and how it is called."""

import pytest

from newstables.story.ledger.comparing import read_printed
from newstables.story.ledger.passages import PassageIndex

SPEECH = (
    "Madam Chair, thank you. The harbour will open in May, and it will be open to every ship "
    "that pays its dues. We have spent 3.8 million dollars on the piers so far. We don't expect "
    "to spend more. Nobody should doubt our commitment to the fishermen of this coast, who've "
    "waited for ten years. There are those who say it cannot be done. They are wrong. We will "
    "build the second pier before the winter."
)
OTHER = "The council met in the harbour hall. It spoke of ships, dues and winter, as it often does."


@pytest.fixture(scope="module")
def index():
    return PassageIndex([OTHER, SPEECH])


def best(index, words):
    found = index.find(read_printed(words))
    return found[0] if found else None


@pytest.mark.parametrize("words", [
    "The harbour will open in May",
    "the harbor will open in May,",
    "It will be open to every ship",
    "We do not expect to spend more",
    "who have waited for 10 years",
    "doubt our commitment to the fishermen",
    "fishermen",
    "We’ve spent 3.8 million dollars",
])  # fmt: skip
def test_the_same_words_are_exact_however_they_are_spelled(index, words):
    found = best(index, words)
    assert (found.text, found.compared.match, found.compared.differences) == (1, "exact", ())


@pytest.mark.parametrize(("words", "match", "differences"), [
    ("the harbour will open in June, and it will be open", "altered",
     [("changed", "May", "June")]),
    ("Nobody should ever doubt our commitment", "altered", [("added", "", "ever")]),
    ("those who say it can be done", "altered", [("left out", "cannot", "")]),
    ("it will be open to every ship […] so far", "shortened",
     [("left out, marked", "that pays its dues. We have spent 3.8 million dollars on the piers",
       "")]),
    ("The harbour will open in May […] to every ship that pays", "shortened",
     [("left out, marked", "and it will be open", "")]),
    ("our commitment to the fishermen, who’ve waited for ten years", "shortened",
     [("left out", "of this coast", "")]),
    ("We […] expect to spend more", "altered", [("left out, marked", "don't", "")]),
    ("We [certainly] expect to spend more", "altered", [("bracketed", "don't", "certainly")]),
    ("[The port] will be open to every ship that pays its dues", "bracketed",
     [("bracketed", "", "The port")]),
    ("Nobody should doubt our commitment to [them], who’ve waited for ten years", "bracketed",
     [("bracketed", "the fishermen of this coast", "them")]),
    ("We have spent 3.8 million dollars on the piers so far. Nobody should doubt our commitment",
     "joined", [("left out", "We don't expect to spend more", "")]),
])  # fmt: skip
def test_what_differs_is_told_and_named(index, words, match, differences):
    found = best(index, words)
    assert found.compared.match == match
    told = [(one.kind, one.source, one.printed) for one in found.compared.differences]
    assert told == differences


@pytest.mark.parametrize("words", [
    "high vigilance",
    "We will never give in to blackmail by anyone",
    "The railway will close in August, and it will be shut to every train that runs late",
    "...",
])  # fmt: skip
def test_what_was_not_said_is_not_found(index, words):
    assert best(index, words) is None


def test_the_place_in_the_source_is_that_of_the_words(index):
    found = best(index, "we will build the second pier before winter")
    start, end = found.compared.start, found.compared.end
    assert SPEECH[start:end] == "We will build the second pier before the winter"


def test_words_said_twice_are_found_in_both_texts():
    index = PassageIndex(
        ["We stand together now.", OTHER, "Again: we stand together now, he said."]
    )
    found = index.find(read_printed("We stand together now"))
    assert [passage.text for passage in found] == [0, 2]
    assert {passage.compared.match for passage in found} == {"exact"}


def test_no_run_of_words_reaches_over_two_texts():
    index = PassageIndex(["They built the second", "pier before the winter came."])
    assert best(index, "They built the second pier before the winter") is None


def test_no_text_and_no_word_find_nothing():
    assert PassageIndex([]).find(read_printed("The harbour will open")) == []
    assert PassageIndex(["", "?"]).find(read_printed("The harbour will open")) == []
    assert PassageIndex([SPEECH]).find(read_printed("")) == []
