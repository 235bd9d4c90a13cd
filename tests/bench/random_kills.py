"""Kill at random moments what uses a store; each time the store must equal one left undisturbed.

`python -m tests.bench.random_kills --kills 50 --seed 1` kills in turns a command while it adds
and reads articles, the worker, a process that reads, the server while a page is open, and whoever
makes decisions, follows them and publishes tables. It exits with 1 when one store differs.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import cycle
from pathlib import Path

import psutil
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from newstables.config import ROOT
from newstables.decisions.corrections import make_correction
from newstables.decisions.log_file import export_corrections, import_corrections
from newstables.replica.replica import open_replica
from newstables.schemas import FINDINGS, QUOTES
from newstables.store import jobs
from newstables.store.store import Store
from newstables.store.version import pipeline_version
from tests.browser.server import Server
from tests.fixtures.told_at_once import differences, told_at_once

_ARTICLES = 48
_DECISIONS = 40
_TEXT = (
    "Minister {name} of Vell said on Monday that the harbour would open.\n\n“Pier {number} comes "
    "first,” {last} said in Lowmoor. She will visit Oslo on Friday, her office said.\n"
)
_NAMES = ("Ana Duarte", "Bo Lind", "Cy Oster", "Di Quill", "Eve Haas")
_READER = "newstables.store.readers.process"


def main() -> None:
    """Kill as often as the command line says, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    draw = random.Random(given.seed)
    done = failed = 0
    with tempfile.TemporaryDirectory(prefix="kills-") as name:
        ground = Ground(Path(name))
        for victim in cycle(VICTIMS):
            after_s, was_killed, faults = ground.kill(victim, draw)
            done, failed = done + was_killed, failed + bool(faults)
            what = "killed after" if was_killed else "had ended before"
            said = f"DIFFERS: {faults}" if faults else "the store equals an undisturbed one"
            sys.stdout.write(f"{done:3d} {victim}, {what} {after_s:.1f} s: {said}\n")
            sys.stdout.flush()
            if done == given.kills:
                break
    sys.stdout.write(f"{done} kills, {failed} stores differ\n")
    sys.exit(bool(failed))


class Ground:
    """Articles, decisions about them, and stores that nobody disturbed: waiting, read, decided."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.texts, self.decisions = folder / "texts", folder / "decisions.jsonl"
        self.texts.mkdir()
        for number in range(_ARTICLES):
            name = _NAMES[number % len(_NAMES)]
            text = _TEXT.format(name=name, last=name.split()[1], number=number)
            (self.texts / f"{number:02d}.txt").write_text(text, encoding="utf-8")
        calm, self.waiting, self.read = (folder / name for name in ("calm", "waiting", "read"))
        begun = time.monotonic()
        run("ingest", str(self.texts), "--published", "2023-05-04", store=calm)
        self.seconds = time.monotonic() - begun
        shutil.copytree(calm, self.read)
        store = Store(self.waiting)
        store.add_articles(Store(calm).articles().assign(duplicate_of=None))
        self.decisions.write_text(_decisions(Store(calm)), encoding="utf-8")
        self.finish(Store(calm))
        self.wanted = state(Store(calm))

    def finish(self, store: Store) -> None:
        """Add what is not there yet, as somebody does who starts again."""
        one = ("--workers", "1")  # what is left is little
        run("ingest", str(self.texts), "--published", "2023-05-04", *one, store=store.folder)
        rows, _ = import_corrections(self.decisions.read_text(encoding="utf-8"))
        store.add_corrections(rows)

    def kill(self, victim: str, draw: random.Random) -> tuple[float, bool, list[str]]:
        """Kill one victim in a new store and finish its work.

        Returns:
            After how many seconds, whether it was still there, and what differs.
        """
        store = self.folder / "shaken"
        shutil.rmtree(store, ignore_errors=True)
        after_s = draw.random() * self.seconds
        was_killed = VICTIMS[victim](self, store, after_s)
        self.finish(Store(store))
        found = state(Store(store))
        faults = [name for name, wanted in self.wanted.items() if found[name] != wanted]
        replica = open_replica(Store(store))
        faults += differences(replica, told_at_once(Store(store), pipeline=pipeline_version("")))
        replica.close()
        _end_worker(Store(store))
        return after_s, was_killed, faults


def run(*words: str, store: Path) -> None:
    """Run a command to its end."""
    subprocess.run(_command(*words, store=store), cwd=ROOT, check=True, stderr=subprocess.DEVNULL)


def _command(*words: str, store: Path) -> list[str]:
    return [sys.executable, "-m", "newstables", *words, "--store", str(store)]


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet)


def _kill(process: subprocess.Popen[bytes], after_s: float) -> bool:
    """Kill a process after a while; return whether it was still there."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(after_s)
    process.kill()
    return process.wait() == -signal.SIGKILL


