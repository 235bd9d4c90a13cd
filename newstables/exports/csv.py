"""Frame -> CSV: UTF-8 with a mark that Excel needs, what it shows in lines that begin with #."""

import csv
import io

import pandas as pd

from newstables.exports.about import About, disarm, flat, is_missing


def to_csv(frame: pd.DataFrame, *, about: About) -> bytes:
    """Write a frame below five lines on what it shows; skip those to read the rows back.

    Text that a spreadsheet would take for a formula begins with an apostrophe.

    Args:
        frame: any, its columns named as they are to be read.
        about: what the file says of itself.

    Source: RFC 4180 for quoting and line ends; OWASP, "CSV Injection", for formulas.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for head, value in about.rows().items():
        writer.writerow([f"# {head}", disarm(" ".join(value.split()))])
    writer.writerow([disarm(str(name)) for name in frame.columns])
    for row in frame.itertuples(index=False, name=None):
        writer.writerow(["" if is_missing(value) else disarm(flat(value)) for value in row])
    return out.getvalue().encode("utf-8-sig")
