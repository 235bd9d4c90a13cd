"""Events in order of time, the lanes they are drawn in, and the sentences behind each."""

from typing import Any

import pandas as pd

from newstables.frames import plain_row
from newstables.queries.event_filters import FACETS, NO_PLACE, EventFilters, where_events
from newstables.queries.filters import UNATTRIBUTED, UNKNOWN_OUTLET, where_articles
from newstables.queries.paragraphs import paragraph_around
from newstables.queries.tables import Tables, ask
from newstables.wording import EVENT_GROUPS, UNDATED

NOBODY = "nobody named"
LANES = ("place", "person", "outlet", "kind")
_AROUND = 500  # characters of a long paragraph shown before and behind what is marked in it
_BETWEEN_PLACES = r"(?:^|\s)(?:in|at)\s(?:the\s)?|,\s*"  # "at Keio University in Tokyo, Japan"


def events(tables: Tables, filters: EventFilters) -> pd.DataFrame:
    """Return the events that at least one chosen article tells, in order of time, undated last.

    Those of one date stay in the order of the story's frame: by time of day, then as told.
    Events told by hand have no article and are always there.

    Returns:
        The columns of EVENTS and articles: how many of the chosen ones tell it.
    """
    where, kept = where_articles(filters), where_events(filters)
    return ask(
        tables,
        f"""WITH account AS (
            SELECT v.event_id, count(DISTINCT v.article_id) AS articles
            FROM evidence v JOIN articles a USING (article_id) WHERE {where} GROUP BY 1)
        SELECT e.*, coalesce(t.articles, 0) AS articles
        FROM events e LEFT JOIN account t USING (event_id)
        WHERE (len(e.evidence) = 0 OR t.event_id IS NOT NULL) AND {kept}
        ORDER BY e.date NULLS LAST, e.rowid""",
        [*where.values, *kept.values],
    )


def event_facets(tables: Tables, filters: EventFilters) -> dict[str, list[tuple[str, int]]]:
    """Count events beside each choice of each filter, most first: facet -> (value, events).

    Each facet is counted with the other filters in force and its own left out.
    """
    return {
        facet: _count(events(tables, filters.without(own)), facet)
        for facet, (_, own) in FACETS.items()
    }


def _count(found: pd.DataFrame, facet: str) -> list[tuple[str, int]]:
    values = {
        "person": found["participants"].explode(),
        "place": found["place"].fillna(NO_PLACE),
        "part": found["kind"],
        "status": found["status"],
    }[facet]
    counts = values.dropna().astype(str).value_counts()
    pairs = [(str(value), int(count)) for value, count in counts.items()]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


def event_lanes(tables: Tables, filters: EventFilters, *, by: str = "place") -> pd.DataFrame:
    """Return events with their lane: an event of two people or outlets is in both lanes.

    Args:
        tables: the story.
        filters: which events and articles count.
        by: one of LANES.

    Returns:
        The columns of `events` and lane.
    """
    found = events(tables, filters)
    if by == "place":
        return found.assign(lane=found["place"].fillna(NO_PLACE))
    if by == "kind":
        return found.assign(lane=found["kind"].map(EVENT_GROUPS))
    if by == "person":
        people = found["participants"].map(lambda names: names or [NOBODY])
        return found.assign(lane=people).explode("lane", ignore_index=True)
    where = where_articles(filters)
    outlets = ask(
        tables,
        f"""SELECT DISTINCT v.event_id, coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS lane
        FROM evidence v JOIN articles a USING (article_id) WHERE {where} ORDER BY 1, 2""",
        where.values,
    )
    joined = found.merge(outlets, how="left", on="event_id")
    return joined.assign(lane=joined["lane"].fillna(UNKNOWN_OUTLET))


def current_id(tables: Tables, event_id: str) -> str:
    """Return the id an event has now, by that one or by one it had before other articles joined in;
    an id of no event is given back as it is.
    """
    found = ask(
        tables,
        """SELECT event_id FROM events
        WHERE event_id = $1 OR list_contains(other_ids, $1)
        ORDER BY event_id <> $1, rowid LIMIT 1""",
        [event_id],
    )
    return event_id if found.empty else str(found["event_id"].iloc[0])


def event(tables: Tables, event_id: str) -> dict[str, Any] | None:
    """Return one event, its participants and statuses as lists, or None.

    Each status tells article_id, status and date as one article has it, and that article's
    title, outlet and published.
    """
    found = ask(tables, "SELECT * FROM events WHERE event_id = ?", [event_id])
    if found.empty:
        return None
    row = plain_row(found.iloc[0])
    articles = ask(
        tables,
        f"""SELECT article_id, title, coalesce(outlet, '{UNKNOWN_OUTLET}') AS outlet,
            coalesce(published, '{UNDATED}') AS published FROM articles
        WHERE list_contains(?, article_id)""",
        [[status["article_id"] for status in row["statuses"]]],
    ).set_index("article_id")
    row["statuses"] = [
        {**status, **articles.loc[status["article_id"]].to_dict()}
        for status in row["statuses"]
        if status["article_id"] in articles.index
    ]
    return row


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
