"""Each quotation is filed under one word that it shares with others."""

import pandas as pd
import pytest

from newstables.schemas import NO_KEYWORD
from newstables.story.keywords import assign_keywords


def keywords(*said, speaker=None):
    frame = pd.DataFrame({"text": said, "speaker": [speaker] * len(said)}, dtype="string")
    return list(assign_keywords(frame))


def test_the_word_that_most_share_takes_them():
    assert keywords(
        "Our harbours are safe.", "The harbour needs money.", "Money is short in any harbour.",
        "Where is the money?", "Money, again.",
    ) == [NO_KEYWORD, "money", "money", "money", "money"]  # fmt: skip


def test_a_word_of_one_quotation_alone_is_no_keyword():
    assert keywords("Ferries first.", "Bread for all.") == [NO_KEYWORD, NO_KEYWORD]


def test_what_is_left_is_shared_out_among_the_rest():
    said = ["ferry and grain", "ferry and grain", "ferry", "grain", "ferry"]
    assert keywords(*said) == ["ferry", "ferry", "ferry", NO_KEYWORD, "ferry"]


@pytest.mark.parametrize("said", ["We will do what we said.", "She is said to have thought so."])
def test_common_words_are_no_keyword(said):
    assert keywords(said, said) == [NO_KEYWORD, NO_KEYWORD]


def test_a_speakers_own_name_is_no_keyword():
    assert keywords("Quill speaks", "Quill speaks", speaker="Ada Quill") == [NO_KEYWORD] * 2
    assert keywords("Quill speaks", "Quill speaks", speaker="Bram Oster") == ["Quill"] * 2


def test_no_quotation_has_no_keyword():
    assert keywords() == []


def test_words_of_any_kind_are_only_words():
    assert keywords("<b>harbour</b> $5 :red[x]", "=harbour()") == ["harbour", "harbour"]
