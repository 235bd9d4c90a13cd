"""How long readers wait for a filter and for another page, alone and many at once.

`python -m tests.bench.sessions --sessions 25` has so many readers search the Quotes page of a made
store at once, each again after a pause, with and without articles being read meanwhile. A reader
is no browser here but what a browser says to the server, so that twenty-five fit on the machine
that is measured; painting comes on top. Nothing here passes or fails.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from newstables.config import ROOT
from newstables.store.store import Store
from newstables.store.version import pipeline_version
from tests.bench.bench import _cpu_seconds
from tests.bench.made_store import fill
from tests.bench.session import Run, Session
from tests.browser.server import Server

_WORDS = """harbour ferry council budget road school tax border treaty grain power water rail port
bridge vote minister talks plan law market winter summer price wage farm mine coast""".split()
_PAGES = ("", "articles", "entities", "quotes", "timeline", "names", "connections", "briefing")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sessions", type=int, default=25)
    parser.add_argument("--searches", type=int, default=6, help="of each reader")
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between them")
    parser.add_argument("--articles", type=int, default=1112)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = fill(Path(folder) / "s", articles=given.articles, pipeline=pipeline_version(""))
        server = Server(store.folder, log=Path(folder) / "server.log")
        server.start()
        try:
            _pages(server)
            _search(server, given, "a filter")
            with _reading(store, Path(folder)):
                _search(server, given, "a filter while articles are read")
        finally:
            server.stop()


def _pages(server: Server) -> None:
    """Go through the pages, twice: the first time loads their code."""
    reader = Session(server.url)
    for _ in range(2):
        runs = {page or "overview": reader.open(page) for page in _PAGES}
    reader.close()
    slowest = max(runs, key=lambda page: runs[page].seconds)
    _show("another page, one reader", list(runs.values()), f"slowest: {slowest}")


def _search(server: Server, given: argparse.Namespace, what: str) -> None:
    readers = [Session(server.url) for _ in range(given.sessions)]
    for reader in readers:
        reader.open("quotes")
    runs: list[Run] = []
    before = _cpu_seconds(server.process.pid)
    _at_once(
        lambda number: runs.extend(_searches(readers[number], random.Random(number), given)),
        times=len(readers),
    )
    spent = 1000 * (_cpu_seconds(server.process.pid) - before) / len(runs)
    _show(f"{what}, {len(readers)} readers at once", runs, f"{spent:.0f} ms of CPU each")
    for reader in readers:
        reader.close()


def _searches(reader: Session, draw: random.Random, given: argparse.Namespace) -> Iterator[Run]:
    for _ in range(given.searches):
        time.sleep(given.pause * draw.uniform(0.5, 1.5))
        yield reader.write("q", " ".join(draw.sample(_WORDS, 2)))


def _at_once(run: Callable[[int], None], *, times: int) -> None:
    threads = [threading.Thread(target=run, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@contextmanager
def _reading(store: Store, folder: Path) -> Iterator[None]:
    """Have articles added and read by another process as long as this lasts."""
    texts = folder / "texts"
    texts.mkdir()
    for number in range(400):
        words = (
            f"Pier {number} opens on Friday, Ana Duarte said in Lowmoor. “It is time,” she said."
        )
        (texts / f"{number}.txt").write_text((words + "\n\n") * 20, encoding="utf-8")
    command = [sys.executable, "-m", "newstables", "ingest", str(texts), "--store",
               str(store.folder)]  # fmt: skip
    ingest = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(10)  # until the model is loaded and the first batch is being read
    try:
        yield
    finally:
        ingest.terminate()
        ingest.wait()


def _show(what: str, runs: list[Run], more: str) -> None:
    times = sorted(1000 * run.seconds for run in runs)
    middle, late = times[len(times) // 2], times[int(len(times) * 0.95)]
    sys.stdout.write(f"{what}: p50 {middle:.0f} ms, p95 {late:.0f} ms; {more}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
