"""What is still being read is waited for before a file is written; what is left out is told."""

import threading

import pytest

from newstables.__main__ import main
from newstables.cli import waiting
from newstables.store import jobs
from newstables.store.store import Store
from newstables.store.version import pipeline_version
from tests.fixtures.frames import articles, findings, quote

TEXT = "“The harbour will stay open,” Ada Quill said."


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "store")
    made.add_articles(articles(TEXT))
    return made


def export(store, tmp_path, *flags):
    out = tmp_path / "quotes.csv"
    code = main(["export", "quotes", "--format", "csv", "--out", str(out), "--store",
                 str(store.folder), *flags])  # fmt: skip
    return code, out.read_text(encoding="utf-8-sig")


def read(store, said):
    said.wait(60)
    found = findings(quotes=[quote(TEXT, "The harbour will stay open,")])
    store.write_batch(found, article_ids=["a0"], pipeline=pipeline_version())
    jobs.settle(store, ["a0"])
    jobs.release(store)


def test_a_file_waits_for_who_reads(store, tmp_path, capsys, monkeypatch):
    assert jobs.claim(store)
    say, said = waiting._say, threading.Event()
    monkeypatch.setattr(jobs, "LOST_AFTER_S", 600)
    monkeypatch.setattr(waiting, "_say", lambda words: (say(words), said.set()))
    reader = threading.Thread(target=read, args=(store, said))
    reader.start()
    code, written = export(store, tmp_path)
    reader.join()
    assert code == 0 and "The harbour will stay open" in written
    assert "1 article being read: waiting" in capsys.readouterr().err


def test_without_waiting_what_is_left_out_is_told(store, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(jobs, "LOST_AFTER_S", 600)
    assert jobs.claim(store)
    code, written = export(store, tmp_path, "--wait", "0")
    assert code == 0 and "The harbour" not in written
    said = capsys.readouterr().err
    assert "1 article not read yet" in said and "--wait SECONDS" in said


def test_where_nobody_reads_nothing_is_waited_for(store, tmp_path, capsys):
    export(store, tmp_path)
    assert "1 article not read yet" in capsys.readouterr().err
    assert main(["status", "--store", str(store.folder)]) == 0
    assert "read by nobody now" in capsys.readouterr().out


@pytest.mark.parametrize("typed", ["-1", "soon", "inf"])
def test_a_time_that_is_none_is_wrong_usage(store, tmp_path, typed):
    with pytest.raises(SystemExit) as left:
        export(store, tmp_path, "--wait", typed)
    assert left.value.code == 2
