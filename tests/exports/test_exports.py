"""Exports: the same rows, what they show beside them, and no cell that a spreadsheet obeys."""

import csv
import io
import zipfile
from dataclasses import replace

import pandas as pd
import pytest

from newstables.exports.about import About, disarm
from newstables.exports.columns import Content
from newstables.exports.csv import to_csv
from newstables.exports.xlsx import to_xlsx

ABOUT = About(
    title="Most mentioned",
    filters="outlets: =cmd(), Daily",
    dates="30 Jan 2023 to 1 Feb 2023",
    articles=2,
    made_on="2023-02-02",
)
ROWS = pd.DataFrame(
    {
        "name": ["=HYPERLINK(1)", "Åsa “Q” Berg, no #1", "two\nlines, and a comma", pd.NA],
        "mentions": pd.array([3, -2, 0, pd.NA], dtype="Int64"),
        "share": [0.5, -0.25, 0.0, float("nan")],
    }
)


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1"])
def test_text_a_spreadsheet_would_obey_gets_an_apostrophe(text):
    assert disarm(text) == f"'{text}"


@pytest.mark.parametrize("value", ["plain", "", -1, 0.5, "a=b"])
def test_other_values_stay_as_they_are(value):
    assert disarm(value) == value


def test_csv_gives_back_its_rows():
    read = pd.read_csv(io.BytesIO(to_csv(Content(ABOUT, ROWS))), skiprows=5)
    assert list(read["name"][:3]) == [
        "'=HYPERLINK(1)",
        "Åsa “Q” Berg, no #1",
        "two\nlines, and a comma",
    ]
    assert list(read["mentions"][:3]) == [3, -2, 0]
    assert read.loc[3].isna().all()


@pytest.mark.parametrize("more", [{}, {"sample": 2}, {"story": "Harbour"},
                                  {"sample": 2, "story": "Harbour"}], ids=str)  # fmt: skip
def test_a_csv_begins_with_five_lines_whatever_it_has_to_say(more):
    about = replace(ABOUT, **more)
    written = to_csv(Content(about, ROWS)).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(written)))
    assert [line[0][:2] == "# " for line in lines[:7]] == [True] * 5 + [False] * 2
    head = " ".join(cell for line in lines[:5] for cell in line)
    assert ("Harbour" in head, "invented" in head) == ("story" in more, "sample" in more)


def test_a_list_in_a_cell_is_written_as_json():
    passages = [{"article_id": "a", "start": 0, "end": 4}]
    rows = pd.DataFrame({"spans": [[[0, 2], [5, 9]]], "who": [["Zoë"]], "evidence": [passages]})
    csv_rows = list(csv.reader(io.StringIO(to_csv(Content(ABOUT, rows)).decode("utf-8-sig"))))
    written = ["[[0, 2], [5, 9]]", '["Zoë"]', '[{"article_id": "a", "start": 0, "end": 4}]']
    assert csv_rows[-1] == written
    with zipfile.ZipFile(io.BytesIO(to_xlsx(Content(ABOUT, rows)))) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
    assert "[[0, 2], [5, 9]]" in texts and "Zoë" in texts


def test_csv_says_what_it_shows():
    text = to_csv(Content(ABOUT, ROWS)).decode("utf-8-sig")
    head = dict(list(csv.reader(io.StringIO(text)))[:5])
    assert head == {
        "# Title": "Most mentioned",
        "# Filters": "outlets: =cmd(), Daily",
        "# Dates": "30 Jan 2023 to 1 Feb 2023",
        "# Articles": "2",
        "# Made on": "2023-02-02",
    }


def test_no_csv_cell_begins_like_a_formula():
    hostile = ROWS.rename(columns={"name": "=name"})
    about = About("=title", "@filters", "+dates", 1, "-day")
    text = to_csv(Content(about, hostile)).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    numbers, obeyed = {"-2", "-0.25"}, ("=", "+", "-", "@")
    assert not [cell for cell in cells if cell.startswith(obeyed) and cell not in numbers]


def test_workbook_holds_text_as_text():
    with zipfile.ZipFile(io.BytesIO(to_xlsx(Content(ABOUT, ROWS)))) as book:
        sheets = "".join(
            book.read(name).decode() for name in book.namelist() if "worksheets/sheet" in name
        )
        words = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheets
    assert "hyperlink" not in sheets.lower()
    assert "=HYPERLINK(1)" in words
    assert "30 Jan 2023 to 1 Feb 2023" in words


def test_workbook_cuts_a_text_too_long_and_shows_the_cut():
    long = pd.DataFrame({"text": ["x" * 40_000]})
    with zipfile.ZipFile(io.BytesIO(to_xlsx(Content(ABOUT, long)))) as book:
        words = book.read("xl/sharedStrings.xml").decode()
    assert "x […]" in words
    assert "x" * 32_768 not in words


def test_an_empty_frame_still_says_what_was_chosen():
    empty = ROWS.iloc[:0]
    assert "# Title,Most mentioned" in to_csv(Content(ABOUT, empty)).decode("utf-8-sig")
    assert to_xlsx(Content(ABOUT, empty))
