"""One statement, one row: words in marks that stand inside a reported clause are part of it."""

from itertools import pairwise
from typing import Any

from newstables.finding.token_table import Span
from newstables.schemas import CUT

Row = dict[str, Any]
_BESIDE = " \t\n\"'“”„«»″「」『』‘’`,;:"  # marks and stops between words in marks and the rest


def told_once(rows: list[Row]) -> list[Row]:
    """Join what a clause and the words in marks inside it tell of the same speaker.

    "He said the plant would “close within weeks”" is one statement: the row of the words in marks
    grows to the clause, whose text keeps the marks; its spans tell the words in marks from those
    around them. Whole sentences in marks stand by themselves,
    and what leads up to them ("said on Monday: “…”", "and Lund replied: “…”") is nobody's report.
    """
    marked = [row for row in rows if row["kind"] != "indirect"]
    reports = [row for row in rows if row["kind"] == "indirect"]
    kept: list[Row] = []
    grown: set[int] = set()
    for report in reports:
        if any(row["kind"] == "direct" and _meets(row, _spans(report)) for row in marked):
            continue
        inside = [row for row in marked if _lies_in(row, _spans(report))]
        same = [row for row in inside if _same_speaker(row, report)]
        if not same:
            rest = next((row for row in marked if _goes_on(report, row)), None)
            if rest is None or id(rest) in grown:
                kept.append(report)
                continue
            grown.add(id(rest))
            kept.append(_joined(report, rest))
            continue
        grown.update(map(id, same))
        kept.append(_grown(same, report))
    return [row for row in marked if id(row) not in grown] + kept


def _goes_on(report: Row, row: Row) -> bool:
    """Return whether words in marks end what a verb parts: 'The fleet, she said, is “a relic”'."""
    cue = report.get("cue_start")
    if cue is None or row["kind"] != "mixed" or row.get("cue_start") != cue:
        return False
    return len(_spans(row)) == 1 and _spans(report)[-1][1] <= cue < row["start"]


def _joined(report: Row, row: Row) -> Row:
    """Return the row of words in marks with the part of their sentence before its verb."""
    return row | {
        "quote_id": report["quote_id"],
        "start": report["start"],
        "text": f"{report['text']}{CUT}{row['text']}",
        "spans": [*report["spans"], *row["spans"]],
    }


def _grown(inside: list[Row], report: Row) -> Row:
    """Return the row of words in marks with the spans of the clause they stand in."""
    where = ("quote_id", "start", "end", "text")
    row = inside[0] | {name: report[name] for name in where}
    row["spans"] = _parted(report, sorted(span for inner in inside for span in _spans(inner)))
    row["confidence"] = min(part["confidence"] for part in inside)
    if row.get("cue_start") is None:
        row |= {name: report.get(name) for name in ("cue_start", "cue_end")}
    return row


def _parted(report: Row, marked: list[Span]) -> list[list[int]]:
    """Return the spans of a clause, parted where words in marks begin and end."""
    spans = []
    for (start, end), words in zip(_spans(report), report["text"].split(CUT), strict=True):
        edges = [edge for span in marked if start <= span[0] and span[1] <= end for edge in span]
        cuts = [start, *edges, end]
        for number, (first, last) in enumerate(pairwise(cuts)):
            part = words[first - start : last - start]
            if number % 2 == 0:  # around the words in marks
                first += len(part) - len(part.lstrip(_BESIDE))
                last = first + len(part.strip(_BESIDE))
            if any(map(str.isalnum, words[first - start : last - start])):
                spans.append([first, last])
    return spans


def _same_speaker(row: Row, report: Row) -> bool:
    """Return whether both are said by the same mention, or by mentions of one name."""
    at = row.get("speaker_start")
    if at is not None and at == report.get("speaker_start"):
        return True
    return row.get("speaker") is not None and row.get("speaker") == report.get("speaker")


def _lies_in(row: Row, spans: list[Span]) -> bool:
    return all(
        any(start <= first and last <= end for start, end in spans) for first, last in _spans(row)
    )


def _meets(row: Row, spans: list[Span]) -> bool:
    """Return whether some part of a row, which may be split, lies in one of the spans."""
    return any(_lies_in({"spans": [part]}, spans) for part in row["spans"])


def _spans(row: Row) -> list[Span]:
    return [(start, end) for start, end in row["spans"]]
