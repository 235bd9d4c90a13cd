"""Events -> one page of HTML that needs nothing else: no script, no picture, no address is loaded.

The sentences behind an event open on a click.
"""

from itertools import groupby

from newstables.exports.columns import Content
from newstables.exports.events import Event, read_events
from newstables.exports.html_chart import place_lanes
from newstables.exports.rendering import render
from newstables.wording import EVENT_KIND_WORDS


def to_html(content: Content) -> bytes:
    """Write the tour day by day, what has no date, and the background.

    Args:
        content: of the view "timeline".
    """
    shown = read_events(content.rows, content.sources)
    tour = [event for event in shown if event.kind != "context" and event.date]
    return render(
        "timeline.html",
        about=content.about,
        lanes=place_lanes(tour),
        days=[(when, list(group)) for when, group in groupby(tour, key=Event.when)],
        undated=[event for event in shown if not event.date],
        background=[event for event in shown if event.kind == "context" and event.date],
        badges=_badges,
        facts=_facts,
    )


def _badges(event: Event) -> list[str]:
    return [
        *(["stop"] if event.kind == "stop" else []),
        event.state(),
        *(["articles differ"] if event.conflict else []),
    ]


def _facts(event: Event) -> dict[str, str]:
    return {
        "Why this date": event.reason,
        "Articles differ": event.conflict,
        "Where": event.where() or "not stated",
        "Who": ", ".join(event.people) or "nobody named",
        "Kind": EVENT_KIND_WORDS.get(event.kind, event.kind),
        "Confidence": f"{event.confidence:.0%}",
        "Source": "" if event.sources else "none: added by hand",
    }
