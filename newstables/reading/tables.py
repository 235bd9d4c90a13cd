"""JSON, JSON Lines and CSV: several articles a file, one an item."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from newstables.errors import ArticleError
from newstables.reading.article import Draft, Known, Problem, Source
from newstables.reading.decoding import decode, drop_surrogates
from newstables.reading.plain import FIELDS

csv.field_size_limit(2**31 - 1)  # the default stops at 131,072 characters, a long article

_TEXT_COLUMNS = (
    "text",
    "articletext",
    "fulltext",
    "maintext",
    "bodytext",
    "articlebody",
    "body",
    "content",
    "article",
    "story",
)
_LISTS = ("articles", "items", "results", "documents", "docs", "data", "rows", "entries")
_SEPARATORS = (",", ";", "\t", "|")


def read_json(source: Source) -> Iterator[Draft | Problem]:
    """Read an article, a list of them, or a list of them under a key such as "articles".

    Source: RFC 8259 (JSON).
    """
    text = decode(source.data, name=source.name)
    try:
        data = json.loads(text)
    except RecursionError as error:
        raise ArticleError(f"'{source.name}': nested too deeply to be articles") from error
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if error.msg == "Extra data" and _is_object(lines[0]):  # JSON Lines under another name
            yield from read_jsonl(source)
            return
        raise ArticleError(
            f"'{source.name}': not valid JSON at line {error.lineno}, column {error.colno} "
            f"({error.msg}); correct it or export it again"
        ) from error
    except ValueError as error:  # a number longer than Python reads
        raise ArticleError(f"'{source.name}': {error}; correct it or export it again") from error
    if isinstance(data, dict):
        inner = next((data[key] for key in _LISTS if isinstance(data.get(key), list)), None)
        data = [data] if inner is None else inner
    if not isinstance(data, list):
        raise ArticleError(f"'{source.name}': holds no articles; give a list of objects")
    numbered = [(f"{source.name}, item {number}", item) for number, item in enumerate(data, 1)]
    yield from _drafts(numbered, source)


def read_jsonl(source: Source) -> Iterator[Draft | Problem]:
    """Read one article a line; a line that cannot be read is a problem, the others go on.

    Source: JSON Lines (jsonlines.org).
    """
    items: list[tuple[str, Any]] = []
    lines = re.split(r"\r\n|\n|\r", decode(source.data, name=source.name))
    for number, line in enumerate(lines, 1):
        where = f"{source.name}, line {number}"
        try:
            items += [(where, json.loads(line))] if line.strip() else []
        except (ValueError, RecursionError) as error:
            nested = isinstance(error, RecursionError)
            fault = "nested too deeply" if nested else getattr(error, "msg", str(error))
            yield Problem(where, f"not valid JSON ({fault})", "correct this line and add it again")
    yield from _drafts(items, source)


def read_csv(source: Source) -> Iterator[Draft | Problem]:
    """Read one article a row; the first row names the columns.

    Columns may be parted by commas, semicolons, tabs or bars.

    Source: RFC 4180 (CSV).
    """
    text = decode(source.data, name=source.name)
    separator = max(_SEPARATORS, key=lambda separator: _fit(text, separator))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    items: list[tuple[str, Any]] = []
    header: list[str] = []
    try:
        for row in rows:
            if not header:
                header = [name.strip() for name in row]
            elif any(cell.strip() for cell in row):
                cells = dict(zip(header, row, strict=False))
                items.append((f"{source.name}, line {rows.line_num}", cells))
    except csv.Error as error:
        advice = "correct it there or export the table again"
        yield Problem(source.name, f"line {rows.line_num} breaks the table ({error})", advice)
    if not items:
        raise ArticleError(f"'{source.name}': a table without rows; add one with articles")
    yield from _drafts(items, source)


def _fit(text: str, separator: str) -> tuple[int, int]:
    """Return how well a separator cuts the header: known columns, then all columns."""
    header = next(csv.reader(io.StringIO(text[:10_000], newline=""), delimiter=separator), [])
    known = sum(_key(name) in FIELDS or _key(name) in _TEXT_COLUMNS for name in header)
    return known, len(header)


def _drafts(items: list[tuple[str, Any]], source: Source) -> Iterator[Draft | Problem]:
    """Return objects as drafts, the text taken from the chosen column or one with a known name."""
    objects = [(where, item) for where, item in items if isinstance(item, dict)]
    columns = list(dict.fromkeys(str(name) for _, item in objects[:200] for name in item))
    column = source.text_column or _text_column(columns)
    if objects and column not in columns:
        yield Problem(
            source.name,
            "no column is called text, body or content"
            if source.text_column is None
            else f"there is no column “{source.text_column}”",
            "choose the column that holds the articles' text",
            columns=tuple(columns),
        )
        return
    for where, item in items:
        if not isinstance(item, dict):
            yield Problem(where, "not an object with named fields", 'write it as {"text": "..."}')
            continue
        text = item.get(column)
        if not isinstance(text, str) or not text.strip():
            yield Problem(where, f"its “{column}” is empty", "fill it or leave this article out")
            continue
        yield Draft(where, drop_surrogates(text), _stated(item, text_column=column))


def _text_column(columns: list[str]) -> str:
    by_key = {_key(name): name for name in reversed(columns)}
    return next((by_key[key] for key in _TEXT_COLUMNS if key in by_key), "")


def _stated(item: Mapping[str, Any], *, text_column: str) -> dict[str, Known]:
    stated: dict[str, Known] = {}
    for column, value in item.items():
        name = FIELDS.get(_key(str(column)))
        words = _words(value)
        if name and words and column != text_column:
            stated.setdefault(name, Known(words, f"metadata: column “{column}”"))
    return stated


def _words(value: Any) -> str:
    """Return a cell in words: "Ann Lee", ["Ann Lee", "Bo Moor"], {"name": "The Courier"}."""
    if isinstance(value, list):
        return ", ".join(words for item in value if (words := _words(item)))
    if isinstance(value, dict):
        return _words(value.get("name"))
    return "" if value is None else drop_surrogates(str(value)).strip()


def _key(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False
