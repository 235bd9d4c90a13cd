"""Was it said: quotations of the press held against a transcript that is in the store.

An article is taken for a transcript when most of its text is the words of people it labels, which
stand in no marks: an article that is quotations from end to end is none. What press quotes of them
near its day is looked up in it, then in the other transcripts.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.queries.printings import TRANSLATED, numbers_translated
from newstables.queries.tables import Tables, ask
from newstables.schemas import CUT
from newstables.story.ledger.comparing import Match, read_printed
from newstables.story.ledger.passages import Passage, PassageIndex
from newstables.wording import UNDATED

ELSEWHERE = "in another speech"
NOT_FOUND = "not found in the transcripts loaded"
# In the order in which an analyst looks at them.
VERDICTS = (
    NOT_FOUND, "altered", "joined", ELSEWHERE, TRANSLATED, "shortened", "bracketed", "exact",
)  # fmt: skip

_SAID = 0.6  # of a transcript's text is people's words
_WORDS = 120  # of a transcript, at least
_MARKS = '“"‘«„'  # before words that press quotes
_DAYS = 14  # between a speech and what press prints of it
_SHORT = 4  # words: so few are found anywhere unless they are the same


def transcripts(tables: Tables) -> pd.DataFrame:
    """List the articles that are transcripts, newest first.

    Returns:
        article_id, title, outlet, published (UNKNOWN_OUTLET, UNDATED where missing), speakers.
    """
    return ask(
        tables,
        f"""SELECT a.article_id, coalesce(a.title, '') AS title,
            coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS outlet,
            coalesce(a.published, '{UNDATED}') AS published,
            string_agg(DISTINCT q.speaker, ', ' ORDER BY q.speaker) AS speakers
        FROM articles a JOIN quotes q USING (article_id)
        WHERE q.kind = 'direct' AND q.speaker IS NOT NULL AND a.words >= {_WORDS}
            AND NOT contains('{_MARKS}', substring(a.text, q.start, 1))
        GROUP BY a.article_id, a.title, a.outlet, a.published
        HAVING sum(q."end" - q.start) >= {_SAID} * any_value(length(a.text))
        ORDER BY a.published DESC NULLS LAST, a.article_id""",
    )


def was_it_said(tables: Tables, article_id: str, *, others: Sequence[str] = ()) -> pd.DataFrame:
    """Hold what press quotes of a transcript's speakers near its day against it.

    Args:
        tables: the story.
        article_id: of the transcript.
        others: further transcripts, in which words may stand that are not in this one.

    Returns:
        A row for the words between each pair of marks, those to look at first: quote_id,
        article_id, title, outlet, published, speaker, text, verdict (VERDICTS), start, end (in
        the transcript; missing = not in it), also (the other transcript that has it, "" = none),
        differences (kind, source, printed).
    """
    texts = [_text(tables, known) for known in (article_id, *others)]
    index = PassageIndex([text for _, text in texts])
    printed = _printed(tables, article_id, others)
    translated = numbers_translated(tables, (row["number"] for row in printed))
    rows = [
        _told(_held(row, words, index, texts), is_translated=row["number"] in translated)
        for row in printed
        for words in str(row["text"]).split(CUT)
    ]
    columns = ["quote_id", "article_id", "title", "outlet", "published", "speaker", "text",
               "verdict", "start", "end", "also", "differences"]  # fmt: skip
    found = pd.DataFrame(rows, columns=columns).astype({"start": "Int64", "end": "Int64"})
    order = found["verdict"].map(VERDICTS.index).astype("Int64")
    return found.assign(order=order).sort_values(["order", "published", "quote_id"]).drop(
        columns="order"
    )  # fmt: skip


def _text(tables: Tables, article_id: str) -> tuple[str, str]:
    found = ask(tables, "SELECT title, text FROM articles WHERE article_id = ?", [article_id])
    return str(found["title"].iloc[0] or ""), str(found["text"].iloc[0])


def _printed(tables: Tables, article_id: str, others: Sequence[str]) -> list[dict[str, Any]]:
    """Return the quotations of press near a transcript's day, by whoever speaks in it."""
    found = ask(
        tables,
        f"""WITH here AS (SELECT * FROM articles WHERE article_id = ?)
        SELECT q.quote_id, q.number, q.article_id, coalesce(a.title, '') AS title,
            coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS outlet,
            coalesce(a.published, '{UNDATED}') AS published, q.speaker, q.text
        FROM quotes q JOIN articles a USING (article_id), here
        WHERE q.kind <> 'indirect' AND NOT list_contains(?, q.article_id)
            AND q.speaker IN (SELECT speaker FROM quotes WHERE article_id = here.article_id)
            AND (a.published IS NULL OR here.published IS NULL OR length(a.published) < 10
                OR length(here.published) < 10
                OR abs(CAST(a.published AS DATE) - CAST(here.published AS DATE)) <= {_DAYS})""",
        [article_id, [article_id, *others]],
    )
    return [{str(key): value for key, value in row.items()} for row in found.to_dict("records")]


def _held(
    row: dict[str, Any], words: str, index: PassageIndex, texts: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    """Judge the words between one pair of marks of a quotation."""
    printed = read_printed(words)
    found = index.find(printed)
    if len(printed.words.keys) < _SHORT:
        found = [passage for passage in found if passage.compared.match == "exact"]
    best = next((passage for passage in found if passage.text == 0), None)
    other = next((passage for passage in found if passage.text), None)
    judged = row | {"text": words, "start": None, "end": None, "also": "", "differences": []}
    if other and (best is None or _is_better(other, best)):
        return judged | {"verdict": ELSEWHERE, "also": texts[other.text][0]}
    if best is None:
        return judged | {"verdict": NOT_FOUND}
    held = best.compared
    return judged | {
        "verdict": held.match,
        "start": held.start,
        "end": held.end,
        "also": texts[other.text][0] if other and other.compared.match == "exact" else "",
        "differences": [
            {"kind": one.kind, "source": one.source, "printed": one.printed}
            for one in held.differences
        ],
    }


def _told(row: dict[str, Any], *, is_translated: bool) -> dict[str, Any]:
    """Return a row as it can be told: translated words are neither exact nor altered."""
    if not is_translated or row["verdict"] in (NOT_FOUND, ELSEWHERE):
        return row
    return row | {"verdict": TRANSLATED}


def _is_better(other: Passage, best: Passage) -> bool:
    """Return whether another speech has the words as printed where this one has not."""
    as_said: tuple[Match, ...] = ("exact", "bracketed", "shortened")
    return other.compared.match in as_said and best.compared.match not in as_said
