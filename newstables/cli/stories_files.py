"""The commands `stories export` and `stories import`: a story as one file, written and taken in."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from newstables.wording import count_of

if TYPE_CHECKING:
    from newstables.replica.stories.taking_in import Offered


def add_file_flags(action: argparse.ArgumentParser, name: str) -> None:
    """Add the file, and what belongs to it, to the parser of `export` or `import`."""
    action.add_argument("file", type=Path, metavar="FILE")
    if name == "export":
        action.add_argument(
            "--without-texts", action="store_true",
            help="for rights: of the articles only their addresses and what was found in them",
        )  # fmt: skip
        return
    action.add_argument("--dry-run", action="store_true", help="list what it holds, change nothing")
    action.add_argument(
        "--keep", choices=("ours", "theirs"), help="which holds where both sides decided otherwise"
    )
    action.add_argument(
        "--but", type=int, action="append", default=[], metavar="N",
        help="the number of a difference for which the other one holds",
    )  # fmt: skip


def export_story(given: argparse.Namespace) -> int:
    """Write a story to a file; say what of it was damaged."""
    from newstables.decisions.story_deeds import get_story
    from newstables.replica.replica import open_replica
    from newstables.replica.stories.handing_over import hand_over
    from newstables.store.reading_only import open_to_read

    store = open_to_read(given.store)
    story = get_story(store, given.story)
    damaged = hand_over(
        store, open_replica(store), story, given.file, texts=not given.without_texts
    )
    for sentence in damaged:
        _say(sentence)
    _say(f"'{given.file}' written, and read again: it is whole")
    return 1 if damaged else 0


def import_story(given: argparse.Namespace) -> int:
    """List what a file holds and, unless only that was asked for, take it in."""
    from newstables.cli.store import read_on
    from newstables.replica.replica import open_replica
    from newstables.replica.stories.taking_in import look_at, take_in
    from newstables.store.store import Store

    store = Store(given.store)
    offer = look_at(store, given.file)
    for line in spell_offer(offer):
        sys.stdout.write(f"{line}\n")
    if given.dry_run:
        return 0
    numbers = range(1, len(offer.differences) + 1)
    if wrong := [number for number in given.but if number not in numbers]:
        _say(f"there is no difference {wrong[0]}; --dry-run numbers those that there are")
        return 2
    if offer.differences and not given.keep:
        _say("nothing is taken in yet: say which decisions hold, --keep ours or --keep theirs, and "
             "--but N for those where the other one does")  # fmt: skip
        return 1
    theirs = {number - 1 for number in numbers
              if (given.keep == "theirs") != (number in given.but)}  # fmt: skip
    taken = take_in(store, open_replica(store), given.file, theirs=theirs)
    _say(f"taken in: {count_of(taken.articles, 'new article')}, "
         f"{count_of(taken.decisions, 'new decision')}, "
         f"{count_of(taken.briefings, 'new briefing')}")  # fmt: skip
    if taken.asked_for:
        _say(f"{count_of(taken.asked_for, 'address')} to be fetched: the app does so")
    read_on(store)
    return 1 if offer.faults else 0


def spell_offer(offer: "Offered") -> Iterator[str]:
    """Return line by line what a file holds, beside what is here."""
    from newstables.decisions.differing import spell_difference

    yield f"story: {offer.name}"
    if offer.about:
        yield f"about: {offer.about}"
    yield f"handed over: {offer.made_at[:16].replace('T', ' ')} UTC"
    yield f"articles: {offer.articles}, {offer.new_articles} of them not here"
    if not offer.texts:
        yield (f"texts: none; {count_of(len(offer.addresses), 'address')} to be fetched, "
               f"{offer.lost} without an address")  # fmt: skip
    yield f"decisions: {offer.decisions}, {offer.new_decisions} of them not here"
    yield f"briefings: {offer.briefings}"
    for number, difference in enumerate(offer.differences, start=1):
        yield f"difference {number}: {spell_difference(difference)}"
    for fault in offer.faults:
        yield f"left out: {fault}"


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
