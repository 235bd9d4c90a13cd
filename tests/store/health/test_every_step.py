"""A process that ends at any statement, or before any file is renamed, leaves all of it or nothing.

Source: SQLite's own crash tests (sqlite.org/testing.html, "Crash Testing").
"""

import os
import shutil

import pytest

from newstables.decisions.briefing_picks import pick, picked
from newstables.decisions.corrections import make_correction
from newstables.decisions.log_file import export_corrections, import_corrections
from newstables.reading.article import hash_text
from newstables.schemas import QUOTES, now
from newstables.store import store as storing
from newstables.store.health.checking import check_store
from newstables.store.opening import connect
from newstables.store.store import Store
from tests.store.health import made

_MOST = 200  # steps of one deed: more would be a loop


def a_title(store, words="First"):
    return make_correction("article.title", made.IDS[0], before=None, after=words)


def decide(store):
    store.add_corrections(a_title(store))


def take_back(store):
    (correction_id, *_) = store.corrections()["correction_id"]
    store.mark_undone(correction_id, at=now())


def take_in(store):
    log = export_corrections(store.corrections().assign(correction_id="of-another"))
    store.add_corrections(import_corrections(log)[0])


def write(store):
    batch = made.BATCHES[0]
    store.write_batch(made.found_in(batch), article_ids=batch, pipeline="two")


def add(store):
    text = "New words of the harbour."
    store.add_articles(store.articles().iloc[:1].assign(article_id=hash_text(text), text=text))


def pick_one(store):
    pick(store, [f"{made.IDS[0]}:0"])


def state(store):
    """What somebody would see: articles, decisions, findings, picks, what a search finds."""
    found = store.findings(QUOTES, pipeline="two")
    return (
        len(store.articles()), str(store.corrections()["undone_at"].isna().tolist()),
        found.sort_values("quote_id").to_csv(), picked(store),
        [store.search_articles(f'"{word}"') for word in ("nairobi", "first", "zeroth", "words")],
        [len(store.search_quotes(f'"{word}"')) for word in ("stay", "leave", "asked")],
        [batch.pipeline for batch in store.batches()],
    )  # fmt: skip


def ends_at(step, folder, deed):
    """Do a deed in a process that ends at a step; return whether it was done before."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    left = [step]

    def count(*_):
        left[0] -= 1
        if left[0] < 0:
            os._exit(9)

    def traced(path):
        connection = connect(path)
        connection.set_trace_callback(count)
        return connection

    replace = os.replace

    def replace_counted(*names):
        count()
        replace(*names)

    storing.connect, os.replace = traced, replace_counted
    try:
        deed(Store(folder))
    finally:
        os._exit(0)


@pytest.mark.parametrize("deed", [decide, take_back, take_in, write, add, pick_one],
                         ids=lambda deed: deed.__name__)  # fmt: skip
def test_all_of_it_or_nothing(tmp_path, deed):
    calm = made.fill(tmp_path / "calm")
    calm.add_corrections(a_title(calm, "Zeroth"))
    with calm.reading() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = state(calm)
    shutil.copytree(calm.folder, tmp_path / "done")
    deed(Store(tmp_path / "done"))
    after = state(Store(tmp_path / "done"))
    assert before != after
    ended = 0
    for step in range(_MOST):
        folder = tmp_path / "shaken"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(calm.folder, folder)
        was_done = ends_at(step, folder, deed)
        found = state(Store(folder))
        assert found in (before, after), f"half of it at step {step}"
        if was_done or step % 3 == 0:
            assert check_store(Store(folder)) == [], f"wrong at step {step}"
        if was_done:
            assert found == after
            break
        ended += 1
    assert 3 < ended < _MOST - 1
