"""A process that reads without a model: what an article's text says, it does.

`deadly` kills it, `kills once FILE` does so the first time, `endless` computes without an end,
`asleep` waits without an end, `full disk` raises, `slow ...` takes a moment, `odd` is a problem;
anything else is a quotation of the whole text.
"""

import os
import signal
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace

from newstables.schemas import PROBLEMS
from newstables.store.readers.pool import Command
from newstables.store.readers.process import serve
from tests.fixtures.frames import findings, quote


def command(*, limit_s=30.0, starts=True):
    return Command("" if starts else "ends", limit_s, module="tests.store.readers.fake_reader")


def read(texts, without):  # noqa: ARG001 - as the real one
    for _, text, *_ in texts:
        if text.startswith("kills once "):
            mark = Path(text.removeprefix("kills once "))
            if not mark.exists():
                mark.touch()
                text = "deadly"  # noqa: PLW2901
        if text == "deadly":
            os.kill(os.getpid(), signal.SIGKILL)
        while text == "endless":
            pass
        if text == "asleep":
            time.sleep(3600)
        if text.startswith("slow"):
            time.sleep(0.3)
        if text == "full disk":
            raise OSError(28, "No space left on device")
    odd = [given[0] for given in texts if given[1] == "odd"]
    quotes = [
        quote(text, text, article=article_id, speaker="Ana Duarte")
        for article_id, text, *_ in texts
        if article_id not in odd
    ]
    problems = [{"source": one, "what": "it is odd", "advice": "none", "at": "now"} for one in odd]
    return SimpleNamespace(frames=findings(quotes=quotes), problems=PROBLEMS.frame(problems))


def load_or_end(load):
    if load == "ends":
        os.kill(os.getpid(), signal.SIGKILL)
    return read


if __name__ == "__main__":
    number, how, limit_s = sys.argv[1:]
    serve(Connection(int(number)), load=lambda: load_or_end(how), limit_s=float(limit_s))
