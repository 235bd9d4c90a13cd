"""Events -> JSON: every event with the sentences behind it, undated ones last."""

import json
from typing import Any

from newstables.exports.columns import Content
from newstables.exports.events import Event, read_events


def to_json(content: Content) -> bytes:
    """Write events with their sentences; what is not known is null.

    Args:
        content: of the view "timeline".
    """
    about = content.about
    heads = {name.lower().replace(" ", "_"): value for name, value in about.rows().items()}
    whole = {
        "about": heads | {"articles": about.articles},
        "events": [_row(event) for event in read_events(content.rows, content.sources)],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


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
