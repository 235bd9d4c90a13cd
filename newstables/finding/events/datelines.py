"""Where an article says it was filed: "NAIROBI, March 3 (Sun Wire) --"."""

import re

from newstables.gazetteer import town_of

DATELINE = re.compile(
    r"^[ \t]*[A-Z][A-Z.'’/-]+(?:(?:[ ,/][^\n]{0,70}?)?(?:--|—|–| - |\) [-–—]+)|[A-Z ]*: )",
    re.MULTILINE,
)
_FILED_FROM = re.compile(r"[A-Z][A-Z.'’ -]*[A-Z](?![a-z])")


def dateline_town(text: str) -> str | None:
    """Return the town an article says it was filed from, as printed; None when it says none."""
    filed = DATELINE.search(text)
    name = _FILED_FROM.match(filed.group().strip()) if filed else None
    return name.group() if name and town_of(name.group()) else None


def without_dateline(line: str) -> str:
    """Leave out where and when an article says it was filed, when it says so from a town."""
    filed = DATELINE.match(line)
    return line[filed.end() :].lstrip() if filed and dateline_town(filed.group()) else line
