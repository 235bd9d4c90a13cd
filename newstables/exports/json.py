"""Events -> JSON: every event with the sentences behind it, undated ones last."""

import json
from typing import Any

import pandas as pd

from newstables.exports.about import About
from newstables.exports.events import Event, read_events


def to_json(events: pd.DataFrame, *, sources: pd.DataFrame, about: About) -> bytes:
    """Write events with their sentences; what is not known is null.

    Args:
        events: rows of `queries.timeline.events`: the columns of EVENTS.
        sources: rows of `queries.event_sources`.
        about: what the file says of itself.
    """
    heads = {name.lower().replace(" ", "_"): value for name, value in about.rows().items()}
    content = {
        "about": heads | {"articles": about.articles},
        "events": [_row(event) for event in read_events(events, sources)],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _row(event: Event) -> dict[str, Any]:
    row = {name: None if value == "" else value for name, value in vars(event).items()}
    del row["people"], row["sources"]
    return row | {
        "participants": list(event.people),
        "evidence": [
            {name: None if value == "" else value for name, value in vars(source).items()}
            for source in event.sources
        ],
    }
