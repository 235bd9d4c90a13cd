"""A whole store as one file, and back: every part is known by its hash, written and read.

Source: PKZIP APPNOTE 6.3 (ZIP), SQLite's Online Backup API: the store may be in use meanwhile.
"""

import hashlib
import json
import os
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from newstables.errors import DamagedStoreError, StoreError
from newstables.reading.budget import RATIO
from newstables.schemas import FINDINGS, now
from newstables.store.health.checking import check_store, known_tables, read_tables
from newstables.store.migrations import MIGRATIONS
from newstables.store.opening import FILE
from newstables.store.segments import DamagedSegmentError, read_segment, sync_folder
from newstables.store.store import Store

_FORMAT = "dateline-store 1"
_LIST = "manifest.json"
_FRAMES = "|".join(schema.name for schema in FINDINGS)
_NAME = re.compile(
    rf"{re.escape(FILE)}|segments/[0-9a-f]{{12}}/(?:{_FRAMES})/[0-9a-f]{{16}}\.parquet"
)
_MOST_LISTED = 200_000_000  # bytes of the list: a store of ten million articles has less
_LIMITLESS = 10_000_000  # bytes unpacked; below, the ratio says nothing
_CHUNK = 1 << 20


def export_store(store: Store, path: Path, *, story: Mapping[str, Any] | None = None) -> list[str]:
    """Write a store to a file, and read that again to check it.

    Args:
        store: all of it.
        path: of the file.
        story: what its list tells besides, when the store holds one story that is handed over.

    Returns:
        What of the store was damaged and is left out, in sentences: it is read again where the
        backup is put back.

    Raises:
        StoreError: the texts themselves are damaged, or the file cannot be written.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with tempfile.TemporaryDirectory(prefix="dateline-") as name:
            copy = Path(name) / FILE
            with store.reading() as connection, closing(sqlite3.connect(copy)) as target:
                connection.backup(target)
            copied = Store(store.folder, database=copy)
            left_out = _write(copied, copy, temporary, story=story)
        _verify(temporary)
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as fault:
        raise StoreError(f"'{path}' cannot be written ({fault.strerror})") from fault
    finally:
        temporary.unlink(missing_ok=True)
    return left_out


def _write(copied: Store, copy: Path, path: Path, *, story: Mapping[str, Any] | None) -> list[str]:
    files: dict[str, dict[str, Any]] = {}
    damaged = []
    with zipfile.ZipFile(path, "w", allowZip64=True) as archive:
        for batch in copied.batches():
            found = {}
            try:
                for schema in FINDINGS:
                    read_segment(copied.segments, schema, batch, article_ids=())
                    file = batch.path(copied.segments, schema)
                    found[file.relative_to(copied.folder).as_posix()] = file.read_bytes()
            except DamagedSegmentError as fault:
                damaged.append(fault)
                continue
            for name, data in found.items():
                archive.writestr(name, data)
                files[name] = {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
        copied.forget(damaged)
        with copied.reading() as connection:
            connection.execute("UPDATE worker SET pid = NULL, heartbeat = NULL")
            connection.execute("PRAGMA journal_mode = DELETE")
            _expect_sound(connection, copied.folder)
            (articles,) = connection.execute("SELECT count(*) FROM article").fetchone()
            (decisions,) = connection.execute("SELECT count(*) FROM correction").fetchone()
        with copy.open("rb") as whole:
            digest = hashlib.file_digest(whole, "sha256").hexdigest()
        files[FILE] = {"sha256": digest, "bytes": copy.stat().st_size}
        archive.write(copy, FILE, compress_type=zipfile.ZIP_DEFLATED)
        listed = {
            "format": _FORMAT, "made_at": now(), "version": len(MIGRATIONS),
            "articles": articles, "decisions": decisions, "files": files,
        }  # fmt: skip
        if story is not None:
            listed["story"] = dict(story)
        archive.writestr(_LIST, json.dumps(listed), compress_type=zipfile.ZIP_DEFLATED)
    return [
        f"{fault.path.relative_to(copied.folder).as_posix()}: {fault.what}; it is left out, and "
        "read again where the backup is put back"
        for fault in damaged
    ]


def _expect_sound(connection: sqlite3.Connection, folder: Path) -> None:
    (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        raise DamagedStoreError(
            f"'{folder / FILE}' is damaged ({said}), so no backup is made of it; `store repair` "
            "brings back what can be read"
        )


def verify_backup(path: Path) -> dict[str, Any]:
    """Read a backup whole and return its list: when it was made, how many articles it has.

    Raises:
        StoreError: it is none, a part of it is not what was written, or a newer Dateline wrote it.
    """
    return _verify(path)


def _verify(path: Path, into: Path | None = None) -> dict[str, Any]:
    with _opened(path) as archive:
        listed = _read_list(archive, path)
        files: Mapping[str, Any] = listed["files"]
        names = [info.filename for info in archive.infolist()]
        if sorted(names) != sorted([*files, _LIST]):
            raise StoreError(f"'{path}' holds other files than it lists; it is no whole backup")
        for name, known in files.items():
            if _copy(archive, name, known["bytes"], into) != known["sha256"]:
                raise StoreError(f"'{path}': '{name}' is not what was written; use another backup")
    return listed


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    if not path.is_file():
        raise StoreError(f"'{path}': there is no such file; name the backup")
    try:
        with zipfile.ZipFile(path) as archive:
            _expect_loose(archive, path)
            yield archive
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError) as fault:
        raise StoreError(f"'{path}' is no backup of a store, or a damaged one ({fault})") from fault


def _expect_loose(archive: zipfile.ZipFile, path: Path) -> None:
    """Refuse a file that is packed more tightly than a store can be: it would fill the disk."""
    unpacked, packed = sum(info.file_size for info in archive.infolist()), path.stat().st_size
    if unpacked > _LIMITLESS and unpacked > RATIO * packed:
        raise StoreError(
            f"'{path}': packed {unpacked // packed:,} times, as no store is; it is not put back"
        )


def _read_list(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    try:
        with archive.open(_LIST) as file:
            listed = json.loads(file.read(_MOST_LISTED))
        files = listed["files"]
        whole = isinstance(listed["version"], int) and FILE in files and all(
            _NAME.fullmatch(name) and type(known["bytes"]) is int and len(known["sha256"]) == 64
            for name, known in files.items()
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        whole = False
    if not whole or listed.get("format") != _FORMAT:
        raise StoreError(f"'{path}' is no backup of a store; `store export` writes one")
    if listed["version"] > len(MIGRATIONS):
        raise StoreError(f"'{path}' was written by a newer Dateline; read it with that one")
    return dict(listed)


def _copy(archive: zipfile.ZipFile, name: str, size: int, into: Path | None) -> str:
    """Read one part, no further than it is said to be long; return its hash."""
    digest, left = hashlib.sha256(), size + 1
    target = Path(os.devnull) if into is None else into / name
    if into is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as source, target.open("wb") as file:
        while left > 0 and (data := source.read(min(_CHUNK, left))):
            digest.update(data)
            file.write(data)
            left -= len(data)
        file.flush()
        if into is not None:
            os.fsync(file.fileno())
    return digest.hexdigest() if left == 1 else ""


def import_store(path: Path, folder: Path) -> list[str]:
    """Put a backup back, into a folder in which nothing is yet.

    Returns:
        What of it was wrong already when it was made, in sentences.

    Raises:
        StoreError: it is no whole backup, or the folder is in use.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(f"'{folder}' is in use; name a new folder with --store")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".importing-", dir=folder.parent) as name:
        into = Path(name) / "store"
        into.mkdir()
        try:
            listed = unpack_backup(path, into)
            if not listed.get("story", {}).get("texts", True):
                raise StoreError(
                    f"'{path}' holds a story without its texts; `stories import` takes it in"
                )
            found = check_store(Store(into))
            if folder.exists():
                folder.rmdir()
            into.replace(folder)
        except OSError as fault:
            raise StoreError(f"'{folder}' cannot be written ({fault.strerror})") from fault
    sync_folder(folder.parent)
    return [damage.sentence() for damage in found]


def unpack_backup(path: Path, into: Path) -> dict[str, Any]:
    """Put the parts of a backup into a folder, each checked, and return its list.

    Raises:
        StoreError: it is no whole backup, or holds what no store has.
    """
    listed = _verify(path, into)
    _expect_tables(into / FILE, listed["version"], path)
    return listed


def _expect_tables(file: Path, version: int, path: Path) -> None:
    """Refuse tables, triggers and views that no store has: they might do what nobody asked for."""
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            found = read_tables(connection)
            (is_of,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as fault:
        raise StoreError(f"'{path}' holds a damaged store ({fault}); use another backup") from fault
    if is_of != version or found != known_tables(version):
        raise StoreError(f"'{path}' holds tables that are no store's; it is not put back")
