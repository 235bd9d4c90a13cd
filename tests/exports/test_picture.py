"""Pictures: where marks are drawn, what becomes of what has no room, PNG and PDF of the right size.

Figures are dictionaries here, as Plotly writes them.
"""

import base64
import io
import struct
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PIL import Image

from newstables.exports.about import About
from newstables.exports.picture import paper
from newstables.exports.picture.paper import scripts_without_font, to_pdf, to_png
from newstables.exports.picture.source import name_file, write_source
from newstables.exports.picture.svg import to_svg
from newstables.exports.picture.words import Run, read_markup, width, wrap

SVG = "{http://www.w3.org/2000/svg}"


def bars(*pairs, **trace):
    """A lying bar a name, as the charts draw them."""
    names, lengths = [name for name, _ in pairs], [length for _, length in pairs]
    data = {"type": "bar", "orientation": "h", "y": names, "x": lengths,
            "marker": {"color": "#3b7fc4"}, "text": [f"{n:,}" for n in lengths],
            "textposition": "outside", **trace}  # fmt: skip
    axis = {"type": "category", "categoryarray": names[::-1], "tickvals": names,
            "ticktext": names}  # fmt: skip
    layout = {"yaxis": axis, "xaxis": {"visible": False}, "showlegend": False}
    return {"data": [data], "layout": layout}


def draw(figure, shape="slide", **more):
    return to_svg(figure, shape=shape, title="T", **more)


def rects(svg, colour="#3b7fc4"):
    return [{key: float(rect.get(key)) for key in ("x", "y", "width", "height")}
            for rect in ElementTree.fromstring(svg).iter(f"{SVG}rect")
            if rect.get("fill") == colour]  # fmt: skip


def texts(svg):
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_bars_are_as_long_as_their_numbers_and_the_first_is_on_top():
    long, short = rects(draw(bars(("Ada", 8), ("Bram", 2))))
    assert long["width"] == pytest.approx(4 * short["width"], rel=0.01)
    assert long["x"] == short["x"]
    assert long["y"] < short["y"]


def test_numbers_as_plotly_packs_them_are_read():
    packed = base64.b64encode(struct.pack("<2d", 8, 2)).decode()
    figure = bars(("Ada", 8), ("Bram", 2), x={"dtype": "f8", "bdata": packed})
    assert len(rects(draw(figure))) == 2


def test_stacked_bars_stand_on_each_other_and_parts_too_small_have_no_number():
    figure = bars(("Ada", 800))
    figure["data"].append({**figure["data"][0], "x": [3], "text": ["3"],
                           "marker": {"color": "#d0700c"}, "textposition": "auto"})  # fmt: skip
    figure["layout"]["barmode"] = "stack"
    svg = draw(figure)
    (first,), (second,) = rects(svg), rects(svg, "#d0700c")
    assert second["x"] == pytest.approx(first["x"] + first["width"], abs=0.1)
    assert "3" not in texts(svg)
    assert any("Numbers that do not fit their part are left out." in words for words in texts(svg))


def test_bars_stand_side_by_side_only_where_they_share_a_name():
    apart, beside = bars(("Ada", 8)), bars(("Ada", 8))
    apart["data"].append({**apart["data"][0], "y": ["Bram"]})
    beside["data"].append({**beside["data"][0]})
    for figure in (apart, beside):
        figure["data"][1]["marker"] = {"color": "#d0700c"}
        (first,), (second,) = rects(draw(figure)), rects(draw(figure), "#d0700c")
        assert first["height"] == second["height"]
        touch = abs(abs(first["y"] - second["y"]) - first["height"]) < 0.1
        assert touch == (figure is beside)


def test_more_names_than_a_slide_holds_are_left_out_and_the_note_says_so():
    figure = bars(*((f"Name {n}", 60 - n) for n in range(50)))
    slide, column = draw(figure), draw(figure, "column")
    drawn = len(rects(slide))
    assert 10 < drawn < 30
    assert any(f"The first {drawn} of 50 rows are drawn." in words for words in texts(slide))
    assert len(rects(column)) > drawn


def test_a_number_beside_the_longest_bar_does_not_cover_it():
    figure = bars(("Ada", 1_234_567))
    figure["layout"]["xaxis"]["range"] = [0, 1_240_000]
    root = ElementTree.fromstring(draw(figure, "column"))
    bar = rects(draw(figure, "column"))[0]
    number = next(text for text in root.iter(f"{SVG}text") if text.text == "1,234,567")
    assert float(number.get("x")) > bar["x"] + bar["width"]


