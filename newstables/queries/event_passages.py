"""The passages behind one event, and what its people said in them or on its days at its place."""

from typing import Any

import pandas as pd

from newstables.queries.filters import UNATTRIBUTED, UNKNOWN_OUTLET
from newstables.queries.paragraphs import paragraph_around
from newstables.queries.tables import Tables, ask
from newstables.wording import UNDATED

_AROUND = 500  # characters of a long paragraph shown before and behind what is marked in it
_BETWEEN_PLACES = r"(?:^|\s)(?:in|at)\s(?:the\s)?|,\s*"  # "at Keio University in Tokyo, Japan"


def event_evidence(tables: Tables, *, event_id: str) -> pd.DataFrame:
    """Return the sentences behind one event.

    Returns:
        article_id, title, outlet, published, sentence, start, end; a row a sentence.
    """
    return ask(
        tables,
        f"""SELECT v.article_id, a.title, coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS outlet,
            coalesce(a.published, '{UNDATED}') AS published,
            substring(a.text, v.start + 1, v."end" - v.start) AS sentence, v.start, v."end"
        FROM evidence v JOIN articles a USING (article_id)
        WHERE v.event_id = ? ORDER BY published, v.article_id, v.start""",
        [event_id],
    )


def event_paragraphs(tables: Tables, *, event_id: str) -> pd.DataFrame:
    """Return the paragraphs that the sentences behind one event stand in.

    Returns:
        A row a paragraph: article_id, title, outlet, published, sentence (the paragraph; far
        from a sentence a long one is cut off with "…"), and marks: [start, end, what, about]
        counted from the start of `sentence`, of the sentences ("found") and of the words that
        date them ("cue").
    """
    passages = ask(
        tables,
        f"""SELECT v.article_id, a.title, coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS outlet,
            coalesce(a.published, '{UNDATED}') AS published, a.text, v.start, v."end"
        FROM evidence v JOIN articles a USING (article_id)
        WHERE v.event_id = ? ORDER BY published, v.article_id, v.start""",
        [event_id],
    )
    marks = [
        (str(passage.article_id), passage.start, passage.end, "found", "")
        for passage in passages.itertuples()
    ]
    marks += _dating_words(tables, event_id)
    rows: list[dict[str, Any]] = []
    for row in passages.to_dict("records"):
        start, end = paragraph_around(row["text"], row["start"], row["end"])
        last = rows[-1] if rows else None
        if last and last["article_id"] == row["article_id"] and start < last["last"]:
            last["last"] = max(end, last["last"])  # lines broken within a sentence are one
        else:
            rows.append(row | {"first": start, "last": end})
    for row in rows:
        first, last = row["first"], row["last"]
        here = [
            mark[1:] for mark in marks if mark[0] == row["article_id"] and first <= mark[1] < last
        ]
        row |= _cut_out(row["text"][first:last], first, here)
    columns = ["article_id", "title", "outlet", "published", "sentence", "marks"]
    return pd.DataFrame(rows, columns=columns)


def _dating_words(tables: Tables, event_id: str) -> list[tuple[str, int, int, str, str]]:
    """Return the time expressions in the sentences of one event that name a day it is told on."""
    found = ask(
        tables,
        """SELECT t.article_id, t.start, t."end", t.reason
        FROM evidence v JOIN events e USING (event_id) JOIN times t
            ON t.article_id = v.article_id AND t.start >= v.start AND t."end" <= v."end"
        WHERE v.event_id = ? AND (t.value[:10] IN (e.date, e."end")
            OR list_contains(list_transform(e.statuses, lambda s: s.date), t.value[:10]))""",
        [event_id],
    )
    return [
        (str(time.article_id), time.start, time.end, "cue", str(time.reason))
        for time in found.itertuples()
    ]


def _cut_out(paragraph: str, start: int, marks: list[tuple[int, int, str, str]]) -> dict[str, Any]:
    """Return a paragraph and its marks; what is far before or behind them is left out."""
    first = min(mark[0] for mark in marks) - start - _AROUND
    last = max(mark[1] for mark in marks) - start + _AROUND
    first = 0 if first <= 0 else paragraph.rfind(" ", 0, first) + 1
    end = paragraph.find(" ", last) if last < len(paragraph) else -1
    cut = ("… " if first else "") + paragraph[first : end if end >= 0 else len(paragraph)]
    shift = start + first - (2 if first else 0)
    return {
        "sentence": cut + (" …" if end >= 0 else ""),
        "marks": [(mark[0] - shift, mark[1] - shift, *mark[2:]) for mark in marks],
    }


def event_quotes(tables: Tables, *, event_id: str) -> pd.DataFrame:
    """Return what the people of one event said in the passages behind it, and on its days at its
    place, wherever it is printed.

    Returns:
        quote_id, speaker (or UNATTRIBUTED), text, kind, outlet, published, article_id and start,
        in reading order.
    """
    return ask(
        tables,
        f"""WITH here AS (
            SELECT * FROM events WHERE event_id = $1),
        said AS (
            SELECT q.quote_id FROM here e JOIN evidence v USING (event_id)
            JOIN quotes q ON q.article_id = v.article_id AND q.start < v."end" AND q."end" > v.start
            WHERE list_contains(e.participants, q.speaker)
            UNION
            SELECT q.quote_id FROM here e JOIN quotes q
                ON left(q.said_on, len(e.date)) >= e.date
                AND left(q.said_on, len(coalesce(e."end", e.date))) <= coalesce(e."end", e.date)
                AND list_contains(regexp_split_to_array(q.said_where, $2), e.place)
            WHERE list_contains(e.participants, q.speaker))
        SELECT q.quote_id, coalesce(q.speaker, '{UNATTRIBUTED}') AS speaker, q.text,
            q.kind, coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS outlet,
            coalesce(a.published, '{UNDATED}') AS published, q.article_id, q.start
        FROM said JOIN quotes q USING (quote_id) JOIN articles a USING (article_id)
        ORDER BY published, q.article_id, q.start""",
        [event_id, _BETWEEN_PLACES],
    )
