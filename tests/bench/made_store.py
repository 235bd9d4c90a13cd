"""A store as large as one likes, filled without a language model; the seed is fixed.

`make big ARTICLES=100000 STORE=/tmp/big` fills one; started again, it goes on where it was.
"""

import argparse
import random
import sys
from pathlib import Path

from newstables.schemas import ARTICLES, FINDINGS
from newstables.store.jobs import settle
from newstables.store.store import Store
from newstables.store.version import pipeline_version

_WORDS = """harbour ferry council budget road school tax border treaty grain power water rail port
bridge vote minister talks plan law market winter summer price wage farm mine coast""".split()
_FIRST = "Ana Bo Cy Di Eve Finn Gus Hal Ida Jo Kit Lea Max Nia Oz Pia Quin Ray Sol Tam".split()
_LAST = "Duarte Oster Quill Mwangi Haas Lund Ito Novak Price Reyes Stone Toft Unger Vale".split()


def fill(folder: Path, *, articles: int, pipeline: str, quotes_each: int = 9) -> Store:
    """Fill a store with made articles of `quotes_each` quotations and 70 mentions each.

    What is there already stays: a batch depends on its number alone.
    """
    store = Store(folder)
    there = _read(store, pipeline)
    for begin in range(0, articles, 200):
        ids = [f"made{number:08d}" for number in range(begin, min(begin + 200, articles))]
        if not there.issuperset(ids):
            add_batch(store, ids, pipeline=pipeline, quotes_each=quotes_each)
            _tell(begin + len(ids), articles)
    return store


def add_batch(store: Store, ids: list[str], *, pipeline: str, quotes_each: int = 9) -> None:
    """Add made articles as the worker does when it has read them; the first id is the seed."""
    people = [f"{first} {last}" for first in _FIRST for last in _LAST]
    weights = [1 / (rank + 1) for rank in range(len(people))]
    draw = random.Random(ids[0])
    rows: dict[str, list[dict[str, object]]] = {schema.name: [] for schema in FINDINGS}
    made = [
        _article(article_id, draw, people=people, weights=weights, quotes=quotes_each, rows=rows)
        for article_id in ids
    ]
    store.add_articles(ARTICLES.frame(made))
    frames = {schema.name: schema.frame(rows[schema.name]) for schema in FINDINGS}
    store.write_batch(frames, article_ids=ids, pipeline=pipeline)
    settle(store, ids)


def _read(store: Store, pipeline: str) -> set[str]:
    """Return the ids of the articles that have their findings."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT article_id FROM annotated WHERE pipeline = ?", [pipeline]
        ).fetchall()
    return {row["article_id"] for row in rows}


def _tell(done: int, articles: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done:,} of {articles:,} articles" + "\n" * (done == articles))


def _article(article_id, draw, *, people, weights, quotes, rows):  # type: ignore[no-untyped-def]
    text = ""
    for number in range(quotes):
        speaker = draw.choices(people, weights)[0]
        words = " ".join(draw.choices(_WORDS, k=draw.randint(6, 30))).capitalize() + ","
        sentence_start = len(text)
        text += f"“{words}” {speaker} said in the {draw.choice(_WORDS)} debate.\n\n"
        start = sentence_start + 1
        name_at = start + len(words) + 2
        rows["quotes"].append(
            {
                "quote_id": f"{article_id}:{start}",
                "article_id": article_id,
                "start": start,
                "end": start + len(words),
                "spans": [[start, start + len(words)]],
                "text": words,
                "kind": draw.choice(["direct", "direct", "mixed", "indirect"]),
                "speaker": speaker,
                "speaker_text": speaker,
                "speaker_start": name_at,
                "speaker_end": name_at + len(speaker),
                "reason": "named beside the words",
                "confidence": round(draw.uniform(0.5, 1), 3),
                "polarity": round(draw.uniform(-1, 1), 3),
                "subjectivity": 0.5,
            }
        )
        for _ in range(8):
            rows["mentions"].append(
                {
                    "article_id": article_id,
                    "start": name_at + number,
                    "end": name_at + len(speaker),
                    "text": speaker,
                    "type": "PERSON",
                    "name": speaker,
                    "entity_id": f"PERSON:{speaker}",
                    "reason": "as printed",
                    "in_quote": False,
                    "sentence_start": sentence_start,
                    "sentence_end": len(text) - 2,
                }
            )
    return {
        "article_id": article_id,
        "title": f"The {draw.choice(_WORDS)} and the {draw.choice(_WORDS)}",
        "outlet": draw.choice(["Harbour Courier", "Meridian Wire", "Port Daily", None]),
        "published": f"2023-01-{draw.randint(1, 28):02d}",
        "text": text,
        "words": len(text.split()),
    }


def main() -> None:
    """Fill the store in a folder, or go on filling it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--store", type=Path, required=True)
    given = parser.parse_args()
    fill(given.store, articles=given.articles, pipeline=pipeline_version(""))


if __name__ == "__main__":
    main()
