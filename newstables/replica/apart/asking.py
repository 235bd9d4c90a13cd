"""The side that asks: one process a store, started with the first question."""

import os
import socket
import subprocess
import sys
import threading
import weakref
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from newstables.config import ROOT
from newstables.errors import StoreError
from newstables.replica.apart.question import Question

_TRIES = 2  # a process that ended for want of questions is started again


class Apart:
    """Answers to long questions, one after the other; whoever waits for one holds up nobody."""

    def __init__(self, folder: Path) -> None:
        """Ask of the store in a folder."""
        self._folder = folder
        self._lock = threading.Lock()
        self._connection: Any = None
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: Question) -> Any:
        """Return the answer, once those asked before have theirs.

        Raises:
            DatelineError: the one that the question met with.
            StoreError: the process is lost each time.
        """
        with self._lock:
            for _ in range(_TRIES):
                try:
                    self._expect_process()
                    self._connection.send(question)
                    what, content = self._connection.recv()
                except (EOFError, OSError):
                    self._end()
                    continue
                if what == "fault":
                    raise content
                return content
        raise StoreError(
            "the process that makes files ended without one; see whether memory runs out, or "
            "choose fewer articles"
        )

    def _expect_process(self) -> None:
        if self._process is not None and self._process.poll() is None:
            return
        self._end()
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "newstables.replica.apart.process",
                 str(theirs.fileno()), str(self._folder.resolve())],
                pass_fds=[theirs.fileno()],
                cwd=ROOT,
                env={"OMP_NUM_THREADS": "1"} | dict(os.environ),
                stdin=subprocess.DEVNULL,
                stdout=2,  # what is printed by accident is none of our output
            )  # fmt: skip
        self._connection = Connection(ours.detach())
        self._finalizer = weakref.finalize(self, _stop, self._process, self._connection)

    def _end(self) -> None:
        if self._process is not None:
            self._finalizer()
        self._process = self._connection = None


def _stop(process: subprocess.Popen[bytes], connection: Any) -> None:
    connection.close()
    process.kill()
    process.wait()
