"""What all charts share: colours, margins, the line that says what a chart counts, safe words.

The colours of marks stand on white and on the dark theme's ground with a contrast of 3.4 to 1 or
more, so one figure serves both themes; words take the colours of the theme, from `paint`.
"""

import html
import textwrap
from collections.abc import Iterable
from typing import NamedTuple

import plotly.graph_objects as go

from newstables.wording import shorten

BLUE, ORANGE, GREEN, VIOLET = "#3b7fc4", "#d0700c", "#2b9968", "#8e6bd1"
RED, TEAL, BROWN, ROSE, GREY = "#d4554f", "#1593a5", "#a3743c", "#cc5f97", "#7d8794"
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
# A click on a bar chooses it on the server, which draws the others paler; Plotly's own paling is
# switched off.
CHOOSING = {
    "selected": {"marker": {"opacity": 1}},
    "unselected": {"marker": {"opacity": 1}},
}

FOR_CLICKS = "for clicks"  # a trace of this name is not seen: it makes marks easier to hit


def words_on(colour: str) -> str:
    """Return black or white, whichever is read better on a colour "#rrggbb": 4.58 to 1 or more."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return "#ffffff" if 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.179 else "#000000"


def safe(words: object, *, most: int = 0) -> str:
    """Write words from an article for Plotly, which obeys markup; cut to `most` characters."""
    return html.escape(shorten(words, most=most or 1_000_000), quote=False)


def lines(words: object, *, width: int = 60, most: int = 6, taken: int = 0) -> str:
    """Write words from an article for Plotly in lines of `width`, at most `most` of them.

    Of the first line, `taken` characters are in use already.
    """
    wrapped = textwrap.wrap(" ".join(str(words).split()), width, initial_indent=" " * taken)
    if len(wrapped) > most:
        wrapped = [*wrapped[: most - 1], wrapped[most - 1] + " …"]
    wrapped = [line.strip() for line in wrapped]
    return "<br>".join(html.escape(line, quote=False) for line in wrapped)


def dress(
    figure: go.Figure, *, title: str, note: str = "", height: int = 420, legend: bool = True
) -> go.Figure:
    """Return a figure with the margins and habits all charts share.

    Title and note travel with it as `layout.meta`: the page draws them above the chart as text,
    beside its buttons, and a saved picture draws them itself.
    """
    figure.update_layout(
        meta={"title": title, "note": note},
        margin={"l": 8, "r": 16, "t": 8, "b": 8},
        height=height,
        showlegend=legend,
        legend={"orientation": "h", "x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom",
                "title": {"text": ""}, "traceorder": "normal"},
        hoverlabel={"align": "left"},
        dragmode=False,
        clickmode="event+select",
    )  # fmt: skip
    figure.update_xaxes(automargin=True, fixedrange=True, zeroline=False)
    figure.update_yaxes(automargin=True, fixedrange=True, zeroline=False)
    return figure


def add_bands(figure: go.Figure, rows: Iterable[int]) -> go.Figure:
    """Add a pale band behind each of some rows, so that the eye keeps to one; return the figure."""
    for row in rows:
        figure.add_shape(name="band", type="rect", xref="paper", x0=0, x1=1, y0=row - 0.5,
                         y1=row + 0.5, line={"width": 0}, layer="below")  # fmt: skip
    return figure


class Theme(NamedTuple):
    """The colours of words and lines on one ground; words have 4.5 to 1 and more on it."""

    ink: str
    muted: str
    alert: str  # words that warn
    line: str
    band: str  # every second day or row
    ground: str
    sea: str  # of a map
    land: str


LIGHT = Theme("#1c2430", "#566070", "#b3261e", "#d3d9e1", "rgba(28,36,48,.045)", "#ffffff",
              "#e6f0f7", "#fbfaf6")  # fmt: skip
DARK = Theme("#e6eaf0", "#a9b4c2", "#ff9d95", "#38414f", "rgba(230,234,240,.055)", "#12161d",
             "#16212c", "#272d35")  # fmt: skip
FONT = '"Source Sans 3", "Source Sans", "Source Sans Pro", "Noto Sans", sans-serif'


def paint(figure: go.Figure, *, dark: bool = False) -> go.Figure:
    """Return the figure in the colours of a theme: words, axes, grid, hover, every second band.

    What has a colour of its own keeps it; a shape named "band", the land and sea of a map and words
    named "muted" take the theme's. The figure is changed in place: it is drawn once.
    """
    theme = DARK if dark else LIGHT
    figure.update_layout(
        template="none",
        font={"family": FONT, "size": 14, "color": theme.ink},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        hoverlabel={
            "bgcolor": theme.ground,
            "bordercolor": theme.line,
            "font": {"family": FONT, "size": 14, "color": theme.ink},
        },
    )
    axes = {"gridcolor": theme.line, "linecolor": theme.line, "zerolinecolor": theme.line,
            "tickfont": {"color": theme.ink, "size": 14}, "title.font.color": theme.muted,
            "title.font.size": 14, "tickcolor": theme.line}  # fmt: skip
    figure.update_xaxes(**axes)
    figure.update_yaxes(**axes)
    figure.update_shapes(selector={"name": "band"}, fillcolor=theme.band)
    figure.update_shapes(selector={"name": "rule"}, line_color=theme.line)
    figure.update_shapes(selector={"name": "sea"}, fillcolor=theme.sea)
    figure.update_traces(selector={"name": "land"}, fillcolor=theme.land)
    figure.update_traces(selector={"name": "countries"}, textfont_color=theme.muted)
    figure.update_annotations(selector={"name": "muted"}, font_color=theme.muted)
    for trace in figure.data:
        if trace.type == "scatter" and trace.textfont.shadow:  # words that stand over lines
            trace.textfont.shadow = ", ".join([f"0px 0px 3px {theme.ground}"] * 4)
    figure.update_traces(selector={"name": "muted"}, textfont_color=theme.muted)
    for note in figure.layout.annotations:  # on a mark's red, words would be too faint
        for red in (RED, LIGHT.alert, DARK.alert):
            note.text = (note.text or "").replace(red, theme.alert)
    return figure
