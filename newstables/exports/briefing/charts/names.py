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
from newstables.queries.relations import pair_evidence

_MEASURES = {"mentions": "Mentions", "articles": "Articles", "share": "Share of articles",
             "prominence": "Prominence"}  # fmt: skip
_TINTS = {"PERSON": "#3b7fc4", "ORG": "#d0700c", "GPE": "#2b9968", "LOC": "#2b9968",
          "FAC": "#2b9968", "NORP": "#8e6bd1", "EVENT": "#cc5f97"}  # as on the screen  # fmt: skip


def entities(asked: Asked) -> Counted:
    """Count how often names are mentioned, or what else was chosen."""
    measure = asked.chosen.get("count", COUNTED[0])
    rows = asked.rows("entities")
    shown = rows.head(MOST_ROWS)
    ids = list(shown["entity_id"])
    asked.note(mention_evidence(asked.tables, asked.filters, entity_ids=ids, most=MOST_SENTENCES))
    marks = [
        asked.row(row["name"], [number(row[measure])], [(row["entity_id"], "")],
                  tint=_TINTS[row["type"]])
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
    counts = {(row.entity_id, row.period): int(row.mentions) for row in rows.itertuples()}
    marks = [
        asked.row(
            period,
            [counts.get((entity_id, period), 0) for entity_id in names],
            [(entity_id, period) for entity_id in names],
        )
        for period in dict.fromkeys(rows["period"])
    ]
    return Counted("lines", tuple(plain(name) for name in names.values()), marks)


def places(asked: Asked) -> Counted:
    """Count how often places are mentioned."""
    rows = asked.rows("places")
    shown = rows.head(MOST_ROWS)
    ids = list(shown["entity_id"])
    asked.note(mention_evidence(asked.tables, asked.filters, entity_ids=ids, most=MOST_SENTENCES))
    marks = [
        asked.row(row["place"], [int(row["n"])], [(row["entity_id"], "")],
                  tint="#1f5fa8" if row["visited"] else "#7d8794")
        for row in shown.to_dict("records")
    ]  # fmt: skip
    return Counted("bars", (label("Mentions", asked.language),), marks, len(rows) - len(shown))


def together(asked: Asked) -> Counted:
    """Count the sentences that pairs of names share."""
    rows = asked.rows("together")
    shown = rows.head(MOST_ROWS).to_dict("records")
    for row in shown:
        found = pair_evidence(asked.tables, asked.filters, one=row["one_id"],
                              other=row["other_id"], limit=MOST_SENTENCES)  # fmt: skip
        key = f"{row['one_id']} {row['other_id']}"
        asked.note(found.assign(key=key, sentences=int(row["sentences"])))
    marks = [
        asked.row(f"{row['one']} – {row['other']}", [int(row["sentences"])],
                  [(f"{row['one_id']} {row['other_id']}", "")])
        for row in shown
    ]  # fmt: skip
    return Counted("bars", (label("Sentences", asked.language),), marks, len(rows) - len(shown))
