"""A manifest -> Excel: the evidence in tables, charts of Excel's own, days that are days."""

import datetime as dt
import io
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

from newstables.exports.briefing.blocks import Block, Happening, Manifest
from newstables.exports.briefing.chart_blocks import Chart
from newstables.exports.briefing.figures import colour_of
from newstables.exports.briefing.pictures import picture_of
from newstables.exports.briefing.record import record
from newstables.exports.briefing.steady import steady_book
from newstables.exports.briefing.table_rows import (
    QUOTE_LOOKS,
    along,
    cited,
    quote_cells,
    quote_heads,
)
from newstables.exports.picture.paper import to_png
from newstables.exports.xlsx import OPTIONS, cell_of

_TEXT = {"valign": "top", "text_wrap": True}
_LOOKS = {"text": _TEXT, "number": _TEXT, "day": {**_TEXT, "num_format": "d mmm yyyy",
          "align": "left"}, "share": {**_TEXT, "num_format": "0%"}}  # fmt: skip
_TYPES = {"bars": {"type": "bar"}, "lines": {"type": "line"},
          "columns": {"type": "column", "subtype": "stacked"}, "dots": {"type": "bar"},
          "stack": {"type": "bar", "subtype": "stacked"}}  # fmt: skip
_LYING = ("bars", "stack", "dots")
_STACKED = ("columns", "stack")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")  # in the name of a sheet
_LONGEST_NAME = 31
_CHUNK = 2_000  # letters of the manifest in a cell, so that it can be printed
_DOTS = 110  # an inch of a picture
Column = tuple[str, str, int]  # head, how it is shown, width


def to_workbook(made: Manifest) -> bytes:
    """Write the quotations, events, numbers and sources of a briefing, a sheet each.

    Every text stays text, whatever it begins with.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": made.title[:255], "author": made.author[:255],
                             "comments": made.made()[:255]})  # fmt: skip
        sheets = _Sheets(book, made)
        sheets.add_briefing()
        if made.quotes():
            sheets.add(
                made.label("Quotations"),
                _columns(quote_heads(made), QUOTE_LOOKS),
                [quote_cells(made, quote) for quote in made.quotes()],
            )
        if made.happenings():
            rows = map(_event, made.happenings())
            sheets.add(made.label("Timeline"), _event_columns(made), rows)
        for block in made.blocks:
            if block.chart:
                sheets.add_chart(block, block.chart)
        sheets.add_sentences()
        sheets.add(made.label("Sources"), _source_columns(made), _sources(made))
        sheets.add_manifest()
    return steady_book(out.getvalue(), made.made_on)


class _Sheets:
    """A workbook while it is written: its looks, and the names its sheets have."""

    def __init__(self, book: Any, made: Manifest) -> None:
        self.book, self.made = book, made
        self.looks = {form: book.add_format(look) for form, look in _LOOKS.items()}
        self.head = book.add_format({**_TEXT, "bold": True, "bottom": 1})
        self.names: set[str] = set()

    def sheet(self, name: str) -> Any:
        """Add a sheet under a name that Excel takes and no other sheet has."""
        plain = _FORBIDDEN.sub(" ", name).strip()[:_LONGEST_NAME] or "Sheet"
        number = 1
        while plain.lower() in self.names:
            number += 1
            plain = f"{plain[: _LONGEST_NAME - 4].rstrip()} {number}"
        self.names.add(plain.lower())
        return self.book.add_worksheet(plain)

    def add(
        self, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]]
    ) -> tuple[Any, int]:
        """Add a table with its heads; return its sheet and how many rows it has."""
        sheet, count = self.sheet(name), 0
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for number, (title, _, wide) in enumerate(columns):
            sheet.write_string(0, number, title, self.head)
            sheet.set_column(number, number, wide)
        for count, row in enumerate(rows, start=1):
            for number, (value, (_, form, _)) in enumerate(zip(row, columns, strict=True)):
                self.write(sheet, count, number, value, form)
        if count:
            sheet.autofilter(0, 0, count, len(columns) - 1)
        return sheet, count

    def write(self, sheet: Any, row: int, column: int, value: Any, form: str) -> None:
        """Write one cell: a day as a day, a number as a number, all else as text."""
        shown = cell_of(value, form)
        if isinstance(shown, dt.date):
            sheet.write_datetime(row, column, shown, self.looks["day"])
        elif isinstance(shown, str):
            sheet.write_string(row, column, shown, self.looks["text"])
        elif shown is not None:
            sheet.write(row, column, shown, self.looks[form])

    def add_briefing(self) -> None:
        """Add the first sheet: what it is of, what to check, what was written."""
        made = self.made
        facts = [("", made.classification), (made.label("Author"), made.author),
                 (made.label("Day"), made.date(made.day)), ("", made.made())]  # fmt: skip
        facts += [(made.label("Check before use"), each.words) for each in made.warnings]
        facts += [(block.heading, each.words()) for block in made.blocks
                  for each in block.paragraphs]  # fmt: skip
        columns = [(made.label("Title"), "text", 26), (made.title, "text", 90)]
        self.add(made.label("Briefing"), columns, [fact for fact in facts if fact[1]])

    def add_chart(self, block: Block, chart: Chart) -> None:
        """Add the numbers of a chart, and beside them a chart of them that can be edited."""
        form = "share" if chart.share else "number"
        first: Column = (
            (self.made.label("Day"), "day", 14) if along(chart)
            else (self.made.label("Name"), "text", 34)
        )  # fmt: skip
        columns = [first, *((name, form, 16) for name in chart.series)]
        rows = [(row.name, *row.values) for row in chart.rows]
        sheet, count = self.add(block.heading, columns, rows)
        if count and block.kind == "chart":
            if chart.shape in _TYPES:
                self._draw(sheet, chart, count)
            elif picture := picture_of(self.made, block):
                png = io.BytesIO(to_png(picture.svg, dots=_DOTS))
                sheet.insert_image(
                    1, len(chart.series) + 2, f"{chart.view}.png",
                    {"image_data": png, "description": picture.alt[:2000]},
                )  # fmt: skip

    def _draw(self, sheet: Any, chart: Chart, count: int) -> None:
        drawn = self.book.add_chart(_TYPES[chart.shape])
        name = sheet.get_name()
        for nth in range(len(chart.series)):
            drawn.add_series({
                "name": [name, 0, nth + 1], "categories": [name, 1, 0, count, 0],
                "values": [name, 1, nth + 1, count, nth + 1], "gap": 45,
                "fill": {"color": colour_of(nth)} if chart.shape != "lines" else {"none": True},
                "line": {"color": colour_of(nth)},
                "data_labels": {"value": chart.shape in _LYING,
                                **({"num_format": "#,##0.##;;"} if chart.shape == "stack" else {})},
                **({"overlap": 100} if chart.shape in _STACKED else {}),
                **_intervals(chart, nth),
            })  # fmt: skip
        drawn.set_title({"name": chart.title, "name_font": {"size": 12}, "overlay": False})
        if len(chart.series) == 1:
            drawn.set_legend({"none": True})
        if chart.shape in _LYING:
            drawn.set_y_axis({"reverse": True})
            drawn.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
        else:
            drawn.set_x_axis({"text_axis": True, "num_format": "d mmm"})
        drawn.set_size({"width": 760, "height": 120 + 26 * max(count, 10)})
        sheet.insert_chart(1, len(chart.series) + 2, drawn,
                           {"description": chart.alt[:2000]})  # fmt: skip

    def add_sentences(self) -> None:
        """Add the sentences behind the numbers of the charts."""
        say = self.made.label
        columns = [(say("Chart"), "text", 24), (say("Name"), "text", 24), ("", "text", 16),
                   (say("Sentence"), "text", 70), (say("Source"), "text", 50),
                   (say("Address"), "text", 30)]  # fmt: skip
        rows = [
            (block.heading, row.name, chart.series[nth], each.sentence, each.cite, each.url)
            for block in self.made.blocks
            if (chart := block.chart)
            for row in chart.rows
            for nth, several in enumerate(row.evidence)
            for each in several
        ]
        if rows:
            self.add(say("Sentences"), columns, rows)

    def add_manifest(self) -> None:
        """Add what the file was made of, for programs."""
        kept = json.dumps(record(self.made), ensure_ascii=False)
        sheet = self.sheet("Manifest")
        sheet.set_column(0, 0, 120, self.looks["text"])
        sheet.fit_to_pages(1, 0)
        for row, at in enumerate(range(0, len(kept), _CHUNK)):
            sheet.write_string(row, 0, kept[at : at + _CHUNK], self.looks["text"])


def _intervals(chart: Chart, nth: int) -> dict[str, Any]:
    """Return the lines through a series' bars that tell where its numbers may lie."""
    reaches = [(float(row.values[nth] or 0), *row.reach[nth]) for row in chart.rows if row.reach]
    if not reaches:
        return {}
    return {"x_error_bars": {
        "type": "custom",
        "plus_values": [high - value for value, _, high in reaches],
        "minus_values": [value - low for value, low, _ in reaches],
    }}  # fmt: skip


