"""How many quotations each choice of each filter would leave."""

from typing import Any

from newstables.queries.quote_filters import ABOUT, QuoteFilters, where_quotes
from newstables.queries.tables import Tables, ask_rows

Counts = dict[str, list[tuple[str, int]]]  # facet -> (value, quotations), most first

_FACETS = {  # facet -> its column, the filter it is chosen with
    "kind": ("q.kind", "kinds"),
    "outlet": ("q.outlet_shown", "outlets"),
    "speaker": ("q.speaker_shown", "speakers"),
    "sureness": ("q.sureness", "sureness"),
    "keyword": ("q.keyword", "keywords"),
    "tone": ("q.tone", "tone"),
    "checked": ("q.reviewed", "reviewed"),
}
_ABOUT = "about"  # a facet of which a quotation has several values


def quote_facets(tables: Tables, filters: QuoteFilters) -> Counts:
    """Count quotations beside each choice of each filter; what would leave none is left out.

    Each facet is counted with the other filters in force and its own left out, so that a second
    choice in it shows what it would add. A quotation that names several is counted with each.
    """
    counts = _count_columns(tables, filters) | {_ABOUT: _count_names(tables, filters)}
    return {
        facet: sorted(rows, key=lambda row: (-row[1], row[0])) for facet, rows in counts.items()
    }


def _count_columns(tables: Tables, filters: QuoteFilters) -> Counts:
    """Count the values of all columns in one pass over the quotations."""
    shared = where_quotes(filters.without(_ABOUT, *(own for _, own in _FACETS.values())))
    tests = _tests(filters)
    # A value counts where the other filters fit. A row of each facet for a quotation, in one group,
    # takes half the time of a grouping by each facet.
    values = ", ".join(
        f"CASE WHEN {_others_fit(tests, facet)} THEN {facet}::VARCHAR END" for facet in _FACETS
    )
    columns = ", ".join(f"{column} AS {facet}" for facet, (column, _) in _FACETS.items())
    tested = "".join(f", {test} AS {facet}_fits" for facet, (test, _) in tests.items())
    rows = ask_rows(
        tables,
        f"""SELECT place, value, count(*) AS quotes FROM (
            SELECT unnest(range({len(_FACETS)})) AS place, unnest([{values}]) AS value
            FROM (SELECT {columns}{tested} FROM quote_rows q WHERE {shared}))
        WHERE value IS NOT NULL GROUP BY ALL""",
        [*(value for _, value in tests.values()), *shared.values],
    )
    facets = list(_FACETS)
    counts: Counts = {facet: [] for facet in facets}
    for row in rows:
        counts[facets[row["place"]]].append((row["value"], row["quotes"]))
    return counts


def _others_fit(tests: dict[str, tuple[str, Any]], facet: str) -> str:
    # A filter in which nothing is chosen leaves no other quotations when its own is left out.
    return " AND ".join([f"{other}_fits" for other in tests if other != facet]) or "TRUE"


def _count_names(tables: Tables, filters: QuoteFilters) -> list[tuple[str, int]]:
    where = where_quotes(filters.without(_ABOUT))
    rows = ask_rows(
        tables,
        f"""SELECT n.name, count(*) AS quotes FROM quote_rows q JOIN names_said n USING (number)
        WHERE {where} GROUP BY n.name""",
        where.values,
    )
    return [(row["name"], row["quotes"]) for row in rows]


def _tests(filters: QuoteFilters) -> dict[str, tuple[str, Any]]:
    """Return, by facet in which something is chosen, the test of its filter and its value."""
    tests: dict[str, tuple[str, Any]] = {}
    for facet, (column, own) in _FACETS.items():
        chosen = getattr(filters, own)
        if own == "reviewed" and chosen is not None:
            tests[facet] = f"{column} = ?", chosen
        elif chosen:
            tests[facet] = f"list_contains(?, {column})", list(chosen)
    if filters.about:
        tests[_ABOUT] = ABOUT, list(filters.about)
    return tests
