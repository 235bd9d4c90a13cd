"""Numeric dates: which of two numbers is the day, settled by the text as a whole."""

from collections.abc import Iterable

from newstables.finding.times.found import Found


def settle_order(found: Iterable[Found]) -> None:
    """Settle "04/05/2022" by the dates of the text that can only be read one way, in place.

    Where nothing settles it, or both ways are used, it keeps no order and gets no value: a day
    that could be two is no day.
    """
    numeric = [time for time in found if time.rule["is"] == "numeric"]
    orders = {time.rule["order"] for time in numeric if _tells(time)}
    for time in numeric:
        if "order" not in time.rule and len(orders) == 1:
            time.rule["order"] = next(iter(orders))
        if "order" in time.rule:
            time.rule = {"is": "fixed", "value": _value(time)}


def _tells(time: Found) -> bool:
    return "order" in time.rule and time.rule["first"] != time.rule["second"]


def _value(time: Found) -> str:
    rule = time.rule
    day, month = rule["first"], rule["second"]
    if rule["order"] == "month":
        day, month = month, day
    return f"{rule['year']:04d}-{month:02d}-{day:02d}"
