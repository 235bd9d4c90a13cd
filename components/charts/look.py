"""What all charts share: colours, margins, the line that says what a chart counts, safe words.

The colours stand on white and on the dark theme's ground with a contrast of at least 3.5 to 1, so
one figure serves both themes; Streamlit's theme gives it fonts and grid.
"""

import html
import textwrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

BLUE, ORANGE, GREEN, VIOLET = "#3b7fc4", "#d0700c", "#2b9968", "#8e6bd1"
RED, TEAL, BROWN, ROSE, GREY = "#d4554f", "#1593a5", "#a3743c", "#cc5f97", "#7d8794"
INK = "#717a86"  # words drawn inside a chart
SERIES = (BLUE, ORANGE, GREEN, VIOLET, TEAL, ROSE, BROWN, RED)

TYPE_COLOURS = {
    "PERSON": BLUE,
    "ORG": ORANGE,
    "GPE": GREEN,
    "LOC": GREEN,
    "FAC": GREEN,
    "NORP": VIOLET,
    "EVENT": ROSE,
}
TYPE_WORDS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "country or town",
    "LOC": "region",
    "FAC": "building or site",
    "NORP": "nationality or group",
    "EVENT": "event",
}
KIND_WORDS = {"PERSON": "People", "ORG": "Organisations", "GPE": "Places", "LOC": "Places",
              "FAC": "Places", "NORP": "Nationalities and groups", "EVENT": "Events"}  # fmt: skip

# A click on a bar chooses it on the server, which draws the others paler; Plotly's own paling is
# switched off. It also fails on bars with words, unless their fonts are given.
CHOOSING = {
    "selected": {"marker": {"opacity": 1}, "textfont": {"color": INK}},
    "unselected": {"marker": {"opacity": 1}, "textfont": {"color": INK}},
}

_WIDE = 72  # characters a line of the words under a title
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def safe(words: object, *, most: int = 0) -> str:
    """Write words from an article for Plotly, which obeys markup; cut to `most` characters."""
    text = " ".join(str(words).split())
    if most and len(text) > most:
        text = text[: most - 1].rstrip() + "…"
    return html.escape(text, quote=False)


def lines(words: object, *, width: int = 60, most: int = 6) -> str:
    """Write words from an article for Plotly in lines of `width`, at most `most` of them."""
    wrapped = textwrap.wrap(" ".join(str(words).split()), width)
    if len(wrapped) > most:
        wrapped = [*wrapped[: most - 1], wrapped[most - 1] + " …"]
    return "<br>".join(html.escape(line, quote=False) for line in wrapped)


def spell_day(iso: object) -> str:
    """Write an ISO day, month or year for people: "31 Jan 2023", "Jan 2023", "2023"."""
    if pd.isna(iso) or not iso:
        return "undated"
    year, *rest = str(iso)[:10].split("-")
    if not rest or not rest[0].isdigit():
        return str(iso)
    month = _MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


_PARTS = {
    "MO": "in the morning", "MI": "at midday", "AF": "in the afternoon", "EV": "in the evening",
    "NI": "at night",
}  # fmt: skip


def spell_time(time: object) -> str:
    """Write a time of day behind its date: ", 14:30", ", in the morning"; "" when none is told."""
    return "" if pd.isna(time) or not time else f", {_PARTS.get(str(time), str(time))}"


def spell_span(first: object, last: object) -> str:
    """Write a span of days for people: "29–30 Jan 2023"; without a last day, the first alone."""
    begin, end = spell_day(first), spell_day(last)
    if pd.isna(last) or not last or begin == end:
        return begin
    begins, ends = begin.split(), end.split()
    same = 0
    while same < min(len(begins), len(ends)) and begins[-1 - same] == ends[-1 - same]:
        same += 1
    return f"{' '.join(begins[: len(begins) - same])}–{end}" if same == 2 else f"{begin} – {end}"


def dress(
    figure: go.Figure, *, title: str, note: str = "", height: int = 420, legend: bool = True
) -> go.Figure:
    """Return a figure its title, the line that says what was counted, and room for both."""
    under = lines(note, width=_WIDE, most=3) if note else ""
    above = 40 + 17 * (under.count("<br>") + 1 if under else 0) + 8
    figure.update_layout(
        title={
            "text": safe(title),
            "x": 0,
            "xanchor": "left",
            "xref": "container",
            "y": 1,
            "yanchor": "top",
            "yref": "container",
            "pad": {"t": 8, "l": 4},
            "font": {"size": 17},
            "subtitle": {"text": under, "font": {"size": 12}},
        },
        margin={"l": 8, "r": 16, "t": above, "b": 36 if legend else 8},
        height=height + above + (28 if legend else 0),
        showlegend=legend,
        # At the bottom, measured from there, Plotly makes room for as many lines as it takes.
        legend={"orientation": "h", "x": 0, "xanchor": "left", "yref": "container", "y": 0,
                "yanchor": "bottom", "title": {"text": ""}},
        hoverlabel={"align": "left"},
        dragmode=False,
        clickmode="event+select",
    )  # fmt: skip
    figure.update_xaxes(automargin=True, fixedrange=True)
    figure.update_yaxes(automargin=True, fixedrange=True)
    return figure


def make_config(name: str, *, picture: str = "svg") -> dict[str, Any]:
    """Set the toolbar: one camera, that saves `name` as SVG or PNG of 1200 by 675 points."""
    return {
        "displaylogo": False,
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {
            "format": picture,
            "filename": name,
            "width": 1200,
            "height": 675,
            "scale": 2 if picture == "png" else 1,
        },
    }
