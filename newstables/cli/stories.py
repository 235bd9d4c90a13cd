"""The command `stories`: made, listed, changed and put away as the pages do it."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from newstables.cli.stories_files import add_file_flags, export_story, import_story
from newstables.decisions.checks import check_date
from newstables.decisions.stories import Rule
from newstables.errors import CorrectionError

STORY_HELP = "only in this story: its name, or as an address has it"


def add_story_commands(command: argparse.ArgumentParser) -> None:
    """Add what can be done to stories to the parser of `stories`."""
    actions = command.add_subparsers(dest="action", metavar="ACTION", required=True)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--store", type=Path, default=argparse.SUPPRESS, metavar="DIR")
    for name, about, takes in (
        ("list", "show the stories of the store", ()),
        ("new", "make a story", ("name",)),
        ("rename", "give a story another name", ("story", "name")),
        ("archive", "put a story away; `corrections undo ID` takes it out again", ("story",)),
        ("remove", "remove a story; its articles stay", ("story",)),
        ("merge", "put a story into another", ("story", "into")),
        ("compare", "set two stories beside each other", ("story", "other")),
        ("offers", "list articles that share people, places and days with a story", ("story",)),
        ("export", "write a story as one file for somebody else", ("story",)),
        ("import", "look at a story that was handed over, and take it in", ()),
        ("add", "pick articles for a story by hand", ("story",)),
        ("leave-out", "leave articles out of a story", ("story",)),
    ):
        action = actions.add_parser(name, help=about, description=about, parents=[shared])
        for argument in takes:
            action.add_argument(argument, metavar=argument.upper())
        if name in ("add", "leave-out"):
            action.add_argument("article", nargs="+", metavar="ARTICLE_ID")
        if name == "new":
            _add_rule(action)
        if name == "compare":
            action.add_argument("--by", choices=("named", "speaking", "outlets"), default="named")
        if name in ("export", "import"):
            add_file_flags(action, name)


def _add_rule(action: argparse.ArgumentParser) -> None:
    action.add_argument("--about", default="", help="a sentence on what it is about")
    action.add_argument(
        "--article", action="append", default=[], metavar="ARTICLE_ID", help="picked by hand"
    )
    rule = action.add_argument_group("a rule, which also takes in what comes later")
    rule.add_argument("--outlet", action="append", default=[])
    rule.add_argument("--from", dest="first_day", type=_day, metavar="YYYY-MM-DD")
    rule.add_argument("--to", dest="last_day", type=_day, metavar="YYYY-MM-DD")
    rule.add_argument("--q", default="", help="words in the article")
    rule.add_argument(
        "--name", dest="names", action="append", default=[], help="who or what it names"
    )
    rule.add_argument(
        "--tour", default="", help="a tour it tells of, as the page's address names it"
    )


def _day(text: str) -> str:
    try:
        return check_date(text)
    except CorrectionError as fault:
        raise argparse.ArgumentTypeError(str(fault)) from None


def run_stories(given: argparse.Namespace) -> int:
    """Do what `stories` was asked to do."""
    return _ACTIONS[given.action](given) or 0


def _list(given: argparse.Namespace) -> None:
    from newstables.queries.stories import story_list
    from newstables.replica.replica import open_replica
    from newstables.store.store import Store

    replica = open_replica(Store(given.store))
    shown = story_list(replica).drop(columns="new")
    shown.to_csv(sys.stdout, sep="\t", index=False)


def _new(given: argparse.Namespace) -> None:
    from newstables.decisions.story_deeds import make_story
    from newstables.decisions.story_tours import rule_of_tour
    from newstables.queries.tour import tours
    from newstables.replica.replica import open_replica
    from newstables.store.store import Store

    store = Store(given.store)
    known = tours(open_replica(store)) if given.tour else None
    rows = [] if known is None else known[known["key"] == given.tour].to_dict("records")
    rule = Rule(
        outlets=tuple(given.outlet), first_day=given.first_day, last_day=given.last_day,
        words=given.q, names=tuple(given.names), tour=given.tour,
        tour_at=rule_of_tour(rows[0]).tour_at if rows else (),
    )  # fmt: skip
    story_id = make_story(
        store,
        given.name,
        about=given.about,
        rules=[rule] if rule.plain() else [],
        articles=given.article,
    )
    sys.stdout.write(f"{story_id}\n")


def _decide(what: str, after: Callable[[argparse.Namespace], Any]) -> Callable[..., None]:
    """Return what an action does: it decides one thing about one story."""

    def decided(given: argparse.Namespace) -> None:
        from newstables.decisions.story_deeds import decide_story, get_story
        from newstables.store.store import Store

        store = Store(given.store)
        decide_story(store, get_story(store, given.story), what, after=after(given))

    return decided


def _compare(given: argparse.Namespace) -> None:
    from newstables.decisions.story_deeds import story_id_of
    from newstables.queries.beside import counted, set_beside
    from newstables.replica.replica import open_replica
    from newstables.replica.tours import story_tables
    from newstables.store.store import Store

    store = Store(given.store)
    replica = open_replica(store)
    sides = [
        counted(story_tables(replica, story_id_of(store, wanted)), given.by)
        for wanted in (given.story, given.other)
    ]
    set_beside(*sides).to_csv(sys.stdout, sep="\t", index=False)


def _offers(given: argparse.Namespace) -> None:
    from newstables.decisions.story_deeds import get_story
    from newstables.queries.story_offers import offers
    from newstables.replica.replica import open_replica
    from newstables.store.store import Store

    store = Store(given.store)
    story = get_story(store, given.story)
    rows = offers(open_replica(store), story_id=story.story_id, left_out=story.left_out())
    for name in ("people", "places"):
        rows[name] = rows[name].map(", ".join)
    rows.to_csv(sys.stdout, sep="\t", index=False)


def _into(given: argparse.Namespace) -> str:
    from newstables.decisions.story_deeds import get_story
    from newstables.store.store import Store

    return get_story(Store(given.store), given.into).story_id


_ACTIONS: dict[str, Callable[[argparse.Namespace], int | None]] = {
    "compare": _compare,
    "offers": _offers,
    "export": export_story,
    "import": import_story,
    "list": _list,
    "new": _new,
    "rename": _decide("name", lambda given: given.name),
    "archive": _decide("archived", lambda _: True),
    "remove": _decide("removed", lambda _: True),
    "merge": _decide("merged", _into),
    "add": _decide("added", lambda given: given.article),
    "leave-out": _decide("left_out", lambda given: given.article),
}
