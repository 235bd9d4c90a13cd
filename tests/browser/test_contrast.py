"""Every word of every chart is read on what is painted behind it: 4.5 to 1 or more.

Source: WCAG 2.2, success criterion 1.4.3. Axe does not look into charts.
"""

import io
import json

import numpy as np
import pytest
from PIL import Image
from plotly.offline import get_plotlyjs

from components.charts.look import DARK, LIGHT, paint
from tests.components.every_chart import every_chart

pytestmark = pytest.mark.browser

_LEAST = 4.5
_SHARE = 0.1  # of the ground of a word; a thin line that crosses it is less
_DRAW = """async ([figure, ground]) => {
  document.body.style = `margin:0;background:${ground}`;
  const place = document.createElement("div");
  document.body.replaceChildren(place);
  await Plotly.newPlot(place, figure.data, {...figure.layout, width: 1000}, {staticPlot: true});
}"""
_WORDS = """() => [...document.querySelectorAll("svg text")].flatMap((text) => {
  const box = text.getBoundingClientRect();
  const spans = [...text.querySelectorAll("tspan")].filter((span) => span.style.fill);
  const colours = [text, ...spans].map((one) => getComputedStyle(one));
  let opacity = 1;
  for (let one = text; one; one = one.parentElement) opacity *= getComputedStyle(one).opacity;
  if (!box.width || !text.textContent.trim() || !opacity) return [];
  const pointed = text.closest(".hoverlayer");
  return pointed ? [] : colours.map((colour) => ({
    words: text.textContent, fill: colour.fill, opacity: opacity * colour.fillOpacity,
    box: [box.x, box.y, box.right, box.bottom],
  }));
})"""
_HIDE = 'for (const text of document.querySelectorAll("svg text")) text.style.visibility = "hidden"'


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_word_of_every_chart_can_be_read(browser, theme):
    dark = theme == "dark"
    page = browser.new_page(viewport={"width": 1000, "height": 2000})
    page.add_script_tag(content=get_plotlyjs())
    faint, measured = [], 0
    for name, figure in every_chart().items():
        painted = json.loads(paint(figure, dark=dark).to_json())
        page.evaluate(_DRAW, [painted, (DARK if dark else LIGHT).ground])
        words = page.evaluate(_WORDS)
        page.evaluate(_HIDE)
        ground = np.asarray(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
        measured += len(words)
        faint += [f"{name}: {one['words']} {least:.2f}" for one in words
                  if (least := _contrast(one, ground)) < _LEAST]  # fmt: skip
    page.close()
    assert measured > 100
    assert not faint


def _contrast(word, picture):
    """Return the least contrast of a word with the colours that are behind a tenth of it."""
    left, top, right, bottom = (max(round(edge), 0) for edge in word["box"])
    behind = picture[top:bottom, left:right].reshape(-1, 3)
    if not len(behind):
        return np.inf
    colours, counts = np.unique(behind, axis=0, return_counts=True)
    grounds = colours[counts >= max(_SHARE * len(behind), 1)]
    ink = np.array([float(part) for part in word["fill"][4:-1].split(",")[:3]])
    ratios = []
    for ground in grounds:
        shown = ink * word["opacity"] + ground * (1 - word["opacity"])
        pale, deep = sorted((_luminance(shown), _luminance(ground)), reverse=True)
        ratios.append((pale + 0.05) / (deep + 0.05))
    return min(ratios, default=np.inf)


def _luminance(colour):
    parts = np.asarray(colour) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))
