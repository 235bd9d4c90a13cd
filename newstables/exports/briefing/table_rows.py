"""The tables of a briefing, said once for every format that has tables: heads and cells."""

from newstables.exports.briefing.blocks import Happening, Manifest, Quote
from newstables.exports.briefing.chart_blocks import Chart
from newstables.exports.briefing.figures import spell_value
from newstables.exports.briefing.labels import spell_date

Cells = tuple[str, ...]
_QUOTE = (
    ("No.", "number", 6), ("Words said", "text", 60), ("In its sentence", "text", 40),
    ("Speaker", "text", 24), ("Role", "text", 20), ("Kind", "text", 10), ("Said on", "day", 13),
    ("Said where", "text", 16), ("Keyword", "text", 14), ("Sources", "text", 12),
    ("Why this speaker", "text", 36), ("How sure", "text", 10),
    ("Checked by a person", "text", 10), ("Warning", "text", 24), ("quote_id", "text", 20),
)  # fmt: skip
QUOTE_LOOKS = tuple((form, wide) for _, form, wide in _QUOTE)  # of a sheet: how shown, how wide


def event_heads(made: Manifest) -> Cells:
    """Return the heads of a timeline or itinerary, the numbers of the sources apart."""
    return tuple(made.label(head) for head in ("When", "Where", "What", "Status"))


def event_cells(event: Happening) -> Cells:
    """Return what one event has under them; its doubt stands with its status."""
    status = f"{event.state}: {event.doubt}" if event.doubt else event.state
    what = f"{event.title}: {'; '.join(event.acts)}" if event.acts else event.title
    return (event.when, event.where, what, status)


def chart_heads(made: Manifest, chart: Chart) -> Cells:
    """Return the heads of a chart's numbers."""
    first = made.label("Day" if along(chart) else "Name")
    return (first, *chart.series)


def chart_cells(made: Manifest, chart: Chart) -> list[Cells]:
    """Return the numbers of a chart, a row a name or period."""
    return [
        (
            spell_date(row.name, made.language) if along(chart) else row.name,
            *(spell_value(value, share=chart.share) for value in row.values),
        )
        for row in chart.rows
    ]


def along(chart: Chart) -> bool:
    """Return whether a chart has periods along, not names down."""
    return chart.shape in ("lines", "columns")


def cited(numbers: tuple[int, ...]) -> str:
    """Write the numbers of sources: "[1][4]"."""
    return "".join(f"[{number}]" for number in numbers)


def quote_heads(made: Manifest) -> Cells:
    """Return the heads of a table of quotations: what people read first, its id last."""
    return tuple(made.label(head) for head, _, _ in _QUOTE)


def quote_cells(made: Manifest, quote: Quote) -> tuple[str | int, ...]:
    """Return what one quotation has under them."""
    sentence = quote.whole() if quote.before or quote.after else ""
    return (quote.number, quote.words, sentence, quote.speaker, quote.role, made.label(quote.kind),
            quote.said_on, quote.said_where, quote.theme, cited(quote.sources), quote.reason,
            made.label(quote.sureness), made.label("yes" if quote.checked else "no"), quote.doubt,
            quote.quote_id)  # fmt: skip
