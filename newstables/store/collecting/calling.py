"""Whether the process that fetches is at work, and starting it: pages fetch nothing themselves."""

import json
import os
import subprocess
import sys
from typing import Any

import psutil

from newstables.config import ROOT, Settings
from newstables.store.collecting.addresses import count_waiting
from newstables.store.collecting.sources import is_scheduled
from newstables.store.jobs import process_exists
from newstables.store.store import Store

_NOTE = "collector"
_AT_BIRTH_S = 1.0  # by which two readings of when a process began may differ


def collector_lives(store: Store) -> bool:
    """Return whether a process is at work that fetches for this store."""
    return _lives(json.loads(store.note(_NOTE) or "{}"))


def ensure_collector(store: Store, settings: Settings) -> bool:
    """Start the process that fetches when there is something for it; return whether it was."""
    if not (count_waiting(store) or is_scheduled(store)) or collector_lives(store):
        return False
    # Checked and claimed in one transaction: of two tabs that come here at once, one starts it.
    with store.writing("upkeep") as connection, (store.folder / "collector.log").open("ab") as log:
        if _lives(_claimed(connection)):
            return False
        process = subprocess.Popen(
            [
                sys.executable, "-m", "newstables.store.collecting.collector",
                "--store", str(store.folder.resolve()), "--model", settings.model,
                "--while", str(os.getpid()),
            ],
            cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            start_new_session=True,  # closing the app does not cut off what is being fetched
        )  # fmt: skip
        _claim(connection, process.pid)
    return True


def claim_collecting(store: Store) -> bool:
    """Become the one process that fetches for this store; False when another one is."""
    with store.writing("upkeep") as connection:
        told = _claimed(connection)
        if told.get("pid") == os.getpid():
            return True
        if _lives(told):
            return False
        _claim(connection, os.getpid())
    return True


def _claimed(connection: Any) -> dict[str, float]:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", [_NOTE]).fetchone()
    return dict(json.loads(row["value"])) if row else {}


def _claim(connection: Any, pid: int) -> None:
    """Write who fetches, with when it began: the number of a process is given again."""
    told = json.dumps({"pid": pid, "began": psutil.Process(pid).create_time()})
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [_NOTE, told])


def _lives(told: dict[str, float]) -> bool:
    pid = int(told.get("pid", 0))
    if not pid or not process_exists(pid):
        return False
    try:
        return abs(psutil.Process(pid).create_time() - told.get("began", 0)) < _AT_BIRTH_S
    except psutil.Error:
        return False
