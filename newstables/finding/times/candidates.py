"""Text -> what its patterns read as times, before the words around it are looked at."""

import re

from newstables.finding.times import calendar_patterns, relative_patterns
from newstables.finding.times.found import Builder, Found, fixed
from newstables.finding.times.words import YEAR, triggers

_BY_TRIGGER: dict[str, list[tuple[int, re.Pattern[str], Builder]]] = {}
for _number, (_kind, _pattern, _build) in enumerate(
    calendar_patterns.PATTERNS + relative_patterns.PATTERNS
):
    _BY_TRIGGER.setdefault(_kind, []).append((_number, _pattern, _build))
_TRIGGERS = triggers()
_WORD = re.compile(r"[A-Za-z]+|\d\w*|['’]\d0s")
_BEFORE, _AFTER = 60, 45  # characters around a trigger that an expression can reach
_YEAR = re.compile(
    rf"(?<![\w$£€.,/:#+-])(?:(?i:late|early|mid)[- ])?(?P<y>{YEAR})(?![\w%/]|[.,:]\d|-\w)"
)


def candidates(text: str) -> list[Found]:
    """Run each pattern where a word stands that can bring it into play."""
    found: list[Found] = []
    seen: set[tuple[int, int, int]] = set()
    for kind, windows in _windows(text).items():
        for number, pattern, build in _BY_TRIGGER[kind]:
            for first, last in windows:
                for match in pattern.finditer(text, first, last):
                    key = (number, match.start(), match.end())
                    if key not in seen:
                        seen.add(key)
                        found += build(match)
        if kind == "number":
            for first, last in windows:
                for match in _YEAR.finditer(text, first, last):
                    found.append(fixed(match.start(), match.end(), "DATE", match["y"]))
                    found[-1].rule["bare"] = True
    return found


def _windows(text: str) -> dict[str, list[tuple[int, int]]]:
    """Return, by kind of trigger, the stretches of text around the words that are one."""
    windows: dict[str, list[tuple[int, int]]] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        kinds = _TRIGGERS.get(word)
        if kinds is None:
            if not word.lstrip("'’")[0].isdigit():
                continue
            kinds = ("clock", "number") if len(word) < 5 or word[4] in "s" else ("number",)
        first, last = max(0, match.start() - _BEFORE), min(len(text), match.end() + _AFTER)
        for kind in kinds:
            kept = windows.setdefault(kind, [])
            if kept and first <= kept[-1][1]:
                kept[-1] = (kept[-1][0], last)
            else:
                kept.append((first, last))
    return windows


def longest(found: list[Found], *, length: int) -> list[Found]:
    """Keep, of overlapping expressions, the longest; the first of the patterns when equal."""
    taken = bytearray(length)
    kept: list[Found] = []
    for time in sorted(found, key=lambda time: (-(time.end - time.start), time.start)):
        if not any(taken[time.start : time.end]):
            taken[time.start : time.end] = b"\x01" * (time.end - time.start)
            kept.append(time)
    return sorted(kept, key=lambda time: time.start)
