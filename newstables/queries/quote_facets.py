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
    fits = {facet: " AND ".join([f"{other}_fits" for other in tests if other != facet] or ["TRUE"])
            for facet in (*tests, "")}  # fmt: skip
    # A filter in which nothing is chosen leaves no other quotations when its own is left out.
    counted = ", ".join(f'count(*) FILTER ({fits[facet]}) AS "n_{facet}"' for facet in fits)
    tested = "".join(f", {test} AS {facet}_fits" for facet, (test, _) in tests.items())
    names, columns = (
        ", ".join(_FACETS),
        ", ".join(f"{column} AS {facet}" for facet, (column, _) in _FACETS.items()),
    )
    rows = ask_rows(
        tables,
        f"""SELECT {names}, grouping({names}) AS others, {counted}
        FROM (SELECT {columns}{tested} FROM quote_rows q WHERE {shared})
        GROUP BY GROUPING SETS (({"), (".join(_FACETS)}))""",
        [*(value for _, value in tests.values()), *shared.values],
    )
    every = (1 << len(_FACETS)) - 1
    facet_of = {every ^ (1 << place): facet for place, facet in enumerate(reversed(_FACETS))}
    counts: Counts = {facet: [] for facet in _FACETS}
    for row in rows:
        facet = facet_of[row["others"]]
        if left := row[f"n_{facet if facet in tests else ''}"]:
            counts[facet].append((_spelled(row[facet]), left))
    return counts


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


def _spelled(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
