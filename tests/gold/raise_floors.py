"""`make gold`: write down what is reached; take something back only with ALLOW=1.

Three lists: floors.json (a figure a frame, over the gold texts), page_floors.json (a figure a
measure, over the pages to learn from, those kept back and the later ones), and known_misses.json
(page -> measures in which it has an error). A floor that is lowered or a miss that is added wants
its reason in the commit.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from newstables.config import read_settings
from newstables.nlp.annotation import load_model
from tests.gold.page_scoring import figures, halves, later_figures, mark_pages, missed
from tests.gold.scoring import FLOORS, GOLD, read_floors, score_gold

PAGE_FLOORS = GOLD / "page_floors.json"
KNOWN_MISSES = GOLD / "known_misses.json"

Figures = dict[str, float]
Misses = dict[str, list[str]]


def main() -> None:
    """Write the three lists, or end with what got worse."""
    reached = score_gold(load_model(read_settings().model))
    pages = mark_pages()
    shares = {half: figures(marks) for half, marks in halves(pages).items()} | later_figures()
    on_pages = {half: _rounded_down(share) for half, share in shares.items()}
    misses = {page: wrong for page, marks in pages.items() if (wrong := missed(marks))}
    worse = fallen(read_floors(), reached)
    for half, floors in read_page_floors().items():
        worse += [f"pages, {half}: {line}" for line in fallen(floors, on_pages[half])]
    worse += added(read_known_misses(), misses)
    if worse and os.environ.get("ALLOW") != "1":
        sys.stderr.write("".join(f"{line}\n" for line in worse))
        sys.exit("nothing written; mend it, or run with ALLOW=1 and say why in the commit")
    _write(FLOORS, reached)
    _write(PAGE_FLOORS, on_pages)
    _write(KNOWN_MISSES, misses)
    counted = sum(map(len, misses.values()))
    sys.stdout.write(f"{json.dumps(reached)}\n{json.dumps(on_pages)}\n{counted} known misses\n")


def fallen(floors: Figures, reached: Figures) -> list[str]:
    """Tell each figure that is below its floor, a line each."""
    return [
        f"{name}: {reached.get(name, 0.0)} is below its floor {floor}"
        for name, floor in floors.items()
        if reached.get(name, 0.0) < floor
    ]


def added(known: Misses, now: Misses) -> list[str]:
    """Tell each miss that was not known, a line each."""
    return [
        f"{page}: an error in {measure} that was not there"
        for page, measures in now.items()
        for measure in measures
        if measure not in known.get(page, [])
    ]


def read_page_floors() -> dict[str, Figures]:
    """Read what each measure must reach on the pages: half -> measure -> share."""
    floors: dict[str, Figures] = _read(PAGE_FLOORS)
    return floors


def read_known_misses() -> Misses:
    """Read in which measures each page is known to have an error."""
    misses: Misses = _read(KNOWN_MISSES)
    return misses


def _rounded_down(shares: Figures) -> Figures:
    return {name: int(1000 * share) / 1000 for name, share in shares.items()}


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _write(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
