"""One time expression as the patterns give it: where it stands and what it says."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass
class Found:
    """A span of text, its TIMEX3 type, its rule, and what the rule still lacks.

    `tense`: the rule wants the tense of its clause. `anchor`: the rule counts from an expression
    before it whose unit is one of these; when there is none, `otherwise` is its rule (None: it
    is dropped).
    """

    start: int
    end: int
    type: str
    rule: dict[str, Any]
    tense: bool = False
    anchor: tuple[str, ...] = ()
    otherwise: dict[str, Any] | None = None


def fixed(start: int, end: int, kind: str, value: str) -> Found:
    """Return an expression whose value needs no publication date."""
    return Found(start, end, kind, {"is": "fixed", "value": value})


# What makes expressions of a pattern's match.
Builder = Callable[[re.Match[str]], list[Found]]
