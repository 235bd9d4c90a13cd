"""Columns that several frames share."""

from newstables.frames import Column


def article_id_column() -> Column:
    """Return the column that says which article a row is of."""
    return Column("string", "key of articles")


def start_column() -> Column:
    """Return the column of the first character of a stretch."""
    return Column("Int64", "first character, counted in articles.text from 0")


def end_column() -> Column:
    """Return the column of where a stretch ends."""
    return Column("Int64", "first character after it")


def word_column(words: tuple[str, ...], about: str = "") -> Column:
    """Return a column that holds one of a closed list of words."""
    return Column("string", ", ".join(words) + about, words=words)


def text_column(about: str) -> Column:
    """Return a column of text that may be missing."""
    return Column("string", about, may_be_missing=True)


def offset_column(about: str) -> Column:
    """Return a column of an offset that may be missing."""
    return Column("Int64", about, may_be_missing=True)
