"""The app as `make run` starts it, on a store and a port of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

from newstables.config import ROOT
from newstables.store.store import Store

_UP_S = 120


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class Server:
    """One server process; `stop` ends it and the worker it started."""

    def __init__(
        self,
        store: Path,
        *,
        log: Path,
        within: Sequence[str] = (),
        options: Sequence[str] = (),
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.folder = store
        self.log = log
        self.within = within  # the command that runs it
        self.options = options  # of Streamlit
        self.env = env or {}
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*self.within, sys.executable, "-m", "streamlit", "run", "app.py",
                 "--server.headless", "true", "--server.port", str(self.port),
                 *self.options],
                cwd=ROOT,
                env=os.environ | {"DATELINE_STORE": str(self.folder)} | self.env,
                stdout=log,
                stderr=log,
            )  # fmt: skip
        until = time.monotonic() + _UP_S
        while not self._answers():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < until, self.log.read_text()
            time.sleep(0.1)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        self.kill_worker()

    def kill_worker(self) -> bool:
        """End the worker as a crash does; False when none is at work."""
        with Store(self.folder).reading() as connection:
            (pid,) = connection.execute("SELECT pid FROM worker").fetchone()
        if pid is None:
            return False
        try:
            os.kill(pid, 9)
        except ProcessLookupError:
            return False
        return True

    def read(self) -> int:
        """Count the articles that were read."""
        return len(Store(self.folder).annotated())

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False
