"""What two logs decided of the same thing otherwise: laid side by side, so that it can be asked."""

import json
from dataclasses import dataclass
from typing import Any

import pandas as pd

from newstables.decisions.corrections import KINDS, make_correction
from newstables.frames import is_missing, plain_rows

_SEVERAL = ("story.made", "story.added", "story.left_out", "story.merged", "event.added")
_MANY = {"name.split": ("other",), "name.merge": ("form", "article_id", "start"),
         "name.rename": ("form", "article_id", "start"), "event.merge": ("event_id",),
         "event.split": ("event_id",)}  # fmt: skip

Key = tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """One thing that both sides decided; None: they took their decision back."""

    what: str
    target: str
    story: str  # in which alone it is decided; "" = in the whole store
    scope: str
    before: Any  # what it replaced, as JSON; it finds an event again
    ours: Any  # what holds here
    theirs: Any
    our_row: str  # the id of the decision that holds here, or was taken back last
    their_row: str
    who: str  # decided theirs
    at: str


def differences(ours: pd.DataFrame, theirs: pd.DataFrame) -> list[Difference]:
    """Return what two CORRECTIONS logs decided of the same thing otherwise, in their order."""
    here, there = _by_key(ours), _by_key(theirs)
    found = []
    for key in here.keys() & there.keys():
        mine, other = _holding(here[key]), _holding(there[key])
        values = _value(mine), _value(other)
        if values[0] == values[1]:
            continue
        found.append(
            Difference(
                what=other["what"], target=other["target"], story=other["story"] or "",
                scope=other["scope"], before=other["before"], ours=values[0], theirs=values[1],
                our_row=mine["correction_id"], their_row=other["correction_id"],
                who=other["who"], at=other["undone_at"] or other["at"],
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (one.at, one.what, one.target))


def settle(difference: Difference, *, theirs: bool) -> pd.DataFrame | None:
    """Return the decision that settles a difference, of CORRECTIONS; None: it is to be taken back.

    Args:
        difference: as it was asked.
        theirs: what was answered.
    """
    chosen = difference.theirs if theirs else difference.ours
    if chosen is None:
        return None
    return make_correction(
        difference.what,
        difference.target,
        before=None if is_missing(difference.before) else json.loads(difference.before),
        after=json.loads(chosen),
        scope=difference.scope,
        story=difference.story,
    )


def spell_difference(difference: Difference) -> str:
    """Return a difference in one line: what it is about, and what each side decided."""
    ours, theirs = (spell_value(value) for value in (difference.ours, difference.theirs))
    about = "" if difference.what.startswith("story.") else f" of {difference.target}"
    return (f"{KINDS[difference.what]}{about}: here {ours}; there {theirs} "
            f"({difference.who}, {difference.at[:10]})")  # fmt: skip


def spell_value(value: str | None) -> str:
    """Return what one side decided, as its JSON has it, for people."""
    if value is None:
        return "taken back"
    decided = json.loads(value)
    if isinstance(decided, dict):
        decided = decided.get("text") or decided.get("other") or "another one"
    if isinstance(decided, list):
        decided = ", ".join(map(str, decided))
    return {None: "unknown", True: "yes", False: "no", "": "nothing"}.get(decided, str(decided))


def _by_key(log: pd.DataFrame) -> dict[Key, list[dict[str, Any]]]:
    found: dict[Key, list[dict[str, Any]]] = {}
    for row in plain_rows(log):
        if row["what"] in _SEVERAL:
            continue
        after = json.loads(row["after"])
        more = [str(after.get(name)) for name in _MANY.get(row["what"], ())
                if isinstance(after, dict)]  # fmt: skip
        key = (row["what"], row["target"], row["story"] or "", *more)
        found.setdefault(key, []).append(row)
    return found


def _holding(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the decision that holds, or the last of those taken back."""
    rows = sorted(rows, key=lambda row: (row["number"], row["correction_id"]))
    in_force = [row for row in rows if row["undone_at"] is None]
    return (in_force or rows)[-1]


def _value(row: dict[str, Any]) -> str | None:
    """Return what a decision sets, written in one way; None: it was taken back."""
    if row["undone_at"] is not None:
        return None
    return json.dumps(json.loads(row["after"]), sort_keys=True, ensure_ascii=False)
