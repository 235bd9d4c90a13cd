"""A process that reads: `python -m newstables.store.readers.process SOCKET MODEL LIMIT_S`.

It holds one language model, takes a task at a time and ends when whoever started it is gone. What
it says: ("ready", None) once the model is there, ("row", Row) for each task, ("fault", sentence)
when it cannot go on.
"""

import resource
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection

from newstables.errors import DatelineError
from newstables.store.readers.task import Read, do, load_reader


def serve(connection: Connection, *, load: Callable[[], Read], limit_s: float) -> None:
    """Read what comes, until nothing can come any more.

    Args:
        connection: to whoever started this process.
        load: loads the model.
        limit_s: CPU seconds after which the system ends this process over one task.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for the one who started us
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        read = load()
        connection.send(("ready", None))
        while True:
            task = connection.recv()
            _allow(limit_s)
            connection.send(("row", do(task, read)))
    except (EOFError, ConnectionError):
        return
    except DatelineError as fault:
        connection.send(("fault", str(fault)))
    except Exception as fault:  # noqa: BLE001 - a full disk, say: who started us must tell of it
        connection.send(("fault", f"Reading stopped: {type(fault).__name__}: {fault}"))


def _allow(limit_s: float) -> None:
    """Allow some CPU seconds from now on: the system keeps to it whatever the process does."""
    spent = resource.getrusage(resource.RUSAGE_SELF)
    until = int(spent.ru_utime + spent.ru_stime + limit_s) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def main() -> None:
    """Serve whoever started this process."""
    socket, model, limit_s = sys.argv[1:]
    serve(Connection(int(socket)), load=lambda: load_reader(model), limit_s=float(limit_s))


if __name__ == "__main__":
    main()
