"""EVENTS -> the timelines format: what the command line writes and the scorer reads."""

from typing import Any

import pandas as pd

_COLUMNS = ("kind", "status", "date", "end", "granularity", "time", "place", "country")


def timeline_document(articles: pd.DataFrame, events: pd.DataFrame) -> dict[str, Any]:
    """Write articles and events as one JSON-ready dictionary; what is unknown is None.

    Args:
        articles: an ARTICLES frame; `article_id` becomes `id`.
        events: an EVENTS frame, in the order wanted.
    """
    return {
        "articles": [
            {"id": key, "published": _plain(day)}
            for key, day in zip(articles["article_id"], articles["published"], strict=True)
        ],
        "events": [_event(row) for row in events.to_dict("records")],
    }


def _event(row: dict[Any, Any]) -> dict[str, Any]:
    return {
        "id": row["event_id"],
        **{name: _plain(row[name]) for name in _COLUMNS},
        "participants": row["participants"],
        "traveller": _plain(row["traveller"]),
        "title": row["title"],
        "description": row["description"],
        "evidence": [
            {"article": span["article_id"], "start": span["start"], "end": span["end"]}
            for span in row["evidence"]
        ],
        "statuses": [
            {"article": status["article_id"], "status": status["status"], "date": status["date"]}
            for status in row["statuses"]
        ],
        "conflict": _plain(row["conflict"]),
        "reason": row["reason"],
        "confidence": float(row["confidence"]),
    }


def _plain(value: Any) -> Any:
    return None if pd.isna(value) else value
