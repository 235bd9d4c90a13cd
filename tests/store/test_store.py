"""The store keeps what it was given, once, and through a kill at any moment."""

import multiprocessing
import os
import signal
import sqlite3

import pandas as pd
import pytest

from newstables.decisions.corrections import make_correction
from newstables.errors import StoreError
from newstables.schemas import FURNITURE, MENTIONS, PROBLEMS, QUOTES, now
from newstables.store import jobs
from newstables.store.migrations import MIGRATIONS
from newstables.store.segments import batch_id
from newstables.store.store import Store
from tests.fixtures.frames import articles, findings, mention, quote, span

TEXT = "“We stay,” said Ana Duarte in Nairobi."
LONG = " ".join(f"Speaker {n} told the hall about matter {n * 7}." for n in range(30))


def some_findings(article="a0", name="Ana Duarte"):
    return findings(
        mentions=[mention(TEXT, name, article=article, words="Ana Duarte")],
        quotes=[quote(TEXT, "We stay,", article=article, speaker=name)],
    )


def found_ids(store, expression):
    numbers = store.quote_numbers().set_index("number")["quote_id"]
    return [numbers[number] for number in store.search_quotes(expression)]


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def test_the_same_article_twice_is_one(store):
    assert store.add_articles(articles(TEXT, "Another.")) == ["a0", "a1"]
    assert store.add_articles(articles(TEXT)) == []
    assert list(store.articles()["article_id"]) == ["a0", "a1"]


def test_an_article_comes_back_as_it_went_in(store):
    hostile = "=HYPERLINK(“x”)\u202e <script>\ttab\n\nline 😀"
    given = articles(hostile, outlet=["A & B"], published=["2023-02"])
    store.add_articles(given)
    pd.testing.assert_frame_equal(store.articles(), given)


def test_findings_come_back_as_they_went_in(store):
    store.add_articles(articles(TEXT))
    store.write_batch(some_findings(), article_ids=["a0"], pipeline="one")
    for schema in (MENTIONS, QUOTES):
        pd.testing.assert_frame_equal(store.findings(schema), some_findings()[schema.name])
    assert store.findings(FURNITURE).empty


def test_a_search_finds_the_words_an_analyst_decided(store):
    store.add_articles(articles(TEXT))
    store.write_batch(some_findings(), article_ids=["a0"], pipeline="one")
    (quote_id,) = found_ids(store, "stay")
    correction = make_correction(
        "quote.spans", quote_id,
        before={"spans": [[0, 8]], "text": "We stay,"},
        after={"spans": [[0, 5]], "text": "We remain"},
    )  # fmt: skip
    store.add_corrections(correction)
    assert (found_ids(store, "remain"), found_ids(store, "stay")) == ([quote_id], [])
    # Read again, the words found are not those decided.
    store.write_batch(some_findings(), article_ids=["a0"], pipeline="two")
    assert (found_ids(store, "remain"), found_ids(store, "stay")) == ([quote_id], [])
    correction_id = correction["correction_id"].iloc[0]
    store.mark_undone(correction_id, at=now())
    assert (found_ids(store, "remain"), found_ids(store, "stay")) == ([], [quote_id])
    store.mark_undone(correction_id, at=None)
    assert (found_ids(store, "remain"), found_ids(store, "stay")) == ([quote_id], [])


def test_a_batch_written_twice_counts_once(store):
    store.add_articles(articles(TEXT))
    for _ in range(2):
        store.write_batch(some_findings(), article_ids=["a0"], pipeline="one")
    assert len(store.findings(QUOTES)) == 1
    assert found_ids(store, '"stay"') == ["a0:1"]


def test_a_newer_pipeline_takes_the_place_of_an_older_one_article_by_article(store):
    store.add_articles(articles(TEXT, TEXT + " "))
    both = findings(mentions=[mention(TEXT, "Old", article=article, words="Ana Duarte")
                              for article in ("a0", "a1")])  # fmt: skip
    store.write_batch(both, article_ids=["a0", "a1"], pipeline="one")
    store.write_batch(some_findings(name="New"), article_ids=["a0"], pipeline="two")
    found = store.findings(MENTIONS)
    assert dict(zip(found["article_id"], found["name"], strict=True)) == {"a0": "New", "a1": "Old"}


def test_the_pipeline_asked_for_goes_before_a_later_one(store):
    store.add_articles(articles(TEXT))
    store.write_batch(some_findings(name="Wanted"), article_ids=["a0"], pipeline="wanted")
    store.write_batch(some_findings(name="Later"), article_ids=["a0"], pipeline="later")
    assert list(store.findings(MENTIONS, pipeline="wanted")["name"]) == ["Wanted"]
    assert list(store.findings(MENTIONS)["name"]) == ["Later"]


def test_a_file_that_no_manifest_lists_is_never_read(store):
    store.add_articles(articles(TEXT))
    store.write_batch(some_findings(), article_ids=["a0"], pipeline="one")
    with store.writing() as connection:
        connection.execute("DELETE FROM annotated")
    assert store.findings(QUOTES).empty


def test_copies_are_known_as_soon_as_they_are_read(store):
    store.add_articles(articles(LONG, LONG + " again", "Another."))
    for article in ("a1", "a0", "a2"):
        store.write_batch(findings(), article_ids=[article], pipeline="one")
    assert store.articles()["duplicate_of"].tolist() == [pd.NA, "a0", pd.NA]


