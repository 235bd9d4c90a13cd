"""Decisions about names, as every control of the Names page writes them."""

from typing import Any

from components.correction_log import decide
from components.page import say

WHERE = {"Everywhere": "everywhere", "In one article": "article", "Only here": "here"}


def decide_name(
    what: str, entity_id: str, *, scope: str = "everywhere", said: str = "", **after: Any
) -> bool:
    """Write one decision about a name; False when it cannot be made, which is then said.

    Args:
        what: merge, split, rename, retype or ignore.
        entity_id: the name it is about.
        scope: a value of WHERE.
        said: what the next run tells the reader.
        after: what a NameDecision needs beyond type and name.
    """
    given = {name: value for name, value in after.items() if value not in ("", None)}
    made = decide(
        f"name.{what}", entity_id, before=entity_id.partition(":")[2], after=given, scope=scope
    )
    if made and said:
        say(said)
    return made


def merge(entity_id: str, into: str) -> None:
    """Count a name under another one everywhere."""
    other_type, _, other = into.partition(":")
    decide_name("merge", entity_id, other=other, other_type=other_type, said="Merged.")


def keep_apart(entity_id: str, other: str) -> None:
    """Never have two names put together, nor offered again."""
    decide_name("split", entity_id, other=other, said="Kept apart from now on.")
