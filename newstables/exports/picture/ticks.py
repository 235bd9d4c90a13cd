"""The ticks of an axis and their words."""

import math
import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from newstables.exports.picture.axes import Axis
from newstables.exports.picture.reading import instant, number, values
from newstables.exports.picture.words import Line, read_markup

_DAY = 86_400_000.0
_MOST = 400  # steps that are looked at; more would be a mistake in the figure


class Tick(NamedTuple):
    """Where a tick is and where its words stand, in the axis' numbers."""

    at: float
    words_at: float
    lines: list[Line]


def read_ticks(axis: Axis, *, about: int) -> list[Tick]:
    """Return the ticks of an axis: those given, else about so many at round numbers or days."""
    given = values(axis.spec.get("tickvals"))
    if given and axis.spec.get("tickmode", "array") == "array":
        words = values(axis.spec.get("ticktext")) or given
        ticks = [(axis.read(value), text) for value, text in zip(given, words, strict=False)]
        return [Tick(at, at, read_markup(text)) for at, text in ticks
                if at is not None and axis.holds(at)]  # fmt: skip
    if axis.kind == "category":
        return [Tick(place, place, read_markup(word)) for place, word in enumerate(axis.categories)
                if axis.holds(place)]  # fmt: skip
    return _days(axis, about) if axis.kind == "date" else _numbers(axis, about)


def _numbers(axis: Axis, about: int) -> list[Tick]:
    low, high = sorted((axis.low, axis.high))
    step = number(axis.spec.get("dtick")) or _round((high - low) / max(about, 1))
    while (high - low) / step > max(2 * about, 4):
        step *= 2
    first = math.ceil(low / step - 1e-9)
    places = [nth * step for nth in range(first, first + _MOST) if nth * step <= high + step * 1e-9]
    shape = axis.spec.get("tickformat") or ""
    return [Tick(at, at, read_markup(_spell(at, shape, step))) for at in places]


def _round(step: float) -> float:
    """Return the next round step: 1, 2 or 5 times a power of ten."""
    power = 10 ** math.floor(math.log10(step))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= step * 0.999)


def _spell(value: float, shape: str, step: float) -> str:
    if shape.endswith("%"):
        return f"{value:.0%}" if round(100 * step) >= 1 else f"{value:.1%}"
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return f"{value:,.{decimals}f}"


def _days(axis: Axis, about: int) -> list[Tick]:
    low, high = sorted((axis.low, axis.high))
    step, shape = axis.spec.get("dtick"), axis.spec.get("tickformat") or ""
    months = re.fullmatch(r"M(\d+)", str(step))
    fixed = number(step)
    if months:
        places = _months(low, high, int(months[1]))
    elif fixed:
        origin = instant(axis.spec.get("tick0")) or instant("2000-01-02" if fixed % _DAY == 0
                                                            else "2000-01-01") or 0.0  # fmt: skip
        first = math.floor((low - origin) / fixed)
        places = [origin + (first + nth) * fixed for nth in range(_MOST)]
    else:
        places, shape = _usual(low, high, about, shape)
    inside = axis.spec.get("ticklabelmode") == "period"
    places = [at for at in places if at <= high]
    ticks, before = [], ""
    for at, after in zip(places, [*places[1:], high], strict=True):
        after = min(after, high) if inside else after
        begin = max(at, low) if inside else at
        if (
            (inside and after <= low)
            or (not inside and at < low - 1)
            or begin >= high + (0 if inside else 1)
        ):
            continue
        words, *second = _strftime(at, shape).split("\n")
        lines = read_markup(words)
        if second:  # is written where it changes
            lines += read_markup(second[0] if second[0] != before else " ")
            before = second[0]
        ticks.append(Tick(at, (begin + after) / 2 if inside else at, lines))
    return ticks


def _months(low: float, high: float, step: int) -> list[float]:
    begin = _from(low)
    month = begin.year * 12 + begin.month - 1
    month -= month % step
    places = []
    for nth in range(_MOST):
        year, of_year = divmod(month + nth * step, 12)
        places.append(instant(f"{year:04d}-{of_year + 1:02d}-01") or 0.0)
        if places[-1] > high:
            break
    return places


def _usual(low: float, high: float, about: int, shape: str) -> tuple[list[float], str]:
    """Return ticks nobody gave: years, months or days, as many as fit."""
    days = (high - low) / _DAY
    if shape == "%Y" or days > 900:
        years = max(1, days / 365.25 / max(about, 1))
        step = next(
            span for span in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000) if span >= years
        )
        return _months(low, high, 12 * step), shape or "%Y"
    if days > 70:
        return _months(low, high, max(1, round(days / 30 / about))), shape or "%b\n%Y"
    step_days = max(1, math.ceil(days / max(about, 1)))
    first = math.floor(low / _DAY)
    return [(first + nth * step_days) * _DAY for nth in range(_MOST)], shape or "%-d %b\n%Y"


def _from(at: float) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at)


def _strftime(at: float, shape: str) -> str:
    """Write a date in the few forms charts use; English whatever the machine speaks."""
    day = _from(at)
    words = {
        "%a": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[day.weekday()],
        "%b": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
               "Dec")[day.month - 1],
        "%-d": str(day.day), "%e": str(day.day), "%d": f"{day.day:02d}", "%m": f"{day.month:02d}",
        "%Y": str(day.year), "%H": f"{day.hour:02d}", "%M": f"{day.minute:02d}",
    }  # fmt: skip
    return re.sub(r"%-?[a-zA-Z]", lambda found: words.get(found[0], ""), shape)
