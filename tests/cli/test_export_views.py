"""The views that compare and relate, from the command line: rows counted by hand."""

import csv

import pytest

from newstables.__main__ import main
from newstables.exports.columns import COLUMNS
from newstables.exports.views import spell_view
from tests.fixtures.outlets import fill_outlets
from tests.fixtures.tour import fill_tour


@pytest.fixture
def written(tmp_path):
    """Return a function that exports a view of a story: its title and the rows for people."""

    def write(fill, view, *flags):
        fill(tmp_path / "store")
        out = tmp_path / "out"
        command = ["export", spell_view(view), "--format", "csv", "--out", str(out), *flags]
        assert main([*command, "--store", str(tmp_path / "store")]) == 0
        lines = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
        people = sum(not column.technical for column in COLUMNS[view])
        return lines[0][1], [row[:people] for row in lines[6:]]

    return write


def test_over_time_tells_mentions_articles_and_all_articles(written):
    _, rows = written(fill_outlets, "over_time", "--entity", "Tokyo")
    assert rows == [
        ["Tokyo", "2023-05-02", "3", "2", "3"],
        ["Ada Quill", "2023-05-02", "4", "3", "3"],
        ["Bram Oster", "2023-05-02", "4", "3", "3"],
        ["Seoul", "2023-05-02", "1", "1", "3"],
    ]


def test_rising_tells_the_articles_on_both_sides_of_a_day(written):
    _, rows = written(fill_tour, "rising", "--since", "2023-05-02")
    assert rows == [["Ada Quill", "new", "0 of 0", "2 of 2", "not clear"]]


def test_speakers_are_those_of_the_kinds_chosen(written):
    assert written(fill_outlets, "speakers")[1] == [["Ada Quill", "1", "1"]]
    assert written(fill_outlets, "speakers", "--kind", "indirect")[1] == []


@pytest.mark.parametrize(
    ("least", "pairs"),
    [
        ("3", [["Ada Quill", "Bram Oster"], ["Tokyo", "Ada Quill"], ["Tokyo", "Bram Oster"]]),
        ("4", [["Ada Quill", "Bram Oster"]]),
        ("5", []),
    ],
)
def test_a_pair_shares_as_many_sentences_as_are_asked_for(written, least, pairs):
    assert [row[:2] for row in written(fill_outlets, "together", "--least", least)[1]] == pairs


def test_talks_tell_who_is_spoken_of(written):
    assert written(fill_outlets, "talks")[1] == [
        ["Ada Quill", "Bram Oster", "1", "1"],
        ["Ada Quill", "Tokyo", "1", "1"],
    ]


def test_the_outlet_chosen_is_compared_and_named(written):
    title, rows = written(fill_outlets, "outlets", "--compare", "Gazette")
    assert title == "What Gazette mentions more, or less, than the others"
    assert ["Ada Quill", "1 of 1", "2 of 2", "not clear"] in rows


def test_a_place_on_the_map_where_no_tour_stopped_is_named_only(written):
    assert written(fill_outlets, "places")[1] == [
        ["Tokyo", "3", "2", "named only", ""],
        ["Seoul", "1", "1", "named only", ""],
    ]


@pytest.mark.parametrize(
    ("view", "flags", "said"),
    [
        ("over_time", ("--entity", "Nobody"), "no name 'Nobody'"),
        ("outlets", ("--compare", "Nowhere"), "no outlet 'Nowhere'"),
        ("outlets", ("--outlet", "Courier"), "one outlet only"),
        ("rising", (), "all dated articles are of one day"),
    ],
)
def test_what_the_story_does_not_hold_is_refused_in_words(tmp_path, capsys, view, flags, said):
    fill_outlets(tmp_path / "store")
    out = tmp_path / "out"
    command = ["export", spell_view(view), "--format", "csv", "--out", str(out), *flags]
    assert main([*command, "--store", str(tmp_path / "store")]) == 1
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_a_format_that_a_view_does_not_fit_is_wrong_usage(tmp_path, capsys):
    fill_outlets(tmp_path / "store")
    command = ["export", "over-time", "--format", "ics", "--out", str(tmp_path / "out")]
    assert main([*command, "--store", str(tmp_path / "store")]) == 2
    assert "over-time can be written as csv, xlsx" in capsys.readouterr().err
