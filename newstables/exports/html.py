"""Events -> one page of HTML that needs nothing else: no script, no picture, no address is loaded.

A policy in its head forbids the browser to load anything, so that even words of an article that
slipped through unescaped could not call home. The sentences behind an event open on a click.
"""

import html
from itertools import groupby

import pandas as pd

from newstables.exports.about import About
from newstables.exports.events import Event, Source, read_events
from newstables.exports.html_chart import draw_lanes

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
STYLE = """
:root { color-scheme: light dark; --line: #8888; --blue: #2f6fb2; --orange: #b85c00;
  --red: #c4392f }
@media (prefers-color-scheme: dark) { :root { --blue: #6aa5e3; --orange: #eb9445; --red: #f0766e } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 58rem; margin: 2rem auto; padding: 0 1rem;
  overflow-wrap: anywhere }
h1 { line-height: 1.2; margin-bottom: .3rem } h2 { margin: 2rem 0 .5rem; font-size: 1.3rem }
h3 { margin: 1.4rem 0 .4rem; font-size: 1rem }
table { border-collapse: collapse; font-size: .9rem } th { text-align: left; font-weight: 600 }
th, td { padding: .1rem .8rem .1rem 0; vertical-align: top }
details { border: 1px solid var(--line); border-left: .3rem solid var(--blue); border-radius: .3rem;
  padding: .5rem .8rem; margin: .4rem 0; break-inside: avoid }
details.planned, details.conditional { border-left-style: dashed; border-left-color: var(--orange) }
details.cancelled summary b, details.postponed summary b { text-decoration: line-through }
details:target { outline: .15rem solid var(--blue) }
summary { cursor: pointer } summary:focus-visible { outline: .15rem solid var(--blue) }
i.badge { font-style: normal; font-size: .8rem; border: 1px solid var(--line); border-radius: .6em;
  padding: 0 .45em; margin-left: .3em; white-space: nowrap }
blockquote { margin: .6rem 0 0; padding-left: .8rem; border-left: .2rem solid var(--line) }
dl { margin: .5rem 0 0; font-size: .9rem } dt { font-weight: 600; float: left; margin-right: .4rem }
dd { margin: 0 } cite { font-size: .85rem; font-style: normal }
a { color: var(--blue) } svg { width: 100%; height: auto; margin-top: 1rem }
svg a { color: CanvasText }
@media print {
  body { font-size: 10.5pt; max-width: none; margin: 0 } a { color: inherit }
  details::details-content { content-visibility: visible; display: block }
}
"""


def to_html(events: pd.DataFrame, *, sources: pd.DataFrame, about: About) -> bytes:
    """Write the tour day by day, what has no date, and the background.

    Args:
        events: rows of `queries.timeline.events`: the columns of EVENTS.
        sources: rows of `queries.event_sources`.
        about: what the file says of itself.
    """
    shown = read_events(events, sources)
    tour = [event for event in shown if event.kind != "context" and event.date]
    undated = [event for event in shown if not event.date]
    background = [event for event in shown if event.kind == "context" and event.date]
    body = [
        heading(about),
        draw_lanes(tour),
        _days(tour) if tour else "<p>No dated event of a tour is among these articles.</p>",
        _section("Without a date", undated),
        _section("Background", background),
    ]
    return page(about.title, "".join(body))


def page(title: str, body: str) -> bytes:
    """Wrap a body, in which every word is escaped already, in a page that loads nothing."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="referrer" content="no-referrer">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(title)}</title><style>{STYLE}</style></head>"
        f"<body><main>{body}</main></body></html>\n"
    ).encode()


def heading(about: About) -> str:
    """Write what the page shows: title, filters, dates, number of articles, day it was made."""
    rows = "".join(
        f'<tr><th scope="row">{html.escape(name)}</th><td>{html.escape(value)}</td></tr>'
        for name, value in about.rows().items()
        if name != "Title"
    )
    return f"<h1>{html.escape(about.title)}</h1><table>{rows}</table>"


def _days(events: list[Event]) -> str:
    parts = ["<h2>Day by day</h2>"]
    for when, group in groupby(events, key=lambda event: event.when()):
        parts.append(f"<h3>{html.escape(when)}</h3>")
        parts += [_event(event) for event in group]
    return "".join(parts)


def _section(title: str, events: list[Event]) -> str:
    if not events:
        return ""
    entries = "".join(_event(event, dated=True) for event in events)
    return f"<h2>{html.escape(title)} ({len(events)})</h2>{entries}"


def _event(event: Event, *, dated: bool = False) -> str:
    status = event.status if event.status.isalpha() else ""
    badges = [
        *(["stop"] if event.kind == "stop" else []),
        event.state(),
        *(["articles differ"] if event.conflict else []),
    ]
    shown = "".join(f'<i class="badge">{html.escape(badge)}</i>' for badge in badges)
    place = f"{html.escape(event.place)}: " if event.place else ""
    when = f"{html.escape(event.when())} · " if dated and event.date else ""
    return (
        f'<details id="e-{html.escape(event.event_id)}" class="{html.escape(status)}">'
        f"<summary>{when}{place}<b>{html.escape(event.description)}</b>{shown}</summary>"
        f"{_facts(event)}{''.join(_source(source) for source in event.sources)}</details>"
    )


def _facts(event: Event) -> str:
    facts = {
        "Why this date": event.reason,
        "Articles differ": event.conflict,
        "Where": event.where() or "not stated",
        "Who": ", ".join(event.people) or "nobody named",
        "Part of": event.group(),
        "Confidence": f"{event.confidence:.0%}",
        "Source": "" if event.sources else "none: added by hand",
    }
    rows = "".join(
        f"<dt>{name}:</dt><dd>{html.escape(fact)}</dd>" for name, fact in facts.items() if fact
    )
    return f"<dl>{rows}</dl>"


def _source(source: Source) -> str:
    words = html.escape(" ".join(source.sentence.split()))
    return f"<blockquote>{words}<br><cite>{link(source.name(), source.url)}</cite></blockquote>"


def link(words: str, url: str) -> str:
    """Write words as a link when the address is one of the web, else as they are."""
    if not url.startswith(("https://", "http://")):
        return html.escape(words)
    return f'<a href="{html.escape(url)}" rel="noreferrer">{html.escape(words)}</a>'
