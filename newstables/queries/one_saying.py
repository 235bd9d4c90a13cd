"""One saying or two: all that prints a quotation's saying, and the sayings that may be the same."""

from typing import Any

from rapidfuzz import fuzz

from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.queries.tables import Tables, ask_rows
from newstables.wording import UNDATED

_SAME_DAY = 15  # as much as so many per cent of the words

_PRINTED = f"""SELECT q.quote_id, q.utterance, coalesce(q.outlet, '{UNKNOWN_OUTLET}') AS outlet,
    coalesce(q.published, '{UNDATED}') AS published, q.said_on, w.text
FROM quote_rows q JOIN quotes w USING (number)"""


def printings_of(tables: Tables, quote_id: str) -> list[dict[str, Any]]:
    """Return all printings of the saying that a quotation prints, whatever is chosen on the page.

    Returns:
        quote_id, utterance, outlet, published (UNKNOWN_OUTLET, UNDATED where missing), said_on
        and text of each, as they were published; none when there is no such quotation.
    """
    return ask_rows(
        tables,
        f"""{_PRINTED} WHERE q.utterance = (SELECT utterance FROM quote_rows WHERE quote_id = ?)
        ORDER BY q.published NULLS LAST, q.article_id, q.start""",
        [quote_id],
    )


def may_be_same(tables: Tables, quote_id: str, *, most: int = 50) -> list[dict[str, Any]]:
    """Return other sayings that may be the one that a quotation prints, those most alike first.

    They are of its speaker or of nobody known; of nobody's words they may be anybody's. Likeness
    counts words in common, in any order, and the day said.

    Returns:
        The columns of `printings_of`, a row a saying, its fullest printing.

    Source: the token set ratio of rapidfuzz.
    """
    own = ask_rows(
        tables,
        f"""{_PRINTED.replace("q.utterance,", "q.utterance, q.speaker,")}
        WHERE q.quote_id = ?""",
        [quote_id],
    )
    if not own:
        return []
    found = ask_rows(
        tables,
        f"""{_PRINTED} WHERE q.utterance <> $1 AND ($2 IS NULL OR q.speaker IS NULL
            OR q.speaker = $2)
        QUALIFY row_number() OVER (PARTITION BY q.utterance
            ORDER BY length(w.text) DESC, q.article_id, q.start) = 1
        ORDER BY q.article_id, q.start""",
        [own[0]["utterance"], own[0]["speaker"]],
    )
    return sorted(found, key=lambda row: -_likeness(own[0], row))[:most]


def _likeness(one: dict[str, Any], other: dict[str, Any]) -> float:
    same_day = one["said_on"] is not None and one["said_on"] == other["said_on"]
    words = (str(row["text"]).casefold() for row in (one, other))
    return fuzz.token_set_ratio(*words) + (_SAME_DAY if same_day else 0)
