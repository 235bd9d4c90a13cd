"""How much of the gold texts is found: one F1 a frame, over all texts together.

A gold case is NAME.txt with NAME.<frame>.json beside it. What the JSON holds is the rows expected,
in reading order; times also need the date they were published on.
"""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
from spacy.language import Language

from newstables.finding.pipeline import Frames, read_article
from newstables.story.times.resolving import resolve_times

GOLD = Path(__file__).parent
FLOORS = GOLD / "floors.json"

Rows = list[list[Any]]


def _plain(frame: pd.DataFrame) -> Rows:
    return frame.astype(object).where(frame.notna(), None).to_numpy().tolist()


def _times(frames: Frames, gold: Any) -> tuple[Rows, Rows]:
    times = resolve_times(frames["times"], published=gold["published"])
    return _plain(times[["text", "value"]]), gold["times"]


def _quotes(frames: Frames, gold: Any) -> tuple[Rows, Rows]:
    return _plain(frames["quotes"][["speaker", "text"]]), gold


def _mentions(frames: Frames, gold: Any) -> tuple[Rows, Rows]:
    return _plain(frames["mentions"][["text", "type", "name"]]), gold


def _furniture(frames: Frames, gold: Any) -> tuple[Rows, Rows]:
    return _plain(frames["furniture"][["kind", "text"]]), gold


# frame -> (what was found, what was expected) of one case
SHAPES: dict[str, Callable[[Frames, Any], tuple[Rows, Rows]]] = {
    "furniture": _furniture,
    "mentions": _mentions,
    "quotes": _quotes,
    "times": _times,
}


def score_gold(nlp: Language) -> dict[str, float]:
    """Return F1 a frame, 0 to 1, rounded down to three places."""
    hits: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for path in sorted(GOLD.glob("*.txt")):
        cases = {name: path.with_suffix(f".{name}.json") for name in SHAPES}
        cases = {name: case for name, case in cases.items() if case.exists()}
        if not cases:
            continue
        text = path.read_text(encoding="utf-8")
        frames = read_article(nlp, text, article_id=path.stem)
        spans = frames["furniture"]
        words = [text[start:end] for start, end in zip(spans["start"], spans["end"], strict=True)]
        frames["furniture"] = spans.assign(text=words)
        for name, case in cases.items():
            found, expected = SHAPES[name](frames, json.loads(case.read_text(encoding="utf-8")))
            both = Counter(map(str, found)) & Counter(map(str, expected))
            hits[name] += both.total()
            sizes[name] += len(found) + len(expected)
    return {name: int(2000 * hits[name] / sizes[name]) / 1000 for name in sorted(sizes)}


def read_floors() -> dict[str, float]:
    """Read what each frame must reach."""
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors
