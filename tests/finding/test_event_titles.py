"""Titles of events: who, what, with whom, where; whole, and without the day told beside them."""

import pytest
from spacy.language import Language

from tests.fixtures.reading import timeline_of

pytestmark = pytest.mark.model
DAY = "2021-04-14"  # a Wednesday


def titles_of(nlp: Language, text: str) -> list[str]:
    return list(timeline_of(nlp, [("a", DAY, text)])["title"])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The director of the harbour board will open the new ferry terminal north-west of"
            " Tallinn on Friday before she meets the fishermen.",
            "The director of the harbour board will open the new ferry terminal",
        ),
        (
            "In Riga, the council decided on Monday to raise the tax on empty houses to nine per"
            " cent of their value.",
            "The council decided to raise the tax on empty houses to nine per cent",
        ),
        (
            "Ghana is no member, but it opened an office in Oslo last year.",
            "Ghana opened an office in Oslo",
        ),
        (
            "Nothing changes for the crews: the fair in Narva opens on Friday.",
            "The fair in Narva opens",
        ),
        (
            "Plans for building a second pier were presented by the mayor on Monday.",
            "Plans for building a second pier were presented by the mayor",
        ),
        (
            "A vote on ending the tax on empty houses that nobody wants to buy or to rent was held"
            " on Monday.",
            "A vote was held",
        ),
        (
            "The concert, planned for Friday, was moved to a town hall on Tuesday, not on Monday.",
            "The concert was moved to a town hall",
        ),
        ("Talks on the ferry line fell through on Tuesday.",
         "Talks on the ferry line fell through"),
        ("Two crews left Oslo on Tuesday afternoon and sailed north.", "Two crews left Oslo"),
        ("The storm of last weekend sank nine boats in Narva on Sunday.",
         "The storm sank nine boats in Narva"),
        ("The ministry of trade said on Tuesday that the tax would stay.",
         "Statement by the ministry of trade"),
        ("Minister Ada Berg said on Tuesday in Riga that the tax would stay.",
         "Remarks by Minister Ada Berg, Riga"),
    ],
)  # fmt: skip
def test_a_title_is_whole_and_leaves_the_day_out(nlp: Language, text: str, title: str) -> None:
    assert title in titles_of(nlp, text)


def test_no_title_of_a_long_sentence_is_cut(nlp: Language) -> None:
    text = (
        "The mayors of nine towns on the great lake, who had talked for two years and had nearly"
        " failed, signed a treaty on the water with the governor of the province on Tuesday."
    )
    (title,) = titles_of(nlp, text)
    assert len(title) <= 70
    assert "…" not in title
    assert title.startswith("The mayors of nine towns on the great lake signed a treaty")
