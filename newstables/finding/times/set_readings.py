"""From a match to an expression that names what comes back: "daily", "every Tuesday"."""

import re

from newstables.finding.times.found import Found, fixed
from newstables.finding.times.words import (
    PARTS,
    count_of,
    duration,
    month_number,
    unit_code,
    weekday_number,
)


def read_set(match: re.Match[str]) -> list[Found]:
    """Read "every day", "each other week"."""
    unit = match["u"]
    amount = count_of(match["n"]) if match.groupdict().get("n") else 1
    return [fixed(match.start(), match.end(), "SET", duration(amount, unit_code(unit)))]


_ADVERBS = {"hourly": "PT1H", "daily": "P1D", "weekly": "P1W", "monthly": "P1M",
            "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y",
            "annual": "P1Y"}  # fmt: skip


def read_adverb(match: re.Match[str]) -> list[Found]:
    """Read "daily"; "20% annually" is a rate, no repetition."""
    before = match.string[max(0, match.start() - 30) : match.start()]
    if match.group().lower() == "annually" and re.search(r"\d[^.;]*$", before):
        return []
    return [fixed(match.start(), match.end(), "SET", _ADVERBS[match.group().lower()])]


def read_weekdays(match: re.Match[str]) -> list[Found]:
    """Read "Mondays", "every Tuesday evening"."""
    part = f"T{PARTS[match['part'].lower()]}" if match["part"] else ""
    value = f"XXXX-WXX-{weekday_number(match['wd'])}{part}"
    return [fixed(match.start(), match.end(), "SET", value)]


def read_each_month(match: re.Match[str]) -> list[Found]:
    """Read "each July"."""
    value = f"XXXX-{month_number(match['m']):02d}"
    return [fixed(match.start(), match.end(), "SET", value)]
