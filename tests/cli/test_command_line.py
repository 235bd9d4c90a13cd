"""The command line: what a page shows, under the page's choices, in a file."""

import csv
import io
import os
import subprocess
import sys

import pytest

from newstables.__main__ import main
from newstables.config import ROOT
from newstables.decisions.removals import remove
from newstables.schemas import PROBLEMS
from newstables.store.store import Store
from tests.fixtures.story import fill_store


@pytest.fixture
def export(tmp_path):
    """Export from the made story: gives what the file says of itself, and its rows."""
    fill_store(tmp_path / "store")

    def exported(what, *flags):
        out = tmp_path / "out.csv"
        arguments = ["export", what, "--format", "csv", "--out", str(out), *flags]
        assert main([*arguments, "--store", str(tmp_path / "store")]) == 0
        lines = out.read_bytes().decode("utf-8-sig").split("\r\n", 5)
        about = {head.removeprefix("# "): value for head, value in csv.reader(lines[:5])}
        return about, list(csv.DictReader(io.StringIO(lines[5])))

    return exported


def refused(tmp_path, what, *flags):
    arguments = ["export", what, "--format", "csv", "--out", str(tmp_path / "o"), *flags]
    return main([*arguments, "--store", str(tmp_path)])


def test_a_file_tells_the_articles_and_days_that_were_chosen(export):
    about, _ = export("quotes", "--outlet", "Harbour News")
    assert about["Articles"] == "1"
    assert about["Dates"] == "2 May 2023"
    about, _ = export("quotes")
    assert (about["Articles"], about["Dates"]) == ("3", "2–3 May 2023, 1 undated")


@pytest.mark.parametrize(
    ("flags", "left"),
    [
        ((), 6),
        (("--kind", "indirect"), 1),
        (("--sure", "unsure"), 1),
        (("--checked", "yes"), 0),
        (("--tone", "negative"), 1),
        (("--speaker", "Ada Quill", "--speaker", "Cora Dun"), 4),
        (("--about", "Ada Quill"), 0),
        (("--keyword", "no shared word"), 6),
        (("--q", '"fifty years"'), 1),
        (("--from", "2023-05-03"), 1),
    ],
)
def test_quotations_are_chosen_as_on_the_page(export, flags, left):
    assert len(export("quotes", *flags)[1]) == left


def mentions(export, *flags):
    return {row["Name"]: int(row["Mentions"]) for row in export("entities", *flags)[1]}


def test_entities_begin_as_the_page_does_and_take_its_choices(export):
    about, _ = export("entities")
    assert about["Filters"] == "people, organisations, places"
    assert mentions(export)["Ada Quill"] == 3
    assert mentions(export, "--captions")["Ada Quill"] == 4
    assert mentions(export, "--type", "ORG") == {}
    assert mentions(export, "--said", "inside").get("Ada Quill", 0) == 0
    assert "capitals" in export("entities", "--capitals")[0]["Filters"]


@pytest.mark.parametrize(
    ("what", "flags"),
    [
        ("quotes", ("--from", "2023-02-30")),
        ("quotes", ("--to", "2023-02")),
        ("timeline", ("--speaker", "Ada Quill")),
        ("entities", ("--type", "NOBODY")),
        ("together", ("--least", "0")),
        ("places", ("--capitals",)),
        ("talks", ("--order", "day")),
    ],
)
def test_a_choice_that_cannot_be_is_wrong_usage(tmp_path, what, flags):
    with pytest.raises(SystemExit) as ended:
        refused(tmp_path, what, *flags)
    assert ended.value.code == 2


def test_an_unknown_tour_is_refused_in_words(tmp_path, capsys):
    fill_store(tmp_path)
    assert refused(tmp_path, "timeline", "--tour", "Nobody") == 1
    assert "no tour 'Nobody'" in capsys.readouterr().err
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize(
    ("what", "flags", "told"),
    [
        ("quotes", ("--speaker", "Ada Quil"), "no speaker 'Ada Quil' in the story; known are Ada"),
        ("quotes", ("--speaker", "Quill"), "known are Ada Quill"),
        ("quotes", ("--speaker", "Xyz"), "write it as the page does"),
        ("quotes", ("--outlet", "Harbour"), "known are Harbour News"),
        ("quotes", ("--about", "Nobody"), "no name 'Nobody'"),
        ("quotes", ("--keyword", "zzz"), "no keyword 'zzz'"),
        ("timeline", ("--place", "Nowhere"), "no place 'Nowhere'"),
        ("timeline", ("--person", "Nobody"), "no participant 'Nobody'"),
        ("entities", ("--outlet", "Harbour"), "no outlet 'Harbour'"),
    ],
)
def test_a_choice_that_is_not_in_the_story_is_refused_in_words(tmp_path, capsys, what, flags, told):
    fill_store(tmp_path)
    assert refused(tmp_path, what, *flags) == 1
    assert told in capsys.readouterr().err
    assert not (tmp_path / "o").exists()


def test_the_state_of_a_store_lists_a_screen_of_problems_and_counts_the_rest(tmp_path, capsys):
    fill_store(tmp_path)
    store = Store(tmp_path)
    store.clear_problems()
    rows = [
        {"source": f"{n}.txt", "what": "is empty", "advice": "send it again", "at": f"2023-{n:04}"}
        for n in range(5000)
    ]
    store.add_problems(PROBLEMS.frame(rows))
    assert main(["status", "--store", str(tmp_path)]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("problem")]
    assert lines[0] == "problem: 4999.txt: is empty; send it again"
    assert (len(lines), lines[-1]) == (
        21, "problems: 4,980 older ones; --all-problems lists them",
    )  # fmt: skip
    assert main(["status", "--all-problems", "--store", str(tmp_path)]) == 0
    assert capsys.readouterr().out.count("problem: ") == 5000


def test_a_reader_that_goes_away_is_no_fault(tmp_path):
    fill_store(tmp_path)
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "newstables", "status", "--store", str(tmp_path)],
        stdout=write, stderr=subprocess.PIPE, cwd=ROOT, check=False,
    )  # fmt: skip
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "command",
    [
        ["status"],
        ["corrections", "list"],
        ["export", "quotes", "--format", "csv", "--out", "q.csv"],
    ],
)
def test_a_folder_that_is_no_store_is_told_and_not_made_one(tmp_path, capsys, command):
    folder = tmp_path / "mistyped"
    assert main([*command, "--store", str(folder)]) == 2
    assert "is no store" in capsys.readouterr().err
    assert not folder.exists()


def test_an_empty_source_is_not_the_folder_one_is_in(tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["ingest", "", "--store", str(tmp_path / "store")])
    assert ended.value.code == 2
    assert "a source is empty" in capsys.readouterr().err


@pytest.mark.model
def test_an_article_removed_by_hand_stays_so_when_its_file_is_read_again(tmp_path, capsys):
    path = tmp_path / "pier.txt"
    path.write_text("The harbour of Lowmoor will get a new pier, its board said on Monday.\n")
    store = tmp_path / "store"
    command = ["ingest", str(path), "--store", str(store)]
    assert main(command) == 0
    opened = Store(store)
    remove(opened, dict.fromkeys(opened.articles()["article_id"]))
    capsys.readouterr()
    assert main(command) == 0
    assert "1 of them were removed before and stay so" in capsys.readouterr().err
    assert opened.corrections()["undone_at"].isna().all()
