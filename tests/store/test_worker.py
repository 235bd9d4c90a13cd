"""The worker stores what its processes find, tells how far it is, and names what it leaves out."""

import pytest

from newstables.config import Settings
from newstables.schemas import QUOTES
from newstables.store import jobs
from newstables.store.readers import engines
from newstables.store.store import Store
from newstables.store.version import pipeline_version
from newstables.store.worker import work
from tests.fixtures.frames import articles
from tests.store.readers.fake_reader import command


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setattr(engines, "Command", lambda _, limit_s: command(limit_s=limit_s))
    return Store(tmp_path)


def read(store, **more):
    work(store, Settings(store=store.folder, **more), wait_s=0)
    return jobs.read_progress(store, pipeline=pipeline_version(""))


@pytest.mark.parametrize("workers", [1, 3])
def test_everything_is_read_once_however_many_read(store, workers):
    store.add_articles(articles(*(f"Ship {n} came" for n in range(10))))
    progress = read(store, workers=workers, batch_articles=2)
    assert (progress.done, progress.waiting, progress.failed) == (10, 0, 0)
    assert sorted(store.findings(QUOTES)["text"]) == [f"Ship {n} came" for n in range(10)]
    with store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM batch").fetchone()[0] == 5
        job = connection.execute("SELECT done, failed, seconds FROM job").fetchone()
    assert tuple(job)[:2] == (10, 0)
    assert job["seconds"] < 30  # that of the reading, not of the start of processes


def test_an_article_that_kills_is_named_by_its_title_and_file_and_left_out(store):
    titles, files = [None, "Harbour opens", None], ["a.txt", "b.txt", "c.txt"]
    texts = ("one", "deadly", "odd")
    store.add_articles(articles(*texts, title=titles, source=files))
    progress = read(store, workers=2)
    assert (progress.done, progress.waiting, progress.failed) == (1, 0, 2)
    told = dict(store.problems()[["source", "what"]].itertuples(index=False))
    assert told["a1"].startswith(
        "“Harbour opens” of 'b.txt': every process that read it was killed"
    )
    assert told["a2"] == "'c.txt': it is odd"
    jobs.retry_failed(store)
    assert read(store, workers=1).failed == 2


def test_a_full_disk_is_told_and_what_waits_is_read_later(store):
    store.add_articles(articles("full disk"))
    progress = read(store)
    assert progress.message == "Reading stopped: OSError: [Errno 28] No space left on device"
    assert progress.waiting == 1
