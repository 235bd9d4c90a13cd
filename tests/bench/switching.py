"""What switching to a story costs: CPU time of the questions of a page, of all and within stories.

`python -m tests.bench.switching --articles 20000 --store /tmp/big` fills a store of made articles
(started again, it goes on where it was), makes stories of some of them and prints, for each, the
CPU time that the first look at a page takes. Nothing is kept between looks.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from newstables.config import read_settings
from newstables.decisions.stories import ALL, find_story, told_stories
from newstables.decisions.story_deeds import make_story
from newstables.queries.articles import outlets, overview
from newstables.queries.dashboard import coverage
from newstables.queries.entities import entity_counts
from newstables.queries.filters import Filters
from newstables.queries.heading import heading, story_name
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import count_quotes, quotes_page, quotes_per_speaker
from newstables.replica.replica import Replica
from newstables.replica.tours import story_tables
from newstables.store.store import Store
from newstables.store.version import pipeline_version
from tests.bench.made_store import fill

SIZES = (50, 5_000)
ROUNDS = 5
QUESTIONS: tuple[tuple[Callable[..., Any], tuple[Any, ...]], ...] = (
    (story_name, ()), (heading, ()), (overview, ()), (outlets, ()), (coverage, (Filters(),)),
    (entity_counts, (MentionFilters(),)), (count_quotes, (QuoteFilters(),)),
    (quotes_per_speaker, (QuoteFilters(),)), (quotes_page, (QuoteFilters(),)),
)  # fmt: skip


def main() -> None:
    """Fill the store, make its stories and print what each costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--store", type=Path, required=True)
    given = parser.parse_args()
    pipeline = pipeline_version(read_settings().model)
    store = fill(given.store, articles=given.articles, pipeline=pipeline)
    _make_stories(store)
    replica = Replica(store, pipeline=pipeline)
    ids = [ALL, *told_stories(store.corrections())]
    print_costs(replica, [story_id for story_id in ids if story_id != "sample"])


def _make_stories(store: Store) -> None:
    known = told_stories(store.corrections())
    every = sorted(store.articles()["article_id"])
    for size in SIZES:
        if find_story(known, f"{size} articles") is None:
            step = max(1, len(every) // size)
            make_story(store, f"{size} articles", articles=every[::step][:size])


def print_costs(replica: Replica, story_ids: list[str]) -> None:
    """Print the CPU time of a page's questions within each story, the least of some rounds."""
    for story_id in story_ids:
        rounds = [_look(replica, story_id) for _ in range(ROUNDS)]
        least = {name: min(told[name] for told in rounds) for name in rounds[0]}
        told = ", ".join(f"{name} {cost:.1f}" for name, cost in least.items())
        sys.stdout.write(f"{story_id or 'all articles'}: {sum(least.values()):.0f} ms ({told})\n")


def _look(replica: Replica, story_id: str) -> dict[str, float]:
    """Ask all questions of a page, as the app does; return the milliseconds of CPU of each."""
    begun = time.process_time()
    tables = story_tables(replica, story_id)
    told = {"switching": 1000 * (time.process_time() - begun)}
    for question, values in QUESTIONS:
        begun = time.process_time()
        with tables.snapshot() as held:
            question(held, *values)
        told[question.__name__] = 1000 * (time.process_time() - begun)
    return told


if __name__ == "__main__":
    main()
