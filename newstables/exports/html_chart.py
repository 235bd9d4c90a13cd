"""A tour as a drawing in HTML: lanes by place, days across, each bar a link to its event.

Here it is worked out where everything stands; `templates/lanes.svg` draws it.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from newstables.exports.events import Event
from newstables.schemas import is_day
from newstables.wording import spell_day

_WIDE, _LEFT, _ROW, _TOP = 900, 190, 26, 34
_MOST_DAYS = 45  # beyond, a bar a day is too thin to hit
_MOST_LINES = 8  # that name their day
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Lanes:
    """A drawing: its size, the lines of days, the names of places, the bars."""

    high: int
    days: list[dict[str, Any]]
    places: list[dict[str, Any]]
    bars: list[dict[str, Any]]
    wide: int = _WIDE
    top: int = _TOP - 8


def place_lanes(events: list[Event]) -> Lanes | None:
    """Place the events known to the day; None when there are none, or over too many days."""
    shown = [event for event in events if is_day(event.date)]
    if not shown:
        return None
    first = min(event.days()[0] for event in shown)
    days = (max(event.days()[1] for event in shown) - first).days + 1
    if days > _MOST_DAYS:
        return None
    step = (_WIDE - _LEFT) / days
    rows = [(event, _TOP + number * _ROW) for number, event in enumerate(_in_lanes(shown))]
    return Lanes(
        high=_TOP + len(rows) * _ROW + 8,
        days=[
            {
                "x": round(_LEFT + day * step, 1),
                "words": spell_day((first + day * _DAY).isoformat()),
            }
            for day in range(0, days, max(1, -(-days // _MOST_LINES)))
        ],
        places=[
            {"y": y + 17, "words": _cut(event.place or "place not stated", 24)}
            for number, (event, y) in enumerate(rows)
            if number == 0 or rows[number - 1][0].place != event.place
        ],
        bars=[_bar(event, y, first=first, step=step) for event, y in rows],
    )


def _in_lanes(events: list[Event]) -> list[Event]:
    """Put events of one place together, places in order of their first day."""
    begins: dict[str, str] = {}
    for event in events:
        begins[event.place] = min(begins.get(event.place, event.date), event.date)
    return sorted(
        events, key=lambda event: (begins[event.place], event.place, event.kind != "stop")
    )


def _bar(event: Event, y: int, *, first: dt.date, step: float) -> dict[str, Any]:
    begin, end = event.days()
    x = round(_LEFT + (begin - first).days * step, 1)
    wide = ((end - begin).days + 1) * step
    planned = event.status != "past"
    colour = "orange" if planned else "blue"
    differ = f" Articles differ: {event.conflict}." if event.conflict else ""
    return {
        "event": event,
        "x": x,
        "y": y,
        "wide": round(max(4.0, wide - 2), 1),
        "high": _ROW - 5,
        "planned": planned,
        "colour": colour,
        "edge": "orange" if event.announced else colour,
        "hover": f"{event.when()}, {event.state()}: {event.title}{differ}",
        "label": _cut(event.title, max(4, int((wide - (18 if event.conflict else 0)) / 8.4))),
        "mark": round(x + wide - 16, 1),  # of articles that differ
    }


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
