"""What storing, correcting and looking up cost in a store that grows, as ratios of CPU time."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from newstables.version import pipeline_version
from tests.bench.made_store import fill

_TURNS = 5
_ADDED = 400  # articles a turn


def storing(show: Callable[[str], None], *, sizes: tuple[int, int] = (2_000, 20_000)) -> None:
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
