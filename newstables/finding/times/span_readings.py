"""From a match to an expression of how long something lasts."""

import re

from newstables.finding.times.found import Found, fixed
from newstables.finding.times.words import count_of, duration, unit_code


def read_two_spans(match: re.Match[str]) -> list[Found]:
    """Read "between 60 and 90 days" as two durations."""
    unit = unit_code(match["u"])
    return [
        fixed(match.start("n"), match.end("n"), "DURATION", duration(count_of(match["n"]), unit)),
        fixed(match.start("m"), match.end("u"), "DURATION", duration(count_of(match["m"]), unit)),
    ]


def read_and_a_half(match: re.Match[str]) -> list[Found]:
    """Read "a year and a half", "two and a half hours"."""
    amount = count_of(match["n"] or match["n2"])
    if amount is None:
        return []
    value = duration(amount + 0.5, unit_code(match["u"] or match["u2"]))
    return [fixed(match.start(), match.end(), "DURATION", value)]


def read_span_of_units(match: re.Match[str]) -> list[Found]:
    """Read "three years", "two-week"; not "the 1988 quarter"."""
    words, unit = match["n"], unit_code(match["u"])
    if unit == "Q" and re.fullmatch(r"(?:19|20)\d\d", words):
        return []
    value = duration(count_of(words), unit)
    return [fixed(match.start(), match.end(), "DURATION", value)]


def read_long(match: re.Match[str]) -> list[Found]:
    """Read "decades-long" as years without a number."""
    unit = unit_code(match["u"])
    value = duration(None, "Y" if unit == "DE" else unit)
    return [fixed(match.start(), match.end(), "DURATION", value)]


def read_vague(match: re.Match[str]) -> list[Found]:
    """Read "for years"."""
    return [
        fixed(match.start("u"), match.end("u"), "DURATION", duration(None, unit_code(match["u"])))
    ]
