"""The log of decisions as a file: saved for a colleague, and read again line by line.

A line comes from another machine, perhaps from another hand. It is checked whole before it enters
the log, since a decision that cannot be applied would stop every page; one that is at fault is told
by its line, and the others go in.
"""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pandas as pd

from newstables.decisions.sound import check_applicable
from newstables.errors import CorrectionError
from newstables.schemas import CORRECTIONS, now
from newstables.store.decided import number_of

_ID = re.compile(r"[0-9A-Za-z_.:-]{1,64}")
_AHEAD = timedelta(days=1)  # a colleague's clock may be wrong, but what is later wins for ever
_LATER = ("number", "story")  # columns that files of earlier versions lack
_MOST = 1_000_000  # characters of a line: more is no decision


def export_corrections(corrections: pd.DataFrame) -> str:
    """Return the log, a CORRECTIONS frame, as JSON Lines for a colleague.

    Source: JSON Lines (jsonlines.org).
    """
    rows = corrections.astype(object).where(corrections.notna(), None).to_dict("records")
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def import_corrections(text: str) -> tuple[pd.DataFrame, list[str]]:
    """Read a log that `export_corrections` wrote.

    Returns:
        A CORRECTIONS frame of the lines that can be applied, and a sentence for each other line.
    """
    rows, faults = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            rows.append(_read_line(line))
        except CorrectionError as fault:
            faults.append(f"line {number}: {fault}")
    return CORRECTIONS.frame(rows), faults


def _read_line(line: str) -> dict[str, Any]:
    """Return a row of CORRECTIONS.

    Raises:
        CorrectionError: it is none, or its decision can be applied to nothing.
    """
    if len(line) > _MOST:
        raise CorrectionError("it is too long for a correction")
    try:
        found = json.loads(line)
        # A file of an earlier version tells the order by the time alone.
        row = {name: found[name] for name in CORRECTIONS.columns if name not in _LATER}
        row |= {name: found.get(name) for name in _LATER}
    except (ValueError, KeyError, TypeError, RecursionError):
        raise CorrectionError("it is no correction; import a file that Dateline exported") from None
    check_applicable(row)
    _check_row(row)
    if row["number"] is None:
        row["number"] = number_of(row["at"])
    return row


def _check_row(row: dict[str, Any]) -> None:
    """Refuse a row whose fields are not what CORRECTIONS promises, or not text that can be kept.

    Raises:
        CorrectionError: with the field.
    """
    if not (isinstance(row["correction_id"], str) and _ID.fullmatch(row["correction_id"])):
        raise CorrectionError("its correction_id is none")
    if not isinstance(row["who"], str):
        raise CorrectionError("who decided it is not told in words")
    for name in ("at", "undone_at"):
        if row[name] is not None or name == "at":
            _check_time(name, row[name])
    latest = number_of((datetime.now(UTC) + _AHEAD).isoformat())
    if row["number"] is not None and not (
        type(row["number"]) is int and 0 <= row["number"] <= latest
    ):
        raise CorrectionError("its number is none, or lies ahead")


def _check_time(name: str, value: Any) -> None:
    """Refuse a time that is none, has no zone or lies ahead.

    Source: ISO 8601; written as `schemas.now` writes it, so that times sort as text.
    """
    try:
        at = datetime.fromisoformat(value)
        if at.astimezone(UTC).isoformat(timespec="microseconds") != value:
            raise ValueError(value)
    except (ValueError, TypeError, OverflowError):
        raise CorrectionError(f"its {name} is no time as Dateline writes it: {now()}") from None
    if at > datetime.now(UTC) + _AHEAD:
        raise CorrectionError(f"its {name} lies ahead, on {value[:10]}")
