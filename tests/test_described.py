"""A speaker whom one article only describes is named by another, or stays as printed."""

import pandas as pd
import pytest

from newstables.described import name_described
from newstables.schemas import QUOTES
from tests.making import quote

TEXT = "The port is open. The harbour is shut."
OPEN, SHUT = "The port is open.", "The harbour is shut."


def known(name, role, *, article="a0"):
    return quote(TEXT, OPEN, article=article, speaker=name, speaker_role=role, speaker_text=name)


def described(words, *, article="a1", speaker=None):
    printed = words.removeprefix("The ").removeprefix("the ")
    return quote(TEXT, SHUT, article=article, speaker=speaker or printed, speaker_text=words)


def links(**named):
    rows = [(article, name) for article, names in named.items() for name in names]
    frame = pd.DataFrame(rows, columns=["article_id", "canonical"], dtype="string")
    return frame.assign(local_type="PERSON")


def last(rows, names):
    return name_described(QUOTES.frame(rows), names).iloc[-1]


def test_the_holder_of_a_role_is_named_with_the_reason_and_some_doubt():
    found = last(
        [known("Ada Quill", "Port League Secretary-General"),
         described("The Port League secretary general")],
        links(a0=["Ada Quill"], a1=["Ada Quill", "Bram Oster"]),
    )  # fmt: skip
    assert found["speaker"] == "Ada Quill"
    assert found["speaker_role"] == "Port League Secretary-General"
    assert "another article calls Ada Quill" in found["reason"]
    assert found["confidence"] < 0.95


@pytest.mark.parametrize(
    ("words", "here"),
    [
        ("The Port League secretary", ["Ada Quill"]),  # another role
        ("The secretary general", ["Ada Quill"]),  # of what?
        ("The Port League secretary general", ["Bram Oster"]),  # she is not named there
    ],
)
def test_whom_no_other_article_calls_so_stays_as_printed(words, here):
    rows = [known("Ada Quill", "Port League secretary general"), described(words)]
    found = last(rows, links(a0=["Ada Quill"], a1=here))
    assert found["speaker"] == words.removeprefix("The ")
    assert found["confidence"] == pytest.approx(0.95)


def test_a_role_that_two_of_those_named_held_names_neither():
    rows = [
        known("Ada Quill", "Vell mayor"),
        known("Bram Oster", "Vell mayor", article="a2"),
        described("the Vell mayor"),
    ]
    names = links(a1=["Ada Quill", "Bram Oster"])
    assert last(rows, names)["speaker"] == "Vell mayor"
    assert last(rows, links(a1=["Bram Oster"]))["speaker"] == "Bram Oster"


def test_whom_the_article_itself_names_is_left_alone():
    rows = [
        known("Ada Quill", "Vell mayor"),
        described("the Vell mayor", speaker="Bram Oster"),
    ]
    assert last(rows, links(a1=["Ada Quill", "Bram Oster"]))["speaker"] == "Bram Oster"
