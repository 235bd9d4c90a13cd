"""What charts of names count: mentions, over time, at places, and two together."""

from newstables.exports.briefing.charts.asked import (
    MOST_ROWS,
    MOST_SENTENCES,
    Asked,
    Counted,
    number,
)
from newstables.exports.briefing.labels import label
from newstables.exports.events import plain
from newstables.exports.views import COUNTED
from newstables.queries.chart_evidence import mention_evidence

_MEASURES = {"mentions": "Mentions", "articles": "Articles", "share": "Share of articles",
             "prominence": "Prominence"}  # fmt: skip
TINTS = {"PERSON": "#3b7fc4", "ORG": "#d0700c", "GPE": "#2b9968", "LOC": "#2b9968",
          "FAC": "#2b9968", "NORP": "#8e6bd1", "EVENT": "#cc5f97"}  # as on the screen  # fmt: skip


def entities(asked: Asked) -> Counted:
    """Count how often names are mentioned, or what else was chosen."""
    measure = asked.chosen.get("count", COUNTED[0])
    rows = asked.rows("entities")
    shown = rows.head(int(asked.look.get("top", MOST_ROWS)))
    ids = list(shown["entity_id"])
    asked.note(mention_evidence(asked.tables, asked.filters, entity_ids=ids, most=MOST_SENTENCES))
    marks = [
        asked.row(row["name"], [number(row[measure])], [(row["entity_id"], "")],
                  tint=TINTS[row["type"]])
        for row in shown.to_dict("records")
    ]  # fmt: skip
    series = (label(_MEASURES[measure], asked.language),)
    return Counted("bars", series, marks, len(rows) - len(shown), measure == "share")


def over_time(asked: Asked) -> Counted:
    """Count mentions of a few names by period."""
    rows, step = asked.rows("over_time"), asked.chosen["step"]
    names = dict(zip(rows["entity_id"], rows["name"], strict=True))
    asked.note(
        mention_evidence(asked.tables, asked.filters, entity_ids=list(names),
                         most=MOST_SENTENCES, step=step)
    )  # fmt: skip
    rate = bool(asked.look.get("per_article"))
    counts = {
        (row.entity_id, row.period): round(row.mentions / row.all_articles, 2)
        if rate
        else int(row.mentions)
        for row in rows.itertuples()
    }
    marks = [
        asked.row(
            period,
            [counts.get((entity_id, period), 0) for entity_id in names],
            [(entity_id, period) for entity_id in names],
        )
        for period in dict.fromkeys(rows["period"])
    ]
    unit = label("Mentions an article" if rate else "Mentions", asked.language)
    return Counted("lines", tuple(plain(name) for name in names.values()), marks, unit=unit)
