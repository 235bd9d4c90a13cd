"""The process: `python -m newstables.replica.apart.process SOCKET STORE`.

It has a replica of its own, takes a question at a time, and ends when whoever started it is gone or
has asked nothing for a while. What it says: ("step", value) as often as it likes, of a question
that is reported, and ("answer", value) or ("fault", exception) once.
"""

import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from newstables.errors import DatelineError, StoreError
from newstables.replica.apart.question import Question
from newstables.replica.replica import Replica, open_replica
from newstables.replica.tours import story_tables, tell_tour
from newstables.store.reading_only import open_to_read

IDLE_S = 600  # without a question; a replica takes some 100 MB
_POLITENESS = 10  # whoever looks at a page goes first (nice)


def serve(connection: Connection, folder: Path, *, idle_s: float = IDLE_S) -> None:
    """Answer what is asked until nothing can come any more, or nothing came for a while."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for the one who started us
    replica = None
    try:
        while connection.poll(idle_s):
            question = connection.recv()
            try:
                replica = replica or open_replica(open_to_read(folder))
                report = partial(_report, connection)
                connection.send(("answer", _answer(replica, question, report)))
            except DatelineError as fault:
                connection.send(("fault", fault))
            except Exception as fault:  # noqa: BLE001 - whoever asked must tell of it
                told = StoreError(f"it could not be made: {type(fault).__name__}: {fault}")
                connection.send(("fault", told))
    except (EOFError, ConnectionError):
        return
    finally:
        if replica:
            replica.close()


def _report(connection: Connection, step: Any) -> None:
    connection.send(("step", step))


def _answer(replica: Replica, asked: Question, report: Callable[[Any], None]) -> Any:
    replica.follow()
    tables = story_tables(replica, asked.story)
    if asked.tour:
        tables = tell_tour(tables, asked.tour)
    named = {**asked.named, "report": report} if asked.reported else asked.named
    with tables.snapshot() as held:
        return asked.function(held, *asked.values, **named)


def main() -> None:
    """Serve whoever started this process."""
    number, folder = sys.argv[1:]
    os.nice(_POLITENESS)
    serve(Connection(int(number)), Path(folder))


if __name__ == "__main__":
    main()
