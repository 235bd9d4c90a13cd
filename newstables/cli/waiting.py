"""What a command that writes does about articles that are not read yet: it waits, and tells."""

import argparse
import sys
import time
from pathlib import Path
from typing import Any

from newstables.wording import count_of

_LONG_S = 600.0  # how long a process that reads is waited for, where nothing is said
_LOOK_S = 0.5


def add_wait_flag(command: Any) -> None:
    """Add `--wait` to the parser of a command."""
    command.add_argument(
        "--wait",
        type=_seconds,
        metavar="SECONDS",
        help="have what is not read yet read first, and wait so long for it; 0: do not wait. "
        f"Without it a process that reads already is waited for, {_LONG_S:.0f} seconds at most",
    )


def wait_for_reading(folder: Path, seconds: float | None) -> None:
    """Wait until all articles of a store are read, and say what is left out if they are not.

    Args:
        folder: of the store.
        seconds: as `--wait` gives it; None: only while somebody reads already.
    """
    from newstables.config import read_settings
    from newstables.store import jobs
    from newstables.store.reading_only import open_to_read
    from newstables.store.version import pipeline_version

    store = open_to_read(folder)
    model = read_settings().model
    pipeline = pipeline_version(model)
    if seconds and store.held is None:
        jobs.ensure_worker(store, pipeline=pipeline, model=model)
    until = time.monotonic() + (_LONG_S if seconds is None else seconds)
    left = jobs.read_progress(store, pipeline=pipeline)
    if left.waiting and left.running and time.monotonic() < until:
        _say(f"{count_of(left.waiting, 'article')} being read: waiting; --wait 0 does not wait")
    while left.waiting and left.running and time.monotonic() < until:
        time.sleep(_LOOK_S)
        left = jobs.read_progress(store, pipeline=pipeline)
    if left.waiting:
        _say(
            f"{count_of(left.waiting, 'article')} not read yet: what they say is not in it; "
            "--wait SECONDS has them read first, and `status` counts them"
        )


def _seconds(typed: str) -> float:
    try:
        seconds = float(typed)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < float("inf"):
        raise argparse.ArgumentTypeError("write how many seconds, such as 60; 0 does not wait")
    return seconds


def _say(sentence: str) -> None:
    sys.stderr.write(f"newstables: {sentence}\n")
