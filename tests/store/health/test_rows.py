"""Rows that no Dateline writes: found, told by whoever meets them, mended; what is sound stays."""

import sqlite3
from contextlib import closing

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import newstables
from newstables.__main__ import main
from newstables.cli import store as commands
from newstables.decisions.briefings import Briefing, Section, keep_briefing
from newstables.decisions.corrections import make_correction
from newstables.errors import StoreError
from newstables.schemas import PROBLEMS, now
from newstables.store import jobs
from newstables.store.collecting.addresses import ask_for
from newstables.store.collecting.held import hold, keep_edits, read_held
from newstables.store.collecting.sources import add_source, sources
from newstables.store.health.backup import export_store, import_store
from newstables.store.health.checking import check_store
from newstables.store.opening import FILE
from newstables.store.store import Store
from newstables.store.watches import add_watch, watches
from tests.store.health import made

WORDS = b"Ana Duarte said in Nairobi that all stay."
ODD = {
    "bytes": b"\xff\xfe", "number": 7, "fraction": 1.5, "huge": 2**62, "words": "odd", "none": "",
    "no letters": b"\xffA", "nesting": "[" * 5000, "other": '{"articles": [1]}', "null": "null",
}  # fmt: skip


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setattr(jobs, "ensure_worker", lambda *_, **__: False)
    monkeypatch.setattr(commands, "pipeline_version", lambda _: "one")
    store = made.fill(tmp_path / "store")
    store.add_corrections(
        make_correction("article.title", made.IDS[0], before="Piece 0", after="First")
    )
    keep_briefing(store, Briefing("Monday", (Section(1, "sources"),)))
    add_watch(store, "nairobi", kind="words")
    add_source(store, "feed", "https://feed.example/feed", every_h=2)
    hold(store, "a.txt", newstables.read_bytes(WORDS, name="a.txt"))
    keep_edits(store, {})
    ask_for(store, ["https://news.example/a"])
    store.add_problems(PROBLEMS.frame([{"source": "a", "what": "b", "advice": "c", "at": now()}]))
    return store


def put(store, table, column, value, *, as_text=False):
    """Write a value into the first row of a table, as another hand or a changed bit would."""
    how = "CAST(? AS TEXT)" if as_text else "?"
    with closing(sqlite3.connect(store.folder / FILE)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(
            f"UPDATE {table} SET {column} = {how} WHERE rowid = (SELECT min(rowid) FROM {table})",
            [value],
        )
        connection.commit()


def every_column(store):
    with store.reading() as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in tables.fetchall():
            if table.startswith(("sqlite_", "article_words", "quote_words", "copy_")):
                continue
            for row in connection.execute(f"PRAGMA table_info({table})").fetchall():
                yield table, row["name"]


def test_an_undisturbed_store_has_no_such_row(store):
    assert check_store(store) == []


def test_any_value_in_any_column_is_mended_or_no_fault(store):
    """After a repair nothing is wrong, and every text is there."""
    for table, column in [*every_column(store)]:
        for name, value in ODD.items():
            try:
                put(store, table, column, value, as_text=name == "no letters")
            except sqlite3.Error:
                continue  # a key is not of that kind
    told = commands.run("check", store.folder, None)
    assert told
    assert all("repair" in one or "corrections undo" in one for one in told)
    left = commands.run("repair", store.folder, None)
    assert left == []
    again = Store(store.folder)
    assert check_store(again) == []
    assert set(made.IDS[1:]) <= set(again.articles()["article_id"])


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("article", "title", b"Piece 0"),
        ("article", "text", made.TEXTS[0].encode()),
        ("watch", "name", b"nairobi"),
        ("problem", "what", b"b"),
    ],
)
def test_a_text_that_became_bytes_is_a_text_again(store, table, column, value):
    """One bit of a record's header is all the difference."""
    before = [str(getattr(store, name)()) for name in ("articles", "problems")]
    before += [str(watches(store))]
    put(store, table, column, value)
    assert "is of another type" in commands.run("check", store.folder, None)[0]
    assert commands.run("repair", store.folder, None) == []
    after = [str(getattr(store, name)()) for name in ("articles", "problems")]
    assert [*after, str(watches(store))] == before


def test_what_waits_for_a_look_and_cannot_be_read_costs_itself(store):
    hold(store, "b.txt", newstables.read_bytes(WORDS + b" Again.", name="b.txt"))
    put(store, "held", "reading", '{"articles": [{"article_id": 7}], "problems": []}')
    assert "reading of row 1 cannot be read" in commands.run("check", store.folder, None)[0]
    assert commands.run("repair", store.folder, None) == []
    assert [one.came for one in read_held(store, range(9))] == ["b.txt"]


def test_a_look_that_is_due_at_no_time_is_due_no_more(store):
    put(store, "source", "next_run", "soon")
    assert commands.run("repair", store.folder, None) == []
    assert [one.next_run for one in sources(store)] == [None]


def test_a_command_that_meets_one_tells_it_and_the_way_out(store, capsys):
    put(store, "article", "title", b"\xff\xfe")
    assert main(["status", "--store", str(store.folder)]) in (0, 1)
    put(store, "problem", "what", b"\xff\xfe")
    assert main(["status", "--store", str(store.folder)]) == 1
    told = capsys.readouterr().err
    assert "repair" in told
    assert "Traceback" not in told


def _met():
    from components.server.faults import show_fault_of_run

    assert show_fault_of_run(TypeError("bytes have no words"))


def test_a_page_that_meets_one_tells_it_and_the_way_out(store, monkeypatch):
    put(store, "watch", "words", b"\xff\xfe")
    monkeypatch.setenv("DATELINE_STORE", str(store.folder))
    st.cache_resource.clear()
    app = AppTest.from_function(_met, default_timeout=60).run()
    st.cache_resource.clear()
    assert not app.exception
    assert "'watch': words of row 1 is of another type; " in app.text[0].value
    assert "store repair" in app.text[0].value


def test_a_backup_that_holds_one_is_told(store, tmp_path):
    put(store, "watch", "looked_at", b"\xff\xfe")
    export_store(store, tmp_path / "saved.zip")
    (told,) = import_store(tmp_path / "saved.zip", tmp_path / "new")
    assert "'watch': looked_at of row 1" in told


def test_nothing_is_made_of_a_folder_in_which_there_is_no_store(tmp_path):
    with pytest.raises(StoreError):
        commands.run("check", tmp_path, None)
    assert not list(tmp_path.iterdir())