def _kill_command(ground: Ground, store: Path, after_s: float) -> bool:
    command = _command("ingest", str(ground.texts), "--published", "2023-05-04", store=store)
    return _kill(_start(command), after_s)


def _kill_worker(ground: Ground, store: Path, after_s: float) -> bool:
    shutil.copytree(ground.waiting, store)
    worker = [sys.executable, "-m", "newstables.store.worker", "--store", str(store)]
    return _kill(_start(worker), after_s)


def _kill_reader(ground: Ground, store: Path, after_s: float) -> bool:
    shutil.copytree(ground.waiting, store)
    jobs.ensure_worker(Store(store), pipeline=pipeline_version(""))
    time.sleep(after_s)
    readers = _readers(store)[:1]
    for reader in readers:
        reader.kill()
    return bool(readers)


def _readers(store: Path) -> list[psutil.Process]:
    """Return the processes that read for the worker of a store."""
    with Store(store).reading() as connection:
        (pid,) = connection.execute("SELECT pid FROM worker").fetchone()
    with suppress(psutil.NoSuchProcess):
        return [one for one in psutil.Process(pid).children() if _READER in one.cmdline()]
    return []


def _kill_server(ground: Ground, store: Path, after_s: float) -> bool:
    """Kill a server that a page is open on; its worker lives on, as it should."""
    shutil.copytree(ground.waiting, store)
    server = Server(store, log=ground.folder / "server.log")
    server.start()
    threading.Thread(target=_look, args=(server.port,), daemon=True).start()
    return _kill(server.process, after_s)


def _look(port: int) -> None:
    """Open a page as a browser does, again and again, until nobody answers."""
    from streamlit.proto.BackMsg_pb2 import BackMsg

    with suppress(OSError, WebSocketException):
        address = f"ws://localhost:{port}/_stcore/stream"
        origin = f"http://localhost:{port}"
        while True:
            with connect(address, origin=origin, subprotocols=["streamlit"], max_size=None) as page:
                message = BackMsg()
                message.rerun_script.query_string = ""
                page.send(message.SerializeToString())
                for _ in range(30):
                    page.recv(timeout=5)


def _kill_publisher(ground: Ground, store: Path, after_s: float) -> bool:
    shutil.copytree(ground.read, store)
    words = [sys.executable, "-m", "tests.bench.publisher", str(store), str(ground.decisions)]
    return _kill(_start(words), after_s / 2)


VICTIMS: dict[str, Callable[[Ground, Path, float], bool]] = {
    "command line": _kill_command,
    "worker": _kill_worker,
    "reader": _kill_reader,
    "server": _kill_server,
    "publisher": _kill_publisher,
}


def _decisions(store: Store) -> str:
    """Make decisions about the quotations of a store, as a log to import."""
    quotes = sorted(store.findings(QUOTES)["quote_id"])
    draw = random.Random(7)
    for _ in range(_DECISIONS):
        what, after = draw.choice(
            [
                ("quote.speaker", draw.choice(_NAMES)),
                ("quote.reviewed", True),
                ("quote.kind", "mixed"),
            ]
        )
        store.add_corrections(make_correction(what, draw.choice(quotes), before=None, after=after))
    return export_corrections(store.corrections())


def state(store: Store) -> dict[str, str]:
    """Return what a store holds, a text a table, without the times at which it came there."""
    frames = {schema.name: store.findings(schema) for schema in FINDINGS}
    frames |= {
        "articles": store.articles().drop(columns="added_at"),
        "corrections": store.corrections(),
        "problems": store.problems().drop(columns="at"),
    }
    found = {
        name: _rows(frame.astype(object).to_numpy().tolist()) for name, frame in frames.items()
    }
    with store.reading() as connection:
        for name, query in {
            "quotes searched": """SELECT quote_number.quote_id, quote_words.text FROM quote_number
                JOIN quote_words ON quote_words.rowid = number""",
            "articles searched": """SELECT article_number.article_id, title, text
                FROM article_number JOIN article_words ON article_words.rowid = number""",
            "read": "SELECT article_id, pipeline FROM annotated",
            "waiting": "SELECT article_id, attempts FROM article WHERE waits OR attempts",
        }.items():
            found[name] = _rows([list(row) for row in connection.execute(query)])
    return found


def _rows(rows: list[list[object]]) -> str:
    return json.dumps(sorted(json.dumps(row, default=str) for row in rows))


def _end_worker(store: Store) -> None:
    """End a worker that waits for more."""
    with store.reading() as connection:
        (pid,) = connection.execute("SELECT pid FROM worker").fetchone()
    if pid and jobs.worker_lives(store):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    main()
