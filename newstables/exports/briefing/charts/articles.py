"""What the chart of articles counts: how many there are of each day and outlet."""

from newstables.exports.briefing.charts.asked import MOST_SENTENCES, Asked, Counted
from newstables.exports.briefing.labels import label
from newstables.exports.events import plain
from newstables.queries.chart_evidence import coverage_evidence
from newstables.queries.dashboard import coverage as articles_a_day
from newstables.queries.filters import UNKNOWN_OUTLET

_MOST_OUTLETS = 6  # the others are one part


def coverage(asked: Asked) -> Counted:
    """Count articles by day and outlet, the small outlets together."""
    rows = articles_a_day(asked.tables, asked.filters)
    sizes = rows.groupby("outlet")["articles"].sum().sort_values(ascending=False, kind="stable")
    main = list(sizes.index[:_MOST_OUTLETS])
    others = [outlet for outlet in sizes.index if outlet not in main]
    asked.note(coverage_evidence(asked.tables, asked.filters, most=MOST_SENTENCES))
    counts = {(row.outlet, row.day): int(row.articles) for row in rows.itertuples()}
    groups = [[outlet] for outlet in main] + ([others] if others else [])
    series = [*main, *([label("other outlets", asked.language)] if others else [])]
    marks = []
    for day in dict.fromkeys(rows["day"]):
        keys = [(group[0], day) for group in groups]
        values = [sum(counts.get((outlet, day), 0) for outlet in group) for group in groups]
        marks.append(asked.row(day, values, keys))
    named = [label(name, asked.language) if name == UNKNOWN_OUTLET else plain(name)
             for name in series]  # fmt: skip
    return Counted("columns", tuple(named), marks)
