"""Findings that are damaged are told, forgotten and read again; other articles go on."""

import os
from pathlib import Path

import pytest

from newstables.errors import StoreError
from newstables.schemas import FINDINGS, MENTIONS, QUOTES
from newstables.store import jobs
from newstables.store.segments import make_folder
from newstables.store.store import Store
from tests.store.health import made

OTHERS_GO_TOO = {made.lose_folder, made.lose_all}  # what they damage is of all batches


def quoted(store):
    return list(store.findings(QUOTES, pipeline="one")["article_id"])


@pytest.mark.parametrize("hashes", [True, False], ids=["sealed", "of an older version"])
@pytest.mark.parametrize("damage", made.DAMAGES, ids=lambda damage: damage.__name__)
def test_what_is_damaged_is_forgotten_and_told_and_the_rest_goes_on(tmp_path, damage, hashes):
    store = made.fill(tmp_path, hashes=hashes)
    whole = store.findings(QUOTES, pipeline="one")
    damage(store)
    left = [] if damage in OTHERS_GO_TOO else [made.IDS[0]]
    before = store.version()
    assert quoted(store) == left
    assert store.version() > before  # whoever follows looks at its articles again
    assert jobs.count_pending(store, pipeline="one") == len(made.IDS) - len(left)
    told = store.problems()
    assert len(told) == (2 if damage in OTHERS_GO_TOO else 1)
    assert told["what"].str.contains("“Piece 1”, “Piece 2”").any()
    assert told["advice"].str.contains("read again by itself").all()
    assert quoted(store) == left
    assert len(store.problems()) == len(told)  # told once
    if damage is made.block:
        next(path for path in store.segments.glob("*/quotes/*.parquet") if path.is_dir()).rmdir()
    for batch in made.BATCHES:
        store.write_batch(made.found_in(batch), article_ids=batch, pipeline="one")
    assert store.findings(QUOTES, pipeline="one").equals(whole)
    assert jobs.count_pending(store, pipeline="one") == 0


def test_other_frames_of_a_damaged_batch_are_not_read_either(tmp_path):
    store = made.fill(tmp_path)
    made.empty(store)
    found = store.all_findings(FINDINGS, pipeline="one", article_ids=list(made.IDS))
    assert set(found["mentions"]["article_id"]) == {made.IDS[0]}


def test_what_an_earlier_pipeline_found_stands_in_until_it_is_read_again(tmp_path):
    store = made.fill(tmp_path, pipeline="earlier")
    jobs.count_pending(store, pipeline="one")
    for batch in made.BATCHES:
        store.write_batch(made.found_in(batch), article_ids=batch, pipeline="one")
    for path in store.segments.glob("*/quotes/*.parquet"):
        if path.parent.parent.name == _version_folder(store, "one"):
            path.write_bytes(b"")
    assert set(quoted(store)) == set(made.IDS)
    assert jobs.count_pending(store, pipeline="one") == len(made.IDS)


def _version_folder(store, pipeline):
    (path,) = {
        batch.path(store.segments, QUOTES).parent.parent.name
        for batch in store.batches()
        if batch.pipeline == pipeline
    }
    return path


def test_a_file_that_may_not_be_read_now_is_not_forgotten(tmp_path, monkeypatch):
    store = made.fill(tmp_path)

    def refuse(path):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.read_bytes", refuse)
        with pytest.raises(StoreError, match="cannot be read"):
            store.findings(QUOTES, pipeline="one")
    assert set(quoted(store)) == set(made.IDS)


def test_two_processes_that_find_the_same_damage_tell_it_once(tmp_path):
    store, other = made.fill(tmp_path), Store(tmp_path)
    made.empty(store)
    assert set(store.findings(MENTIONS, pipeline="one")["article_id"]) == set(made.IDS)
    assert quoted(store) == quoted(other) == [made.IDS[0]]
    assert len(store.problems()) == 1


def test_segments_and_their_names_are_on_the_disk_before_the_manifest_says_so(
    tmp_path, monkeypatch
):
    store = made.fill(tmp_path)
    synced = []

    def note(number, *, sync=os.fsync):
        synced.append(str(Path(f"/proc/self/fd/{number}").readlink()))
        sync(number)

    monkeypatch.setattr(os, "fsync", note)
    writing = Store.writing

    def looked_at(self, deed):
        files = [path.partition(".")[0] for path in synced if path.endswith(".tmp")]
        folders = [path for path in synced if path not in files]
        for schema in FINDINGS:
            assert any(f"/{schema.name}/" in path for path in files), schema.name
            assert any(path.endswith(f"/{schema.name}") for path in folders), schema.name
        return writing(self, deed)

    monkeypatch.setattr(Store, "writing", looked_at)
    store.write_batch(made.found_in(made.BATCHES[0]), article_ids=made.BATCHES[0], pipeline="two")


def test_new_folders_are_on_the_disk_too(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr("newstables.store.segments.sync_folder", synced.append)
    make_folder(tmp_path / "a" / "b")
    assert synced == [tmp_path, tmp_path / "a"]


def test_a_decision_is_on_the_disk_when_it_is_shown(tmp_path):
    with Store(tmp_path).writing() as connection:
        (level,) = connection.execute("PRAGMA synchronous").fetchone()
    assert level == 2  # FULL: SQLite waits for the disk at every commit
