"""What storing, correcting and exporting cost in a store that grows, as ratios of CPU time.

`python -m tests.bench.growth` runs this part of `make bench` alone.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from newstables.config import ROOT
from newstables.decisions.corrections import make_correction
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import quotes_page
from newstables.replica.replica import Replica, open_replica
from newstables.store.store import Store
from newstables.store.version import pipeline_version
from tests.bench.made_store import add_batch, fill

_TURNS = 5
_ADDED = 400  # articles a turn
_BATCH = 24  # articles that the worker writes at once
_SIZES = (500, 2_000, 8_000, 20_000)

Show = Callable[[str], None]


def storing(show: Show, *, sizes: tuple[int, int] = (2_000, 20_000)) -> None:
    """Add articles to a small store and to a large one, in turns."""
    pipeline = pipeline_version("")
    with tempfile.TemporaryDirectory() as folder:
        stores = {size: Path(folder) / str(size) for size in sizes}
        for size, store in stores.items():
            fill(store, articles=size, pipeline=pipeline)
        spent: dict[int, list[float]] = {size: [] for size in sizes}
        for turn in range(1, _TURNS + 1):
            for size, store in stores.items():
                begun = time.process_time()
                fill(store, articles=size + turn * _ADDED, pipeline=pipeline)
                spent[size].append((time.process_time() - begun) / _ADDED)
    small, large = (sorted(spent[size])[_TURNS // 2] for size in sizes)
    ratios = sorted(big / little for little, big in zip(*spent.values(), strict=True))
    show(
        f"storing an article with {sizes[0]:,} and {sizes[1]:,} there: {1000 * small:.2f} and "
        f"{1000 * large:.2f} ms of CPU, ratio {ratios[_TURNS // 2]:.2f}"
    )


def following(show: Show, *, sizes: tuple[int, ...] = _SIZES) -> None:
    """Correct, add and export in stores of several sizes, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        replicas: dict[int, tuple[Store, Replica]] = {}
        for size in sizes:
            store = fill(Path(folder) / str(size), articles=size, pipeline=pipeline_version(""))
            begun = time.process_time()
            replicas[size] = store, open_replica(store)
            show(f"tables of {size:,} articles told new: {time.process_time() - begun:.1f} CPU s")
        for what, run in (
            ("a quotation checked, until its page is answered", _check),
            ("a quotation given another speaker", _give_speaker),
            (f"a batch of {_BATCH} articles landed", _land),
            ("export quotes --speaker from cold", _export),
        ):
            spent: dict[int, list[float]] = {size: [] for size in sizes}
            for turn in range(_TURNS):
                for size, (store, replica) in replicas.items():
                    spent[size].append(run(store, replica, turn))
            _show_growth(show, what, spent)
        for _, replica in replicas.values():
            replica.close()


def _show_growth(show: Show, what: str, spent: dict[int, list[float]]) -> None:
    middle = {size: sorted(times)[_TURNS // 2] for size, times in spent.items()}
    first, last = min(middle), max(middle)
    ratios = sorted(big / little for little, big in zip(spent[first], spent[last], strict=True))
    figures = ", ".join(f"{1000 * middle[size]:.0f}" for size in middle)
    show(
        f"{what}, with {', '.join(f'{size:,}' for size in middle)} articles: {figures} ms of CPU, "
        f"last to first {ratios[_TURNS // 2]:.2f}"
    )


def _decide(store: Store, replica: Replica, turn: int, what: str, after: object) -> float:
    page = quotes_page(replica, QuoteFilters(), limit=1, offset=turn * 7)
    quote_id = page["quote_id"].iloc[0]
    store.add_corrections(make_correction(what, quote_id, before=None, after=after))
    begun = time.process_time()
    replica.follow()
    quotes_page(replica, QuoteFilters(quote_ids=(quote_id,)))
    return time.process_time() - begun


def _check(store: Store, replica: Replica, turn: int) -> float:
    return _decide(store, replica, turn, "quote.reviewed", after=True)


def _give_speaker(store: Store, replica: Replica, turn: int) -> float:
    return _decide(store, replica, 100 + turn, "quote.speaker", after="Ana Duarte")


def _land(store: Store, replica: Replica, turn: int) -> float:
    ids = [f"land{turn:03d}{number:03d}" for number in range(_BATCH)]
    add_batch(store, ids, pipeline=pipeline_version(""))
    begun = time.process_time()
    replica.follow()
    return time.process_time() - begun


def _export(store: Store, replica: Replica, turn: int) -> float:  # noqa: ARG001 - as the others
    out = store.folder / "out.csv"
    command = [
        sys.executable, "-m", "newstables", "export", "quotes", "--speaker", "Tam Vale",
        "--format", "csv", "--store", str(store.folder), "--out", str(out),
    ]  # fmt: skip
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


if __name__ == "__main__":

    def _print(line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    storing(_print)
    following(_print)
