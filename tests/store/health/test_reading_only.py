"""A store that can only be read: a copy is read, what people decide is refused."""

import os
import shutil
from pathlib import Path

import pytest

from newstables.decisions.corrections import make_correction
from newstables.errors import ReadOnlyError, StoreError
from newstables.schemas import QUOTES
from newstables.store import jobs, reading_only
from newstables.store.reading_only import open_store
from tests.store.health import made


@pytest.fixture
def shut(tmp_path, monkeypatch):
    """A folder of a store in which nothing can be written, whoever runs the test."""
    folder, can = made.fill(tmp_path / "store").folder, os.access
    monkeypatch.setattr(
        os, "access",
        lambda path, mode: can(path, mode)
        and not (mode & os.W_OK and Path(path).is_relative_to(folder)),
    )  # fmt: skip
    return folder


def a_title():
    return make_correction("article.title", made.IDS[0], before=None, after="First")


def test_what_people_decide_is_refused_and_what_is_only_looked_up_is_not(shut):
    store = open_store(shut)
    assert store.read_only
    for change in (
        lambda: store.add_corrections(a_title()),
        lambda: store.write_note("looked_at x", "now"),
        lambda: store.add_articles(store.articles()),
        lambda: store.mark_undone("x", at=None),
        lambda: jobs.claim(store),
    ):
        with pytest.raises(ReadOnlyError, match="can only be read, so nothing was changed"):
            change()
    assert store.corrections().empty
    assert jobs.count_pending(store, pipeline="another") == len(made.IDS)
    assert len(store.findings(QUOTES, pipeline="one")) == len(made.IDS)


def test_damaged_findings_are_left_out_there_too(shut):
    next(shut.glob("segments/*/quotes/*.parquet")).write_bytes(b"")
    assert len(open_store(shut).findings(QUOTES, pipeline="one")) < len(made.IDS)


def test_a_copy_made_while_somebody_writes_is_made_again(shut, monkeypatch):
    copy, moved = shutil.copyfile, []

    def copy_and_move(source, target):
        copy(source, target)
        if len(moved) < 3:
            moved.append(source)
            os.utime(source, ns=(len(moved), len(moved)))

    monkeypatch.setattr(reading_only.shutil, "copyfile", copy_and_move)
    assert len(open_store(shut).articles()) == len(made.IDS)
    assert len(moved) == 3


def test_a_store_that_is_written_to_without_a_pause_is_told(shut, monkeypatch):
    times = iter(range(10_000))
    monkeypatch.setattr(reading_only, "_state", lambda path: (next(times), 0))
    with pytest.raises(StoreError, match="without a pause"):
        open_store(shut)


def test_a_folder_without_a_store_that_cannot_be_written_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: not mode & os.W_OK)
    with pytest.raises(ReadOnlyError, match="check that the folder can be written"):
        open_store(tmp_path)
