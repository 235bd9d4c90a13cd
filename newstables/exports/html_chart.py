"""A tour as a drawing in HTML: lanes by place, days across, each bar a link to its event."""

import datetime as dt
import html

from newstables.exports.events import Event, spell
from newstables.schemas import is_day

_WIDE, _LEFT, _ROW, _TOP = 900, 190, 26, 34
_MOST_DAYS = 45  # beyond, a bar a day is too thin to hit
_DAY = dt.timedelta(days=1)


def draw_lanes(events: list[Event]) -> str:
    """Draw the events known to the day as SVG; "" when there are none, or over too many days."""
    shown = [event for event in events if is_day(event.date)]
    if not shown:
        return ""
    first = min(event.days()[0] for event in shown)
    days = (max(event.days()[1] for event in shown) - first).days + 1
    if days > _MOST_DAYS:
        return ""
    step = (_WIDE - _LEFT) / days
    rows = [(event, _TOP + number * _ROW) for number, event in enumerate(_in_lanes(shown))]
    height = _TOP + len(rows) * _ROW + 8
    lanes = [
        _words(0, y + 17, _cut(event.place or "place not stated", 24))
        for number, (event, y) in enumerate(rows)
        if number == 0 or rows[number - 1][0].place != event.place
    ]
    bars = [_bar(event, y, first=first, step=step) for event, y in rows]
    return (
        f'<svg viewBox="0 0 {_WIDE} {height}" role="img" aria-label="The tour by place and day; '
        'the list below has the same events in words" font-size="13" fill="currentColor">'
        f"{_grid(first, days, step, height)}{''.join(lanes)}{''.join(bars)}</svg>"
    )


def _in_lanes(events: list[Event]) -> list[Event]:
    """Put events of one place together, places in order of their first day."""
    begins: dict[str, str] = {}
    for event in events:
        begins[event.place] = min(begins.get(event.place, event.date), event.date)
    return sorted(
        events, key=lambda event: (begins[event.place], event.place, event.kind != "stop")
    )


def _grid(first: dt.date, days: int, step: float, height: int) -> str:
    every = max(1, -(-days // 8))
    return "".join(
        f'<line x1="{_LEFT + number * step:.1f}" x2="{_LEFT + number * step:.1f}" y1="{_TOP - 8}" '
        f'y2="{height}" stroke="currentColor" stroke-opacity=".2"/>'
        + _words(_LEFT + number * step + 3, 16, spell((first + number * _DAY).isoformat()))
        for number in range(0, days, every)
    )


def _bar(event: Event, y: int, *, first: dt.date, step: float) -> str:
    begin, end = event.days()
    x = _LEFT + (begin - first).days * step
    wide = ((end - begin).days + 1) * step
    planned = event.status != "past"
    colour = "var(--orange)" if planned else "var(--blue)"
    fill = f'fill="{colour}" fill-opacity="{".08" if planned else ".35"}"'
    dashes = ' stroke-dasharray="5 3"' if planned else ""
    label = _cut(event.title(), max(4, int((wide - (18 if event.conflict else 0)) / 8.4)))
    differ = f" Articles differ: {event.conflict}." if event.conflict else ""
    title = html.escape(f"{event.when()}, {event.state()}: {event.description}{differ}")
    mark = _mark(x + wide - 16, y) if event.conflict else ""
    edge = "var(--orange)" if planned or event.announced else colour
    return (
        f'<a href="#e-{html.escape(event.event_id)}"><title>{title}</title>'
        f'<rect x="{x + 1:.1f}" y="{y + 2}" width="{max(4, wide - 2):.1f}" height="{_ROW - 5}" '
        f'rx="3" {fill} stroke="{edge}"{dashes}/>{_words(x + 6, y + 17, label)}{mark}</a>'
    )


def _mark(x: float, y: int) -> str:
    """Draw the sign of articles that differ."""
    return f'<path d="M{x:.1f} {y + 17} h11 l-5.5 -10 z" fill="var(--red)"/>'


def _words(x: float, y: float, words: str) -> str:
    return f'<text x="{x:.1f}" y="{y}">{html.escape(words)}</text>'


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
