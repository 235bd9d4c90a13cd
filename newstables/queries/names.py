"""One name: how it is written and why, where and when it stands, what it was joined from."""

from dataclasses import dataclass

import pandas as pd

from newstables.queries.entities import AS_GOVERNMENT
from newstables.queries.event_filters import accounts_of, where_accounts
from newstables.queries.filters import UNKNOWN_OUTLET, Filters, Where
from newstables.queries.mention_filters import MentionFilters, counted_mentions, where_mentions
from newstables.queries.sentences import sentences_sql
from newstables.queries.tables import Tables, ask
from newstables.wording import UNDATED


@dataclass(frozen=True)
class NamePart:
    """The mentions of one name, or the part of them with one spelling, outlet or day."""

    entity_id: str
    form: str = ""
    outlet: str = ""  # UNKNOWN_OUTLET for articles without one
    day: str = ""  # of publication; UNDATED for articles without one


def _where_part(filters: MentionFilters, part: NamePart) -> Where:
    where = where_mentions(filters)
    where.add("m.entity_id = ?", part.entity_id)
    if part.form:
        where.add("m.text = ?", part.form)
    if part.outlet:
        where.add(f"coalesce(a.outlet, '{UNKNOWN_OUTLET}') = ?", part.outlet)
    if part.day:
        where.add(f"coalesce(a.published, '{UNDATED}') = ?", part.day)
    return where


def part_total(tables: Tables, filters: MentionFilters, part: NamePart) -> dict[str, int]:
    """Count what `part_evidence` lists over all its pages: mentions, sentences, articles."""
    where = _where_part(filters, part)
    row = ask(
        tables,
        f"""SELECT count(*) AS mentions, count(DISTINCT m.article_id) AS articles,
            count(DISTINCT (m.article_id, m.sentence_start)) AS sentences
        FROM mentions m JOIN articles a USING (article_id) WHERE {where}""",
        where.values,
    ).iloc[0]
    return {str(name): int(value) for name, value in row.items()}


def part_evidence(
    tables: Tables, filters: MentionFilters, part: NamePart, *, limit: int = 25, offset: int = 0
) -> pd.DataFrame:
    """Return the sentences of some mentions: the columns of `entity_evidence`."""
    where = _where_part(filters, part)
    return ask(
        tables,
        sentences_sql("mentions", where),
        [*where.values, limit, offset],
    )


def part_mentions(
    tables: Tables, filters: MentionFilters, part: NamePart, *, article_id: str
) -> pd.DataFrame:
    """List the mentions in one article one by one: start, end, text, around.

    `around` is the mention with some words of its sentence before and after it.
    """
    where = _where_part(filters, part)
    where.add("m.article_id = ?", article_id)
    return ask(
        tables,
        f"""SELECT m.start, m."end", m.text,
            substring(a.text, greatest(m.sentence_start, m.start - 40) + 1,
                least(m.sentence_end, m."end" + 40) - greatest(m.sentence_start, m.start - 40))
                AS around
        FROM mentions m JOIN articles a USING (article_id) WHERE {where} ORDER BY m.start""",
        where.values,
    )


def mentioning_articles(
    tables: Tables, filters: MentionFilters, *, entity_id: str, most: int = 300
) -> pd.DataFrame:
    """List articles that name somebody, newest first: article_id, title, outlet, published."""
    where = _where_part(filters, NamePart(entity_id))
    return ask(
        tables,
        f"""SELECT m.article_id, any_value(a.title) AS title,
            coalesce(any_value(a.outlet), '{UNKNOWN_OUTLET}') AS outlet,
            coalesce(any_value(a.published), '{UNDATED}') AS published
        FROM mentions m JOIN articles a USING (article_id) WHERE {where}
        GROUP BY m.article_id
        ORDER BY any_value(a.published) DESC NULLS LAST, m.article_id LIMIT ?""",
        [*where.values, most],
    )


def name_forms(tables: Tables, filters: MentionFilters, *, entity_id: str) -> pd.DataFrame:
    """Count how a name is printed and why each spelling counts for it.

    Returns:
        text, reasons (each once, parted by "; or "), mentions, articles; most first.
    """
    where = _where_part(filters, NamePart(entity_id))
    why = "m.reason"
    if filters.capitals:
        why = f"CASE WHEN m.government_of IS NOT NULL THEN '{AS_GOVERNMENT}' ELSE m.reason END"
    return ask(
        tables,
        f"""SELECT m.text, string_agg(DISTINCT {why}, '; or ' ORDER BY {why}) AS reasons,
            count(*) AS mentions, count(DISTINCT m.article_id) AS articles
        FROM {counted_mentions(filters)} m JOIN articles a USING (article_id) WHERE {where}
        GROUP BY m.text ORDER BY mentions DESC, m.text""",
        where.values,
    )


