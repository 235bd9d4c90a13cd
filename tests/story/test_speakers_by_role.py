"""A speaker whom one article knows by role alone is named by another, or stays as printed."""

import pandas as pd
import pytest

from newstables.schemas import QUOTES
from newstables.story.speakers_by_role import find_holders, name_speakers_by_role
from tests.fixtures.frames import quote

TEXT = "The port is open. The harbour is shut."
OPEN, SHUT = "The port is open.", "The harbour is shut."
BODIES = ("Port League", "Vell")


def known(name, role, *, article="a0"):
    return quote(TEXT, OPEN, article=article, speaker=name, speaker_role=role, speaker_text=name)


def by_role(words, *, article="a1", speaker=None):
    printed = words.partition(" ")[2]
    return quote(TEXT, SHUT, article=article, speaker=speaker or printed, speaker_text=words)


def links(**named):
    rows = [(article, name, "PERSON") for article, names in named.items() for name in names]
    rows += [("a0", name, "ORG") for name in BODIES]
    frame = pd.DataFrame(rows, columns=["article_id", "canonical", "local_type"], dtype="string")
    return frame.assign(local_name=frame["canonical"])


def last(rows, names):
    quotes = QUOTES.frame(rows)
    return name_speakers_by_role(quotes, names, holders=find_holders(quotes, names)).iloc[-1]


def test_the_holder_of_a_role_is_named_with_the_reason_and_some_doubt():
    found = last(
        [known("Ada Quill", "Port League Secretary-General"),
         by_role("The Port League secretary general")],
        links(a0=["Ada Quill"], a1=["Ada Quill", "Bram Oster"]),
    )  # fmt: skip
    assert found["speaker"] == "Ada Quill"
    assert found["speaker_role"] == "Port League Secretary-General"
    assert found["reason"].endswith(
        "another article calls Ada Quill “Port League Secretary-General”"
    )
    assert found["confidence"] == pytest.approx(0.95 * 0.9)  # of another article: less sure


@pytest.mark.parametrize(
    ("role", "words", "here"),
    [
        ("Port League secretary", "The Port League treasurer", ["Ada Quill"]),  # another role
        ("Secretary General", "the Secretary General", ["Ada Quill"]),  # of what?
        ("Port League official", "a Port League official", ["Ada Quill"]),  # may be anybody
        ("Port League secretary", "The Port League secretary", ["Bram Oster"]),  # she is not there
    ],
)
def test_whom_no_other_article_calls_so_stays_as_printed(role, words, here):
    found = last([known("Ada Quill", role), by_role(words)], links(a0=["Ada Quill"], a1=here))
    assert found["speaker"] == words.partition(" ")[2]
    assert found["confidence"] == pytest.approx(0.95)


def test_a_role_that_two_of_those_named_held_names_neither():
    rows = [
        known("Ada Quill", "Vell mayor"),
        known("Bram Oster", "Vell mayor", article="a2"),
        by_role("the Vell mayor"),
    ]
    names = links(a1=["Ada Quill", "Bram Oster"])
    assert last(rows, names)["speaker"] == "Vell mayor"
    assert last(rows, links(a1=["Bram Oster"]))["speaker"] == "Bram Oster"


def test_whom_the_article_itself_names_is_left_alone():
    rows = [
        known("Ada Quill", "Vell mayor"),
        by_role("the Vell mayor", speaker="Bram Oster"),
    ]
    assert last(rows, links(a1=["Ada Quill", "Bram Oster"]))["speaker"] == "Bram Oster"


def test_the_reason_says_when_the_same_article_gives_the_role():
    rows = [known("Ada Quill", "Vell mayor", article="a1"), by_role("the Vell mayor")]
    assert "this article calls" in last(rows, links(a1=["Ada Quill"]))["reason"]
