"""Put each fault of mutants.toml into a copy of the tree and run the tests that should see it.

`make mutants` prints which faults are caught and which survive, and ends with 1 when fewer than
95 in 100 are caught. A fault is one line: `old`, which stands once in `file`, becomes `new`.
"""

import os
import queue
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[2]
AT_LEAST = 0.95
_LIST = Path(__file__).with_name("mutants.toml")
_PARTS = ("newstables", "components", "pages", "tests", "data", "docs", ".streamlit", "app.py",
          "pyproject.toml", "Makefile", "README.md", "CONTRIBUTING.md")  # fmt: skip
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", ".mypy_cache")
_SLOWEST_S = 300
_CAUGHT = (1, 2)  # pytest: a test failed; a test could not even be collected


def read_mutants() -> list[dict[str, str]]:
    """Return the faults: file, old, new, tests (parted by blanks), hurts."""
    return list(tomllib.loads(_LIST.read_text(encoding="utf-8"))["mutant"])


def mutate(text: str, mutant: Mapping[str, str]) -> str:
    """Return the text with the fault in it.

    Raises:
        ValueError: what is to be changed does not stand there once.
    """
    if (count := text.count(mutant["old"])) != 1:
        raise ValueError(f"{mutant['file']}: {mutant['old']!r} stands there {count} times, not 1")
    return text.replace(mutant["old"], mutant["new"])


def _ignored(folder: str, names: list[str]) -> set[str]:
    """Leave out what is made anew, and the analyst's own store."""
    own = {"store"} if Path(folder) == ROOT / "data" else set()
    return _LEFT_OUT(folder, names) | own


def copy_tree(folder: Path) -> Path:
    """Copy what tests need into a folder."""
    for name in _PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=_ignored)
        elif source.exists():
            shutil.copy(source, folder / name)
    return folder


def run_tests(tree: Path, tests: str, *, within_s: float | None = _SLOWEST_S) -> int:
    """Run tests in a copy of the tree and return pytest's exit code; too slow counts as failed."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider"]
    try:
        return subprocess.run(
            [*command, *tests.split()],
            cwd=tree,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            timeout=within_s,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        return 1


def is_caught(tree: Path, mutant: Mapping[str, str]) -> bool:
    """Return whether the tests fail with the fault in; the tree is as before afterwards."""
    path = tree / mutant["file"]
    sound = path.read_text(encoding="utf-8")
    path.write_text(mutate(sound, mutant), encoding="utf-8")
    try:
        return run_tests(tree, mutant["tests"]) in _CAUGHT
    finally:
        path.write_text(sound, encoding="utf-8")


def main() -> int:
    """Try every fault, or those whose file or tests hold a word given; return the exit code."""
    words = sys.argv[1:]
    mutants = [
        each for each in read_mutants()
        if not words or any(word in each["file"] + each["tests"] for word in words)
    ]  # fmt: skip
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        count = os.cpu_count() or 1
        trees: queue.Queue[Path] = queue.Queue()
        for number in range(count):
            trees.put(copy_tree(Path(folder, str(number))))
        named = sorted({test for each in mutants for test in each["tests"].split()})
        if code := run_tests(Path(folder, "0"), " ".join(named), within_s=None):
            print(f"the tests fail without any fault (pytest ended with {code}); mend them first")
            return 2

        def judge(mutant: dict[str, str]) -> bool:
            tree = trees.get()
            try:
                caught = is_caught(tree, mutant)
            finally:
                trees.put(tree)
            print(f"{'caught  ' if caught else 'SURVIVED'} {mutant['file']}: "
                  f"{mutant['old'].strip()} -> {mutant['new'].strip()}", flush=True)  # fmt: skip
            return caught

        with ThreadPoolExecutor(count) as pool:
            caught = sum(pool.map(judge, mutants))
    share = caught / len(mutants)
    print(f"{caught} of {len(mutants)} caught, {share:.0%}, in {time.monotonic() - begun:.0f} s")
    return 0 if share >= AT_LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
