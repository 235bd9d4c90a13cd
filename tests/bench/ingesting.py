"""What an ingest of many articles holds in memory, and how the app answers meanwhile.

`python -m tests.bench.ingesting --articles 5000 --mark 1000 3000 5000` writes a file of made
articles, has `ingest` store and read them while an app stands open on the same store, and prints
at each mark the most memory that was held since the start: by the command, by each process that
reads, by the app; and what the app's first page took until it was painted in a browser, by the
clock and in CPU seconds of the app.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from newstables.config import ROOT
from newstables.store.store import Store
from tests.browser.chromium import find_chromium, open_chromium
from tests.browser.server import Server

_WORDS = """harbour ferry council budget road school tax border treaty grain power water rail port
bridge vote talks plan law market winter summer price wage farm mine coast""".split()
_FIRST = "Ana Bo Cy Di Eve Finn Gus Hal Ida Jo Kit Lea Max Nia Oz Pia Quin Ray Sol Tam".split()
_LAST = "Duarte Oster Quill Mwangi Haas Lund Ito Novak Price Reyes Stone Toft Unger Vale".split()
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_TOWNS = ("Oslo", "Lisbon", "Vienna", "Nairobi", "Lima", "Ottawa")
_LOOK_S = 1.0
_PATIENCE_MS = 600_000
_READER = "newstables.store.readers.process"


def main() -> None:
    """Print what was held and how long pages took, mark by mark."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--mark", type=int, nargs="+", default=[1_000, 3_000, 5_000])
    parser.add_argument("--workers", default="2")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ingesting-") as name:
        folder = Path(name)
        source = folder / "made.jsonl"
        write_made(source, given.articles)
        server = Server(folder / "store", log=folder / "server.log")
        server.start()
        command = [sys.executable, "-m", "newstables", "ingest", str(source), "--store",
                   str(folder / "store"), "--workers", given.workers]  # fmt: skip
        begun = time.monotonic()
        process = subprocess.Popen(command, cwd=ROOT)
        try:
            for done, held in _held_at(process, server, sorted(given.mark)):
                painted = _painted(server)
                told = ", ".join(f"{what} {size / 1e6:,.0f} MB" for what, size in held.items())
                after = time.monotonic() - begun
                sys.stdout.write(f"{done:,} read after {after:,.0f} s: {told}; {painted}\n")
                sys.stdout.flush()
        finally:
            server.stop()
        sys.exit(process.wait())


def write_made(path: Path, articles: int) -> None:
    """Write made articles of some 110 words as lines of JSON; the number is the seed of each."""
    with path.open("w", encoding="utf-8") as out:
        for number in range(articles):
            draw = random.Random(number)
            row = {
                "title": f"{draw.choice(_WORDS).title()} talks of {draw.choice(_LAST)}: {number}",
                "outlet": draw.choice(["Harbour Courier", "Meridian Wire", "Port Daily"]),
                "published": f"2023-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}",
                "text": "\n\n".join(_paragraph(draw) for _ in range(4)),
            }
            out.write(json.dumps(row) + "\n")


def _paragraph(draw: random.Random) -> str:
    first, last = draw.choice(_FIRST), draw.choice(_LAST)
    some = " and the ".join(draw.sample(_WORDS, 4))
    said = " for ".join(draw.sample(_WORDS, 5))
    return (
        f"Minister {first} {last} visited {draw.choice(_TOWNS)} on {draw.choice(_DAYS)} for talks "
        f"about the {some}. “We will pay {said},” {last} said."
    )


def _held_at(
    process: "subprocess.Popen[bytes]", server: Server, marks: Sequence[int]
) -> Iterator[tuple[int, dict[str, int]]]:
    """Look until the command ends; give, at each mark, the most that was held until then."""
    most: dict[str, int] = {}
    left = list(marks)
    while process.poll() is None:
        for what, size in _sizes(process.pid, server.process.pid).items():
            most[what] = max(size, most.get(what, 0))
        with suppress(OSError):
            done = len(Store(server.folder).annotated())
            if left and done >= left[0]:
                left = [mark for mark in left if mark > done]
                yield done, dict(most)
        time.sleep(_LOOK_S)
    yield len(Store(server.folder).annotated()), most


def _sizes(command: int, app: int) -> dict[str, int]:
    found = {}
    with suppress(psutil.Error):
        main = psutil.Process(command)
        found["the command"] = main.memory_info().rss
        readers = [one.memory_info().rss for one in main.children(recursive=True)
                   if _READER in " ".join(one.cmdline())]  # fmt: skip
        found["a process that reads"] = max(readers, default=0)
        found["the app"] = psutil.Process(app).memory_info().rss
    return found


def _painted(server: Server) -> str:
    """Return in words what the first page took until its figures stood there."""
    path = find_chromium()
    if path is None:
        return "no browser to look with"
    with open_chromium(path) as browser:
        page = browser.new_page()
        app = psutil.Process(server.process.pid)
        begun, before = time.monotonic(), sum(app.cpu_times()[:2])
        page.goto(server.url, timeout=_PATIENCE_MS)
        page.get_by_text("Most quoted").first.wait_for(timeout=_PATIENCE_MS)
        seconds, cpu = time.monotonic() - begun, sum(app.cpu_times()[:2]) - before
        return f"the Overview stood there after {seconds:.1f} s, {cpu:.1f} CPU s"


if __name__ == "__main__":
    main()
