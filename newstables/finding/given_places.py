"""Findings made on the text that is read, with their places in the text as it came."""

from typing import Any

import pandas as pd

from newstables.finding.offsets import OffsetMap, Span
from newstables.finding.reading_text import ReadingText
from newstables.frames import plain_rows
from newstables.schemas import MENTIONS, TIMES

Row = dict[str, Any]

# Columns that hold a place, by pairs: start, end.
_PAIRS = {
    "mentions": (("start", "end"), ("sentence_start", "sentence_end")),
    "times": (("start", "end"),),
    "happenings": (("start", "end"),),
    "quotes": (("speaker_start", "speaker_end"), ("cue_start", "cue_end")),
}
# Columns that hold the start of something else.
_STARTS = {
    "happenings": ("at", "time_start", "until_start", "after_start"),
    "quotes": ("said_time",),
}
_SCHEMAS = {schema.name: schema for schema in (MENTIONS, TIMES)}


def to_given(
    frames: dict[str, pd.DataFrame], rows: dict[str, list[Row]], reading: ReadingText
) -> tuple[dict[str, pd.DataFrame], dict[str, list[Row]]]:
    """Return frames and rows, by name, with every place in the text as it came.

    Words stay as read: `quotes.text`, `mentions.text` and `times.text` are unwrapped.
    """
    places = reading.places
    if places is None:
        return frames, rows
    left_out = _left_out(reading, places)
    quotes = [_spans(row, places, left_out) for row in rows["quotes"]]
    moved = {
        name: _SCHEMAS[name].frame(_moved(name, row, places) for row in plain_rows(frame))
        for name, frame in frames.items()
    }
    return moved, {
        name: [_moved(name, row, places) for row in found]
        for name, found in (rows | {"quotes": quotes}).items()
    }


def _left_out(reading: ReadingText, places: OffsetMap) -> list[Span]:
    """Return the furniture inside sentences: no span may cover it."""
    kept = {places.span(start, end) for start, end, _ in reading.furniture}
    return [(start, end) for start, end, _ in reading.given if (start, end) not in kept]


def _moved(name: str, row: Row, places: OffsetMap) -> Row:
    moved = dict(row)
    for start, end in _PAIRS[name]:
        if row.get(start) is not None and row.get(end) is not None:
            moved[start], moved[end] = places.span(int(row[start]), int(row[end]))
    for column in _STARTS.get(name, ()):
        if row.get(column) is not None:
            moved[column] = places.start(int(row[column]))
    rule = row.get("rule")
    if rule and rule.get("of") is not None:  # the start of the time it counts from
        moved["rule"] = {**rule, "of": places.start(int(rule["of"]))}
    return moved


def _spans(row: Row, places: OffsetMap, left_out: list[Span]) -> Row:
    spans = [
        part for start, end in row["spans"] for part in _around(places.span(start, end), left_out)
    ]
    return row | {
        "quote_id": f"{row['article_id']}:{spans[0][0]}",
        "start": spans[0][0],
        "end": spans[-1][1],
        "spans": spans,
    }


def _around(span: Span, left_out: list[Span]) -> list[Span]:
    """Cut a span where a page's foot and head stand inside it."""
    start, end = span
    parts = []
    for cut, cut_end in left_out:
        if start < cut and cut_end < end:
            parts.append((start, cut))
            start = cut_end
    return [*parts, (start, end)]
