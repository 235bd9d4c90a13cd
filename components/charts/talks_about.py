"""Who talks about whom: speakers down, names across, a square where a quotation holds the name."""

import pandas as pd
import plotly.graph_objects as go

from components.charts.look import dress, safe
from components.charts.squares import add_squares, lay_out


def talks_about(
    talks: pd.DataFrame,
    *,
    title: str,
    note: str = "",
    speakers: int = 14,
    names: int = 12,
    chosen: tuple[str, ...] = (),
    narrow: bool = False,
) -> go.Figure:
    """Draw the speakers who name most and the names they name most.

    Args:
        talks: speaker, entity_id, name, quotes, articles; may be empty.
        title: over the chart.
        note: what was counted, under the title.
        speakers: how many are drawn at most.
        names: how many are drawn at most.
        chosen: speaker and entity_id of the square to stand out.
        narrow: for a phone: names are cut sooner.

    Returns:
        A figure whose marks carry [speaker, entity_id] as customdata, their quotations as text.
    """
    down = _most(talks, "speaker", speakers)
    names = min(names, 8) if narrow else names
    across = _most(talks[talks["speaker"].isin(down)], "entity_id", names)
    shown = talks[talks["speaker"].isin(down) & talks["entity_id"].isin(across)]
    down = [speaker for speaker in down if speaker in set(shown["speaker"])]
    labels = dict(zip(shown["entity_id"], shown["name"], strict=True))
    figure = go.Figure()
    add_squares(
        figure,
        x=list(shown["entity_id"]),
        y=list(shown["speaker"]),
        counts=[int(quotes) for quotes in shown["quotes"]],
        counted="quotations",
        ids=shown[["speaker", "entity_id"]].to_numpy().tolist(),
        hover=[_hover(row) for row in shown.to_dict("records")],
        chosen=chosen,
        narrow=narrow,
    )
    dress(figure, title=title, note=note)
    lay_out(
        figure,
        across={entity_id: labels[entity_id] for entity_id in across},
        down={speaker: speaker for speaker in down},
        narrow=narrow,
    )
    return figure


def _most(talks: pd.DataFrame, column: str, top: int) -> list[str]:
    sums = talks.groupby(column, sort=True)["quotes"].sum()
    return list(sums.sort_values(ascending=False, kind="stable").index[:top])


def _hover(row: dict[str, object]) -> str:
    return (
        f"<b>{safe(row['speaker'], most=60)}</b> about <b>{safe(row['name'], most=60)}</b><br>"
        f"quotations: {row['quotes']:,}, articles: {row['articles']:,}"
    )
