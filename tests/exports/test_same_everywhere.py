"""A view is the same file, wherever it is saved from: page and command line, in every format."""

import csv
import datetime as dt
import io
import json
import zipfile

import openpyxl
import pytest
import streamlit as st

from newstables.__main__ import main
from newstables.decisions import briefing_picks
from newstables.exports.briefing.formats import DOCUMENTS
from newstables.exports.columns import COLUMNS
from newstables.exports.formats import FORMATS, formats_of
from newstables.exports.views import VIEWS, spell_view
from newstables.store.store import Store
from tests.fixtures.app import opening
from tests.fixtures.outlets import fill_outlets
from tests.fixtures.story import FIRST, SECOND, article_id
from tests.fixtures.tour import fill_tour

EXPLORE = "pages/explore/"
# view -> its page, the choices in its address, the same on the command line
VIEWED = {
    "entities": (f"{EXPLORE}entities.py", {"count": "Prominence", "captions": "true"},
                 ("--count", "prominence", "--captions")),
    "quotes": (f"{EXPLORE}quotes.py",
               {"kind": ["direct", "indirect"], "q": "late", "group": "Day said"},
               ("--kind", "direct", "--kind", "indirect", "--q", "late", "--order", "day")),
    "timeline": (f"{EXPLORE}timeline.py", {"person": "Ada Quill", "status": "happened"},
                 ("--person", "Ada Quill", "--status", "past")),
    "over_time": (f"{EXPLORE}entities.py",
                  {"view": "Over time", "step": "Month", "entity": "Seoul"},
                  ("--step", "month", "--entity", "Seoul")),
    "rising": (f"{EXPLORE}entities.py",
               {"view": "New or rising", "since": "2023-05-03", "capitals": "true"},
               ("--since", "2023-05-03", "--capitals")),
    "speakers": (f"{EXPLORE}quotes.py", {"kind": ["direct", "indirect"]},
                 ("--kind", "direct", "--kind", "indirect")),
    "face_off": (f"{EXPLORE}quotes.py", {"side_1": ["Ada Quill"], "kind": ["direct"]},
                 ("--one", "Ada Quill", "--kind", "direct")),
    "voices": (f"{EXPLORE}quotes.py", {"sure": ["sure", "likely"]},
               ("--sure", "sure", "--sure", "likely")),
    "together": (f"{EXPLORE}connections.py", {"connections_least": "1", "type": ["People"]},
                 ("--least", "1", "--type", "PERSON")),
    "talks": (f"{EXPLORE}connections.py",
              {"connections_view": "Who talks about whom", "type": ["People", "Places"]},
              ("--type", "PERSON", "--type", "GPE", "--type", "LOC", "--type", "FAC")),
    "outlets": (f"{EXPLORE}connections.py",
                {"connections_view": "Outlets compared", "connections_outlet": "Lantern"},
                ("--compare", "Lantern")),
    "places": (f"{EXPLORE}connections.py",
               {"connections_view": "Map", "said": "Outside quotations"}, ("--said", "outside")),
}  # fmt: skip
BEGUN = {  # views whose page begins with something of the story, when nothing is chosen
    "over_time": {"view": "Over time"},
    "rising": {"view": "New or rising"},
    "together": {"connections_view": "Mentioned together"},
    "outlets": {"connections_view": "Outlets compared"},
}
FOLDED = {
    "speakers": "Who is quoted most", "voices": "Whose words are printed",
    "face_off": "Two sides face to face",
}  # fmt: skip
BRIEFING = "pages/deliver/briefing.py"
BOTH = [(view, form) for view in VIEWED for form in formats_of(view)]


def fill(folder):
    fill_tour(folder)
    fill_outlets(folder)
    briefing_picks.pick(Store(folder), [
        f"{article_id(text)}:{text.index(words)}"
        for text, words in ((SECOND, "We are building"), (FIRST, "the plan was late"))
    ])  # fmt: skip


@pytest.fixture
def pressed(tmp_path, monkeypatch):
    """Return what each button of a view's page would save: format -> bytes."""

    def files(view, address=None):
        page, chosen, _ = VIEWED.get(view, (BRIEFING, {}, ()))
        address = chosen if address is None else address
        made = {}

        def button(label, make, *, key, file_name, **_):
            if file_name.startswith(f"dateline-{view.replace('_', '-')}."):
                made[key.rpartition("_save_")[2]] = make

        monkeypatch.setattr(st, "download_button", button)
        with opening(tmp_path, monkeypatch, page=page, fill=fill) as opened:
            app = opened(**address)
            if view in FOLDED:
                app.session_state["quotes_charts"] = True  # the box they are folded in
                app.session_state["quotes_chart"] = FOLDED[view]
                app.run()
            return {form: make() for form, make in made.items()}

    return files


