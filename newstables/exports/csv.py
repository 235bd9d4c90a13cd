"""Frame -> CSV: UTF-8 with a mark that Excel needs, what it shows in lines that begin with #."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from newstables.exports.about import About, disarm, flat, is_missing
from newstables.exports.columns import Content


def to_csv(content: Content) -> bytes:
    """Write rows below five lines on what they show; skip those to read the rows back.

    Text that a spreadsheet would take for a formula begins with an apostrophe.

    Source: RFC 4180 for quoting and line ends; OWASP, "CSV Injection", for formulas.
    """
    rows = content.table()
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    write_about(writer, content.about)
    writer.writerow([disarm(str(name)) for name in rows.columns])
    write_rows(writer, rows.itertuples(index=False, name=None))
    return out.getvalue().encode("utf-8-sig")


def write_about(writer: Any, about: About) -> None:
    """Write the five lines above the rows, through a `csv.writer`."""
    for head, value in _five(about).items():
        writer.writerow([f"# {head}", disarm(" ".join(value.split()))])


def write_rows(writer: Any, rows: Iterable[tuple[Any, ...]]) -> None:
    """Write rows through a `csv.writer`: nothing for what is not known, formulas disarmed."""
    for row in rows:
        writer.writerow(["" if is_missing(value) else disarm(flat(value)) for value in row])


def _five(about: About) -> dict[str, str]:
    """Return the heads and values to write above the rows: five, whoever reads skips as many."""
    heads = dict(about.rows())
    story, sample = heads.pop("Story", ""), heads.pop("Sample", "")
    if story:
        filters = "" if about.filters == "none" else f"; {about.filters}"
        heads["Filters"] = f"story {story}{filters}"
    if sample:
        heads["Title"] = f"{about.title} ({sample})"
    return heads
