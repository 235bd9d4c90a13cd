"""Lines that hold a date and nothing else: they date what stands below them.

A live blog prints "Tuesday, October 28" and under it "9:30 p.m."; a programme of a visit prints
"Monday 12 May" and under it what happens when. One such line alone is the page's own date.
"""

from newstables.finding.times.found import Found

_SECTION = 3000  # characters: no entry goes on longer


def date_heads(found: list[Found], text: str) -> list[Found]:
    """Return the expressions that are a whole line and name a day."""
    return [time for time in found if _is_line(time, text) and _names_day(time)]


def hang_on_heads(found: list[Found], text: str) -> None:
    """Count hours below such a line from it, and under several also weekdays and todays."""
    heads = date_heads(found, text)
    several = len({str(sorted(head.rule.items())) for head in heads}) > 1
    for time in found:
        head = next((head for head in reversed(heads) if head.end < time.start), None)
        if head is None or time in heads or time.start - head.end > _SECTION:
            continue
        opens_line = not text[: time.start].rpartition("\n")[2].strip(" -–•*")
        if _is_loose_hour(time) and (several or opens_line):
            time.rule = {"is": "period", "unit": "day", "shift": 0, "of": head.start,
                         "part": time.rule["part"]}  # fmt: skip
        elif several and _is_loose_day(time):
            time.rule = {**time.rule, "of": head.start}


def _is_line(time: Found, text: str) -> bool:
    begin = text.rfind("\n", 0, time.start) + 1
    end = text.find("\n", time.end)
    line = text[begin : end if end >= 0 else len(text)]
    return line.strip(" \t.,:;|–-·•") == text[time.start : time.end].strip(" .,")


def _names_day(time: Found) -> bool:
    rule = time.rule
    if rule["is"] == "monthday":
        return "month" in rule
    return rule["is"] == "fixed" and len(str(rule["value"]).split("T")[0]) == 10


def _is_loose_hour(time: Found) -> bool:
    """Return whether an expression is an hour whose sentence names no day."""
    return time.anchor == ("near day",) and time.rule == time.otherwise


def _is_loose_day(time: Found) -> bool:
    rule = time.rule
    if rule["is"] == "weekday":
        return not set(rule) & {"which", "week_shift", "of"}
    today = rule["is"] == "period" and rule["unit"] == "day" and "of" not in rule
    return today and not time.anchor
