"""Damaged files: every file of the made folder, mutated by chance, must end in sentences.

`python -m tests.reading.mutated 5000` is the long run; a short one stands in the tests.
"""

import faulthandler
import os
import random
import resource
import sys
import time
from collections import Counter

from newstables.config import Settings
from newstables.reading.files import read_bytes
from tests.reading.folder.making import all_files
from tests.reading.folder.offices import offices

LIMIT_S = 10.0  # CPU seconds: no file may hold up a reader for longer
LIMIT_BYTES = 4_000_000_000  # of memory, for all of a run
_PIECES = (
    b"\x00", b'"', b"{", b"[", b"<", b">", b"\xff\xfe", b"\\ud800", b"\r", b"\f", b"]]>", b"%PDF-",
    b"PK\x03\x04", b"\x1f\x8b", b"End of Document\n", b"HD\n", b"&#147;", b"\xc3", b"\x93",
    b"9" * 400, b"stream\n", b"\x02", b"<table>", b"{\\rtf1", b"From a Mon 10:00:00\nA: b\n",
)  # fmt: skip


def mutated(data, chance):
    """Return bytes with some of them changed, cut out, doubled or replaced by pieces of formats."""
    out = bytearray(data)
    for _ in range(chance.choice([1, 2, 5, 20, 60])):
        if not out:
            break
        at = chance.randrange(len(out))
        how = chance.randrange(6)
        if how == 0:
            out[at] ^= 1 << chance.randrange(8)
        elif how == 1:
            out[at : at + chance.randrange(1, 5)] = chance.choice(_PIECES)
        elif how == 2:
            del out[at : at + chance.choice([1, 10, 200, len(out) // 3])]
        elif how == 3:
            piece = out[at : at + chance.choice([1, 20, 500])]
            out[at:at] = piece * chance.choice([1, 2, 30])
        elif how == 4:
            out[at : at + 4] = chance.randbytes(4)
        else:
            del out[at:]
    return bytes(out)


def run(count, *, seed=7):
    """Read so many mutated files; return the slowest (CPU seconds), and what was answered.

    Every file must be answered with articles or problems.
    """
    chance = random.Random(seed)
    files = [file for file in (*all_files(), *offices()) if len(file.data) < 400_000]
    slowest, told = (0.0, ""), Counter()
    for number in range(count):
        file = files[number % len(files)]
        data = mutated(file.data, chance)
        began = time.process_time()
        reading = read_bytes(data, name=os.fsdecode(file.name), settings=Settings())
        took = time.process_time() - began
        slowest = max(slowest, (took, f"{file.name!s}, number {number}"))
        assert reading.articles or reading.problems, f"nothing is said of {file.name!s}, {number}"
        told["articles"] += len(reading.articles)
        told["problems"] += len(reading.problems)
        told["damaged, caught by the last net"] += sum(
            one.what.startswith("damaged: it cannot be read to its end") for one in reading.problems
        )
        for article in reading.articles:
            article.text.encode("utf-8")
            (article.title or "").encode("utf-8")
    return slowest, told


if __name__ == "__main__":
    faulthandler.dump_traceback_later(7200, exit=True)
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT_BYTES, LIMIT_BYTES))
    amount = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    began_at = time.process_time()
    worst, counted = run(amount, seed=int(sys.argv[2]) if len(sys.argv) > 2 else 7)
    assert worst[0] < LIMIT_S, worst
    took_all = time.process_time() - began_at
    print(f"{amount} mutated files in {took_all:.0f} CPU s, none without an answer")
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"slowest: {worst[0]:.2f} s ({worst[1]}); most memory {held:.0f} MB; {dict(counted)}")
