"""Texts and decisions as the tables that follow a store hold them: a second place to find them.

Those tables have what was decided in the place of what came in; what came in stands in the log.
"""

import json
import shutil
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from newstables.frames import plain_rows
from newstables.reading.article import hash_text
from newstables.schemas import ARTICLES, CORRECTIONS


@dataclass
class Published:
    """Rows of ARTICLES and CORRECTIONS."""

    articles: list[dict[str, Any]] = field(default_factory=list)
    corrections: list[dict[str, Any]] = field(default_factory=list)


def read_published(folder: Path) -> Published:
    """Read what all published tables in a folder hold whose text is the one that came in."""
    articles: dict[str, dict[str, Any]] = {}
    corrections: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*/tables.duckdb")):
        with suppress(duckdb.Error, OSError):
            for row in _read(path, "articles", ARTICLES.columns):
                if hash_text(row["text"] or "") == row["article_id"]:
                    articles[row["article_id"]] = row
            for row in _read(path, "corrections", CORRECTIONS.columns):
                corrections[row["correction_id"]] = row
    log = sorted(corrections.values(), key=lambda row: (row["number"] or 0, row["correction_id"]))
    for row in reversed(log):  # the first decision is the one that replaced what came in
        if row["target"] in articles and row["what"].startswith("article."):
            _take_back(articles[row["target"]], row)
    return Published(list(articles.values()), log)


def _read(path: Path, table: str, columns: Mapping[str, Any]) -> list[dict[str, Any]]:
    with closing(duckdb.connect(str(path), read_only=True)) as tables:
        return [
            {name: value for name, value in row.items() if name in columns}
            for row in plain_rows(tables.execute(f"SELECT * FROM {table}").df())
        ]


def _take_back(article: dict[str, Any], decision: Mapping[str, Any]) -> None:
    name = decision["what"].removeprefix("article.")
    if name in article and name != "text":
        with suppress(ValueError, TypeError):
            article[name] = json.loads(decision["before"] or "null")


def drop_published(store: Path) -> None:
    """Throw the published tables of a store away; they are made anew from the log.

    A running process keeps its own.
    """
    for folder in (store / "replica").glob("*-*"):
        if not folder.name.startswith("private-"):
            shutil.rmtree(folder, ignore_errors=True)