def typed(tmp_path, view, form, flags):
    """What the command line writes of a view."""
    out = tmp_path / "typed"
    command = ["export", spell_view(view), "--format", form, "--out", str(out), *flags]
    assert main([*command, "--store", str(tmp_path / "store")]) == 0
    return out.read_bytes()


def sheets(content):
    """Every cell of a workbook, by sheet; the time it was made at is left out."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


@pytest.fixture
def written_both_ways(pressed, tmp_path):
    """Return what page and command line save of the briefing: format -> (page's, command's)."""
    saved = pressed("briefing")
    both = {}
    for form, content in saved.items():
        out = tmp_path / "typed"
        command = ["export", "briefing", "Briefing", "--format", form, "--out", str(out)]
        assert main([*command, "--store", str(tmp_path / "store")]) == 0
        both[form] = (content, out.read_bytes())
    return both


def test_page_and_command_line_save_the_same_briefing(written_both_ways):
    assert set(written_both_ways) == set(DOCUMENTS)
    for form, (saved, written) in written_both_ways.items():
        assert saved == written, form
        assert len(saved) > 1


def csv_rows(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize(("view", "form"), BOTH)
def test_page_and_command_line_save_the_same(pressed, tmp_path, view, form):
    saved, written = pressed(view)[form], typed(tmp_path, view, form, VIEWED[view][2])
    if form == "xlsx":
        saved, written = sheets(saved), sheets(written)
        assert len(saved["Rows"]) > 1
    assert saved == written
    assert len(saved) > 1


@pytest.mark.parametrize("view", BEGUN)
def test_what_is_not_chosen_is_the_same_on_the_command_line(pressed, tmp_path, view):
    saved, written = pressed(view, BEGUN[view])["csv"], typed(tmp_path, view, "csv", ())
    assert saved == written
    assert len(csv_rows(saved)) > 6


@pytest.mark.parametrize("view", VIEWED)
def test_every_format_of_a_view_is_offered_with_its_columns_and_title(pressed, view):
    saved = pressed(view)
    assert set(saved) == set(formats_of(view))
    rows = csv_rows(saved["csv"])
    assert rows[5] == [column.head for column in COLUMNS[view]]
    assert len(rows) > 6
    book = sheets(saved["xlsx"])
    people = [column.head for column in COLUMNS[view] if not column.technical]
    technical = [column.head for column in COLUMNS[view] if column.technical]
    assert book["Rows"][0] == people
    assert book.get("Technical", [["line"]])[0] == ["line", *technical]
    assert len(book["Rows"]) == len(rows) - 5
    assert book["About"][0] == ["Title", rows[0][1]]


def test_every_view_is_compared_and_has_its_columns():
    assert set(VIEWED) == set(VIEWS) == set(COLUMNS)
    assert {each.name for each in FORMATS} == {form for view in VIEWS for form in formats_of(view)}


def test_days_of_a_workbook_are_days_and_its_first_sheet_is_for_people(pressed):
    book = sheets(pressed("timeline")["xlsx"])
    heads, *events = book["Rows"]
    days = [row[heads.index("First day")] for row in events]
    assert dt.datetime(2023, 5, 2) in days
    assert not [head for head in heads if head in ("event_id", "evidence", "statuses", "start")]
    lines = [row[0] for row in book["Technical"][1:]]
    assert lines == list(range(2, len(events) + 2))
    evidence = book["Technical"][0].index("evidence")
    assert [json.loads(row[evidence]) for row in book["Technical"][1:]]


def test_a_month_alone_stays_words_in_a_workbook(pressed):
    heads, *events = sheets(pressed("quotes")["xlsx"])["Rows"]
    published = [row[heads.index("Published")] for row in events]
    assert all(day is None or isinstance(day, dt.datetime) for day in published)


def test_a_workbook_is_a_zip_that_holds_no_formula(pressed):
    with zipfile.ZipFile(io.BytesIO(pressed("quotes")["xlsx"])) as book:
        assert not [name for name in book.namelist() if b"<f>" in book.read(name)]
