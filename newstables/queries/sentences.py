"""The sentences that some mentions stand in, as SQL: evidence of every page about names."""

from newstables.queries.filters import UNKNOWN_OUTLET, Where
from newstables.wording import UNDATED


def sentences_sql(mentions: str, where: Where) -> str:
    """Write the query of the sentences of `mentions`, a row each.

    Its values are those of `where`, then how many sentences at most and how many to pass over.
    """
    return f"""SELECT m.article_id, any_value(a.title) AS title,
            coalesce(any_value(a.outlet), '{UNKNOWN_OUTLET}') AS outlet,
            coalesce(any_value(a.published), '{UNDATED}') AS published,
            substring(any_value(a.text), m.sentence_start + 1,
                m.sentence_end - m.sentence_start) AS sentence,
            m.sentence_start AS start, m.sentence_end AS end, count(*) AS mentions,
            list([m.start - m.sentence_start, m.end - m.sentence_start] ORDER BY m.start) AS marks
        FROM {mentions} m JOIN articles a USING (article_id) WHERE {where}
        GROUP BY m.article_id, m.sentence_start, m.sentence_end
        ORDER BY published, m.article_id, start LIMIT ? OFFSET ?"""
