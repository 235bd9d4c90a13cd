"""A backup is whole or is refused; what is put back is the store that was saved."""

import json
import shutil
import sqlite3
import zipfile

import pytest

from newstables.cli import store as commands
from newstables.decisions.corrections import make_correction
from newstables.errors import DamagedStoreError, StoreError
from newstables.schemas import QUOTES
from newstables.store import jobs
from newstables.store.health.backup import export_store, import_store, verify_backup
from newstables.store.opening import FILE
from newstables.store.store import Store
from tests.store.health import made
from tests.store.health.test_repair import overwrite_pages


@pytest.fixture
def store(tmp_path):
    store = made.fill(tmp_path / "store")
    store.add_corrections(
        make_correction("article.title", made.IDS[0], before="Piece 0", after="First")
    )
    return store


@pytest.fixture
def saved(store, tmp_path):
    assert export_store(store, tmp_path / "saved.zip") == []
    return tmp_path / "saved.zip"


def test_what_is_put_back_is_what_was_saved(store, saved, tmp_path):
    assert import_store(saved, tmp_path / "new") == []
    again = Store(tmp_path / "new")
    for name in ("articles", "corrections", "problems", "batches"):
        assert str(getattr(again, name)()) == str(getattr(store, name)())
    assert again.findings(QUOTES).equals(store.findings(QUOTES))
    assert again.search_articles('"first"') == [made.IDS[0]]
    assert commands.run("check", tmp_path / "new", None) == []
    assert verify_backup(saved)["articles"] == 3
    assert not list(tmp_path.glob("*.tmp"))


def test_a_store_in_use_is_saved_as_it_is_at_one_moment(store, tmp_path):
    with store.writing() as connection:
        connection.execute("DELETE FROM article")
        export_store(store, tmp_path / "saved.zip")
        connection.execute("ROLLBACK")
        connection.execute("BEGIN")
    assert verify_backup(tmp_path / "saved.zip")["articles"] == 3


def test_what_is_damaged_is_left_out_told_and_read_again_where_it_is_put_back(store, tmp_path):
    made.flip(store)
    (told,) = export_store(store, tmp_path / "saved.zip")
    assert "is not what was written" in told
    assert import_store(tmp_path / "saved.zip", tmp_path / "new") == []
    assert jobs.count_pending(Store(tmp_path / "new"), pipeline="one") == 2
    assert len(store.batches()) == 2  # saving changes nothing


def test_no_backup_is_made_of_a_damaged_file(store, tmp_path):
    with store.reading() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    overwrite_pages(store)
    with pytest.raises(DamagedStoreError):
        export_store(store, tmp_path / "saved.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def rewritten(saved, change):
    """A backup with its parts and its list changed, and the list fitted to the parts."""
    with zipfile.ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(saved, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return saved


def _forge(parts, file):
    """Put in another SQLite file, with its hash."""
    from hashlib import sha256

    parts[FILE] = file.read_bytes()
    listed = json.loads(parts["manifest.json"])
    listed["files"][FILE] = {"sha256": sha256(parts[FILE]).hexdigest(), "bytes": len(parts[FILE])}
    parts["manifest.json"] = json.dumps(listed).encode()


def _flip(parts):
    name = next(name for name in parts if name.endswith(".parquet"))
    parts[name] = parts[name][:-1] + b"\x00"


def _lose(parts):
    parts.pop(next(name for name in parts if name.endswith(".parquet")))


def _add(parts):
    parts["../outside"] = b"x"


def _list_outside(parts):
    listed = json.loads(parts["manifest.json"])
    parts["../outside"] = b"x"
    listed["files"]["../outside"] = {"sha256": "0" * 64, "bytes": 1}
    parts["manifest.json"] = json.dumps(listed).encode()


def _be_newer(parts):
    listed = json.loads(parts["manifest.json"]) | {"version": 10_000}
    parts["manifest.json"] = json.dumps(listed).encode()


def _lose_list(parts):
    parts.pop("manifest.json")


def _nest_list(parts):
    parts["manifest.json"] = b"[" * 100_000


def _lie_about_size(parts):
    listed = json.loads(parts["manifest.json"])
    listed["files"][FILE]["bytes"] -= 1
    parts["manifest.json"] = json.dumps(listed).encode()


@pytest.mark.parametrize(
    "change",
    [_flip, _lose, _add, _list_outside, _be_newer, _lose_list, _nest_list, _lie_about_size],
    ids=lambda change: change.__name__,
)
def test_a_backup_that_is_not_whole_is_refused_and_leaves_nothing(saved, tmp_path, change):
    rewritten(saved, change)
    for done in (lambda: verify_backup(saved), lambda: import_store(saved, tmp_path / "new")):
        with pytest.raises(StoreError):
            done()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["saved.zip", "store"]


def test_a_bomb_is_not_unpacked(saved, tmp_path):
    with zipfile.ZipFile(saved, "a", compression=zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(50_000_000))
    for done in (lambda: verify_backup(saved), lambda: import_store(saved, tmp_path / "new")):
        with pytest.raises(StoreError, match=r"packed [\d,]+ times, as no store is"):
            done()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["saved.zip", "store"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no archive at all", b"\x00" * 5000])
def test_what_is_no_backup_is_refused(tmp_path, data):
    (tmp_path / "odd").write_bytes(data)
    with pytest.raises(StoreError, match="no backup"):
        import_store(tmp_path / "odd", tmp_path / "new")


def test_a_backup_that_is_not_there_is_named(tmp_path):
    with pytest.raises(StoreError, match="'.*odd': there is no such file"):
        import_store(tmp_path / "odd", tmp_path / "new")


def test_a_backup_cut_short_is_refused(saved, tmp_path):
    saved.write_bytes(saved.read_bytes()[:-100])
    with pytest.raises(StoreError, match="no backup"):
        import_store(saved, tmp_path / "new")


@pytest.mark.parametrize(
    "sly",
    [
        "CREATE TRIGGER sly AFTER INSERT ON correction BEGIN DELETE FROM article; END",
        "CREATE VIEW sly AS SELECT 1",
        "CREATE TABLE sly (a)",
    ],
)
def test_tables_that_no_store_has_are_not_put_back(saved, store, tmp_path, sly):
    shutil.copyfile(store.folder / FILE, tmp_path / "sly.sqlite")
    with sqlite3.connect(tmp_path / "sly.sqlite") as connection:
        connection.execute(sly)
    connection.close()
    rewritten(saved, lambda parts: _forge(parts, tmp_path / "sly.sqlite"))
    with pytest.raises(StoreError, match="no store's"):
        import_store(saved, tmp_path / "new")


def test_nothing_is_written_over(saved, store, tmp_path):
    with pytest.raises(StoreError, match="is in use"):
        import_store(saved, store.folder)
    (tmp_path / "empty").mkdir()
    assert import_store(saved, tmp_path / "empty") == []


def test_a_folder_that_cannot_be_written_is_told(store, tmp_path):
    with pytest.raises(StoreError, match="no-such-folder"):
        export_store(store, tmp_path / "no-such-folder" / "saved.zip")
