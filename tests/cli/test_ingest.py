"""The command line brings articles in: a folder of every kind, what is said of tables."""

import json
import os
import re

import pytest

import newstables.cli.ingest as command
from newstables.__main__ import main
from newstables.store.store import Store
from tests.reading.fetching.serving import Served
from tests.reading.folder.making import all_files, make_folder

TABLE = "kop;dag;verhaal\nPier;03/02/2023;The mayor of Lowmoor said on Tuesday: wait.\n"


@pytest.fixture(autouse=True)
def _unread(monkeypatch):
    """What is stored is not read here: that takes a language model, and has tests of its own."""
    monkeypatch.setattr(command, "read_waiting", lambda store, settings: None)


def test_a_folder_of_every_kind_is_stored_whole_with_a_sentence_a_fault(tmp_path, capfd):
    folder = tmp_path / "press"
    folder.mkdir()
    files = all_files()
    make_folder(folder, files)
    assert main(["ingest", str(folder), "--store", str(tmp_path / "store")]) == 1
    said = capfd.readouterr()
    stored = Store(tmp_path / "store").articles()
    stories = {one.paragraphs[0]: one for file in files for one in file.stories}
    texts = [" ".join(text.split()) for text in stored["text"]]
    for words, one in stories.items():
        assert sum(words in text for text in texts) == 1, one.title
    expected = [told for file in files for told in file.told]
    sentences = [line for line in said.err.splitlines() if line.startswith("newstables: ")]
    for told in expected:
        assert any(told in line for line in sentences), told
    for file in files:
        if file.told:
            name = os.fsencode(file.name).decode("utf-8", "replace")
            assert any(line.startswith(f"newstables: '{name}") for line in sentences), name
    assert "Traceback" not in said.err and "panicked" not in said.err
    (counts,) = re.findall(r"(\d+) articles added, (\d+) already there", said.err)
    assert int(counts[0]) == len(stored)
    assert main(["ingest", str(folder), "--store", str(tmp_path / "store")]) == 1
    assert "\n0 articles added" in f"\n{capfd.readouterr().err}"


@pytest.mark.parametrize(("flag", "day"), [("--days-first", "02-03"), ("--months-first", "03-02")])
def test_columns_and_the_order_of_days_can_be_said(tmp_path, flag, day):
    table = tmp_path / "a.csv"
    table.write_text(TABLE, encoding="utf-8")
    flags = ["--column", "text=verhaal", "--column", "title=kop", "--column", "published=dag", flag]
    assert main(["ingest", str(table), *flags, "--store", str(tmp_path / "store")]) == 0
    stored = Store(tmp_path / "store").articles().iloc[0]
    assert (stored["title"], stored["published"]) == ("Pier", f"2023-{day}")


def test_a_column_of_no_known_field_is_wrong_usage(tmp_path):
    with pytest.raises(SystemExit) as ended:
        main(["ingest", "a.csv", "--column", "nonsense=x", "--store", str(tmp_path)])
    assert ended.value.code == 2


def test_many_articles_are_stored_as_they_come(tmp_path, monkeypatch):
    monkeypatch.setattr(command, "_STORED_AT_ONCE", 3)
    for number in range(10):
        line = json.dumps({"text": f"The council of Lowmoor met for the {number}th time today."})
        (tmp_path / f"{number}.jsonl").write_text(line, encoding="utf-8")
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    assert main(["ingest", str(tmp_path), "--store", str(tmp_path / ".store")]) == 1
    assert len(Store(tmp_path / ".store").articles()) == 10


def test_an_address_is_fetched_once_and_asked_again_whether_it_changed(
    tmp_path, monkeypatch, capsys
):
    served = Served()
    monkeypatch.setenv("DATELINE_FETCH_ALLOW", "127.0.0.1")
    monkeypatch.setattr("newstables.reading.fetching.fetching._PACE_S", 0.0)
    try:
        served.answer("/pier", ETag='"1"')
        arguments = ["ingest", f"{served.url}/pier", f"{served.url}/gone", "--store", str(tmp_path)]
        assert main(arguments) == 1
        said = capsys.readouterr().err
        assert "1 articles added" in said and "/gone': the page is not there (404)" in said
        assert Store(tmp_path).articles().iloc[0]["url"] == f"{served.url}/pier"
        served.answer("/pier", 304, "")
        assert main(arguments[:2] + arguments[3:]) == 0
        assert "0 articles added, 1 already there" in capsys.readouterr().err
        assert served.server.asked[-1][1]["If-None-Match"] == '"1"'
    finally:
        served.close()


def test_where_fetching_is_turned_off_nothing_is_asked(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DATELINE_FETCH", "off")
    monkeypatch.setattr("socket.getaddrinfo", lambda *_: pytest.fail("a name was looked up"))
    assert main(["ingest", "https://courier.example/a", "--store", str(tmp_path)]) == 1
    assert "fetching is turned off here" in capsys.readouterr().err
