"""JSON and JSON Lines, in the shapes that crawlers, news services and databases write."""

import json
import re
from collections.abc import Iterator
from typing import Any

from newstables.errors import ArticleError
from newstables.reading.article import Draft, Problem, Source, Table
from newstables.reading.decoding import decode
from newstables.reading.formats.rows import Item, drafts_of, lifted, text_in

_DEPTH = 5  # objects inside objects that are looked into for the list of articles
_LISTS = ("articles", "items", "results", "documents", "docs", "data", "rows", "entries", "hits")


def read_json(source: Source) -> Iterator[Draft | Problem | Table]:
    """Read an article, a list of them, or a list of them inside an object, at any usual depth.

    Source: RFC 8259 (JSON); NaN and Infinity as Python writes them.
    """
    text = decode(source.data, name=source.name)
    doubled: set[str] = set()
    try:
        data = _loads(text, doubled)
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
    found = articles_in(data)
    if found is None:
        raise ArticleError(f"'{source.name}': holds no articles; give a list of objects")
    yield from drafts_of(
        [(f"{source.name}, item {number}", item) for number, item in enumerate(found, 1)], source
    )
    yield from _tell_doubled(source.name, doubled)


def read_jsonl(source: Source) -> Iterator[Draft | Problem | Table]:
    """Read one article a line; a line that cannot be read is a problem, the others go on.

    Source: JSON Lines (jsonlines.org).
    """
    items: list[Item] = []
    doubled: set[str] = set()
    lines = re.split(r"\r\n|\n|\r", decode(source.data, name=source.name))
    for number, line in enumerate(lines, 1):
        where = f"{source.name}, line {number}"
        try:
            items += [(where, _loads(line, doubled))] if line.strip(" \t\x00\x1e") else []
        except (ValueError, RecursionError) as error:
            nested = isinstance(error, RecursionError)
            fault = "nested too deeply" if nested else getattr(error, "msg", str(error))
            yield Problem(where, f"not valid JSON ({fault})", "correct this line and add it again")
    yield from drafts_of(items, source)
    yield from _tell_doubled(source.name, doubled)


def articles_in(data: Any) -> list[Any] | None:
    """Return the articles of a JSON document: the nearest list or family of objects with text.

    Without any text the list under a name such as "articles", or the document itself, so that the
    column can be asked for; None when there are no objects at all.
    """
    if isinstance(data, list):
        return data
    if not isinstance(data, dict):
        return None
    level, lists = [data], []
    if text_in(lifted(data, 9))[0]:
        return [data]
    for _ in range(_DEPTH):
        inside = [(name, value) for one in level for name, value in one.items()]
        for name, value in inside:
            if isinstance(value, list) and any(isinstance(item, dict) for item in value):
                if any(text_in(lifted(item))[0] for item in value if isinstance(item, dict)):
                    return value
                lists += [value] if name in _LISTS else []
        family = [value for _, value in inside if isinstance(value, dict)]
        if len(family) > 1 and sum(bool(text_in(one)[0]) for one in family) > len(family) / 2:
            return family
        if any(text_in(one)[0] for one in family):
            return [lifted(data)]
        level = family
    return (
        lists[0]
        if lists
        else next(
            (value for name, value in data.items() if name in _LISTS and isinstance(value, list)),
            [data],
        )
    )


def _loads(text: str, doubled: set[str]) -> Any:
    """Parse JSON; of a name that an object has twice, both values are kept."""

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        one = dict(found)
        if len(one) < len(found):
            one = {}
            seen: dict[str, int] = {}
            for name, value in found:
                seen[name] = seen.get(name, 0) + 1
                doubled.update([name] if seen[name] > 1 else [])
                one[name if seen[name] == 1 else f"{name} ({seen[name]})"] = value
        return one

    return json.loads(text, object_pairs_hook=pairs)


def _tell_doubled(source: str, doubled: set[str]) -> Iterator[Problem]:
    if doubled:
        yield Problem(
            source,
            f"objects name “{'”, “'.join(sorted(doubled))}” twice; the first that holds words was "
            "taken",
            "look whether it is the right one",
        )


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
