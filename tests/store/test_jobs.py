"""What waits is read once, by one worker, and a kill costs nothing."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from newstables.config import ROOT
from newstables.schemas import QUOTES
from newstables.store import jobs
from newstables.store.store import Store
from newstables.store.version import pipeline_version
from tests.fixtures.frames import articles, findings

P = "a pipeline"


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path)


def take(store, *, most, **more):
    return jobs.take_pending(store, pipeline=P, most=most, **{"characters": 1000, **more})


def read(store, ids):
    store.write_batch(findings(), article_ids=ids, pipeline=P)
    jobs.settle(store, ids)


def test_the_queue_is_what_the_pipeline_has_not_read(store):
    store.add_articles(articles("one", "two", "three"))
    assert take(store, most=2) == [
        ("a0", "one", None, None),
        ("a1", "two", None, None),
    ]
    read(store, ["a0", "a1"])
    assert jobs.count_pending(store, pipeline=P) == 1
    assert jobs.count_pending(store, pipeline="a newer one") == 3


def test_articles_are_taken_as_long_as_their_texts_fit_together(store):
    store.add_articles(articles("x" * 40, "y" * 70, "z" * 300, "a"))
    ids = []
    while taken := take(store, most=9, characters=110, besides=sum(ids, [])):
        ids.append([article_id for article_id, *_ in taken])
    assert ids == [["a0", "a1"], ["a2"], ["a3"]]


def test_an_article_that_kills_its_worker_comes_alone_and_then_not_at_all(store):
    store.add_articles(articles("deadly", "good", "better"))
    for _ in range(2):  # most workers are killed by chance
        assert len(take(store, most=9)) == 3  # and the worker dies
    while taken := take(store, most=9):  # each comes alone; only the deadly one kills again
        assert len(taken) == 1
        if taken[0][0] != "a0":
            read(store, [taken[0][0]])
    progress = jobs.read_progress(store, pipeline=P)
    assert (progress.done, progress.failed, progress.waiting) == (2, 1, 0)
    jobs.name_lost(store, pipeline=P)
    jobs.name_lost(store, pipeline=P)
    assert list(store.problems()["source"]) == ["a0"]
    jobs.retry_failed(store)
    assert jobs.count_pending(store, pipeline=P) == 1


def test_another_pipeline_gives_every_article_its_chance_again(store):
    store.add_articles(articles("deadly"))
    jobs.start_job(store, pipeline=P, total=1)
    jobs.give_up(store, ["a0"])
    jobs.begin_pipeline(store, pipeline=P)
    assert jobs.count_pending(store, pipeline=P) == 0
    jobs.begin_pipeline(store, pipeline="another")
    assert jobs.count_pending(store, pipeline="another") == 1


def test_of_many_tabs_one_starts_the_worker(store, monkeypatch):
    store.add_articles(articles("one"))
    started = []

    class Process:
        pid = os.getppid()  # some process that exists

        def __init__(self, *_, **__):
            started.append(self)

    monkeypatch.setattr(jobs.subprocess, "Popen", Process)
    with ThreadPoolExecutor(8) as tabs:
        list(tabs.map(lambda _: jobs.ensure_worker(store, pipeline=P), range(8)))
    assert len(started) == 1


def test_there_is_one_worker_at_a_time(store):
    assert jobs.claim(store)
    assert jobs.worker_lives(store)
    with store.writing() as connection:
        connection.execute("UPDATE worker SET pid = ?", [os.getppid()])
    assert not jobs.claim(store)


def test_a_worker_without_a_heartbeat_is_lost(store):
    jobs.claim(store)
    with store.writing() as connection:
        connection.execute("UPDATE worker SET heartbeat = heartbeat - 60")
    assert not jobs.worker_lives(store)


def test_a_heartbeat_changes_nothing_that_people_see(store):
    jobs.claim(store)
    before = store.version()
    jobs.beat(store)
    assert store.version() == before


def test_no_worker_is_started_for_nothing(store):
    assert not jobs.ensure_worker(store, pipeline=P)


def _wait(condition, *, seconds=120):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


@pytest.mark.model
def test_a_killed_worker_is_followed_by_one_that_does_only_what_is_missing(store):
    texts = [f"“Number {n} stays,” said Ana Duarte in Nairobi on Monday." for n in range(60)]
    store.add_articles(articles(*texts))
    pipeline = pipeline_version("")
    command = [sys.executable, "-m", "newstables.store.worker", "--store", str(store.folder)]
    first = subprocess.Popen(command, cwd=ROOT)
    _wait(lambda: jobs.read_progress(store, pipeline=pipeline).done)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert not jobs.worker_lives(store)
    with store.reading() as connection:
        kept = connection.execute("SELECT batch_id, made_at FROM batch").fetchall()
    assert jobs.ensure_worker(store, pipeline=pipeline)
    _wait(lambda: not jobs.count_pending(store, pipeline=pipeline))
    with store.reading() as connection:
        now = connection.execute("SELECT batch_id, made_at FROM batch").fetchall()
        worker = connection.execute("SELECT pid FROM worker").fetchone()["pid"]
    os.kill(worker, signal.SIGKILL)
    assert {tuple(row) for row in kept} <= {tuple(row) for row in now}
    quotes = store.findings(QUOTES)
    assert len(quotes) == len(set(quotes["article_id"])) == 60
