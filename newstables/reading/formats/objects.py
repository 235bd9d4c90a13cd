"""JSON and JSON Lines, in the shapes that crawlers, news services and databases write."""

import json
import re
from collections.abc import Iterator
from typing import Any

from newstables.errors import ArticleError
from newstables.reading.article import Draft, Problem, Source, Table
from newstables.reading.decoding import decode
from newstables.reading.formats.rows import Item, drafts_of
from newstables.reading.formats.shapes import articles_in, object_of

# What is put around JSON to make it a script: "var news = ...;", "show(...);"
_SCRIPT = re.compile(r"\s*(?:(?:var|let|const)\s+)?[\w.$]{1,60}\s*(?:=|\()\s*(?=[\[{])")
_LAST_COMMA = re.compile(r",\s*(?=[}\]])")


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
        data = _mended(text, doubled)
        if data is None:
            raise _not_json(source.name, error) from error
    except ValueError as error:  # a number longer than Python reads
        raise ArticleError(f"'{source.name}': {error}; correct it or export it again") from error
    found = articles_in(data)
    if found is None:
        raise ArticleError(f"'{source.name}': holds no articles; give a list of objects")
    numbered = enumerate(map(object_of, found), 1)
    yield from drafts_of(
        [(f"{source.name}, item {number}", item) for number, item in numbered], source
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
            if line.strip(" \t\x00\x1e"):
                items.append((where, object_of(_loads(line.rstrip(" ,"), doubled))))
        except (ValueError, RecursionError) as error:
            nested = isinstance(error, RecursionError)
            fault = "nested too deeply" if nested else getattr(error, "msg", str(error))
            yield Problem(where, f"not valid JSON ({fault})", "correct this line and add it again")
    yield from drafts_of(items, source)
    yield from _tell_doubled(source.name, doubled)


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


def _mended(text: str, doubled: set[str]) -> Any:
    """Parse what is JSON but for a script around it, commas too many, or objects in a row."""
    bare = text.lstrip("\ufeff")
    script = _SCRIPT.match(bare)
    bare = bare[script.end() if script else 0 :].strip().rstrip(";) \n")
    for tried in (bare, _LAST_COMMA.sub("", bare)):
        try:
            return _loads(tried, doubled)
        except (ValueError, RecursionError):
            continue
    found, at, decoder = [], 0, json.JSONDecoder()
    try:
        while at < len(bare):
            one, at = decoder.raw_decode(bare, at)
            found.append(one)
            while at < len(bare) and bare[at] in " \t\r\n,":
                at += 1
    except (ValueError, RecursionError):
        return None
    return found if all(isinstance(item, dict) for item in found) else None


def _not_json(name: str, error: json.JSONDecodeError) -> ArticleError:
    return ArticleError(
        f"'{name}': not valid JSON at line {error.lineno}, column {error.colno} ({error.msg}); "
        "correct it or export it again"
    )


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
