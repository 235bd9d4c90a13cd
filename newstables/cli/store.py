"""What the command line does to a store as a whole: looked at, mended, saved, put back."""

import sys
from collections.abc import Sequence
from pathlib import Path

from newstables.config import read_settings
from newstables.decisions.briefings import damaged_briefings, mend_briefings
from newstables.decisions.sound import fault_of
from newstables.errors import StoreError
from newstables.frames import plain_rows
from newstables.replica.published import damaged_tables
from newstables.store import jobs
from newstables.store.health.backup import export_store, import_store, verify_backup
from newstables.store.health.checking import check_store
from newstables.store.health.published_texts import drop_published
from newstables.store.health.repairing import repair_store
from newstables.store.opening import FILE
from newstables.store.reading_only import expect_store, open_to_read
from newstables.store.store import Store
from newstables.store.version import pipeline_version
from newstables.wording import count_of

ACTIONS = ("check", "repair", "export", "import")


def run(action: str, folder: Path, file: Path | None) -> list[str]:
    """Do one of ACTIONS; return what is wrong, or was lost, in sentences.

    Args:
        action: one of ACTIONS.
        folder: of the store.
        file: the backup; `check` without one looks at the store.

    Raises:
        StoreError: it cannot be done.
    """
    if action == "check" and file is not None:
        listed = verify_backup(file)
        _say(f"'{file}': a whole backup of {listed['made_at'][:16].replace('T', ' ')} UTC, "
             f"{count_of(listed['articles'], 'article')}, "
             f"{count_of(listed['decisions'], 'decision')}")  # fmt: skip
        return []
    if action == "check":
        return _check(folder)
    if action == "repair":
        return _repair(folder)
    if file is None:
        raise StoreError(f"store {action} needs the FILE of the backup")
    if action == "import":
        told = import_store(file, folder)
        _say(f"'{folder}' is what '{file}' holds")
        return told
    told = export_store(open_to_read(folder), file)
    _say(f"'{file}' written, and read again: it is whole")
    return told


def _check(folder: Path) -> list[str]:
    store = open_to_read(folder)
    told = [damage.sentence() for damage in check_store(store)]
    told += [
        f"decision {row['correction_id']}: changes nothing, since {fault}; take it back on the "
        "Names page, or by `corrections undo`"
        for row in plain_rows(store.corrections())
        if row["undone_at"] is None and (fault := fault_of(row))
    ]
    told += damaged_briefings(store)
    told += [f"{name}: cannot be read; repair makes it anew" for name in damaged_tables(folder)]
    if not told:
        _say(f"'{folder}': nothing is wrong")
    return told


def _repair(folder: Path) -> list[str]:
    if not any((folder / name).exists() for name in (FILE, "segments", "replica")):
        expect_store(folder)
    done = repair_store(folder)
    done.told += mend_briefings(Store(folder))
    if damaged_tables(folder):
        drop_published(folder)
        done.told.append("the tables that follow the store are made anew")
    for sentence in done.told or [f"'{folder}': nothing was wrong"]:
        _say(sentence)
    read_on(Store(folder))
    return [damage.sentence() for damage in done.left]


def read_on(store: Store) -> None:
    """Have what waits be read, and say so."""
    settings = read_settings()
    pipeline = pipeline_version(settings.model)
    if waiting := jobs.count_pending(store, pipeline=pipeline):
        _say(f"{count_of(waiting, 'article')} to be read; that goes on by itself")
        jobs.ensure_worker(store, pipeline=pipeline, model=settings.model)


def told_since(store: Store) -> Sequence[str]:
    """Return what was found damaged since a store was opened; what was found there is read again.

    A command that reads a store ends with it.
    """
    if not store.must_read:
        return []
    if not store.read_only:
        read_on(store)
    problems = store.problems()
    return [f"{row.source}: {row.what}; {row.advice}" for row in problems.itertuples()
            if row.source.startswith("segments/")]  # fmt: skip


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
