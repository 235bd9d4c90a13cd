"""What charts of names count: mentions, in parts by outlet, and over time."""

from dataclasses import replace

import pandas as pd

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
from newstables.queries.entities import entity_by_outlet
from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.queries.prominence import prominence_by_outlet

_MEASURES = {"mentions": "Mentions", "articles": "Articles", "share": "Share of articles",
             "prominence": "Prominence"}  # fmt: skip
TINTS = {"PERSON": "#3b7fc4", "ORG": "#d0700c", "GPE": "#2b9968", "LOC": "#2b9968",
          "FAC": "#2b9968", "NORP": "#8e6bd1", "EVENT": "#cc5f97"}  # as on the screen  # fmt: skip
PARTS = ("Stacked", "Side by side")  # by outlet, drawn on each other
_MOST_OUTLETS = 7  # told apart, as on the page


def entities(asked: Asked) -> Counted:
    """Count how often names are mentioned, or what else was chosen."""
    measure = asked.chosen.get("count", COUNTED[0])
    rows = asked.rows("entities")
    shown = rows.head(int(asked.look.get("top", MOST_ROWS)))
    if asked.look.get("parts") in PARTS:
        return _by_outlet(asked, shown, measure, left_out=len(rows) - len(shown))
    ids = list(shown["entity_id"])
    asked.note(mention_evidence(asked.tables, asked.filters, entity_ids=ids, most=MOST_SENTENCES))
    marks = [
        asked.row(row["name"], [number(row[measure])], [(row["entity_id"], "")],
                  tint=TINTS[row["type"]])
        for row in shown.to_dict("records")
    ]  # fmt: skip
    series = (label(_MEASURES[measure], asked.language),)
    return Counted("bars", series, marks, len(rows) - len(shown), measure == "share")


def _by_outlet(asked: Asked, shown: pd.DataFrame, measure: str, *, left_out: int) -> Counted:
    """Count the same in parts by outlet; those beyond the first few are one part."""
    ids = list(shown["entity_id"])
    ask_parts = prominence_by_outlet if measure == "prominence" else entity_by_outlet
    parts = ask_parts(asked.tables, asked.filters, entity_ids=ids)
    sizes = parts.groupby("outlet")["mentions"].sum().sort_values(ascending=False, kind="stable")
    groups = {outlet: (outlet,) for outlet in sizes.index[:_MOST_OUTLETS]}
    if others := tuple(sizes.index[_MOST_OUTLETS:]):
        groups[label("other outlets", asked.language)] = others
    counts = {}
    for name, outlets in groups.items():
        filters = replace(asked.filters, outlets=outlets)
        found = mention_evidence(asked.tables, filters, entity_ids=ids, most=MOST_SENTENCES)
        asked.note(found.assign(period=name))
        own = parts[parts["outlet"].isin(outlets)].groupby("entity_id")[measure].sum()
        counts[name] = own.reindex(ids, fill_value=0)
    marks = [
        asked.row(
            row["name"],
            [number(own[row["entity_id"]]) or 0 for own in counts.values()],
            [(row["entity_id"], name) for name in groups],
        )
        for row in shown.to_dict("records")
    ]
    series = tuple(plain(_outlet(name, asked.language)) for name in groups)
    unit = label(_MEASURES[measure], asked.language)
    return Counted("stack", series, marks, left_out, measure == "share", unit=unit)


def _outlet(name: str, language: str) -> str:
    return label(name, language) if name == UNKNOWN_OUTLET else name


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
