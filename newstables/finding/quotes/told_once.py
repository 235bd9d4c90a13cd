"""One statement, one row: words in marks that stand inside a reported clause are part of it."""

from typing import Any

from newstables.finding.quotes.token_table import Span

Row = dict[str, Any]


def told_once(rows: list[Row]) -> list[Row]:
    """Join what a clause and the words in marks inside it tell of the same speaker.

    "He said the plant would “close within weeks”" is one statement: the row of the words in marks
    grows to the clause, whose text keeps the marks. Whole sentences in marks stand by themselves,
    and what leads up to them ("said on Monday: “…”", "and Lund replied: “…”") is nobody's report.
    """
    marked = [row for row in rows if row["kind"] != "indirect"]
    reports = [row for row in rows if row["kind"] == "indirect"]
    kept: list[Row] = []
    grown: set[int] = set()
    for report in reports:
        inside = [row for row in marked if _lies_in(row, _spans(report))]
        if any(row["kind"] == "direct" for row in inside):
            continue
        same = [row for row in inside if _same_speaker(row, report)]
        if not same:
            kept.append(report)
            continue
        grown.update(map(id, same))
        kept.append(_grown(same, report))
    return [row for row in marked if id(row) not in grown] + kept


def _grown(inside: list[Row], report: Row) -> Row:
    """Return the row of words in marks with the span of the clause they stand in."""
    where = ("quote_id", "start", "end", "spans", "text")
    row = inside[0] | {name: report[name] for name in where}
    row["confidence"] = min(part["confidence"] for part in inside)
    if row.get("cue_start") is None:
        row |= {name: report.get(name) for name in ("cue_start", "cue_end")}
    return row


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


def _spans(row: Row) -> list[Span]:
    return [(start, end) for start, end in row["spans"]]
