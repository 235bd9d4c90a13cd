"""How often people, organisations and places are mentioned: one bar a name, most on top."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.charts.axes import list_names, room_for
from components.charts.look import CHOOSING, GREY, SERIES, TYPE_COLOURS, dress, safe, words_on
from newstables.wording import TYPE_GROUPS

MEASURES = {"mentions": "Mentions", "articles": "Articles", "share": "Share of articles",
            "prominence": "Prominence"}  # fmt: skip
_SHAPES = {"share": ".0%", "prominence": ",.1f"}  # how a number is written; the others: ",d"
_KINDS = {"People": "person", "Organisations": "organisation", "Places": "place",
          "Nationalities and groups": "group", "Events": "event"}  # fmt: skip
_ROW = 28  # points a bar
_MOST_OUTLETS = 7  # the others are drawn as one
_PANEL = 1.4  # how far a panel reaches, in its longest bar: room for a number


def entity_bars(
    counts: pd.DataFrame,
    *,
    measure: str,
    title: str,
    note: str = "",
    chosen: str = "",
    narrow: bool = False,
) -> go.Figure:
    """Draw a bar a name, coloured by type; the first bar of each type says which it is.

    Args:
        counts: entity_id, name, type and `measure`, most first; may be empty.
        measure: a key of MEASURES.
        title: over the chart.
        note: what was counted, under the title.
        chosen: entity_id of the bar to stand out; "": all alike.
        narrow: for a phone: more of the width is left to words.

    Returns:
        A figure whose marks carry [entity_id] as customdata.
    """
    figure = go.Figure()
    kinds = counts["type"].map(TYPE_GROUPS)
    for kind in dict.fromkeys(TYPE_GROUPS.values()):
        rows = counts[kinds == kind]
        if rows.empty:
            continue
        words: dict[str, Any] = _words(rows, measure, position="outside")
        if kinds.nunique() > 1:
            words["text"] = [f"{words['text'][0]} · {_KINDS[kind]}", *words["text"][1:]]
        figure.add_bar(
            y=rows["entity_id"],
            x=rows[measure],
            name=kind,
            orientation="h",
            customdata=rows[["entity_id"]].astype(str),
            marker={
                "color": TYPE_COLOURS[rows["type"].iloc[0]],
                "opacity": [_opacity(entity_id, chosen) for entity_id in rows["entity_id"]],
            },
            **words,
        )
    _finish(figure, counts, title=title, note=note)
    room = room_for([word for trace in figure.data for word in trace.text])
    if kinds.nunique() > 1:
        room = 1.9 if narrow else 1.3
    figure.update_xaxes(range=[0, room * _longest(counts[measure])])
    return figure


def entity_bars_by_outlet(
    counts: pd.DataFrame,
    parts: pd.DataFrame,
    *,
    measure: str,
    title: str,
    note: str = "",
    stacked: bool = True,
    chosen: str = "",
) -> go.Figure:
    """Draw a bar a name in parts by outlet: on each other, or each outlet in a panel of its own.

    Args:
        counts: as in `entity_bars`: the names and their order.
        parts: entity_id, name, outlet and `measure`.
        measure: a key of MEASURES.
        title: over the chart.
        note: what was counted, under the title.
        stacked: parts on each other, so that a bar is as long as without parts.
        chosen: entity_id of the bar to stand out; "": all alike.

    Returns:
        A figure whose marks carry [entity_id, outlet] as customdata; outlets beyond the seven
        that name most are one grey part, whose outlet is "".
    """
    figure = go.Figure(layout={"barmode": "stack" if stacked else "overlay"})
    outlets = _parts_of(parts, measure)
    step = _PANEL * max((_longest(rows[measure]) for _, rows, _ in outlets), default=1.0)
    for number, (outlet, rows, colour) in enumerate(outlets):
        figure.add_bar(
            y=rows["entity_id"],
            x=rows[measure],
            base=None if stacked else [number * step] * len(rows),
            name=safe(outlet or "other outlets", most=40),
            orientation="h",
            customdata=rows[["entity_id"]].astype(str).assign(outlet=outlet),
            marker={"color": colour,
                    "opacity": [_opacity(entity_id, chosen) for entity_id in rows["entity_id"]]},
            **_words(rows, measure, position="auto" if stacked else "outside"),
            insidetextfont={"color": words_on(colour), "size": 14},
            insidetextanchor="middle",
            constraintext="none",
        )  # fmt: skip
    _finish(figure, counts, title=title, note=note, legend=stacked)
    if stacked:
        totals = parts.groupby("entity_id")[measure].sum()
        figure.update_xaxes(range=[0, 1.06 * _longest(totals)])
        figure.update_layout(height=figure.layout.height + 30)
    else:
        _add_heads(figure, [outlet for outlet, _, _ in outlets], step)
    return figure


def _parts_of(parts: pd.DataFrame, measure: str) -> list[tuple[str, pd.DataFrame, str]]:
    """Return outlet, rows and colour of each part, the outlet that names most first."""
    order = parts.groupby("outlet")["mentions"].sum().sort_values(ascending=False, kind="stable")
    main = list(order.index[:_MOST_OUTLETS])
    found = [
        (str(outlet), parts[parts["outlet"] == outlet], colour)
        for outlet, colour in zip(main, SERIES, strict=False)
    ]
    others = parts[~parts["outlet"].isin(main)]
    if len(others):
        together = others.groupby(["entity_id", "name"], as_index=False)[[measure]].sum()
        found.append(("", together, GREY))
    return found


def _add_heads(figure: go.Figure, outlets: list[str], step: float) -> None:
    """Write each outlet over its panel, long ones over two lines."""
    for number, outlet in enumerate(outlets):
        figure.add_annotation(
            x=number * step,
            y=1,
            yref="paper",
            text=f"<b>{_in_two(outlet or 'other outlets')}</b>",
            align="left",
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
        )
    figure.update_xaxes(range=[0, step * max(len(outlets), 1)])
    figure.update_layout(margin_t=46, height=figure.layout.height + 46)


def _in_two(words: str) -> str:
    first, _, rest = words.partition(" ")
    return f"{safe(first, most=14)}<br>{safe(rest, most=14)}" if rest else safe(first, most=14)


def _words(rows: pd.DataFrame, measure: str, *, position: str) -> dict[str, object]:
    shape = _SHAPES.get(measure, ",d")
    values = [format(value, shape) for value in rows[measure]]
    return {
        **CHOOSING,
        "text": values,
        "textposition": position,
        "textangle": 0,
        "cliponaxis": False,
        "hovertext": [
            f"{safe(name, most=80)}: <b>{value}</b>"
            for name, value in zip(rows["name"], values, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra>%{fullData.name}</extra>",
    }


def _opacity(entity_id: str, chosen: str) -> float:
    return 1.0 if chosen in ("", entity_id) else 0.45


def _longest(values: pd.Series) -> float:
    return float(max(values, default=1) or 1)


def _finish(
    figure: go.Figure, counts: pd.DataFrame, *, title: str, note: str, legend: bool = False
) -> None:
    dress(figure, title=title, note=note, height=24 + _ROW * max(len(counts), 3), legend=legend)
    figure.update_xaxes(visible=False)  # no axis: each bar has its number
    list_names(figure, counts["entity_id"], counts["name"])
