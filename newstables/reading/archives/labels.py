"""The labels that Nexis prints, in the language of its interface, as one word each."""

import re

from newstables.lexicons import table

_LABEL = re.compile(
    r"(?P<label>[^\W\d_](?:[^\W\d_]|[' -]){2,24}?)\s?:(?:\s+|$)(?P<value>.*)$", re.DOTALL
)
ABOVE = {"section", "length", "byline", "dateline", "highlight", "headline", "series", "body"}
BELOW = {"loaded", "language", "graphic", "classification", "notes", "correction", "foot"}


def label_of(line: str) -> tuple[str, str]:
    """Return what a line is labelled, in our word, and the value behind; nothing for other lines.

    Labels that stand alone on their line ("Body", "Classification") count without a colon.
    """
    found = _LABEL.match(line.strip())
    known = table("reading/nexis_labels")
    if found and (kind := known.get(found["label"].casefold())):
        return kind, found["value"].strip()
    kind = known.get(line.strip().casefold(), "")
    return (kind, "") if kind in ("body", "classification", "notes", "graphic", "correction") else (
        "", ""
    )  # fmt: skip


def is_label(line: str) -> bool:
    """Return whether a line is an export's own: on many pages, and still no running head."""
    return bool(label_of(line)[0]) or bool(re.match(r"(?i)\s*end of document\s*$", line))
