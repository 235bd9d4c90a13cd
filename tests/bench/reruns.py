"""What another word searched among 10,000 quotations costs the server, as a ratio to a commit.

`python -m tests.bench.reruns --base COMMIT` has a reader without a browser search the Quotes page
of this tree and of that one in turns: a machine that others use changes its pace from minute to
minute. Nothing here passes or fails.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from newstables.config import ROOT
from newstables.store.version import pipeline_version
from tests.bench.bench import _cpu_seconds
from tests.bench.made_store import fill
from tests.bench.painted import _unpack, _wait_for
from tests.bench.session import Run, Session
from tests.browser.server import free_port

_WORDS = """grain harbour ferry council budget road school border tax port rail vote minister talks
plan law market winter summer price wage farm mine coast""".split()
_SETTLES_S = 0.2  # what is sent after the last element


@dataclass
class _Side:
    """One tree, served, with its reader."""

    pid: int
    reader: Session

    def search(self, word: str) -> tuple[float, Run]:
        """Return the milliseconds of CPU that a search cost, and what it sent."""
        before = _cpu_seconds(self.pid)
        run = self.reader.write("q", word)
        time.sleep(_SETTLES_S)
        return 1000 * (_cpu_seconds(self.pid) - before), run


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--base", required=True, help="a commit to compare with, as git names it")
    base = parser.parse_args().base
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        trees = {f"at {base}": _unpack(base, folder / "base"), "this tree": ROOT}
        sides = {
            name: stack.enter_context(_served(tree, store=folder / f"store{number}"))
            for number, (name, tree) in enumerate(trees.items())
        }
        turns = [{name: side.search(word) for name, side in sides.items()} for word in _WORDS]
    _tell(turns[2:])  # the first two warm the caches of code


@contextmanager
def _served(tree: Path, *, store: Path) -> Iterator[_Side]:
    """Serve a tree on a made store of 10,008 quotations, and open its Quotes page."""
    fill(store, articles=1112, pipeline=pipeline_version(""))
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true",
         "--server.port", str(port)],
        cwd=tree,
        env=os.environ | {"DATELINE_STORE": str(store), "PYTHONPATH": str(tree)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(f"http://localhost:{port}/_stcore/health")
        reader = Session(f"http://localhost:{port}")
        reader.open("quotes")
        yield _Side(server.pid, reader)
    finally:
        server.terminate()
        server.wait()


def _tell(turns: list[dict[str, tuple[float, Run]]]) -> None:
    middle = len(turns) // 2
    base, here = turns[0]
    for name in (base, here):
        costs = sorted(turn[name][0] for turn in turns)
        run = turns[-1][name][1]
        sys.stdout.write(
            f"{name}: {costs[middle]:.0f} ms of CPU, median of {len(turns)}, the least "
            f"{costs[0]:.0f}; {run.elements} elements, {run.kilobytes:.1f} kB unpacked\n"
        )
    ratios = sorted(turn[here][0] / turn[base][0] for turn in turns)
    sys.stdout.write(f"ratio {ratios[middle]:.2f}\n")


if __name__ == "__main__":
    main()
