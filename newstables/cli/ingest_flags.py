"""The flags of `ingest`: what is said of articles and tables that do not say it themselves."""

import argparse
from typing import Any

from newstables.reading.article import Columns

_FIELDS = ("text", "title", "outlet", "byline", "published", "section", "url")


def add_ingest_flags(command: Any) -> None:
    """Add the sources and flags of `ingest` to its parser."""
    command.add_argument(
        "source", nargs="+", type=_source, help="a file, a folder of files, or a web address"
    )
    command.add_argument("--outlet", help="who published them, where they do not say")
    command.add_argument("--published", metavar="YYYY-MM-DD", help="when, where they do not say")
    command.add_argument(
        "--column",
        action="append",
        default=[],
        type=_column,
        metavar="FIELD=NAME",
        help=f"which column of a table holds a field: {', '.join(_FIELDS)}; may be repeated",
    )
    order = command.add_mutually_exclusive_group()
    order.add_argument(
        "--days-first", action="store_true", help="03/02/2023 in a table is 3 February"
    )
    order.add_argument(
        "--months-first", action="store_true", help="03/02/2023 in a table is 2 March"
    )


def _source(text: str) -> str:
    """Refuse a source of no letters: as a path it would be the folder one is in, with all of it."""
    if not text.strip():
        raise argparse.ArgumentTypeError("a source is empty; name a file, a folder or an address")
    return text


def columns_of(given: argparse.Namespace) -> Columns:
    """Return what the flags say of tables."""
    day_first = True if given.days_first else False if given.months_first else None
    return Columns(dict(given.column), day_first)


def _column(words: str) -> tuple[str, str]:
    field, mark, name = words.partition("=")
    if not mark or field not in _FIELDS:
        raise argparse.ArgumentTypeError(f"write FIELD=NAME, the field one of {', '.join(_FIELDS)}")
    return field, name
