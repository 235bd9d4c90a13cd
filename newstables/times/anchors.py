"""Which earlier expression a later one counts from: "the following day", "a year earlier"."""

from newstables.times.found import Found

_UNIT_OF = {"weekday": "day", "monthday": "day", "month": "month", "quarter": "quarter",
            "season": "season", "holiday": "day"}  # fmt: skip


_REACH = 600  # characters: so far a report may keep its quarter in mind without naming it


def unit_of(found: Found) -> str:
    """Give the unit an expression names: day, week, month, quarter, season, year, or ""."""
    rule = found.rule
    kind = rule["is"]
    if kind == "year of" or rule.get("unit") == "same":
        return "quarter"
    if kind in _UNIT_OF:
        return "half" if rule.get("letter") == "H" else _UNIT_OF[kind]
    if kind == "period":
        return str(rule["unit"])
    value = str(rule.get("value", ""))
    if found.type not in ("DATE", "TIME") or not value[:2].isdigit():
        return ""
    if "-Q" in value:
        return "quarter"
    if "-H" in value:
        return "half"
    return {4: "year", 7: "month", 10: "day"}.get(len(value.split("T")[0]), "")


def choose_anchor(found: Found, before: list[Found], *, near: int) -> Found | None:
    """Give the last expression before `found` of a unit it can count from.

    Args:
        before: what stands before it, in reading order, their own anchors set.
        near: where its sentence begins; "near day" asks for one in that sentence.
    """
    for wanted in reversed(before):
        unit = unit_of(wanted)
        for asked in found.anchor:
            if asked.startswith("near "):
                if unit == asked[5:] and wanted.start >= near:
                    return wanted
            elif asked.startswith("last "):
                if unit:
                    fits = unit == asked[5:] and found.start - wanted.start < _REACH
                    return wanted if fits else None
            elif unit == asked:
                return wanted
    return None
