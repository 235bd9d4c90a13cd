"""What charts of two shares count: before and from a day, one outlet and the others."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from newstables.exports.briefing.charts.asked import MOST_SENTENCES, Asked, Counted
from newstables.exports.briefing.labels import label, spell_date
from newstables.exports.events import plain
from newstables.queries.chart_evidence import mention_evidence
from newstables.queries.outlets import outlet_sizes
from newstables.queries.rising import since, until


def rising(asked: Asked) -> Counted:
    """Compare the articles before a day with those from it on."""
    day = asked.chosen["day"]
    told = spell_date(day, asked.language)
    halves = {"later": since(asked.filters, day), "before": until(asked.filters, day)}
    series = tuple(
        label(side, asked.language).format(day=told) for side in ("from {day}", "before {day}")
    )
    return _compare(asked, "rising", halves, ("share", "before_share"), series)


def outlets(asked: Asked) -> Counted:
    """Compare the articles of an outlet with those of the others."""
    outlet = asked.chosen["outlet"]
    rest = tuple(each for each in outlet_sizes(asked.tables, asked.filters) if each != outlet)
    halves = {"own": replace(asked.filters, outlets=(outlet,)),
              "others": replace(asked.filters, outlets=rest)}  # fmt: skip
    series = (plain(outlet), label("the others", asked.language))
    reach = (("low", "high"), ("other_low", "other_high"))
    return _compare(asked, "outlets", halves, ("share", "other_share"), series, reach=reach)


def _compare(
    asked: Asked,
    view: str,
    halves: Mapping[str, Any],
    columns: tuple[str, str],
    series: tuple[str, ...],
    *,
    reach: tuple[tuple[str, str], ...] = (),
) -> Counted:
    """Return two shares a name, each with the sentences of its half of the articles."""
    rows = asked.rows(view)
    ids = list(rows["entity_id"])
    for half, filters in halves.items():
        found = mention_evidence(asked.tables, filters, entity_ids=ids, most=MOST_SENTENCES)
        asked.note(found.assign(period=half))
    marks = [
        asked.row(row["name"], [round(float(row[column]), 4) for column in columns],
                  [(row["entity_id"], half) for half in halves],
                  reach=tuple((round(row[low], 4), round(row[high], 4)) for low, high in reach))
        for row in rows.to_dict("records")
    ]  # fmt: skip
    unit = label("Share of articles", asked.language)
    return Counted("dots", series, marks, share=True, unit=unit)
