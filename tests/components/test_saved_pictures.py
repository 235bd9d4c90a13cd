"""Saved pictures of every chart: whole, light, nothing chosen, every word in its place."""

import html
import re
from pathlib import Path
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest

from components.charts.look import DARK, LIGHT, paint
from newstables.exports.picture.page import PAGES
from newstables.exports.picture.svg import to_svg
from newstables.exports.picture.words import width
from tests.components.every_chart import HOSTILE, every_chart

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"
SOURCE = "Source: Harbour News (3 articles), 2 May 2023; Dateline, 4 May 2023"
FOLDER = ROOT / "components" / "charts"
CHARTS = every_chart()


def picture(name, shape="slide", *, dark=True):
    shown = paint(go.Figure(CHARTS[name]), dark=dark)
    figure = paint(go.Figure(shown))  # as components.drawing saves what a screen shows
    return to_svg(
        figure.to_plotly_json(), shape=shape, title=f"{name} {HOSTILE}", note="n", source=SOURCE
    )


def words_of(svg):
    root = ElementTree.fromstring(svg)
    return [("".join(text.itertext()), text) for text in root.iter(f"{SVG}text")]


def labels_of(figure):
    """The words a figure is read by: ticks, keys, notes."""
    layout = figure.layout
    held = [*(layout.xaxis.ticktext or ()), *(layout.yaxis.ticktext or ())]
    held += [note.text for note in layout.annotations]
    held += [trace.name for trace in figure.data if trace.name and trace.showlegend is not False
             and layout.showlegend is not False]  # fmt: skip
    return [html.unescape(re.sub(r"</?(b|span|br)\b[^>]*>", " ", str(label))) for label in held]


def test_every_chart_of_ours_is_tried():
    modules = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py")}
    charts = {name for name, code in modules.items() if f"def {name}(" in code}
    assert {name.split()[0] for name in CHARTS} == charts
    used = set(re.findall(r"from components\.charts\.(\w+) import", "".join(modules.values())))
    assert modules.keys() - charts - used == {"__init__"}


@pytest.mark.parametrize("shape", PAGES)
@pytest.mark.parametrize("name", CHARTS)
def test_every_label_is_written_and_lies_on_the_sheet(name, shape):
    svg = picture(name, shape)
    texts = words_of(svg)
    drawn = "".join("".join(words.split()) for words, _ in texts)
    assert "rowsaredrawn" not in drawn
    days = re.compile(r"\d+ \w{3}( \d{4})?")  # of which as many are written as there is room
    for label in labels_of(CHARTS[name]):
        if not days.fullmatch(label):
            assert "".join(label.split()) in drawn, label
    _, _, wide, high = (float(n) for n in ElementTree.fromstring(svg).get("viewBox").split())
    for words, text in texts:
        size = float(text.get("font-size"))
        assert size >= PAGES[shape].text - 0.01
        if text.get("transform"):
            continue
        taken = width(words, size=size, bold="font-weight" in ElementTree.tostring(text).decode())
        left = float(text.get("x")) - {"start": 0, "middle": 0.5, "end": 1}[
            text.get("text-anchor")] * taken  # fmt: skip
        assert left >= -1 and left + taken <= wide + 1, words
        assert size * 0.7 <= float(text.get("y")) <= high, words


@pytest.mark.parametrize("name", CHARTS)
def test_hostile_words_stay_words(name):
    svg = picture(name)
    assert {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(svg).iter()} <= {
        "svg", "title", "desc", "rect", "circle", "path", "text", "tspan", "g", "defs", "pattern",
        "clipPath",
    }  # fmt: skip
    assert HOSTILE in ElementTree.fromstring(svg).findtext(f"{SVG}title")


@pytest.mark.parametrize("name", CHARTS)
def test_a_dark_screen_gives_the_same_light_picture(name):
    dark, light = picture(name), picture(name, dark=False)
    assert dark == light
    assert DARK.ink not in dark.decode() and DARK.muted not in dark.decode()
    first = next(ElementTree.fromstring(light).iter(f"{SVG}rect"))
    assert (first.get("fill"), first.get("width")) == (LIGHT.ground, "960")


def test_what_is_chosen_does_not_stand_out():
    for name in ("entity_bars", "outlet_compare", "rising_names", "tour_timeline", "place_map"):
        assert b'opacity="0.4' not in picture(name)
    frames = [rect for rect in ElementTree.fromstring(picture("pair_heat")).iter(f"{SVG}rect")
              if rect.get("stroke")]  # fmt: skip
    assert not frames
