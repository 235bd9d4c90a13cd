"""What the reader can choose about mentions, and which mentions that leaves."""

from dataclasses import dataclass

import duckdb

from newstables.queries.filters import Filters, Where, choice, switch, where_articles
from newstables.wording import TYPE_GROUPS

USUAL_TYPES = ("PERSON", "ORG", "GPE", "LOC", "FAC")  # what the Entities page begins with
_TYPES = {label: group.lower() for label, group in TYPE_GROUPS.items()}
_SIDES = {"inside": "inside quotations", "outside": "outside quotations"}


@dataclass(frozen=True)
class MentionFilters(Filters):
    """What the reader chose on the pages about names; empty means all."""

    types: tuple[str, ...] = choice("", values=_TYPES)  # OntoNotes labels
    furniture: bool = switch("captions and boilerplate counted")
    place: str = choice("", default="all", values=_SIDES)  # all, inside or outside quotation marks
    capitals: bool = switch(  # one that stands for its government counts under the country
        "capitals that stand for a government counted under their country"
    )


# Mentions with the capitals that stand for a government under their country: under the name that
# is counted where the country itself is printed, so that they follow it when it is renamed.
_UNDER_COUNTRIES = """(
    SELECT m.* REPLACE (coalesce(c.entity_id, 'GPE:' || m.government_of, m.entity_id) AS entity_id,
        coalesce(c.name, m.government_of, m.name) AS name)
    FROM {table} m LEFT JOIN (
        SELECT text, arg_max(entity_id, n) AS entity_id, arg_max(name, n) AS name FROM (
            SELECT text, entity_id, any_value(name) AS name, count(*) AS n FROM mentions
            WHERE type = 'GPE' AND text IN (SELECT government_of FROM mentions)
            GROUP BY text, entity_id ORDER BY entity_id)
        GROUP BY text) c ON c.text = m.government_of)"""
UNDER_COUNTRIES = _UNDER_COUNTRIES.format(table="mentions")

_NAME_COUNTS = """SELECT m.article_id, a.outlet, a.published, m.entity_id, m.name, m.type,
    m.furniture, m.in_quote, m.government_of, count(*) AS mentions
FROM mentions m JOIN articles a USING (article_id) WHERE {of}
GROUP BY ALL ORDER BY m.article_id"""


def build_name_counts(cursor: duckdb.DuckDBPyConnection, *, of: str = "TRUE") -> None:
    """Build beside `mentions` a narrow table of how often an article names whom.

    It has a row for what mentions are chosen by, where `mentions` has one for each: a chart reads
    a part of the rows, and joins nothing.

    Args:
        cursor: to the tables.
        of: a test of mentions `m`, as SQL; rows of them that are there are to be deleted before.
    """
    cursor.execute(f"CREATE TABLE IF NOT EXISTS name_counts AS {_NAME_COUNTS.format(of='FALSE')}")
    cursor.execute(f"INSERT INTO name_counts {_NAME_COUNTS.format(of=of)}")


def counted_mentions(filters: MentionFilters) -> str:
    """Write as SQL the mentions to count, each under the name that the reader chose."""
    return UNDER_COUNTRIES if filters.capitals else "mentions"


def counted_names(filters: MentionFilters) -> str:
    """Write as SQL the `name_counts` to add up, each under the name that the reader chose."""
    return _UNDER_COUNTRIES.format(table="name_counts") if filters.capitals else "name_counts"


def where_mentions(filters: MentionFilters, *, articles: str = "a") -> Where:
    """Return the test of mentions or name_counts `m`: type, in or out of furniture and quotations.

    Args:
        filters: what the reader chose.
        articles: alias of the table that tells the outlet and day of their articles.
    """
    where = where_articles(filters, table=articles)
    if filters.types:
        where.add("list_contains(?, m.type)", list(filters.types))
    if not filters.furniture:
        where.add("m.furniture IS NULL")
    if filters.place == "inside":
        where.add("m.in_quote")
    elif filters.place == "outside":
        where.add("NOT m.in_quote")
    return where