def name_counts(
    tables: Tables, filters: MentionFilters, *, entity_id: str, by: str
) -> pd.DataFrame:
    """Count mentions by outlet or day: days in order, outlets with most first.

    Returns:
        part (UNKNOWN_OUTLET, UNDATED where missing), mentions, articles.
    """
    column, order = {
        "outlet": (f"coalesce(a.outlet, '{UNKNOWN_OUTLET}')", "mentions DESC, part"),
        "day": (f"coalesce(a.published, '{UNDATED}')", "part"),
    }[by]
    where = _where_part(filters, NamePart(entity_id))
    return ask(
        tables,
        f"""SELECT {column} AS part, count(*) AS mentions,
            count(DISTINCT m.article_id) AS articles
        FROM mentions m JOIN articles a USING (article_id) WHERE {where}
        GROUP BY 1 ORDER BY {order}""",
        where.values,
    )


def joined_names(tables: Tables, *, entity_id: str = "") -> pd.DataFrame:
    """List the names within articles that were put under another name, with the reason.

    Args:
        tables: the story.
        entity_id: only what was put under this name; "": all that was inferred from other articles.

    Returns:
        local_type, local_name, entity_id, name, type, reason, inferred (from other articles, so to
        be checked), articles; those in most articles first.
    """
    where = Where()
    if entity_id:
        where.add("n.type || ':' || n.canonical = ?", entity_id)
    else:
        where.add("n.inferred")
    return ask(
        tables,
        f"""SELECT n.local_type, n.local_name, n.type || ':' || n.canonical AS entity_id,
            n.canonical AS name, n.type, n.reason, bool_or(n.inferred) AS inferred,
            count(DISTINCT n.article_id) AS articles
        FROM names n
        WHERE {where} AND NOT n.ignored
            AND (n.local_name <> n.canonical OR n.local_type <> n.type)
        GROUP BY ALL ORDER BY articles DESC, n.canonical, n.local_name, n.reason""",
        where.values,
    )


def is_named(tables: Tables, *, entity_id: str) -> bool:
    """Return whether anything is counted under an entity_id, captions included."""
    found = ask(tables, "SELECT 1 FROM mentions WHERE entity_id = ? LIMIT 1", [entity_id])
    return not found.empty


def counted_under(tables: Tables, *, entity_id: str) -> str | None:
    """Return the entity_id that a name no longer shown is counted under; None: nowhere."""
    found = ask(
        tables,
        """SELECT type || ':' || canonical AS entity_id FROM names
        WHERE local_type || ':' || local_name = ? AND NOT ignored
        GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1""",
        [entity_id],
    )
    return None if found.empty else str(found["entity_id"].iloc[0])


def name_events(tables: Tables, filters: Filters, *, name: str) -> pd.DataFrame:
    """List the events that a name takes part in or that take place there, in order of time.

    Returns:
        event_id, date, place, description, status, part (traveller, takes part, place), articles.
    """
    where = where_accounts(filters)
    return ask(
        tables,
        f"""WITH account AS (
            SELECT v.event_id, count(DISTINCT {accounts_of(filters)}) AS articles
            FROM evidence v JOIN articles a USING (article_id) WHERE {where} GROUP BY 1)
        SELECT e.event_id, coalesce(e.date, '{UNDATED}') AS date,
            coalesce(e.place, 'not stated') AS place, e.description, e.status,
            CASE WHEN e.traveller = ? THEN 'traveller'
                WHEN list_contains(e.participants, ?) THEN 'takes part'
                ELSE 'place' END AS part,
            coalesce(t.articles, 0) AS articles
        FROM events e LEFT JOIN account t USING (event_id)
        WHERE (e.traveller = ? OR e.place = ? OR e.country = ?
                OR list_contains(e.participants, ?))
            AND (len(e.evidence) = 0 OR t.event_id IS NOT NULL)
        ORDER BY e.date NULLS LAST, e.event_id""",
        [*where.values, name, name, name, name, name, name],
    )
