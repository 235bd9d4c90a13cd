"""A full disk is told in a sentence, loses nothing, and is no fault any more once there is room."""

import errno

import pytest

from newstables.decisions.corrections import make_correction
from newstables.errors import StoreError
from newstables.schemas import QUOTES
from newstables.store.store import Store
from tests.store.health import made

LONG = "x" * 200_000


def decision():
    return make_correction("article.title", made.IDS[0], before=None, after=LONG)


@pytest.fixture
def store(tmp_path):
    return made.fill(tmp_path)


def fill_disk(monkeypatch):
    """Let the file grow no further, as SQLite sees a full disk."""
    connect = Store._connect

    def full(self):
        connection = connect(self)
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(Store, "_connect", full)


def test_a_decision_on_a_full_disk_is_told_and_can_be_made_later(store, monkeypatch):
    with monkeypatch.context() as patched:
        fill_disk(patched)
        with pytest.raises(StoreError, match="the disk is full, so nothing was changed"):
            store.add_corrections(decision())
        assert store.corrections().empty
    store.add_corrections(decision())
    assert len(store.corrections()) == 1


def test_findings_on_a_full_disk_leave_nothing_half_written(store, monkeypatch):
    def full(number):
        raise OSError(errno.ENOSPC, "No space left on device")

    before = sorted(store.folder.rglob("*.parquet"))
    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        with pytest.raises(StoreError, match="the disk is full"):
            store.write_batch(
                made.found_in(made.BATCHES[0]), article_ids=made.BATCHES[0], pipeline="two"
            )
    assert sorted(store.folder.rglob("*.parquet")) == before
    assert not list(store.folder.rglob("*.tmp"))
    assert len(store.findings(QUOTES)) == 3


def test_a_fault_inside_a_change_is_the_one_that_is_told(store):
    with pytest.raises(StoreError, match="the disk is full"), store.writing() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        connection.execute("CREATE TABLE more (a)")
        connection.execute("INSERT INTO more VALUES (?)", [LONG])