def _columns(heads: Sequence[str], looks: Sequence[tuple[str, int]]) -> list[Column]:
    return [(head, form, wide) for head, (form, wide) in zip(heads, looks, strict=True)]


def _event_columns(made: Manifest) -> list[Column]:
    heads = (("When", "text", 18), ("First day", "day", 13), ("Last day", "day", 13),
             ("Where", "text", 20), ("What", "text", 60), ("Who", "text", 30),
             ("Status", "text", 18), ("Conflict", "text", 30), ("Why this date", "text", 40),
             ("Confidence", "share", 11), ("Sources", "text", 14),
             ("event_id", "text", 20))  # fmt: skip
    return [(made.label(head), form, wide) for head, form, wide in heads]


def _event(event: Happening) -> tuple[Any, ...]:
    return (event.when, event.date, event.end, event.where, event.title, ", ".join(event.people),
            event.state, event.doubt, event.reason, event.confidence, cited(event.sources),
            event.event_id)  # fmt: skip


def _source_columns(made: Manifest) -> list[Column]:
    heads = (("No.", "number", 6), ("Article", "text", 60), ("Outlet", "text", 24),
             ("Published", "day", 13), ("Address", "text", 50), ("Note", "text", 24),
             ("article_id", "text", 16))  # fmt: skip
    return [(made.label(head), form, wide) for head, form, wide in heads]


def _sources(made: Manifest) -> list[tuple[Any, ...]]:
    note = made.label("sample story, invented")
    return [
        (each.number, each.title, each.outlet, each.published, each.url,
         note if each.sample else "", each.article_id)
        for each in made.sources
    ]  # fmt: skip
