"""The printings of one utterance: what each has otherwise than the one shown."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.queries.tables import Tables, ask_rows
from newstables.story.ledger.comparing import hold
from newstables.story.ledger.sentences import sentence_around
from newstables.story.ledger.translated import is_translated

OTHERWISE = "in other words"  # a printing that shares no wording with the one shown
TRANSLATED = "translated"  # a printing whose sentence says so, or that of the one shown
_AROUND = 320  # characters looked at on either side for the bounds of a sentence


def numbers_translated(tables: Tables, numbers: Iterable[int]) -> frozenset[int]:
    """Return the quotations, by number, whose sentence says that their words were translated."""
    listed = ", ".join(str(int(number)) for number in numbers) or "NULL"
    rows = ask_rows(
        tables,
        f"""SELECT q.number, least(q.start, {_AROUND}) AS before, q."end" - q.start AS length,
            substring(a.text, greatest(q.start - {_AROUND}, 0) + 1,
                q."end" - q.start + 2 * {_AROUND}) AS around
        FROM quotes q JOIN articles a USING (article_id) WHERE q.number IN ({listed})""",
    )
    return frozenset(row["number"] for row in rows if is_translated(_sentence(row)))


def _sentence(row: dict[str, Any]) -> str:
    start, end = sentence_around(row["around"], row["before"], row["before"] + row["length"])
    return str(row["around"])[start:end]


def tell_printings(
    rows: list[dict[str, Any]], shown: dict[str, Any], translated: frozenset[int]
) -> list[dict[str, Any]]:
    """Return each printing, with what it has otherwise than the one shown.

    Returns:
        quote_id, outlet, published, text, reworded; match: one of `ledger.comparing.MATCHES`,
        OTHERWISE (put together by hand) or TRANSLATED (never exact); differences.
    """
    return [
        {name: row[name] for name in ("quote_id", "published", "text", "reworded")}
        | {"outlet": row["outlet"] or UNKNOWN_OUTLET}
        | _against(row, shown, translated)
        for row in rows
    ]


def _against(
    row: dict[str, Any], shown: dict[str, Any], translated: frozenset[int]
) -> dict[str, Any]:
    is_shown = row["number"] == shown["number"]
    match, differences = "exact", []
    if row["text"] != shown["text"]:
        held = hold(row["text"], shown["text"])
        match = OTHERWISE if held.match == "none" else held.match
        differences = [asdict(one) for one in held.differences]
    # What differs from a translation may be another one: nobody can tell it was altered.
    of = {row["number"], *(() if is_shown or match == "exact" else (shown["number"],))}
    if match != OTHERWISE and not translated.isdisjoint(of):
        match = TRANSLATED
    return {"match": match, "differences": differences}
