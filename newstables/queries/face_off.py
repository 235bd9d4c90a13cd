"""Two sides face to face: what each says of a matter, in time, with what it comes after."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from newstables.queries.filters import UNATTRIBUTED
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import speakers
from newstables.queries.tables import Tables
from newstables.queries.utterances import utterances_page
from newstables.schemas import is_day
from newstables.wording import UNDATED

WITHIN = 7  # days in which what the other side says may be a reply
_EVERY = 1_000_000_000
COLUMNS = (
    "day", "basis", "side", "speaker", "text", "kind", "outlet", "published", "articles",
    "reply_to", "reply_text", "days_after", "quote_id", "reply_id",
)  # fmt: skip


def face_off(
    tables: Tables, filters: QuoteFilters, *, one: Sequence[str] = (), other: Sequence[str] = ()
) -> pd.DataFrame:
    """Set what two sides say side by side, each saying once, in order of time, undated last.

    A saying is paired with the last one of the other side that is at most WITHIN days older, or of
    the same day and before it in the order of the page. That it answers it is not said: it comes
    after it, on the same matter.

    Args:
        tables: the story.
        filters: which quotations count; the words searched make the matter.
        one: the speakers of one side.
        other: those of the other; who stands on both is of the first.

    Returns:
        day (said, or printed first where that is not told; UNDATED), basis (said, printed), side
        (one, other), speaker, text, kind, outlet and published of the fullest printing, articles
        that printed it; of the saying it is paired with reply_to (speaker), reply_text and
        days_after, missing for none; quote_id, reply_id.
    """
    sides = {name: "other" for name in other} | {name: "one" for name in one}
    chosen = replace(filters, speakers=tuple(sides))
    rows = utterances_page(tables, chosen, order="day", limit=_EVERY).rows if sides else []
    told = sorted((_row(row, sides[row["speaker"]]) for row in rows), key=_in_time)
    last: dict[str, dict[str, Any]] = {}
    for row in told:
        row |= _reply(row, last.get("other" if row["side"] == "one" else "one"))
        if is_day(row["day"]):
            last[row["side"]] = row
    return pd.DataFrame(told, columns=list(COLUMNS)).astype({"days_after": "Int64"})


def usual_sides(tables: Tables) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sides to begin with: who is quoted most, and who is next."""
    named = [name for name in speakers(tables) if name != UNATTRIBUTED]
    return tuple(named[:1]), tuple(named[1:2])


def _row(row: dict[str, Any], side: str) -> dict[str, Any]:
    printed = row["printings"]
    first = min((one["published"] for one in printed if is_day(one["published"])), default=UNDATED)
    is_told = is_day(row["said_on"])
    return {name: row[name] for name in ("speaker", "text", "kind", "outlet", "quote_id")} | {
        "day": row["said_on"] if is_told else first,
        "basis": "said" if is_told else "printed",
        "side": side,
        "published": row["published"],
        "articles": len({one["quote_id"].rpartition(":")[0] for one in printed}),
    }


def _in_time(row: dict[str, Any]) -> tuple[bool, str]:
    return not is_day(row["day"]), row["day"]


def _reply(row: dict[str, Any], before: dict[str, Any] | None) -> dict[str, Any]:
    """Return the saying of the other side that one is paired with."""
    if before is not None and is_day(row["day"]):
        days = (date.fromisoformat(row["day"]) - date.fromisoformat(before["day"])).days
        if days <= WITHIN:
            return {
                "reply_to": before["speaker"],
                "reply_text": before["text"],
                "days_after": days,
                "reply_id": before["quote_id"],
            }
    return {"reply_to": None, "reply_text": None, "days_after": None, "reply_id": None}
