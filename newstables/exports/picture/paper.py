"""SVG of ours as PNG and PDF: shapes and words set by Typst, which needs no browser.

Typst draws the words itself, not as a part of the SVG: so each sign is taken from whichever font
has it. A sign that no font has is drawn as a box, and a sentence at the foot names its script.
"""

import json
import re
import unicodedata
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

import typst

from newstables.exports.picture.page import FONTS, PAGES, WARNING

_SVG = "{http://www.w3.org/2000/svg}"
_NO_SIGN = "\u0378"  # belongs to no letter: drawn as any missing sign is
_PAGE = """
#let sheet = json(bytes(sys.inputs.sheet))
#set document(title: sheet.title, date: none)
#set page(width: sheet.wide * 1pt, height: sheet.high * 1pt, margin: 0pt, fill: white)
#set text(font: sheet.fonts, lang: "en", top-edge: "baseline", bottom-edge: "baseline",
          hyphenate: false)
#place(top + left, image(bytes(sys.inputs.drawing), format: "svg", width: sheet.wide * 1pt,
                         alt: sheet.title))
#let set-runs(item, stroke) = for run in item.runs {
  text(size: item.size * 1pt, weight: if run.bold { 700 } else { 400 }, fill: rgb(run.fill),
       stroke: stroke, run.words)
}
#let put(item, stroke: none) = context {
  let words = box(set-runs(item, stroke))
  let shift = (start: 0, middle: 0.5, end: 1).at(item.anchor)
  place(top + left, dx: item.x * 1pt - shift * measure(words).width, dy: item.y * 1pt,
        rotate(item.turn * 1deg, origin: (start: left, middle: center, end: right)
          .at(item.anchor) + bottom, words))
}
#for item in sheet.words {
  if item.halo > 0 {
    put(item, stroke: (paint: white, thickness: item.halo * 1pt, join: "round"))
  }
  put(item)
}
"""
_MEASURE = """
#let sheet = json(bytes(sys.inputs.sheet))
#set text(font: sheet.fonts, size: 100pt, top-edge: "bounds", bottom-edge: "bounds")
#context [#metadata(sheet.signs.map(sign => {
  let drawn = measure(text(sign))
  (drawn.width / 1pt, drawn.height / 1pt)
})) <drawn>]
"""


def to_png(svg: bytes, *, dots: int = 0) -> bytes:
    """Return a picture of ours as PNG: 3200 x 1800 for a slide, 600 dots an inch for a column.

    Args:
        svg: the drawing.
        dots: an inch; 0: as many as its shape has.
    """
    sheet, drawing = _take_apart(svg)
    page = next(page for page in PAGES.values() if page.points == round(sheet["wide"]))
    return _compile(sheet, drawing, format="png", ppi=dots or page.dots_per_inch)


def to_pdf(svg: bytes) -> bytes:
    """Return a picture of ours as PDF of one page, its words as words."""
    return _compile(*_take_apart(svg), format="pdf")


def scripts_without_font(words: str) -> list[str]:
    """Return the scripts of those signs that no font on this machine has, such as ["Thai"]."""
    signs = tuple(sorted({sign for sign in words if ord(sign) > 0x17F and not sign.isspace()
                          and unicodedata.category(sign)[0] in "LNPS"}))  # fmt: skip
    return list(dict.fromkeys(_script(sign) for sign in _missing(signs)))


@lru_cache(maxsize=256)
def _missing(signs: tuple[str, ...]) -> tuple[str, ...]:
    if not signs:
        return ()
    asked = {"fonts": [font.lower() for font in FONTS], "signs": [_NO_SIGN, *signs]}
    found = json.loads(typst.query(_MEASURE.encode(), "<drawn>", font_paths=fonts(),
                                   sys_inputs={"sheet": json.dumps(asked)}))  # fmt: skip
    box, *drawn = found[0]["value"]
    return tuple(sign for sign, size in zip(signs, drawn, strict=True) if size == box)


@lru_cache(maxsize=1)
def fonts() -> Any:
    """Look the machine's fonts up once: it takes longer than a picture."""
    return typst.Fonts()


def _script(sign: str) -> str:
    name = unicodedata.name(sign, "unknown signs").split()[0].split("-")[0]
    return {"CJK": "Chinese or Japanese", "HANGUL": "Korean"}.get(name, name.capitalize())


def _compile(sheet: dict[str, Any], drawing: bytes, **how: Any) -> bytes:
    made = typst.compile(
        _PAGE.encode(),
        font_paths=fonts(),
        sys_inputs={"sheet": json.dumps(sheet), "drawing": drawing.decode()},
        **how,
    )
    return bytes(made)


def _take_apart(svg: bytes) -> tuple[dict[str, Any], bytes]:
    """Part the words of a picture from its shapes, in points."""
    root = ElementTree.fromstring(svg)
    _, _, wide, high = (float(number) for number in root.attrib["viewBox"].split())
    points = float(root.attrib["width"].removesuffix("pt")) / wide
    found = [(parent, child) for parent in root.iter() for child in parent
             if child.tag == f"{_SVG}text"]  # fmt: skip
    words = [_read_text(child, points) for _, child in found]
    for parent, child in found:
        parent.remove(child)
    missing = scripts_without_font("".join(run["words"] for line in words for run in line["runs"]))
    if missing:
        words.append(_sentence(missing, high, points, wide))
    title = root.findtext(f"{_SVG}title") or "Chart"
    sheet = {"wide": wide * points, "high": high * points, "title": title, "words": words,
             "fonts": [font.lower() for font in FONTS]}  # fmt: skip
    ElementTree.register_namespace("", _SVG[1:-1])
    return sheet, ElementTree.tostring(root)


def _read_text(element: ElementTree.Element, points: float) -> dict[str, Any]:
    at = element.attrib
    runs = [{"words": element.text or "", "bold": False, "fill": at["fill"]}]
    for child in element:
        runs.append({"words": child.text or "", "bold": "font-weight" in child.attrib,
                     "fill": child.get("fill", at["fill"])})  # fmt: skip
        runs.append({"words": child.tail or "", "bold": False, "fill": at["fill"]})
    turn = re.match(r"rotate\((-?[\d.]+)", at.get("transform", ""))
    return {
        "x": float(at["x"]) * points,
        "y": float(at["y"]) * points,
        "size": float(at["font-size"]) * points,
        "anchor": at["text-anchor"],
        "turn": float(turn[1]) if turn else 0.0,
        "halo": float(at.get("stroke-width", 0)) * points,
        "runs": [run for run in runs if run["words"]],
    }


def _sentence(missing: list[str], high: float, points: float, wide: float) -> dict[str, Any]:
    page = next(page for page in PAGES.values() if page.wide == wide)
    words = f"No font on this computer has: {', '.join(missing)}. Boxes stand for these letters."
    return {"x": page.margin * points, "y": (high - 6) * points, "size": page.text * points,
            "anchor": "start", "turn": 0.0, "halo": 0.0,
            "runs": [{"words": words, "bold": False, "fill": WARNING}]}  # fmt: skip
