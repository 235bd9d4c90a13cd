"""The versions of one text in the store: its origin, and the articles that took it over."""

from typing import Any

from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.queries.tables import Tables, ask


def versions(tables: Tables, article_id: str) -> list[dict[str, Any]]:
    """Return all versions of an article's text, its origin first, then as they were published.

    Returns:
        article_id, title, outlet (or UNKNOWN_OUTLET), published and origin (agency), "" where
        unknown, words, copies (whether it is taken over from the first), reworded (whether in
        other words); empty when there is one version alone.
    """
    found = ask(
        tables,
        f"""WITH asked AS (SELECT coalesce(duplicate_of, article_id) AS first
            FROM articles WHERE article_id = ?)
        SELECT a.article_id, coalesce(a.title, '') AS title,
            coalesce(a.outlet, '{UNKNOWN_OUTLET}') AS outlet,
            coalesce(a.published, '') AS published, coalesce(a.origin, '') AS origin, a.words,
            a.duplicate_of IS NOT NULL AS copies,
            a.duplicate_of IS NOT NULL AND a.copy_kind = 'reworded' AS reworded
        FROM articles a, asked WHERE a.article_id = asked.first OR a.duplicate_of = asked.first
        ORDER BY copies, a.published NULLS LAST, a.added_at, a.article_id""",
        [article_id],
    )
    rows = [{str(name): value for name, value in row.items()} for row in found.to_dict("records")]
    return rows if len(rows) > 1 else []
