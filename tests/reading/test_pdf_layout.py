"""Pages of PDFs: columns in order, parted words whole, what is printed on every page apart."""

import pytest

from newstables.config import Settings
from newstables.finding.furniture.finding import furniture_stretches
from newstables.reading.files import read_bytes
from newstables.reading.formats.pdf_layout import joined
from tests.reading.folder.pdf import column, pdf

LEFT = (
    "The mayor of Lowmoor opened the debate on Tuesday morning with a short speech about the pier "
    "and its long history in the town.\nNobody asked her about the money at first, and she did not "
    "speak of it until the evening session began."
)
RIGHT = (
    "In the afternoon the builders were heard, one after the other, on tides and timber.\nA vote "
    "is expected on Friday, when all members of the council will be back from the coast."
)


def text_of(pages):
    (article,) = read_bytes(pdf(pages), name="a.pdf", settings=Settings()).articles
    return article.text


def test_columns_are_read_one_after_the_other_below_a_headline_across_both():
    left = column(LEFT, x=50, top=700, width=42)
    right = column(RIGHT, x=320, top=704, width=42)
    lines = sorted([*left, *right], key=lambda placed: -placed[1])
    foot = (
        50,
        300,
        10,
        "This line goes over the width of the page below both columns.",
    )
    text = text_of([[(50, 740, 18, "A debate over two columns of the page"), *lines, foot]])
    assert text.split("\n\n") == [
        "A debate over two columns of the page", *LEFT.split("\n"), *RIGHT.split("\n"), foot[3]
    ]  # fmt: skip


def test_one_column_of_ragged_lines_is_not_cut():
    text = text_of([column(LEFT + "\n" + RIGHT, x=50, top=700, width=90)])
    assert text.split("\n\n") == [*LEFT.split("\n"), *RIGHT.split("\n")]


def test_a_paragraph_runs_over_pages_and_running_heads_stand_apart():
    pages = [
        [
            (50, 780, 8, "Ministry of Ports"),
            (280, 20, 8, f"Page {number} of 4"),
            *column(f"{word} {LEFT} {word}".replace("\n", " "), x=50, top=720, width=60),
        ]
        for number, word in enumerate(("One", "Two", "Three", "Four"), 1)
    ]
    last = pages[0][-1]
    pages[0].append((50, last[1] - 12, 10, "and one more line that ends in the middle of"))
    pages[1][2] = (50, 720, 10, "its sentence, as they do.")
    text = text_of(pages)
    assert "ends in the middle of its sentence, as they do." in text
    foot = text.split("\n\n")[-1]
    assert foot == "Ministry of Ports | Page 1 of 4 | Page 2 of 4 | Page 3 of 4 | Page 4 of 4"
    assert [text[one.start : one.end] for one in furniture_stretches(text)][-1] == foot


BELOW = column(f"{LEFT}\n{RIGHT}", x=50, top=690, width=90)
PAPER = (50, 780, 26, "The Harbour Courier")


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ([PAPER, (50, 740, 13, "Pier to close after all")], "Pier to close after all"),
        ([PAPER, (50, 762, 8, "3 February 2023"), (50, 730, 18, "A debate over two columns"),
          (50, 710, 18, "of the page goes on")], "A debate over two columns of the page goes on"),
        ([(50, 770, 30, "Ministry of Ports"), (50, 730, 16, "Statement on the pier of Lowmoor")],
         "Statement on the pier of Lowmoor"),
        ([PAPER], None),
        ([], None),
    ],
)  # fmt: skip
def test_a_headline_is_what_is_printed_larger_than_the_text(above, title):
    (article,) = read_bytes(pdf([[*above, *BELOW]]), name="a.pdf", settings=Settings()).articles
    assert article.title == title


def test_what_is_large_without_a_text_below_it_is_no_headline():
    fair = [(50, 780, 40, "Come to the fair on Sunday"), (50, 700, 10, "All are welcome.")]
    (article,) = read_bytes(pdf([fair]), name="a.pdf", settings=Settings()).articles
    assert article.title_basis != "inferred: printed larger than the text"


@pytest.mark.parametrize(
    ("one", "two", "text", "whole"),
    [
        ("the build\x02", "ing", "", "the building"),
        ("the build\u00ad", "ing", "", "the building"),
        ("the build\u2010", "ing", "", "the building"),
        ("the build-", "ing", "", "the building"),
        ("the vice\x02", "president", "", "the vice-president"),
        ("a long-", "term plan", "The long-term view.", "a long-term plan"),
        ("a mid-", "week vote", "Before the midweek games.", "a midweek vote"),
        ("Port Aldis-", "Lowmoor", "", "Port Aldis-Lowmoor"),
        ("from 1999-", "2001", "", "from 1999-2001"),
        ("no hyphen", "here", "", "no hyphen here"),
        ("in\u00adside", "and out", "", "inside and out"),
    ],
)
def test_words_parted_at_a_lines_end(one, two, text, whole):
    assert joined([one, two], text=text) == whole
