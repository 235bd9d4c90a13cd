"""What reading a file of 2 GB holds in memory, for each kind that is read part by part.

`python -m tests.bench.large_files --mb 2000` makes, one after the other, files of articles as
crawlers dump them (a short text beside the page it was cut from), reads each in a process of its
own, and prints the most memory that process held, and its CPU seconds. Nothing is stored.
"""

import argparse
import csv
import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from newstables.config import ROOT

_PAGE = 200_000  # characters of the page beside each text
_READ = """
import resource, sys
from pathlib import Path
from newstables.config import Settings
from newstables.reading.files import read_paths
articles, problems = 0, []
for reading in read_paths([Path(sys.argv[1])], settings=Settings()):
    articles += len(reading.articles)
    problems += [problem.what for problem in reading.problems]
used = resource.getrusage(resource.RUSAGE_SELF)
print(f"{articles:,} articles, most memory {used.ru_maxrss / 1e3:,.0f} MB, "
      f"{used.ru_utime + used.ru_stime:,.0f} CPU s; {len(problems)} problems {problems[:1]}")
"""


def main() -> None:
    """Make and read each kind, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--mb", type=int, default=2_000)
    parser.add_argument("--kinds", nargs="+", default=list(_MADE), choices=list(_MADE))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="large-") as name:
        for kind in given.kinds:
            path = Path(name) / kind
            _MADE[kind](path, given.mb * 1_000_000 // _PAGE - 1)
            made = f"{kind}, {path.stat().st_size / 1e6:,.0f} MB: "
            out = subprocess.run([sys.executable, "-c", _READ, str(path)], cwd=ROOT,
                                 capture_output=True, text=True, check=False)  # fmt: skip
            sys.stdout.write(made + (out.stdout or out.stderr[-300:] + "\n"))
            sys.stdout.flush()
            with suppress(OSError):
                path.unlink()


def _rows(count: int) -> Iterator[dict[str, str]]:
    words = "harbour ferry council budget road school tax border treaty grain power water".split()
    page = "".join(f"<div class='{word}'><a href='/{word}'>{word} {n}</a></div>"
                   for n in range(500) for word in words)[:_PAGE]  # fmt: skip
    for number in range(count):
        yield {
            "title": f"Talks on pier {number}",
            "outlet": "Harbour Courier",
            "published": "2023-01-30",
            "text": f"The council of Lowmoor voted on Monday on pier {number}. “We will pay half,” "
            f"Minister Ana Duarte said of the {words[number % 12]}, as she had done the week "
            f"before in Vell, where pier {number + 1} had been opened by the mayor.",
            "raw_html": f"<p>{number}</p>{page}",
        }


def _lines(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in _rows(count))


def _table(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, list(next(_rows(1))))
        table.writeheader()
        table.writerows(_rows(count))


def _zip_of_one(path: Path, count: int) -> None:
    inner = path.with_name("dump.jsonl")
    _lines(inner, count)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as out:
        out.write(inner, inner.name)
    inner.unlink()


def _zip_of_many(path: Path, count: int) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as out:
        for number, row in enumerate(_rows(count)):
            out.writestr(f"{number}.json", json.dumps(row))


def _gzip(path: Path, count: int) -> None:
    inner = path.with_suffix("")
    _lines(inner, count)
    with inner.open("rb") as plain, gzip.open(path, "wb", compresslevel=0) as out:
        shutil.copyfileobj(plain, out, 1 << 20)
    inner.unlink()


_MADE = {
    "dump.jsonl": _lines,
    "dump.csv": _table,
    "one.zip": _zip_of_one,
    "many.zip": _zip_of_many,
    "dump.jsonl.gz": _gzip,
}


if __name__ == "__main__":
    main()
