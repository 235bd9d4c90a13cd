"""What an article and a quotation cost the ledger in a small store and in a large one, CPU time.

`python -m tests.bench.ledger` fills made stores and prints: an article stored, its copies looked
for; told to the tables, its sayings compared; a quotation of a draft looked up.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

from newstables.queries.lookups import StoreKnown
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import quotes_page
from newstables.replica.replica import Replica, open_replica
from newstables.store.store import Store
from newstables.store.version import pipeline_version
from newstables.story.ledger.checking import check_claims
from newstables.story.ledger.claims import Claim
from tests.bench.made_store import add_batch, fill

_SIZES = (1_000, 10_000)
_TURNS = 5
_BATCH = 24  # articles that the worker writes at once
_ASKED = 40  # quotations a turn, every other one with a word changed


def main() -> None:
    """Print a line a measure."""
    with tempfile.TemporaryDirectory() as folder:
        stores: dict[int, tuple[Store, Replica]] = {}
        for size in _SIZES:
            store = fill(Path(folder) / str(size), articles=size, pipeline=pipeline_version(""))
            stores[size] = store, open_replica(store)
        spent: dict[str, dict[int, list[float]]] = {}
        for turn in range(_TURNS):
            for size, (store, replica) in stores.items():
                for what, cost in _measure(store, replica, turn).items():
                    spent.setdefault(what, {}).setdefault(size, []).append(cost)
        for what, of in spent.items():
            middle = ", ".join(f"{1000 * sorted(of[size])[_TURNS // 2]:.1f}" for size in _SIZES)
            sizes = " and ".join(f"{size:,}" for size in _SIZES)
            sys.stdout.write(f"{what}, with {sizes} articles: {middle} ms of CPU\n")
        for _, replica in stores.values():
            replica.close()


def _measure(store: Store, replica: Replica, turn: int) -> dict[str, float]:
    ids = [f"more{turn:03d}{number:03d}" for number in range(_BATCH)]
    stored = _timed(lambda: add_batch(store, ids, pipeline=pipeline_version("")))
    told = _timed(replica.follow)
    claims = _claims(replica, turn)
    known = StoreKnown(replica, lambda words, most: store.likeliest_articles(words, most=most))
    asked = _timed(lambda: check_claims(claims, known=known))
    return {
        "an article stored, its copies looked for": stored / _BATCH,
        "an article told to the tables, its sayings compared": told / _BATCH,
        "a quotation of a draft looked up": asked / len(claims),
    }


def _timed(run) -> float:  # type: ignore[no-untyped-def]
    begun = time.process_time()
    run()
    return time.process_time() - begun


def _claims(replica: Replica, turn: int) -> list[Claim]:
    """Return quotations of the store as claims of a draft, every other one with a word changed."""
    chance = random.Random(turn)
    page = quotes_page(replica, QuoteFilters(), limit=_ASKED, offset=turn * _ASKED)
    claims = []
    for number, (text, speaker) in enumerate(zip(page["text"], page["speaker"], strict=True)):
        words = str(text).split()
        if number % 2:
            words[chance.randrange(1, len(words) - 1)] = "otherwise"
        claims.append(Claim("quotation", 0, 1, " ".join(words), about=str(speaker)))
    return claims


if __name__ == "__main__":
    main()
