"""`make bench`: how fast, as ratios within one run, and what a filter change costs.

Every figure is CPU time, which a busy machine disturbs least. Nothing here passes or fails.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from newstables.config import read_settings
from newstables.finding.pipeline import read_batch
from newstables.nlp.annotation import load_model
from newstables.nlp.models import choose_model
from tests.bench.growth import following, storing
from tests.bench.made_store import fill
from tests.bench.painted import bench_painted

_TURNS = 7


def main() -> None:
    """Run every benchmark and print what it measured."""
    bench_annotation()
    storing(_show)
    following(_show)
    bench_web()
    bench_painted()


def bench_annotation() -> None:
    """Compare reading whole articles with a plain run of the same model.

    The three take turns, and each turn gives its own ratios: a machine that others use changes its
    pace from minute to minute.
    """
    import spacy

    texts = _texts()
    words = sum(len(text.split()) for text in texts)
    full, ours = spacy.load(choose_model().package), load_model()
    pairs = [(str(number), text) for number, text in enumerate(texts)]
    turns = []
    for _ in range(_TURNS):
        plain = _seconds(lambda: _drain(full.pipe(texts, batch_size=32)))
        annotate = _seconds(lambda: _in_batches(ours, pairs, without=("happenings", "tone")))
        whole, steps = _timed_steps(lambda: _in_batches(ours, pairs))
        turns.append((plain, annotate, whole, steps))
    _show(f"{len(texts)} articles, {words} words; words per CPU second, median of {_TURNS}:")
    _show(
        f"  plain nlp.pipe of the full model  {words / _middle([turn[0] for turn in turns]):8.0f}"
    )
    for name, column in (("what annotate does", 1), ("every step of ours", 2)):
        ratios = [turn[0] / turn[column] for turn in turns]
        _show(
            f"  {name:34s}{words / _middle([turn[column] for turn in turns]):8.0f}   "
            f"ratio {_middle(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
        )
    for name in turns[0][3]:
        shares = [100 * steps[name] / whole for _, _, whole, steps in turns]
        speed = words / _middle([steps[name] for _, _, _, steps in turns])
        _show(f"    of which {name:16s}{_middle(shares):5.1f} %  {speed:9.0f} words/s")


def _texts() -> list[str]:
    folder = read_settings().corpora / "corpora" / "PolNeAR" / "dev" / "text"
    found = sorted(folder.glob("*.txt"))[:48]
    if not found:
        sys.exit(f"no articles to measure with in {folder}; set DATELINE_CORPORA")
    return [path.read_text(encoding="utf-8") for path in found]


def _in_batches(nlp, pairs, *, without=()) -> None:  # type: ignore[no-untyped-def]
    for begin in range(0, len(pairs), 24):
        read_batch(nlp, pairs[begin : begin + 24], without=without)


def _drain(docs) -> None:  # type: ignore[no-untyped-def]
    for _ in docs:
        pass


def _timed_steps(read: Callable[[], None]) -> tuple[float, dict[str, float]]:
    """Return the CPU seconds of a run, and those of each of its steps."""
    import newstables.finding.pipeline as pipeline

    spent: dict[str, float] = {}
    names = ("reading_text", "find_mentions", "read_coref", "quote_rows", "find_times",
             "happening_rows", "tone_of")  # fmt: skip
    kept = {name: getattr(pipeline, name) for name in names}

    def timed(name: str) -> Callable[..., object]:
        def run(*given: object, **named: object) -> object:
            begun = time.process_time()
            try:
                return kept[name](*given, **named)
            finally:
                spent[name] = spent.get(name, 0.0) + time.process_time() - begun

        return run

    try:
        for name in names:
            setattr(pipeline, name, timed(name))
        return _seconds(read), spent
    finally:
        for name in names:
            setattr(pipeline, name, kept[name])


def bench_web() -> None:
    """Change a filter on a store of 10,000 quotations, in a real browser."""
    from newstables.store.version import pipeline_version
    from tests.bench.wire import CountingProxy
    from tests.browser.chromium import find_chromium, open_chromium
    from tests.browser.reader import DESK, reading
    from tests.browser.server import Server

    path = find_chromium()
    if path is None:
        sys.exit("no Chromium to measure the pages with; install one, or name it in BROWSER_PATH")
    with tempfile.TemporaryDirectory() as folder, open_chromium(path) as chromium:
        store = Path(folder) / "store"
        fill(store, articles=1112, pipeline=pipeline_version(""))
        server = Server(store, log=Path(folder) / "server.log")
        server.start()
        wire = CountingProxy(server.port)
        server.url = wire.url
        try:
            with reading(chromium, server, **DESK) as reader:
                costs = _filter_changes(reader, wire)
        finally:
            wire.close()
            server.stop()
    _show("10,008 quotations, a search for another word, median of 9:")
    _show(f"  server CPU  {1000 * _middle([cpu for cpu, _, _ in costs]):6.0f} ms, all that it does")
    _show(f"  to browser  {_middle([size for _, size, _ in costs]):6.1f} kB on the wire")
    _show(f"              {_middle([size for _, _, size in costs]):6.1f} kB unpacked")


def _filter_changes(reader: Any, wire: Any) -> list[tuple[float, float, float]]:
    """Return CPU seconds of the server, kB on the wire and kB unpacked of each of nine searches."""
    unpacked: list[int] = []
    reader.page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: unpacked.append(len(frame))),
    )
    reader.open("/quotes")
    field = reader.page.get_by_label("Words inside the quotation", exact=True)
    costs = []
    for number, word in enumerate("grain harbour ferry council budget road school border tax port "
                                  "rail".split()):  # fmt: skip
        unpacked.clear()
        before, sent = _cpu_seconds(reader.server.process.pid), wire.received
        field.fill(word)
        field.press("Enter")
        reader.be_still()
        if number > 1:  # the first two warm the caches of code
            spent = _cpu_seconds(reader.server.process.pid) - before
            costs.append((spent, (wire.received - sent) / 1000, sum(unpacked) / 1000))
    return costs


def _cpu_seconds(pid: int) -> float:
    """Return the CPU time a process has used, in clock ticks of a hundredth of a second."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def _seconds(run: Callable[[], object]) -> float:
    begun = time.process_time()
    run()
    return time.process_time() - begun


def _show(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
