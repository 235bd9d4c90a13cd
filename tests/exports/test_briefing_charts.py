"""Every chart of the screen in a briefing: as it was drawn there, in each format."""

import io
import re
from dataclasses import replace

import pptx
import pytest

from newstables.decisions.briefings import Briefing, Section
from newstables.exports.briefing.charts.places import EVERY
from newstables.exports.briefing.charts.reading import _COUNTED
from newstables.exports.briefing.formats import DOCUMENTS
from newstables.exports.briefing.pictures import picture_of
from newstables.exports.briefing.record import record
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.relations import pairs
from newstables.replica.replica import open_replica
from tests.fixtures.briefing import fill_briefing, manifest_of, parts_of

NAMES = {"types": ["PERSON", "ORG", "GPE"]}
SECTIONS = (
    Section(1, "chart", view="together", filters=NAMES,
            choices={"at_least": 1, "form": "Heat map", "names": 8}),
    Section(2, "chart", view="together", filters=NAMES,
            choices={"at_least": 1, "form": "Network", "names": 8}),
    Section(3, "chart", view="talks", filters=NAMES),
    Section(4, "chart", view="places", choices={"part": EVERY}),
    Section(5, "chart", view="outlets", filters=NAMES),
    Section(6, "chart", view="rising", filters=NAMES),
    Section(7, "chart", view="voices", choices={"by": "outlet"}),
    Section(8, "chart", view="entities", filters=NAMES, choices={"count": "articles", "top": 2}),
    Section(9, "chart", view="over_time", filters=NAMES,
            choices={"entity_ids": ["PERSON:Ada Quill"], "step": "Day", "per_article": True}),
    Section(11, "chart", view="entities", filters=NAMES, choices={"parts": "Stacked"}),
    Section(10, "sources"),
)  # fmt: skip
SHAPES = ["heat", "network", "squares", "map", "dots", "dots", "bars", "bars", "lines",
          "stack"]  # fmt: skip
PICTURES = 4  # the first: nothing that PowerPoint or Excel draws


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return fill_briefing(tmp_path_factory.mktemp("charts"))


@pytest.fixture(scope="module")
def made(store):
    return manifest_of(store, Briefing("Charts", SECTIONS))


@pytest.fixture(scope="module")
def charts(made):
    return [block.chart for block in made.blocks if block.chart]


def test_a_chart_is_drawn_as_it_was_where_it_was_picked(charts):
    assert [chart.shape for chart in charts] == SHAPES
    assert all(chart.rows for chart in charts)
    assert len(charts[7].rows) == 2
    assert charts[8].unit == "Mentions an article"


def test_parts_by_outlet_add_up_to_the_whole_each_with_its_sentences(store, charts):
    whole = manifest_of(store, Briefing("Names", (Section(1, "chart", view="entities",
                                                          filters=NAMES),)))  # fmt: skip
    names = {row.name: row.values[0] for row in whole.blocks[0].chart.rows}
    assert {row.name: sum(row.values) for row in charts[9].rows} == names
    assert len(charts[9].series) > 1
    parts = [pair for row in charts[9].rows for pair in zip(row.values, row.counted, strict=True)]
    assert all(bool(value) == bool(sentences) for value, sentences in parts)


def test_each_number_has_its_sentences(charts):
    for chart in charts:
        for row in chart.rows:
            assert len(row.values) == len(row.evidence) == len(chart.series)
            for value, sentences in zip(row.values, row.evidence, strict=True):
                assert bool(value) == bool(sentences), (chart.view, row.name)


def test_the_numbers_of_pairs_are_those_of_the_page(store, charts):
    tables = open_replica(store)
    rows = pairs(tables, MentionFilters(types=("PERSON", "ORG", "GPE")), at_least=1)
    told = {f"{row.one} – {row.other}": row.sentences for row in rows.itertuples()}
    tables.close()
    assert {row.name: row.values[0] for row in charts[0].rows}.items() <= told.items()
    assert charts[0].rows[0].values[0] == rows["sentences"].max()


@pytest.mark.parametrize("shape", ["page", "slide"])
def test_every_chart_is_a_picture_with_its_names_and_words_for_it(made, shape):
    for block in made.blocks[:-1]:
        picture = picture_of(made, block, shape=shape)
        svg = picture.svg.decode()
        first = block.chart.rows[0]
        names = [end.name for end in first.ends] or [first.name]
        if block.chart.shape == "lines":
            names = list(block.chart.series)
        for name in names:
            assert name.split()[0] in svg, (block.chart.view, name)
        assert picture.alt.startswith(block.heading)


def test_a_heat_map_has_each_pair_twice_and_its_names_over_it(made):
    svg = picture_of(made, made.blocks[0]).svg.decode()
    count = made.blocks[0].chart.rows[0].values[0]
    assert len(re.findall(rf">{count}</text>", svg)) >= 2
    turned = [float(y) for y in re.findall(r"rotate\(-45 [\d.]+ ([\d.]+)\)", svg)]
    squares = [float(y) for y in re.findall(r'<rect x="[\d.]+" y="([\d.]+)"', svg)]
    assert turned
    assert max(turned) < max(squares)


def test_slides_have_charts_of_their_own_and_pictures_for_the_others(made):
    show = pptx.Presentation(io.BytesIO(DOCUMENTS["pptx"].write(made)))
    shapes = [shape for slide in show.slides for shape in slide.shapes]
    drawn = [shape for shape in shapes if shape.has_chart]
    pictures = [shape for shape in shapes if shape.shape_type == 13]
    assert len(pictures) == PICTURES
    assert len(drawn) == len(SHAPES) - PICTURES
    for shape in pictures:
        assert shape._element.nvPicPr.cNvPr.get("descr")
    errors = [shape for shape in drawn if "errBars" in shape.chart._chartSpace.xml]
    assert len(errors) == 2  # the outlets and the voices


def test_workbooks_have_charts_of_their_own_and_pictures_for_the_others(made):
    parts = parts_of(DOCUMENTS["xlsx"].write(made))
    charts = [part for name, part in parts.items() if name.startswith("xl/charts/chart")]
    assert len([name for name in parts if name.startswith("xl/media/")]) in (3, PICTURES)
    assert len(charts) == len(SHAPES) - PICTURES
    assert len([part for part in charts if b"errBars" in part]) == 2


@pytest.mark.parametrize("form", ["docx", "pdf", "html", "md", "txt"])
def test_every_other_format_is_written(made, form):
    assert DOCUMENTS[form].write(made)


def test_how_a_chart_is_drawn_is_in_the_record(made):
    kept = record(made)["sections"][1]
    assert kept["chart"]["choices"]["form"] == "Network"


@pytest.mark.parametrize("language", ["fr", "de", "ja"])
def test_titles_of_charts_are_in_the_language_too(store, language):
    english = manifest_of(store, Briefing("Charts", SECTIONS))
    other = manifest_of(store, replace(Briefing("Charts", SECTIONS), language=language))
    for one, two in zip(english.blocks, other.blocks, strict=True):
        if one.kind == "chart":
            assert one.heading != two.heading
            assert "{" not in two.heading


def test_every_view_that_has_a_chart_is_here(charts):
    elsewhere = {"speakers", "coverage"}  # in test_briefing
    assert {chart.view for chart in charts} | elsewhere == set(_COUNTED)
