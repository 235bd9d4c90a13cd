"""A manifest -> its quotations as CSV, and its figures as JSON, for other programs."""

import json

import pandas as pd

from newstables.exports import csv
from newstables.exports.about import About
from newstables.exports.briefing.blocks import Manifest, Quote
from newstables.exports.briefing.record import record
from newstables.exports.briefing.table_rows import quote_cells, quote_heads
from newstables.exports.columns import Content


def about_of(made: Manifest) -> About:
    """Return what a briefing says of itself, as every other export does."""
    return About(made.title, made.filters or "none", made.dates, made.articles, made.made_on)


def to_csv(made: Manifest) -> bytes:
    """Write the quotations as CSV, each with the outlets that printed it and their addresses."""
    heads = (*quote_heads(made), made.label("Outlet"), made.label("Address"))
    rows = [(*quote_cells(made, quote), *_printed(made, quote)) for quote in made.quotes()]
    return csv.to_csv(Content(about_of(made), pd.DataFrame(rows, columns=list(heads))))


def _printed(made: Manifest, quote: Quote) -> tuple[str, str]:
    sources = [made.source(number) for number in quote.sources]
    outlets = dict.fromkeys(each.outlet for each in sources)
    return "; ".join(outlets), " ".join(each.url for each in sources if each.url)


def to_json(made: Manifest) -> bytes:
    """Write what is kept of a briefing: choices, figures, ids, sources."""
    return (json.dumps(record(made), ensure_ascii=False, indent=1) + "\n").encode()
