"""Count how often a date is right, by how it was read: what story/timeline/confidence.py states.

`python -m tests.bench.readings` reads the corpora of DATELINE_CORPORA and prints every row.
"""

import importlib.util
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language

from newstables.config import read_settings
from newstables.finding.times.finding import find_times
from newstables.finding.times.found import rules_of
from newstables.nlp.annotation import annotate, load_model
from newstables.story.timeline.confidence import reading_of
from newstables.story.times.resolving import resolve_times

CORPORA = ("timebank", "aquaint", "meantime_apple")
WRONG_DATES = frozenset(("AP900815-0044", "APW20000115.0209"))  # of creation, as their texts show


def main() -> None:
    """Print right, found and share of every reading."""
    shared = read_settings().corpora
    nlp = load_model(read_settings().model)
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for name in CORPORA:
        for reading, is_right in read(nlp, shared, name):
            found[reading] += 1
            right[reading] += is_right
    for reading, count in found.most_common():
        sys.stdout.write(f"{reading:36}{right[reading]:5}{count:5}{right[reading] / count:8.3f}\n")


def read(nlp: Language, shared: Path, name: str) -> Iterator[tuple[str, bool]]:
    """Return reading and whether it is right, for what both we and the annotators date."""
    score = read_scorer(shared)
    articles = score.read_jsonl(shared / "corpora" / "dates" / f"{name}.jsonl")
    articles = [article for article in articles if article["id"] not in WRONG_DATES]
    docs = annotate(nlp, [article["text"] for article in articles])
    for article, doc in zip(articles, docs, strict=True):
        times = find_times(doc, article_id=article["id"])
        rows = resolve_times(times, published=article["published"])
        rules = rules_of(rows)
        ours = rows.astype(object).where(rows.notna(), None).to_dict("records")
        for theirs, mine in score.match_spans(article["timex"], ours):
            time, value = ours[mine], article["timex"][theirs]["value"]
            both = (time["value"], value)
            if time["type"] in ("DATE", "TIME") and all(map(score.interval, both)):
                yield reading_of(rules[mine]), score.same_value(*both)


def read_scorer(shared: Path) -> Any:
    """Load the scorer of dates that stands beside the corpora."""
    spec = importlib.util.spec_from_file_location("s", shared / "bench" / "dates" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
