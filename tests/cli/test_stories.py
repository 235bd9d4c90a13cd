"""Stories from the command line: made, listed, changed, taken back."""

import csv
import io

import pytest

from newstables.__main__ import main
from newstables.store.store import Store
from tests.fixtures.story import fill_store


@pytest.fixture
def run(tmp_path, capsys):
    """Return a function that runs a command on the made story: its exit code and its output."""
    fill_store(tmp_path / "store")

    def ran(*command):
        code = main([*command, "--store", str(tmp_path / "store")])
        done = capsys.readouterr()
        return code, done.out, done.err

    return ran


def listed(run):
    rows = csv.DictReader(io.StringIO(run("stories", "list")[1]), delimiter="\t")
    return {row["name"]: (row["articles"], row["by_rule"], row["archived"]) for row in rows}


def test_a_story_takes_in_what_is_picked_and_what_its_rule_fits(run, tmp_path):
    ids = list(Store(tmp_path / "store").articles()["article_id"])
    code, story_id, _ = run("stories", "new", "Talks", "--article", ids[0])
    assert code == 0
    assert story_id.startswith("talks-")
    assert listed(run) == {"Talks": ("1", "0", "False")}
    run("stories", "add", "Talks", ids[1])
    run("stories", "leave-out", "Talks", ids[0])
    rule = ("--outlet", "Meridian Wire", "--from", "2023-05-01", "--name", "Ada Quill")
    assert run("stories", "new", "Tower", *rule)[0] == 0
    assert listed(run)["Talks"] == ("1", "0", "False")
    outlets = Store(tmp_path / "store").articles()["outlet"].eq("Meridian Wire")
    count = str(int(outlets.sum()))
    assert listed(run)["Tower"][:2] == (count, count)
    run("stories", "rename", "talks", "More talks")
    run("stories", "archive", "More talks")
    assert listed(run)["More talks"] == ("1", "0", "True")


def test_what_was_done_to_a_story_is_taken_back_by_its_id(run, tmp_path):
    run("stories", "new", "Talks")
    run("stories", "remove", "Talks")
    assert listed(run) == {}
    removal = Store(tmp_path / "store").corrections()["correction_id"].iloc[-1]
    assert run("corrections", "undo", removal)[0] == 0
    assert set(listed(run)) == {"Talks"}


def test_one_story_merged_into_another_is_part_of_it(run, tmp_path):
    ids = list(Store(tmp_path / "store").articles()["article_id"])
    run("stories", "new", "One", "--article", ids[0])
    run("stories", "new", "Other", "--article", ids[1])
    run("stories", "merge", "Other", "One")
    assert listed(run) == {"One": ("2", "0", "False")}


@pytest.mark.parametrize("command", [
    ("stories", "rename", "Gone", "Else"), ("stories", "merge", "Gone", "Gone"),
    ("status", "--story", "Gone"), ("ingest", "nowhere.txt", "--story", "Gone"),
])  # fmt: skip
def test_a_story_that_is_not_there_is_told_with_those_that_are(run, command):
    code, _, said = run(*command)
    assert code == 1
    assert "no story 'Gone'; known are Sample story" in said
