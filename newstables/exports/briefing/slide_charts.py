"""Charts of PowerPoint's own, that can be edited there: the numbers of a chart of the manifest."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from newstables.exports.briefing.chart_blocks import Chart
from newstables.exports.briefing.figures import colour_of, note_of
from newstables.exports.briefing.labels import spell_date
from newstables.exports.briefing.slide_parts import Show
from newstables.exports.briefing.table_rows import along

_TYPES = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stack": XL_CHART_TYPE.BAR_STACKED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
    "columns": XL_CHART_TYPE.COLUMN_STACKED,
    "dots": XL_CHART_TYPE.BAR_CLUSTERED,
}
_LYING = ("bars", "stack", "dots")
_FEW = 12
_LONGEST = 40  # letters of a name beside a bar


def is_native(chart: Chart) -> bool:
    """Return whether PowerPoint has such charts; the others are pictures."""
    return chart.shape in _TYPES


def add_chart(show: Show, chart: Chart) -> None:
    """Add a slide with a chart and, under it, what it counts and its source."""
    slide = show.add_slide(chart.title)
    data: Any = CategoryChartData(  # type: ignore[no-untyped-call]
        number_format="0%" if chart.share else "General"
    )
    language = show.made.language
    data.categories = [
        spell_date(row.name, language) if along(chart) else _cut(row.name) for row in chart.rows
    ]
    for nth, name in enumerate(chart.series):
        data.add_series(name, [row.values[nth] for row in chart.rows])
    left, top, wide, high = show.body
    shape = slide.shapes.add_chart(_TYPES[chart.shape], left, top, wide, high - Inches(0.75), data)
    shape._element.nvGraphicFramePr.cNvPr.set("descr", chart.alt)
    _dress(shape.chart, chart)
    foot = slide.shapes.add_textbox(*show.box(0.7, 6.3, 11.9, 0.6)).text_frame
    foot.word_wrap = True
    for words in filter(None, (note_of(chart, language), chart.source)):
        show.write(foot, words, size=11, after=0)


def _dress(drawn: Any, chart: Chart) -> None:
    """Give a chart the looks it has on the screen."""
    drawn.has_title = False
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        drawn.legend.font.size = Pt(12)
    drawn.category_axis.tick_labels.font.size = Pt(12)
    drawn.category_axis.has_major_gridlines = False
    drawn.value_axis.tick_labels.font.size = Pt(12)
    drawn.value_axis.minimum_scale = 0
    plot = drawn.plots[0]
    if chart.shape in _LYING:
        drawn.category_axis.reverse_order = True  # the first on top
        drawn.value_axis.visible = drawn.value_axis.has_major_gridlines = False
        plot.gap_width, plot.has_data_labels = 45, True
        plot.data_labels.font.size = Pt(12)
        plot.data_labels.position = _label_position(chart)
        form = "0%" if chart.share else "#,##0.##"
        # A part that is nothing has no number.
        plot.data_labels.number_format = f"{form};;" if chart.shape == "stack" else form
        plot.data_labels.number_format_is_linked = False
    highest = max((float(v or 0) for row in chart.rows for v in row.values), default=0.0)
    if chart.shape not in _LYING and highest <= _FEW:
        drawn.value_axis.major_unit = 1  # nothing is counted in halves
    if chart.shape in ("columns", "stack"):
        plot.overlap = 100
        plot.gap_width = 60 if chart.shape == "columns" else 45
    for nth, series in enumerate(plot.series):
        _tint(series, chart, nth)
        _add_intervals(series, chart, nth)


def _label_position(chart: Chart) -> Any:
    if chart.shape == "stack":
        return XL_LABEL_POSITION.CENTER
    inside = any(row.reach for row in chart.rows)  # beside the bar an interval is drawn
    return XL_LABEL_POSITION.INSIDE_BASE if inside else XL_LABEL_POSITION.OUTSIDE_END


def _add_intervals(series: Any, chart: Chart, nth: int) -> None:
    """Add the lines that tell where the numbers of a series may lie.

    Source: c:errBars, ECMA-376 part 1, 21.2.2.55.
    """
    reaches = [(float(row.values[nth] or 0), *row.reach[nth]) for row in chart.rows if row.reach]
    if not reaches:
        return
    sides = {"plus": [high - value for value, _, high in reaches],
             "minus": [value - low for value, low, _ in reaches]}  # fmt: skip
    told = "".join(
        f"<c:{side}><c:numLit><c:ptCount val='{len(lengths)}'/>"
        + "".join(f"<c:pt idx='{at}'><c:v>{length:.4f}</c:v></c:pt>"
                  for at, length in enumerate(lengths))
        + f"</c:numLit></c:{side}>"
        for side, lengths in sides.items()
    )  # fmt: skip
    bars = parse_xml(
        f"<c:errBars {nsdecls('c')}><c:errBarType val='both'/><c:errValType val='cust'/>"
        f"<c:noEndCap val='0'/>{told}</c:errBars>"
    )
    series._element.find(qn("c:cat")).addprevious(bars)


def _tint(series: Any, chart: Chart, nth: int) -> None:
    if chart.shape == "lines":
        series.smooth = False
        series.format.line.color.rgb = _rgb(colour_of(nth))
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = _rgb(colour_of(nth))
        return
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = _rgb(colour_of(nth))
    if len(chart.series) > 1:
        return
    for number, row in enumerate(chart.rows):
        if row.tint and row.tint != colour_of(0):
            fill = series.points[number].format.fill
            fill.solid()
            fill.fore_color.rgb = _rgb(row.tint)


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour.lstrip("#")))  # type: ignore[no-untyped-call]


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 2]} …"
