"""The one reader of data/lexicons: every word list the engine goes by, read once.

A list that decides what is found in a text stands in the folder itself; one that only another part
of the engine reads stands in a folder of that part's name, `table("reading/outlets")`.

A list is UTF-8, one entry a line; in a .tsv the columns are parted by tabs and the items inside a
column by "|". Columns, sources and licences: README.md beside the lists.
"""

from functools import cache

from newstables.config import LEXICONS


@cache
def words(name: str) -> frozenset[str]:
    """Return the entries of a plain list: `words("person_titles")`."""
    return frozenset(_lines(f"{name}.txt"))


@cache
def rows(name: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table, each filled up to so many columns: `rows("countries", 5)`."""
    filled = (line.split("\t") + [""] * columns for line in _lines(f"{name}.tsv"))
    return tuple(tuple(row[:columns]) for row in filled)


@cache
def table(name: str) -> dict[str, str]:
    """Return a table of two columns as a mapping: `table("reading/outlets")` is domain -> name."""
    return {key: value for key, value in rows(name, 2)}


def items(column: str) -> tuple[str, ...]:
    """Return the items inside a column."""
    return tuple(part for part in column.split("|") if part)


def _lines(file_name: str) -> list[str]:
    text = (LEXICONS / file_name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line]
