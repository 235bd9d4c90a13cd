"""Where in a JSON document its articles are: as lists, families, tables or columns of values."""

import json
from collections.abc import Sequence
from typing import Any

from newstables.reading.formats.fields import field_of
from newstables.reading.formats.linked_data import is_article
from newstables.reading.formats.rows import is_text, lifted, text_in

_DEPTH = 5  # objects inside objects that are looked into for the list of articles
_LISTS = ("articles", "items", "results", "documents", "docs", "data", "rows", "entries", "hits")
_CELLS = ("data", "rows", "values")


def articles_in(data: Any) -> list[Any] | None:
    """Return the articles of a JSON document: the nearest list or family of objects with text.

    Without any text the list under a name such as "articles", or the document itself, so that the
    column can be asked for; None when there are no objects at all.
    """
    data = _as_objects(data)
    if isinstance(data, list):
        return data
    if not isinstance(data, dict):
        return None
    if isinstance(graph := data.get("@graph"), list):  # JSON-LD: people and pages stand beside
        kinds = [item.get("@type") if isinstance(item, dict) else None for item in graph]
        return [item for item, kind in zip(graph, kinds, strict=True) if is_article(kind)] or graph
    if text_in(lifted(data, 9))[0]:
        return [data]
    level: list[dict[str, Any]] = [data]
    lists: list[list[Any]] = []
    for _ in range(_DEPTH):
        inside = [(name, _as_objects(value)) for item in level for name, value in item.items()]
        for name, value in inside:
            if isinstance(value, list) and any(isinstance(item, dict) for item in value):
                if any(text_in(lifted(item))[0] for item in value if isinstance(item, dict)):
                    return value
                lists += [value] if name in _LISTS else []
        family = [value for _, value in inside if isinstance(value, dict)]
        if len(family) > 1 and sum(bool(text_in(member)[0]) for member in family) > len(family) / 2:
            return family
        if any(text_in(member)[0] for member in family):
            return [lifted(data)]
        level = family
    if lists:
        return lists[0]
    named = (data[name] for name in _LISTS if isinstance(data.get(name), list))
    return next(named, [data])


def object_of(item: Any) -> Any:
    """Return the object that a line holds, which some writers put into a string."""
    if isinstance(item, str) and item.lstrip().startswith("{"):
        try:
            return json.loads(item)
        except (ValueError, RecursionError):
            return item
    return item


def _as_objects(data: Any) -> Any:
    """Return a table, in one of the ways that JSON holds one, as a list of objects.

    Source: `orient` of pandas (split, columns); rows below a row of names.
    """
    if isinstance(data, list) and len(data) > 1 and all(isinstance(row, list) for row in data):
        return _rows(data[0], data[1:]) if _are_names(data[0]) else data
    if not isinstance(data, dict):
        return data
    cells = next((data[name] for name in _CELLS if isinstance(data.get(name), list)), None)
    names = data.get("columns") or data.get("fields") or data.get("header")
    if cells and isinstance(names, list) and all(isinstance(row, list) for row in cells):
        names = [name.get("name") if isinstance(name, dict) else name for name in names]
        return _rows(names, cells)
    columns = {name: value for name, value in data.items() if isinstance(value, dict)}
    if len(columns) == len(data) > 0 and any(map(is_text, columns)):
        keys = list(dict.fromkeys(key for value in columns.values() for key in value))
        if keys and all(str(key).isdigit() for key in keys):
            return [{name: value.get(key) for name, value in columns.items()} for key in keys]
    return data


def _rows(names: Sequence[Any], rows: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(map(str, names), row, strict=False)) for row in rows]


def _are_names(row: Sequence[Any]) -> bool:
    known = [name for name in row if isinstance(name, str) and (field_of(name) or is_text(name))]
    return len(known) > 1
