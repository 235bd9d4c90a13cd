"""The commands that look at sources again, and tell what is new of what is watched for."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from newstables.cli.stories import STORY_HELP
from newstables.decisions.checks import check_date
from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.wording import count_of, spell_day

Run = Callable[[argparse.Namespace], int]


def add_collecting_commands(
    commands: Any, make: Callable[..., argparse.ArgumentParser], of_a_store: Callable[[Run], Run]
) -> None:
    """Add `sources`, `watches` and `news`.

    Args:
        commands: what the command line offers.
        make: adds a command that takes a store.
        of_a_store: refuses a folder that is none.
    """
    listed = make(commands, "sources", _sources, "look at feeds, sitemaps and folders again")
    listed.add_argument("action", choices=("list", "add", "remove", "run"))
    listed.add_argument("name", nargs="?", help="of the source; run takes all that are due without")
    listed.add_argument("place", nargs="?", help="for add: an address, or a folder of this machine")
    listed.add_argument("--every", type=float, metavar="HOURS", help="between two looks by the app")
    watched = make(commands, "watches", _watches, "watch for a name, or for words")
    watched.add_argument("action", choices=("list", "add", "remove"))
    watched.add_argument("name", nargs="?", help="the name as the pages write it, or the words")
    watched.add_argument("--words", action="store_true", help="search texts for it; not a name")
    news = make(commands, "news", of_a_store(_news), "tell what watches found since last asked")
    news.add_argument("--since", metavar="DATE", help="since a day; what is new stays new")
    news.add_argument("--story", metavar="NAME", help=f"{STORY_HELP}; what is new stays new")


def _sources(given: argparse.Namespace) -> int:
    from newstables.store.collecting import sources
    from newstables.store.store import Store

    if given.action != "list" and not given.name and given.action != "run":
        return _usage(f"sources {given.action} needs the name of the source")
    store = Store(given.store)
    if given.action == "add":
        if not given.place:
            return _usage("sources add needs a name and an address or folder")
        sources.add_source(store, given.name, given.place, every_h=given.every)
    elif given.action == "remove":
        sources.remove_source(store, given.name)
    elif given.action == "run":
        return _run(store, given.name)
    else:
        for one in sources.sources(store):
            last = f"last {one.last_run[:16]}" if one.last_run else "never looked at"
            every = f"every {one.every_h:g} h" if one.every_h else "when asked"
            told = [one.name, one.kind, one.place, every, last, f"new {one.new}",
                    f"failed {one.failed}", one.message or ""]  # fmt: skip
            sys.stdout.write("\t".join(told) + "\n")
    return 0


def _run(store: Any, name: str | None) -> int:
    from newstables.cli.ingest import read_waiting
    from newstables.config import read_settings
    from newstables.reading.fetching.fetching import Fetcher
    from newstables.store.collecting.running import run_source
    from newstables.store.collecting.sources import due_source, named_source

    settings = replace(read_settings(), store=store.folder)
    fetcher, code = Fetcher(settings), 0
    chosen = named_source(store, name) if name else due_source(store)
    while chosen:
        ran = run_source(store, chosen, fetcher=fetcher, settings=settings)
        sys.stderr.write(f"{chosen.name}: {ran.message or f'{ran.new} new, {ran.failed} failed'}\n")
        code = 1 if ran.message or ran.failed else code
        chosen = None if name else due_source(store)
    read_waiting(store, settings)
    return code


def _watches(given: argparse.Namespace) -> int:
    from newstables.store import watches
    from newstables.store.store import Store

    if given.action != "list" and not given.name:
        return _usage(f"watches {given.action} needs a name, or words")
    store = Store(given.store)
    if given.action == "add":
        watches.add_watch(store, given.name, kind="words" if given.words else "name")
    elif given.action == "remove":
        watches.remove_watch(store, given.name)
    else:
        for one in watches.watches(store):
            sys.stdout.write(f"{one.name}\t{one.kind}\tlooked {one.looked_at[:16]}\n")
    return 0


def _news(given: argparse.Namespace) -> int:
    from newstables.decisions.story_deeds import story_id_of
    from newstables.queries.watched import news_of
    from newstables.replica.replica import open_replica
    from newstables.replica.tours import story_tables
    from newstables.store.store import Store
    from newstables.store.watches import found_by, note_looked, watches

    since = check_date(given.since) if given.since else None
    store = Store(given.store)
    tables = story_tables(open_replica(store), story_id_of(store, given.story))
    watched = watches(store)
    for watch in watched:
        found = found_by(store, watch)
        rows = news_of(tables, watch, since=since or watch.looked_at, found=found)
        sys.stdout.write(f"{watch.name}: {count_of(len(rows), 'new article')}\n")
        for row in rows.astype(object).where(rows.notna(), None).itertuples():
            told = [spell_day(row.published), row.outlet or UNKNOWN_OUTLET,
                    row.title or row.source or row.article_id]  # fmt: skip
            if row.quotes:
                told.append(count_of(int(row.quotes), "quotation"))
            sys.stdout.write("  " + "\t".join(told) + "\n")
    if since is None and not given.story:
        note_looked(store, [watch.name for watch in watched])
    if not watched:
        sys.stderr.write("nothing is watched for; `watches add NAME` begins\n")
    return 0


def _usage(sentence: str) -> int:
    sys.stderr.write(f"newstables: {sentence}\n")
    return 2
