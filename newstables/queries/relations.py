"""Names that co-occur in a sentence, and who talks about whom."""

import pandas as pd

from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.queries.mention_filters import MentionFilters, where_mentions
from newstables.queries.quotes import SAID_IN
from newstables.queries.tables import Tables, ask
from newstables.wording import UNDATED

_NAMED = """named AS (
    SELECT m.article_id, m.sentence_start, m.sentence_end, m.entity_id,
        any_value(m.name) AS name, any_value(m.type) AS type,
        list([m.start - m.sentence_start, m.end - m.sentence_start] ORDER BY m.start) AS marks
    FROM mentions m JOIN articles a USING (article_id) WHERE {where}
    GROUP BY m.article_id, m.sentence_start, m.sentence_end, m.entity_id)"""


def pairs(
    tables: Tables, filters: MentionFilters, *, at_least: int = 2, top: int = 200, of: str = ""
) -> pd.DataFrame:
    """Count in how many sentences two names stand together.

    Args:
        tables: the story.
        filters: which mentions count.
        at_least: sentences a pair must share.
        top: how many pairs to return.
        of: only pairs with this entity_id, which is then always the first of the two.

    Returns:
        one_id, one, one_type, other_id, other, other_type, sentences, articles; most first. Of a
        pair without `of` the first is the one whose entity_id comes first.
    """
    where = where_mentions(filters)
    which, values = ("one.entity_id < other.entity_id", list(where.values))
    if of:
        which = "one.entity_id = ? AND other.entity_id <> one.entity_id"
        values.append(of)
    return ask(
        tables,
        f"""WITH {_NAMED.format(where=where)}
        SELECT one.entity_id AS one_id, any_value(one.name) AS one, any_value(one.type) AS one_type,
            other.entity_id AS other_id, any_value(other.name) AS other,
            any_value(other.type) AS other_type,
            count(*) AS sentences, count(DISTINCT one.article_id) AS articles
        FROM named one JOIN named other USING (article_id, sentence_start) WHERE {which}
        GROUP BY one.entity_id, other.entity_id HAVING count(*) >= ?
        ORDER BY sentences DESC, articles DESC, one, other, one_id, other_id LIMIT ?""",
        [*values, at_least, top],
    )


def pair_evidence(
    tables: Tables,
    filters: MentionFilters,
    *,
    one: str,
    other: str,
    limit: int = 25,
    offset: int = 0,
) -> pd.DataFrame:
    """Return the sentences in which two entity_ids stand together, both marked.

    Returns:
        article_id, title, outlet, published, sentence, start and end (of the sentence), and
        marks: [[start, end], ...] counted from the sentence's start.
    """
    where = where_mentions(filters)
    return ask(
        tables,
        f"""WITH {_NAMED.format(where=where)}
        SELECT one.article_id, a.title, coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS outlet,
            coalesce(a.published, '{UNDATED}') AS published,
            substring(a.text, one.sentence_start + 1, one.sentence_end - one.sentence_start)
                AS sentence,
            one.sentence_start AS start, one.sentence_end AS end,
            list_concat(one.marks, other.marks) AS marks
        FROM named one JOIN named other USING (article_id, sentence_start)
        JOIN articles a USING (article_id)
        WHERE one.entity_id = ? AND other.entity_id = ?
        ORDER BY published, one.article_id, start LIMIT ? OFFSET ?""",
        [*where.values, one, other, limit, offset],
    )


_INSIDE = f"""SELECT q.quote_id, q.article_id, q.speaker, q.start, q."end", q.text,
    m.entity_id, m.name, m.type, m.start - q.start AS first, m."end" - q.start AS last
FROM quotes q JOIN articles a USING (article_id)
JOIN mentions m ON {SAID_IN}
WHERE {{where}} AND m.name <> q.speaker AND q.speaker IN (SELECT name FROM mentions)
    AND q.speaker NOT IN (SELECT outlet FROM articles WHERE outlet IS NOT NULL)"""


def talks_about(
    tables: Tables, filters: MentionFilters, *, at_least: int = 1, top: int = 200
) -> pd.DataFrame:
    """Count in how many quotations of a speaker a name stands; nobody talks about himself here.

    Speakers are those who have a name: not "his office", nor an outlet that tells something.

    Returns:
        speaker, entity_id, name, type, quotes, articles; most first.
    """
    where = where_mentions(filters)
    return ask(
        tables,
        f"""WITH inside AS ({_INSIDE.format(where=where)})
        SELECT speaker, entity_id, any_value(name) AS name, any_value(type) AS type,
            count(DISTINCT quote_id) AS quotes, count(DISTINCT article_id) AS articles
        FROM inside GROUP BY speaker, entity_id HAVING count(DISTINCT quote_id) >= ?
        ORDER BY quotes DESC, articles DESC, speaker, name LIMIT ?""",
        [*where.values, at_least, top],
    )


def talks_evidence(
    tables: Tables, filters: MentionFilters, *, speaker: str, entity_id: str
) -> pd.DataFrame:
    """Return a speaker's quotations that hold a name, the name marked.

    Returns:
        article_id, title, outlet, published, sentence (from the first quoted word to the last),
        start, end, marks; a row a quotation.
    """
    where = where_mentions(filters)
    return ask(
        tables,
        f"""WITH inside AS ({_INSIDE.format(where=where)})
        SELECT i.article_id, any_value(a.title) AS title,
            coalesce(any_value(a.outlet), '{UNKNOWN_OUTLET}') AS outlet,
            coalesce(any_value(a.published), '{UNDATED}') AS published,
            substring(any_value(a.text), i.start + 1, any_value(i."end") - i.start) AS sentence,
            i.start, any_value(i."end") AS end,
            list([i.first, i.last] ORDER BY i.first) AS marks
        FROM inside i JOIN articles a USING (article_id)
        WHERE i.speaker = ? AND i.entity_id = ?
        GROUP BY i.quote_id, i.article_id, i.start ORDER BY published, i.article_id, i.start""",
        [*where.values, speaker, entity_id],
    )
