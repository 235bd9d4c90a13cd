"""Decisions about stories: what one must look like, and how the log tells it in words."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

from newstables.decisions.stories import Rule, read_rule
from newstables.frames import is_missing
from newstables.wording import count_of


def _words(after: Any) -> bool:
    return isinstance(after, str) and bool(after.strip())


def _ids(after: Any) -> bool:
    return isinstance(after, list) and all(isinstance(id_, str) for id_ in after)


def _is_tour_at(given: Any) -> bool:
    try:
        _, first, last = given
        return _ids(given) and dt.date.fromisoformat(first) <= dt.date.fromisoformat(last)
    except (TypeError, ValueError):
        return False


def _is_rule(given: Any) -> bool:
    if not isinstance(given, dict) or not given or not given.keys() <= Rule().__dict__.keys():
        return False
    if "tour_at" in given and not ("tour" in given and _is_tour_at(given["tour_at"])):
        return False
    listed = {"outlets", "names", "tour_at"}
    return all(_ids(value) if name in listed else _words(value) for name, value in given.items())


def _is_rules(after: Any) -> bool:
    return isinstance(after, list) and all(map(_is_rule, after))


def _made(after: Any) -> bool:
    return (
        isinstance(after, dict)
        and after.keys() <= {"name", "about", "rules", "articles", "split_from"}
        and _words(after.get("name"))
        and isinstance(after.get("about", ""), str)
        and isinstance(after.get("split_from", ""), str)
        and _is_rules(after.get("rules", []))
        and _ids(after.get("articles", []))
    )


SHAPES = {
    "story.made": _made,
    "story.name": _words,
    "story.about": lambda after: isinstance(after, str),
    "story.rules": _is_rules,
    "story.added": _ids,
    "story.left_out": _ids,
    "story.archived": lambda after: isinstance(after, bool),
    "story.merged": _words,
    "story.removed": lambda after: isinstance(after, bool),
}


def spell_decision(what: str, before: Any, after: Any) -> str:
    """Return in words what a decision about a story decided.

    Args:
        what: a key of KINDS.
        before: its JSON in the log; it holds the story's name.
        after: what was decided.
    """
    told = {} if is_missing(before) else json.loads(before) or {}
    name = f"“{told.get('name', '')}”" if isinstance(told, dict) else ""
    return _SPELLED[what](name, after)


_SPELLED: dict[str, Callable[[str, Any], str]] = {
    "story.made": lambda _, after: f"made the story “{after['name']}”",
    "story.name": lambda name, after: f"named the story {name} “{after}”",
    "story.about": lambda name, after: f"wrote of the story {name}: {after or 'nothing'}",
    "story.rules": lambda name, after: f"set the rules of {name}: "
        f"{' / '.join(read_rule(rule).describe() for rule in after) or 'none'}",
    "story.added": lambda name, after: f"put {count_of(len(after), 'article')} into {name}",
    "story.left_out": lambda name, after: f"left {count_of(len(after), 'article')} out of {name}",
    "story.archived": lambda name, after: f"put {name} away" if after else f"took {name} out again",
    "story.merged": lambda name, _: f"merged {name} into another story",
    "story.removed": lambda name, after: f"{'removed' if after else 'brought back'} {name}",
}  # fmt: skip