def test_a_date_axis_names_its_days_within_them():
    figure = {
        "data": [{"type": "bar", "orientation": "h", "y": [0], "base": ["2023-05-01"],
                  "x": [86_400_000], "width": [0.2], "offset": [0.06],
                  "marker": {"color": "#3b7fc4"}}],
        "layout": {"xaxis": {"type": "date", "range": ["2023-05-01", "2023-05-03"], "side": "top",
                             "dtick": 86_400_000, "tickformat": "%a %-d %b",
                             "ticklabelmode": "period"},
                   "yaxis": {"range": [0.6, -0.6], "tickvals": [0], "ticktext": ["Vell"]}},
    }  # fmt: skip
    svg = draw(figure)
    assert {"Mon 1 May", "Tue 2 May"} < set(texts(svg)) and "Wed 3 May" not in texts(svg)
    bar = rects(svg)[0]
    monday = next(text for text in ElementTree.fromstring(svg).iter(f"{SVG}text")
                  if text.text == "Mon 1 May")  # fmt: skip
    assert float(monday.get("x")) == pytest.approx(bar["x"] + bar["width"] / 2, abs=1)


def test_words_beside_marks_do_not_hide_each_other():
    points = {"type": "scatter", "mode": "markers+text", "x": [1] * 12, "y": [1] * 12,
              "text": [f"A name of some length {n}" for n in range(12)],
              "textposition": "middle right", "marker": {"size": 10}}  # fmt: skip
    hidden = {"showticklabels": False}
    svg = draw({"data": [points], "layout": {"xaxis": hidden, "yaxis": hidden}})
    assert any("No room for the words A name of some length" in words for words in texts(svg))


def test_markup_is_read_and_what_is_none_stays_words():
    (first, second) = read_markup(
        '<b>Vell</b> <span style="color:#d4554f">▲ x</span><br>a &lt;i&gt;'
    )
    assert first == [Run("Vell", bold=True), Run(" "), Run("▲ x", colour="#d4554f")]
    assert second == [Run("a <i>")]
    assert read_markup("<script>x\u202e\x00</script>") == [[Run("<script>x</script>")]]


def test_lines_are_no_wider_than_their_room():
    lines = wrap([[Run("Harbour Administration Donaudampfschifffahrt 岸田文雄内閣総理大臣")]],
                 size=14, room=90)  # fmt: skip
    assert all(width(line, size=14) <= 91 for line in lines)
    assert "".join(run.words for line in lines for run in line).replace(" ", "") == (
        "HarbourAdministrationDonaudampfschifffahrt岸田文雄内閣総理大臣"
    )


@pytest.mark.parametrize(("shape", "size"), [("slide", (3200, 1800)), ("column", (2008, None))])
def test_png_has_the_size_of_its_shape(shape, size):
    opened = Image.open(io.BytesIO(to_png(draw(bars(("Ada", 8)), shape))))
    assert abs(opened.width - size[0]) <= 1
    assert size[1] in (None, opened.height)
    assert opened.convert("RGB").getpixel((2, 2)) == (255, 255, 255)


def ink(words):
    """How much of a picture's title is not white."""
    svg = to_svg(bars(("A", 1)), shape="slide", title=words)
    top = Image.open(io.BytesIO(to_png(svg))).convert("L").crop((0, 0, 3200, 240))
    return sum(count for value, count in enumerate(top.histogram()) if value < 200)


@pytest.mark.parametrize("words", ["Żółć", "Киев", "岸田文雄", "محمد", "ไทย", "Ελλάδα"])
def test_no_script_vanishes(words):
    assert ink(words) > 500
    svg = to_svg(bars(("A", 1)), shape="slide", title=words)
    found = paper._take_apart(svg)[0]["words"]
    told = [item for item in found if "No font on this computer" in item["runs"][0]["words"]]
    assert bool(told) == bool(scripts_without_font(words))


def test_a_script_without_a_font_is_told():
    assert scripts_without_font("Ada \U000105c0") in (["Todhri"], [])
    private = "Ada \U000f1234"
    assert scripts_without_font(private) == []  # no letter, no script
    assert scripts_without_font("plain – “words” ▲") == []


def test_pdf_holds_one_page_with_its_words():
    assert to_pdf(draw(bars(("Ada", 8)))).startswith(b"%PDF-")


ABOUT = About(title="Most mentioned", filters="outlets: Łódź Daily; words: a/b", articles=1,
              dates="2 May 2023", made_on="2023-05-04")  # fmt: skip


def test_the_source_names_outlets_articles_days_filters_and_the_day_made():
    assert write_source(ABOUT, ["Łódź Daily"]) == (
        "Source: Łódź Daily (1 article), 2 May 2023; outlets: Łódź Daily; words: a/b; "
        "Dateline, 4 May 2023"
    )
    many = write_source(ABOUT, [f"Outlet {n}" for n in range(12)])
    assert "Outlet 5 and 6 other outlets" in many


def test_a_file_is_named_after_page_chart_filters_and_day():
    assert name_file("entities", ABOUT) == (
        "dateline-entities-most-mentioned-outlets-łódź-daily-words-a-b-2023-05-04"
    )


def test_a_picture_of_invented_articles_says_so():
    about = replace(ABOUT, articles=4, sample=3)
    assert "3 of 4: sample story, invented" in write_source(about, ["Harbour News"])
    assert "; sample story, invented;" in write_source(replace(about, sample=4), [])
    assert "invented" not in write_source(ABOUT, ["Harbour News"])
    assert about.rows()["Sample"] == "3 of 4: sample story, invented"
    assert "Sample" not in ABOUT.rows()
