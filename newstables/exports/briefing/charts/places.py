"""What the map of places counts: how often each is mentioned, those visited told apart."""

from typing import Any

import pandas as pd

from newstables.exports.briefing.chart_blocks import Spot
from newstables.exports.briefing.charts.asked import MOST_SENTENCES, Asked, Counted
from newstables.exports.briefing.labels import label
from newstables.queries.chart_evidence import mention_evidence

_MOST = 30  # places
EVERY = "Every place named"  # not only where the tour went
_VISITED, _NAMED = "#1f5fa8", "#7d8794"


def places(asked: Asked) -> Counted:
    """Count how often places are mentioned."""
    rows = asked.rows("places")
    shown = rows.head(_MOST)
    ids = list(shown["entity_id"])
    asked.note(mention_evidence(asked.tables, asked.filters, entity_ids=ids, most=MOST_SENTENCES))
    marks = [
        asked.row(row["place"], [int(row["n"])], [(row["entity_id"], "")],
                  tint=_VISITED if row["visited"] else _NAMED, spot=_spot(row))
        for row in shown.to_dict("records")
    ]  # fmt: skip
    toured = bool(shown["visited"].any()) and asked.look.get("part") != EVERY
    series = (label("Mentions", asked.language),)
    drawn = sum(row.spot.visited for row in marks if row.spot) if toured else 0
    return Counted("map", series, marks, len(rows) - len(shown), drawn=drawn)


def _spot(row: dict[str, Any]) -> Spot | None:
    if pd.isna(row["lat"]) or pd.isna(row["lon"]):
        return None
    order = 0 if pd.isna(row["order"]) else int(row["order"])
    return Spot(float(row["lat"]), float(row["lon"]), bool(row["visited"]), order)
