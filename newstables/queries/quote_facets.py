"""How many quotations each choice of each filter would leave."""

from typing import Any

import pandas as pd

from newstables.queries.quote_filters import ABOUT, QuoteFilters, where_quotes
from newstables.queries.tables import Tables, ask

_FACETS = {  # facet -> its column, the filter it is chosen with
    "kind": ("q.kind", "kinds"),
    "outlet": ("q.outlet_shown", "outlets"),
    "speaker": ("q.speaker_shown", "speakers"),
    "sureness": ("q.sureness", "sureness"),
    "keyword": ("q.keyword", "keywords"),
    "tone": ("q.tone", "tone"),
    "checked": ("q.reviewed", "reviewed"),
}


def quote_facets(tables: Tables, filters: QuoteFilters) -> pd.DataFrame:
    """Count quotations beside each choice of each filter: facet, value, quotes.

    Each facet is counted with the other filters in force and its own left out, so that a second
    choice in it shows what it would add. A quotation that names several is counted with each.
    """
    shared = where_quotes(filters.without("about", *(own for _, own in _FACETS.values())))
    tests, values = [], []
    for facet, (test, chosen) in _tests(filters).items():
        tests.append(f"{test if chosen else 'TRUE'} AS {facet}_fits")
        values += chosen
    fits = {
        facet: " AND ".join(f"{other}_fits" for other in (*_FACETS, "about") if other != facet)
        for facet in (*_FACETS, "about")
    }
    counts = [
        f"""SELECT '{facet}' AS facet, {column}::VARCHAR AS value, count(*) AS quotes
        FROM chosen q WHERE {fits[facet]} GROUP BY {column}"""
        for facet, (column, _) in _FACETS.items()
    ]
    counts.append(
        f"""SELECT 'about' AS facet, n.name AS value, count(*) AS quotes
        FROM chosen q JOIN names_said n USING (number) WHERE {fits["about"]} GROUP BY n.name"""
    )
    columns = ", ".join(column for column, _ in _FACETS.values())
    return ask(
        tables,
        f"""WITH chosen AS MATERIALIZED (
            SELECT q.number, {columns}, {", ".join(tests)} FROM quote_rows q WHERE {shared})
        {" UNION ALL ".join(counts)} ORDER BY facet, quotes DESC, value""",
        [*values, *shared.values],
    )


def _tests(filters: QuoteFilters) -> dict[str, tuple[str, list[Any]]]:
    """Return, by facet, the test of its filter and what was chosen in it: [] for nothing."""
    tests: dict[str, tuple[str, list[Any]]] = {}
    for facet, (column, own) in _FACETS.items():
        chosen = getattr(filters, own)
        if own == "reviewed":
            tests[facet] = f"{column} = ?", [] if chosen is None else [chosen]
        else:
            tests[facet] = f"list_contains(?, {column})", [list(chosen)] if chosen else []
    tests["about"] = ABOUT, [list(filters.about)] if filters.about else []
    return tests
