"""What the engines cost: the same corpus read by each, to the same bytes, one worker killed.

`python -m tests.bench.engines` reads the development corpora of dates, from DATELINE_CORPORA.
"""

import hashlib
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

from newstables.config import ROOT, read_settings

_CORPORA = ("timebank", "aquaint", "meantime_apple")
_STARTED_S = 14.0  # CPU seconds of all processes that read, when they are sure to be in the midst
_RUNS = (
    ("local, one process", ("--workers", "1"), ""),
    ("local, two processes", ("--workers", "2"), ""),
    ("local, two, one killed", ("--workers", "2"), "newstables.store.readers.process"),
    ("Dask, one worker", ("--engine", "dask", "--workers", "1"), ""),
    ("Dask, two workers", ("--engine", "dask", "--workers", "2"), ""),
    ("Dask, two, one killed", ("--engine", "dask", "--workers", "2"), "spawn_main"),
)


def main() -> None:
    """Print wall time and CPU time of each run, and whether it wrote what the first one did."""
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "in.jsonl"
        folder = read_settings().corpora / "corpora" / "dates"
        texts = [(folder / f"{corpus}.jsonl").read_text(encoding="utf-8") for corpus in _CORPORA]
        source.write_text("".join(text.rstrip("\n") + "\n" for text in texts), encoding="utf-8")
        count = sum(text.strip().count("\n") + 1 for text in texts)
        sys.stdout.write(f"annotate of {count} articles, load {os.getloadavg()[0]:.1f}\n")
        first = ""
        for what, flags, killed in _RUNS:
            seconds, cpu, digest = _run(source, flags, killed=killed)
            first = first or digest
            same = "same bytes" if digest == first else "OTHER BYTES"
            sys.stdout.write(f"{what:24s}{seconds:8.1f} s {cpu:8.1f} CPU s  {same}\n")
            sys.stdout.flush()


def _run(source: Path, flags: tuple[str, ...], *, killed: str) -> tuple[float, float, str]:
    out = source.with_name("out.jsonl")
    command = [sys.executable, "-m", "newstables", "annotate", str(source), *flags]
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    with out.open("wb") as file:
        process = subprocess.Popen(command, cwd=ROOT, stdout=file, start_new_session=True)
        killer = threading.Thread(target=_kill_one, args=(process.pid, killed), daemon=True)
        if killed:
            killer.start()
        code = process.wait()
    if code:
        raise SystemExit(f"{' '.join(command)} ended with {code}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = sum(after[:2]) - sum(before[:2])
    return time.monotonic() - begun, cpu, hashlib.sha256(out.read_bytes()).hexdigest()


def _kill_one(pid: int, words: str) -> None:
    """Kill one of the processes that read, once some articles were."""
    while True:
        time.sleep(0.2)
        below = psutil.Process(pid).children(recursive=True)
        readers = [child for child in below if words in " ".join(child.cmdline())]
        if len(readers) > 1 and sum(sum(one.cpu_times()[:2]) for one in below) > _STARTED_S:
            os.kill(readers[-1].pid, signal.SIGKILL)
            sys.stdout.write("one killed\n")
            return


if __name__ == "__main__":
    main()
