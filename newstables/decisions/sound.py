"""Which decisions can be applied: those that cannot change nothing, and can still be taken back.

A log may hold what an earlier version let in, or what was written into it by another hand.
"""

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from newstables.decisions.checks import check_before, check_decision, check_story
from newstables.decisions.corrections import KINDS
from newstables.errors import CorrectionError
from newstables.frames import plain_row, plain_rows
from newstables.schemas import SCOPES


def sound(corrections: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a CORRECTIONS frame that can be applied."""
    rows = enumerate(plain_rows(corrections))
    return corrections.iloc[[place for place, row in rows if fault_of(row) is None]]


def fault_of(row: Mapping[str, Any]) -> str | None:
    """Return why a row of CORRECTIONS cannot be applied; None: it can."""
    try:
        check_applicable(plain_row(row))
    except CorrectionError as fault:
        return str(fault)
    return None


def check_applicable(row: Mapping[str, Any]) -> None:
    """Refuse a decision of the log that would stop a page, whoever wrote it.

    Args:
        row: of CORRECTIONS, as text or None.

    Raises:
        CorrectionError: with the fault.
    """
    try:
        after = json.loads(row["after"])
    except (ValueError, TypeError, RecursionError):
        raise CorrectionError(
            "it is no correction: what it decides is not written as JSON"
        ) from None
    if row["what"] not in [*KINDS] or row["scope"] not in SCOPES:  # it may be no text at all
        raise CorrectionError(f"no decision {row['what']!r:.60} for {row['scope']!r:.60}")
    for name, value in row.items():
        if isinstance(value, str) and not (_can_be_kept(value) and _can_be_kept(_unescaped(value))):
            raise CorrectionError(f"its {name} holds half a character, or one that no text has")
    check_before(row["what"], row["before"])
    check_decision(row["what"], row["target"], after)
    check_story(row["what"], row["story"])


def _unescaped(value: str) -> str:
    """Return the text that JSON in a field stands for; other text as it is."""
    try:
        return json.dumps(json.loads(value), ensure_ascii=False)
    except (ValueError, RecursionError):
        return value


def _can_be_kept(text: str) -> bool:
    try:
        return b"\x00" not in text.encode()
    except UnicodeEncodeError:
        return False
