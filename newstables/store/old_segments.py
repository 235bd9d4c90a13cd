"""Findings of an earlier version, as today's schemas have them.

Version 2 kept lists and structs as JSON text in columns of plain text, and what merging needs of a
happening in one column, `features`. Version 3 did not keep what an article calls who takes part.
"""

import json
from collections.abc import Callable
from typing import Any

import pyarrow as pa

from newstables.frames import Column, FrameSchema
from newstables.schemas import HAPPENINGS, QUOTES, TIMES

READABLE = (2, 3, 4)  # versions of the schemas whose findings can be read

_IN_TEXT = 2  # the version that kept lists as text
_FEATURES = {  # column -> its name in version 2
    "agents": "agents", "home": "home", "venue": "venue", "dateline": "dateline", "words": "words",
    "until_start": "until", "arrives": "arrives", "caption": "caption", "earlier": "earlier",
    "undated": "loose", "wish": "wish",
}  # fmt: skip
_YES_OR_NO = frozenset(("arrives", "caption", "earlier", "undated", "wish"))


def convert(found: pa.Table, schema: FrameSchema, *, version: int) -> pa.Table:
    """Return findings of an earlier version as a table of the columns that `schema` has today.

    Args:
        found: the columns of one of FINDINGS as that version wrote them.
        schema: one of FINDINGS.
    """
    make = _MADE_OF.get(schema.name) if version == _IN_TEXT else None
    made = make(found) if make else {}
    columns = {}
    for name, column in schema.columns.items():
        if name not in made:
            known = name in found.column_names
            # A column that is newer than the findings holds what is not known, or no.
            columns[name] = found[name] if known else _unknown(column, found.num_rows)
        elif isinstance(column.dtype, str):
            columns[name] = pa.array(made[name])
        else:
            columns[name] = pa.array(made[name], type=column.dtype)
    return pa.table(columns)


def _unknown(column: Column, rows: int) -> pa.Array:
    if column.dtype == "boolean":
        return pa.array([False] * rows)
    kind = pa.string() if isinstance(column.dtype, str) else column.dtype
    if pa.types.is_list(kind):
        return pa.array([[] for _ in range(rows)], type=kind)
    return pa.nulls(rows, kind)


def _unpack(column: pa.ChunkedArray) -> list[Any]:
    return [json.loads(text) for text in column.to_pylist()]


def _of_quotes(found: pa.Table) -> dict[str, list[Any]]:
    return {"spans": _unpack(found["spans"])}


def _of_times(found: pa.Table) -> dict[str, list[Any]]:
    return {"rule": _unpack(found["rule"])}


def _of_happenings(found: pa.Table) -> dict[str, list[Any]]:
    features = _unpack(found["features"])
    made = {
        name: [bool(row.get(old)) if name in _YES_OR_NO else row.get(old) for row in features]
        for name, old in _FEATURES.items()
    }
    participants = _unpack(found["participants"])
    made |= {name: [False] * len(features) for name in ("afar", "close", "moved", "reported")}
    made |= {name: [None] * len(features) for name in ("after_start", "clause", "source")}
    made |= {"bodies": [[] for _ in features], "offices": [[""] * len(row) for row in participants]}
    return made | {"participants": participants}


_MADE_OF: dict[str, Callable[[pa.Table], dict[str, list[Any]]]] = {
    QUOTES.name: _of_quotes,
    TIMES.name: _of_times,
    HAPPENINGS.name: _of_happenings,
}
