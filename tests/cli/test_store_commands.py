"""Commands on a store that is damaged, mistyped, empty or shut: told, and never made worse."""

import hashlib
import io
import os
import shutil
from pathlib import Path

import pytest

from newstables.__main__ import main
from newstables.decisions.corrections import make_correction
from newstables.store import jobs
from newstables.store.opening import FILE
from newstables.store.store import Store
from tests.fixtures.story import FIRST, article_id, fill_store
from tests.store.health import made


@pytest.fixture(autouse=True)
def no_worker(monkeypatch):
    monkeypatch.setattr(jobs, "ensure_worker", lambda *_, **__: False)


@pytest.fixture
def store(tmp_path):
    return fill_store(tmp_path / "store")


def reading_commands(folder, out):
    return (
        ["status"],
        ["export", "quotes", "--format", "csv", "--out", str(out)],
        ["corrections", "list"],
        ["corrections", "export"],
        ["store", "check"],
        ["store", "export", str(out)],
    )


def run(command, folder):
    return main([*command[:1], *command[1:], "--store", str(folder)])


@pytest.mark.parametrize("made", [False, True], ids=["mistyped", "empty folder"])
def test_no_command_that_only_reads_makes_a_store(tmp_path, capsys, made):
    folder = tmp_path / "none"
    if made:
        folder.mkdir()
    for command in reading_commands(folder, tmp_path / "out"):
        assert run(command, folder) != 0, command
        assert "is no store" in capsys.readouterr().err
    assert folder.is_dir() == made
    assert not made or not list(folder.iterdir())
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("how", ["missing", "empty", "no database"])
def test_a_store_whose_file_is_lost_is_no_empty_store(store, tmp_path, capsys, how):
    for path in store.folder.glob(f"{FILE}*"):
        path.unlink()
    if how != "missing":
        (store.folder / FILE).write_bytes(b"" if how == "empty" else b"x" * 9000)
    for command in (*reading_commands(store.folder, tmp_path / "out"), ["sample"], ["ingest", "x"]):
        assert run(command, store.folder) != 0, command
        assert "store repair" in capsys.readouterr().err
    assert how == "missing" or (store.folder / FILE).stat().st_size in (0, 9000)


def test_damaged_findings_cost_themselves_and_the_command_says_so(store, tmp_path, capsys):
    out = tmp_path / "quotes.csv"
    for path in store.segments.glob("*/quotes/*.parquet"):
        path.write_bytes(b"PAR1")
    shutil.rmtree(store.folder / "replica", ignore_errors=True)
    assert run(["export", "quotes", "--format", "csv", "--out", str(out)], store.folder) == 1
    assert "is not what was written" in capsys.readouterr().err
    assert run(["status"], store.folder) == 0
    told = capsys.readouterr().out
    assert "quotes: 0" in told
    assert "read again by itself" in told


def test_damaged_published_tables_are_made_anew(store, capsys):
    assert run(["status"], store.folder) == 0
    told = capsys.readouterr().out
    published = [*store.folder.glob("replica/*/*")]
    assert published
    for path in published:
        path.write_bytes(b"\x00" * 70_000)
    assert run(["status"], store.folder) == 0
    assert capsys.readouterr().out == told


def tree(folder):
    return {
        path.relative_to(folder): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_store_that_cannot_be_written_is_read_and_saved(tmp_path, capsys, monkeypatch):
    store = made.fill(tmp_path / "store")
    with store.reading() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before, can = tree(store.folder), os.access
    monkeypatch.setattr(
        os, "access",
        lambda path, mode: can(path, mode)
        and not (mode & os.W_OK and Path(path).is_relative_to(store.folder)),
    )  # fmt: skip
    for number, command in enumerate(reading_commands(store.folder, tmp_path / "out")):
        assert run(command, store.folder) == 0, (command, capsys.readouterr().err, number)
    assert (tmp_path / "out").stat().st_size
    assert tree(store.folder) == before
    for command in (["sample"], ["corrections", "undo", "x"]):
        assert run(command, store.folder) == 1
        assert "need only read it" in capsys.readouterr().err


def test_a_log_goes_through_pipes(store, capsys, monkeypatch):
    store.add_corrections(
        make_correction("article.outlet", article_id(FIRST), before=None, after="Courier")
    )
    assert run(["corrections", "export"], store.folder) == 0
    text = capsys.readouterr().out
    other = fill_store(store.folder.parent / "other")
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert run(["corrections", "import"], other.folder) == 0
    assert list(other.corrections()["after"]) == ['"Courier"']
    monkeypatch.setattr("sys.stdin", io.StringIO("{}\n"))
    assert run(["corrections", "import", "-"], other.folder) == 1
    assert capsys.readouterr().err.startswith("newstables: line 1: it is no correction")


def test_a_whole_store_goes_out_and_comes_back(tmp_path, capsys):
    store = made.fill(tmp_path / "store")
    file, again = tmp_path / "saved.zip", tmp_path / "again"
    assert run(["store", "export", str(file)], store.folder) == 0
    assert run(["store", "check", str(file)], store.folder) == 0
    assert "3 articles" in capsys.readouterr().err
    assert run(["store", "import", str(file)], again) == 0
    assert Store(again).articles().equals(store.articles())
    assert run(["store", "import", str(file)], again) == 1
    assert "is in use" in capsys.readouterr().err
    assert run(["store", "export"], store.folder) == 2


def test_repair_says_what_it_mended(store, capsys):
    (next(store.segments.glob("*/quotes/*.parquet"))).unlink()
    assert run(["store", "check"], store.folder) == 1
    assert "it is missing; repair forgets" in capsys.readouterr().err
    assert run(["store", "repair"], store.folder) == 0
    assert "it is missing" in capsys.readouterr().err
