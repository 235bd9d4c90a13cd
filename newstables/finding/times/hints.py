"""What a text alone says of the day it was published: shown as a hint, never taken as the date."""

import re
from dataclasses import dataclass

from newstables.finding.times.words import MONTH, WEEKDAY, YEAR, month_number

_OPENING = 200  # characters in which a full date is the article's own
_RIGHTS = re.compile(rf"(?:©|\(c\)|Copyright)\W{{0,3}}(?P<y>{YEAR})", re.IGNORECASE)
_DATELINE = re.compile(
    rf"^\W*[A-Z][A-Z.'’ /-]{{2,40}}(?:, [\w. ]{{2,20}})?, (?P<m>{MONTH}) (?P<d>\d\d?)\b",
    re.MULTILINE,
)
_FULL = re.compile(
    rf"(?P<m>{MONTH}) (?P<d>\d\d?)(?:st|nd|rd|th)?,? (?P<y>{YEAR})"
    rf"|(?P<d2>\d\d?) (?P<m2>{MONTH}),? (?P<y2>{YEAR})|(?P<iso>{YEAR}-\d\d-\d\d)"
)
_WEEKDAY = re.compile(WEEKDAY)


@dataclass(frozen=True)
class PublishedHints:
    """What stands in the text; missing = it does not say."""

    year: int | None = None  # of the © line
    dateline: str | None = None  # "--02-01": month and day before the first sentence
    full_date: str | None = None  # ISO, in the first 200 characters
    weekdays: tuple[str, ...] = ()  # named anywhere, each once, the most frequent first

    def in_words(self) -> str | None:
        """Return it in one line; None when the text says nothing."""
        parts = [
            f"© line: {self.year}" if self.year else "",
            f"dateline: {self.dateline[2:]}" if self.dateline else "",
            f"date at its head: {self.full_date}" if self.full_date else "",
            f"weekdays named: {', '.join(self.weekdays)}" if self.weekdays else "",
        ]
        return "; ".join(part for part in parts if part) or None


def infer_published_hints(text: str) -> PublishedHints:
    """Find what a text alone says of its publication date.

    The week cannot be had from the text: weekdays fix the day of it alone, and a © line the year.
    """
    rights, line = _RIGHTS.search(text), _DATELINE.search(text[:400])
    full = _FULL.search(text[:_OPENING])
    named = [match.group().title() for match in _WEEKDAY.finditer(text)]
    return PublishedHints(
        year=int(rights["y"]) if rights else None,
        dateline=f"--{month_number(line['m']):02d}-{int(line['d']):02d}" if line else None,
        full_date=_iso(full) if full else None,
        weekdays=tuple(sorted(set(named), key=lambda day: (-named.count(day), named.index(day)))),
    )


def _iso(match: re.Match[str]) -> str:
    if match["iso"]:
        return match["iso"]
    month, day, year = (
        match["m"] or match["m2"],
        match["d"] or match["d2"],
        match["y"] or match["y2"],
    )
    return f"{year}-{month_number(month):02d}-{int(day):02d}"
