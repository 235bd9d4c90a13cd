"""One time expression as the patterns give it: where it stands and what it says."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa

from newstables.schemas import RULE

# How an expression is read: a field of schemas.RULE -> its value, those it lacks left out.
Rule = dict[str, Any]


@dataclass
class Found:
    """A span of text, its TIMEX3 type, its rule, and what the rule still lacks.

    `tense`: the rule wants the tense of its clause. `anchor`: the rule counts from an expression
    before it whose unit is one of these; when there is none, `otherwise` is its rule (None: it
    is dropped). `first`, `last`: its tokens. `said`: the
    speaker of a quotation says it of the day of speaking. `role`: see roles.py. `beside`: it counts
    from the day right behind it.
    """

    start: int
    end: int
    type: str
    rule: Rule
    tense: bool = False
    anchor: tuple[str, ...] = ()
    otherwise: Rule | None = None
    first: int = 0
    last: int = 0
    said: bool = False
    role: str = ""
    beside: bool = False


def fixed(start: int, end: int, kind: str, value: str) -> Found:
    """Return an expression whose value needs no publication date."""
    return Found(start, end, kind, {"is": "fixed", "value": value})


def rules_of(times: pd.DataFrame) -> list[Rule]:
    """Return the rule of each row of a TIMES frame; equal rules are one dictionary.

    Read field by field: a struct at a time costs twice as much.
    """
    column = pa.array(times["rule"], type=RULE)
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    fields = [field.name for field in RULE]
    known: dict[tuple[Any, ...], Rule] = {}
    rules = []
    for values in zip(*(part.to_pylist() for part in column.flatten()), strict=True):
        if (rule := known.get(values)) is None:
            held = zip(fields, values, strict=True)
            rule = known[values] = {name: value for name, value in held if value is not None}
        rules.append(rule)
    return rules


# What makes expressions of a pattern's match.
Builder = Callable[[re.Match[str]], list[Found]]
