"""What charts of pairs count: two names in one sentence, and who talks about whom."""

from typing import Any

from newstables.exports.briefing.chart_blocks import End, Shape
from newstables.exports.briefing.charts.asked import MOST_SENTENCES, Asked, Counted
from newstables.exports.briefing.charts.names import TINTS
from newstables.exports.briefing.labels import label
from newstables.exports.events import plain
from newstables.exports.picture.pairs.names import names_with_most
from newstables.queries.relations import pair_evidence, talks_evidence
from newstables.wording import TYPE_GROUPS

_NAMES = 12  # drawn when nothing was chosen, as on the page
_SPEAKERS = 14
NETWORK = "Network"  # the other form is the heat map


def together(asked: Asked) -> Counted:
    """Count the sentences that pairs of names share."""
    rows = asked.rows("together")
    names = int(asked.look.get("names", _NAMES))
    order = names_with_most(rows, names)
    shown = rows[rows["one_id"].isin(order) & rows["other_id"].isin(order)].to_dict("records")
    for row in shown:
        found = pair_evidence(asked.tables, asked.filters, one=row["one_id"],
                              other=row["other_id"], limit=MOST_SENTENCES)  # fmt: skip
        asked.note(found.assign(key=_key(row), sentences=int(row["sentences"])))
    marks = [
        asked.row(
            f"{row['one']} – {row['other']}",
            [int(row["sentences"])],
            [(_key(row), "")],
            ends=(_end(row, "one", asked.language), _end(row, "other", asked.language)),
        )
        for row in shown
    ]
    shape: Shape = "network" if asked.look.get("form") == NETWORK else "heat"
    series = (label("Sentences", asked.language),)
    return Counted(shape, series, marks, len(rows) - len(shown), drawn=names)


def _key(row: dict[str, Any]) -> str:
    return f"{row['one_id']} {row['other_id']}"


def _end(row: dict[str, Any], side: str, language: str) -> End:
    kind = row[f"{side}_type"]
    group = label(TYPE_GROUPS[kind].lower(), language)
    return End(row[f"{side}_id"], plain(row[side]), group, TINTS[kind])


def talks(asked: Asked) -> Counted:
    """Count the quotations of speakers that hold a name."""
    rows = asked.rows("talks")
    down = _most(rows, "speaker", _SPEAKERS)
    across = _most(rows[rows["speaker"].isin(down)], "entity_id", _NAMES)
    kept = rows[rows["speaker"].isin(down) & rows["entity_id"].isin(across)].to_dict("records")
    for row in kept:
        found = talks_evidence(asked.tables, asked.filters, speaker=row["speaker"],
                               entity_id=row["entity_id"])  # fmt: skip
        key, count = f"{row['speaker']} {row['entity_id']}", int(row["quotes"])
        asked.note(found.head(MOST_SENTENCES).assign(key=key, sentences=count))
    marks = [
        asked.row(
            f"{row['speaker']} → {row['name']}",
            [int(row["quotes"])],
            [(f"{row['speaker']} {row['entity_id']}", "")],
            ends=(
                End(row["speaker"], plain(row["speaker"])),
                End(row["entity_id"], plain(row["name"])),
            ),
        )
        for row in kept
    ]
    series = (label("Quotations", asked.language),)
    return Counted("squares", series, marks, len(rows) - len(kept))


def _most(rows: Any, column: str, top: int) -> list[str]:
    sums = rows.groupby(column, sort=True)["quotes"].sum()
    return list(sums.sort_values(ascending=False, kind="stable").index[:top])