def test_furniture_is_not_compared(store):
    store.add_articles(articles(LONG + " One.", LONG + " Another."))
    line = span(LONG, LONG, article="a1") | {"kind": "related"}
    store.write_batch(findings(furniture=[line]), article_ids=["a0", "a1"], pipeline="one")
    assert store.articles()["duplicate_of"].isna().all()


def test_copies_read_before_there_was_an_index_are_indexed(store):
    store.add_articles(articles(LONG, LONG + " again"))
    store.write_batch(findings(), article_ids=["a0", "a1"], pipeline="one")
    with store.writing() as connection:
        connection.execute("DELETE FROM copy_text")
        connection.execute("DELETE FROM copy_run")
        connection.execute("UPDATE article SET duplicate_of = NULL")
    assert [store.index_copies(most=1) for _ in range(3)] == [1, 1, 0]
    assert store.articles()["duplicate_of"].tolist() == [pd.NA, "a0"]


def test_storing_looks_through_no_table(store, monkeypatch):
    """Every statement finds its rows by a key: none scans what is stored."""
    asked = set()
    connect = Store._connect

    def listening(self):
        connection = connect(self)
        connection.set_trace_callback(asked.add)
        return connection

    store.add_articles(articles(TEXT))
    monkeypatch.setattr(Store, "_connect", listening)
    jobs.take_pending(store, pipeline="one", most=9, characters=999)
    store.write_batch(some_findings(), article_ids=["a0"], pipeline="one")
    jobs.settle(store, ["a0"])
    store.add_articles(articles(TEXT, LONG))
    store.write_batch(findings(), article_ids=["a1"], pipeline="one")
    jobs.take_pending(store, pipeline="one", most=9, characters=999)
    monkeypatch.undo()
    plans = []
    with store.reading() as connection:
        for statement in asked:
            if statement.split()[0] in {"SELECT", "UPDATE", "DELETE", "INSERT"}:
                rows = connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
                plans += [(statement, row["detail"]) for row in rows]
    assert len(plans) > 20
    scans = {statement for statement, detail in plans
             if detail.startswith("SCAN") and "VIRTUAL TABLE INDEX 0:=" not in detail
             and "USING INDEX article_waits" not in detail and "CONSTANT ROW" not in detail
                 and "json_each" not in detail  # what was handed in
             and "_words_config" not in statement}  # fmt: skip
    assert {" ".join(one.split())[:40] for one in scans} <= {
        "UPDATE article SET waits = article_id NO"  # once for each new pipeline
    }


def test_every_change_raises_the_version_and_a_question_does_not(store):
    versions = [store.version()]
    store.add_articles(articles(TEXT))
    versions.append(store.version())
    store.write_batch(some_findings(), article_ids=["a0"], pipeline="one")
    versions.append(store.version())
    store.findings(QUOTES)
    store.articles()
    assert versions == sorted(set(versions))
    assert store.version() == versions[-1]


def test_a_change_that_fails_leaves_nothing_behind(store):
    with pytest.raises(RuntimeError), store.writing() as connection:
        connection.execute("INSERT INTO meta VALUES ('half', '1')")
        raise RuntimeError
    assert store.note("half") is None


def test_problems_are_kept_until_they_are_cleared(store):
    row = {"source": "x.txt", "what": "empty", "advice": "add text", "at": "2023-01-01"}
    store.add_problems(PROBLEMS.frame([row]))
    assert list(store.problems()["source"]) == ["x.txt"]
    store.clear_problems()
    assert store.problems().empty


def test_a_store_of_a_newer_version_is_left_alone(tmp_path):
    Store(tmp_path)
    file = sqlite3.connect(tmp_path / "dateline.sqlite")
    file.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    file.close()
    with pytest.raises(StoreError, match="newer Dateline"):
        Store(tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="DATELINE_STORE"):
        Store(tmp_path / "file" / "store")


def _write_for_ever(folder, begun):
    store = Store(folder)
    number = 0
    while True:
        store.write_batch(some_findings(), article_ids=["a0"], pipeline=f"{number}")
        number += 1
        begun.set()


def test_a_kill_while_writing_loses_and_doubles_nothing(tmp_path):
    store = Store(tmp_path)
    store.add_articles(articles(TEXT))
    spawn = multiprocessing.get_context("spawn")
    begun = spawn.Event()
    writer = spawn.Process(target=_write_for_ever, args=(tmp_path, begun))
    writer.start()
    assert begun.wait(300)  # it may be long in coming on a busy machine
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    again = Store(tmp_path)
    assert len(again.findings(QUOTES)) == 1
    assert found_ids(again, "stay") == ["a0:1"]
    again.write_batch(some_findings(), article_ids=["a0"], pipeline="last")
    assert len(again.findings(QUOTES)) == 1


def test_a_batch_is_named_by_its_articles_alone():
    assert batch_id(["b", "a"]) == batch_id(["a", "b"]) != batch_id(["a"])


def test_what_a_later_version_notes_in_the_log_stops_nothing(store):
    before = store.version()
    store.add_articles(articles(TEXT))
    with store.writing() as connection:
        connection.execute("INSERT INTO change (what, target) VALUES ('colour', 'x')")
    assert store.changes(after=before).articles == ("a0",)
