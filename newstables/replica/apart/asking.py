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
from newstables.errors import CalledOffError, StoreError
from newstables.replica.apart.question import Question

_TRIES = 2  # a process that ended for want of questions is started again
_LOOK_S = 0.2  # how often whoever waits looks whether it was called off


class Errand:
    """A question while it is asked: how far it is, and whether it is called off."""

    def __init__(self) -> None:
        """Begin one that waits for its turn."""
        self.begun = False  # its turn has come
        self.step: Any = None  # what its function reported last
        self._off = threading.Event()

    def call_off(self) -> None:
        """Have it end without an answer."""
        self._off.set()

    @property
    def called_off(self) -> bool:
        """Return whether nobody wants the answer any more."""
        return self._off.is_set()


class Apart:
    """Answers to long questions, one after the other; whoever waits for one holds up nobody."""

    def __init__(self, folder: Path) -> None:
        """Ask of the store in a folder."""
        self._folder = folder
        self._lock = threading.Lock()
        self._connection: Any = None
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: Question, errand: Errand | None = None) -> Any:
        """Return the answer, once those asked before have theirs.

        Args:
            question: to be answered.
            errand: is told how far it is, and can be called off by others meanwhile.

        Raises:
            DatelineError: the one that the question met with.
            CalledOffError: so it was.
            StoreError: the process is lost each time.
        """
        errand = errand or Errand()
        while not self._lock.acquire(timeout=_LOOK_S):
            _stop_if_called_off(errand)
        try:
            errand.begun = True
            return self._answered(question, errand)
        finally:
            self._lock.release()

    def _answered(self, question: Question, errand: Errand) -> Any:
        for _ in range(_TRIES):
            _stop_if_called_off(errand)
            try:
                self._expect_process()
                self._connection.send(question)
                what, content = self._heard(errand)
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

    def _heard(self, errand: Errand) -> tuple[str, Any]:
        """Return what is said at last; one that is called off ends the process."""
        while True:
            while not self._connection.poll(_LOOK_S):
                if errand.called_off:
                    self._end()
                _stop_if_called_off(errand)
            what, content = self._connection.recv()
            if what != "step":
                return what, content
            errand.step = content

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


def _stop_if_called_off(errand: Errand) -> None:
    if errand.called_off:
        raise CalledOffError("it was called off")


def _stop(process: subprocess.Popen[bytes], connection: Any) -> None:
    connection.close()
    process.kill()
    process.wait()
