"""A chart on a page: its title and what it counts as text, its buttons, then the figure.

Save picture and Copy picture stand beside every title: the chart as it stands, in light, for a
slide or a column of a page.
"""

import base64
import html
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from components.charts.look import DARK, FOR_CLICKS, LIGHT, paint
from components.downloads import describe, offer_briefing
from components.loading import answer, noted
from newstables.exports.picture.formats import PICTURES, PictureFormat
from newstables.exports.picture.page import Shape
from newstables.exports.picture.paper import to_png
from newstables.exports.picture.source import name_file, write_source
from newstables.exports.picture.svg import to_svg
from newstables.queries.filters import Filters
from newstables.queries.outlets import outlet_sizes

_TITLE = "font-size:1.05rem;font-weight:650;margin:0;padding:0;overflow-wrap:anywhere"
_NOTE = "font-size:.85rem;overflow-wrap:anywhere;opacity:.8"
_CONFIG = {"displayModeBar": False, "displaylogo": False}  # its buttons stand over the chart
_SHAPES: dict[Shape, str] = {"slide": "Slide, 16:9", "column": "Column, 8.5 cm"}
# Streamlit writes only text to the clipboard. Browsers let a page write a picture at a click, over
# https or on the reader's own machine.
_COPY = """
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const said = parentElement.querySelector("span");
  button.onclick = async () => {
    try {
      const bytes = Uint8Array.from(atob(data.png), (sign) => sign.charCodeAt(0));
      const picture = new Blob([bytes], { type: "image/png" });
      await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
      said.textContent = "Copied.";
    } catch (fault) {
      said.textContent = "This browser does not allow it here: right-click the picture to copy it.";
    }
  };
}
"""
_STYLE = """
button {
  font: inherit; font-size: .875rem;
  color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color, #808495); border-radius: var(--st-base-radius, .5rem);
  padding: .35rem .75rem; min-height: 2.5rem; cursor: pointer;
}
button:hover, button:focus-visible {
  border-color: var(--st-primary-color); color: var(--st-primary-color);
}
span { margin-left: .6rem; font-size: .85rem; color: var(--st-text-color); }
"""
_copy_button = st.components.v2.component(
    "dateline_copy_picture",
    html='<button type="button">Copy picture</button><span role="status"></span>',
    css=_STYLE,
    js=_COPY,
)


def is_dark() -> bool:
    """Return whether the reader's theme is dark."""
    return st.context.theme.type == "dark"


def link_colour() -> str:
    """Return the colour of links, as the theme has it."""
    return "#8fc1f5" if is_dark() else "#1f5fa8"


def alert_colour() -> str:
    """Return the colour of words that warn, as the theme has it."""
    return (DARK if is_dark() else LIGHT).alert


def is_phone() -> bool:
    """Return whether the reader's browser says that it is a phone's."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def show_chart(
    figure: go.Figure,
    *,
    key: str,
    alt: str,
    filters: Filters,
    on_select: Callable[[], None] | None = None,
    buttons: Callable[[], object] | None = None,
    briefed: Mapping[str, Any] | None = None,
) -> Any:
    """Draw a chart with its heading.

    Args:
        figure: from components/charts, with title and note in its `layout.meta`.
        key: of the chart; the page's name begins it.
        alt: what the chart shows, for those who cannot see it.
        filters: what was chosen, for its picture.
        on_select: called when a mark is clicked.
        buttons: draws what else stands beside the title.
        briefed: kind, and view and choices where it has some, of the section that a briefing has
            of it; None: it has none.
    """
    said = figure.layout.meta or {}
    with st.container(gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if said.get("title"):
                title = html.escape(said["title"])
                st.html(f'<h2 style="{_TITLE}">{title}</h2>', width="stretch")
            with st.container(horizontal=True, gap="small", width="content"):  # they wrap as one
                if buttons:
                    buttons()
                if briefed:
                    offer_briefing(filters=filters, key=key, **briefed)
                _offer_picture(figure, key=key, filters=filters)
        if said.get("note"):
            st.html(f'<div style="{_NOTE}">{html.escape(said["note"])}</div>')
    return st.plotly_chart(
        paint(figure, dark=is_dark()),
        key=key,
        theme=None,
        on_select=on_select or "ignore",
        selection_mode="points",
        config=_CONFIG,
        alt=alt,
    )


def _offer_picture(figure: go.Figure, *, key: str, filters: Filters) -> None:
    """Draw the button beside a chart that opens its pictures.

    Args:
        figure: as shown, with title and note in its `layout.meta`.
        key: of the chart; the page's name begins it.
        filters: what was chosen, for the source line and the name of the file.
    """
    popover = st.popover(
        "Save picture",
        icon=":material/image:",
        type="tertiary",
        key=f"{key}_picture",
        on_change="rerun",
    )
    if not popover.open:
        return
    title = (figure.layout.meta or {}).get("title") or "Chart"
    name = name_file(key.partition("_")[0], describe(title, filters))
    with popover:
        shape = st.segmented_control(
            "For a",
            list(_SHAPES),
            format_func=lambda shape: _SHAPES[shape],
            default="slide",
            required=True,
            key=f"{key}_picture_shape",
        )
        drawing = draw_picture(figure, filters=filters)
        png = to_png(drawing(shape))
        st.image(png, width=420 if shape == "slide" else 240)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            show_buttons(drawing, shape=shape, name=name, key=key)
            _copy_button(
                key=f"{key}_picture_copy", data={"png": base64.b64encode(png).decode("ascii")}
            )


def show_buttons(drawing: Callable[[Shape], bytes], *, shape: Shape, name: str, key: str) -> None:
    """Draw the buttons that save a picture, one a format; `name` begins the names of the files."""
    for form in PICTURES:
        st.download_button(
            f"Save as {form.ending.upper()}",
            noted(partial(_write, form, drawing, shape), name, about=form.ending),
            file_name=f"{name}-{shape}.{form.ending}",
            mime=form.media,
            key=f"{key}_picture_{form.ending}",
            on_click="ignore",
        )


def _write(form: PictureFormat, drawing: Callable[[Shape], bytes], shape: Shape) -> bytes:
    return form.write(drawing(shape))


def draw_picture(figure: go.Figure, *, filters: Filters) -> Callable[[Shape], bytes]:
    """Return what draws a chart as SVG in a shape: in light, whatever theme it is shown in."""
    said = figure.layout.meta or {}
    title = said.get("title") or "Chart"
    about = describe(title, filters)
    source = write_source(about, list(answer(outlet_sizes, filters)))
    note = (said.get("note") or "").replace(about.line(), "").strip(" ·")  # is in the source
    light = paint(go.Figure(figure)).to_plotly_json()
    light["data"] = [trace for trace in light["data"] if trace.get("name") != FOR_CLICKS]
    return lambda shape: to_svg(light, shape=shape, title=title, note=note, source=source)
