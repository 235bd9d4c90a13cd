"""Text as it is read: lines joined, characters plain, every place taken back."""

import textwrap

import pytest

from newstables.finding.characters import plain_characters
from newstables.finding.offsets import Edit, apply_edits
from newstables.finding.reading_text import reading_text

FIRST = (
    "Foreign Minister Lena Moravek arrived in Oslo on Monday for talks with Prime Minister Odd Rask"
    " about the vice-president’s new rail line. “We are ready to build it, and to share the cost,”"
    " Moravek told reporters at the long-awaited station."
)
SECOND = (
    "Rask said on Tuesday that Norway would not wait for others. A Lisbon-based firm is to draw the"
    " plans, and the first trains will run before the end of the decade if parliament agrees."
)


@pytest.mark.parametrize("width", [40, 55, 66, 72, 80, 100])
@pytest.mark.parametrize("indent", ["", "    "])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("blank", [True, False])
def test_wrapped_text_reads_as_the_unwrapped(width, indent, end, blank):
    paragraphs = [
        textwrap.wrap(part, width, initial_indent=indent, subsequent_indent=indent)
        for part in (FIRST, SECOND)
    ]
    gap = [""] if blank else []
    given = end.join([*paragraphs[0], *gap, *paragraphs[1]])
    read = reading_text(given)
    assert read.text.split() == f"{FIRST} {SECOND}".split()
    assert not any(part.count("\n") for part in read.text.strip().split("\n\n")) or not blank


@pytest.mark.parametrize("width", [40, 66, 80])
def test_every_place_is_taken_back(width):
    given = "\n".join(textwrap.wrap(FIRST, width))
    read = reading_text(given)
    for word in set(read.text.split()):
        start = read.text.index(word)
        one, two = start, start + len(word)
        if read.places is not None:
            one, two = read.places.span(one, two)
        assert given[one:two].replace("\n", "") == word


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("She met him in the har-\nbour hall.", "She met him in the harbour hall."),
        ("The vice-\npresident left for a Lisbon-\nbased firm.",
         "The vice-president left for a Lisbon-based firm."),
        ("A co\u00adopera\u00ad\ntion on 5\u00a0May, Seo\u2011jun said.",
         "A cooperation on 5 May, Seo-jun said."),
        ("A 63-year-\nold senator left.", "A 63-year-old senator left."),
        ("&quot;We wait,&quot; she&#39;s said.", "\"We wait,\" she's said."),
    ],
)  # fmt: skip
def test_words_parted_by_the_layout_are_one(given, wanted):
    assert reading_text(given).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}\n\n{SECOND}",
        "Milk for the harbour master\nBread from the corner shop\nSalt",
        "The boats go out, the boats come in\nAnd none can tell me why\nThe gulls above the harbour"
        "\nKeep their accounts with the sky\n",
        f"Moravek opens talks\nBy Ann Lee\n{FIRST}\nThe long wait\n{SECOND}",
        "MORAVEK: Good morning.\nRASK: Good morning to you as well.\nMORAVEK: Shall we begin?",
    ],
)
def test_lists_verse_and_labels_are_not_joined(text):
    read = reading_text(text)
    assert (read.text, read.places) == (text, None)


def test_a_sentence_goes_on_across_the_foot_of_a_page():
    head = "OFFICIAL GAZETTE SUPPLEMENT"
    given = "\n\n".join(
        [head, f"{FIRST} The two sides called the protocol a bridge without a", f"{head}\nPage 2",
         f"toll. {SECOND}", f"{head}\nPage 3", SECOND.replace("Rask", "Moravek")]
    )  # fmt: skip
    read = reading_text(given)
    assert "a bridge without a toll." in read.text
    assert [given[one:two] for one, two, _ in read.given].count(head) == 3


def test_plain_characters_keep_their_places_when_none_is_left_out():
    text, places = plain_characters("5\u00a0May, Seo\u2011jun")
    assert (text, places) == ("5 May, Seo-jun", None)


def test_edits_are_mapped_back_through_each_other():
    first, one = apply_edits("ab--cd", [Edit(2, 4, "")])
    second, two = apply_edits(first, [Edit(1, 3, "X")])
    assert (first, second) == ("abcd", "aXd")
    both = two.after(one)
    assert [both.span(at, at + 1) for at in range(3)] == [(0, 1), (1, 5), (5, 6)]
