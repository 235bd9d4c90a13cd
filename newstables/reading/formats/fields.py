"""What files call the fields of an article, and the values under those names in words."""

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from newstables.lexicons import table
from newstables.reading.article import Known
from newstables.reading.dates import read_count_of_seconds, read_moment
from newstables.reading.decoding import drop_surrogates
from newstables.reading.formats.markup import plain_of

_NOTHING = {"nan", "null", "none", "n/a", "#n/a", "\\n", "nat", "undefined"}
# Where an object keeps the words it stands for, the surest first.
_INSIDE = (
    "name", "title", "rendered", "main", "$date", "iso", "date", "$numberLong", "$numberInt",
    "seconds", "_seconds", "#text", "_text", "__text", "$t", "@value", "value", "text", "literal",
    "label", "displayName", "en", "default", "uri", "id",
)  # fmt: skip
# Objects beside the text that hold more of what is stated of it.
_BESIDE = {"metadata", "meta", "info", "attributes", "article", "header", "properties", "details"}
_PREFIX = re.compile(r"(?:news|article|story|document|doc|post|item|web|meta)(?=\w{3})")
# Names that hold a field only where no other does.
_WEAK = {"created", "createdat", "createdate", "timestamp", "seendate", "day", "subject", "id",
         "firstcreated", "contentcreated"}  # fmt: skip
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def key_of(name: str) -> str:
    """Return a column's name as lists spell it: letters and digits, small, no count of doubles."""
    return re.sub(r"[\W_]", "", re.sub(r" \(\d+\)$", "", name)).lower()


def field_of(name: str) -> str | None:
    """Return which field of an article a column, key or header line of this name holds."""
    key = key_of(name)
    known = table("reading/fields")
    bare = _PREFIX.sub("", key, count=1)
    return known.get(key) or known.get(bare) or known.get(re.sub(r"(?<=\w{3})name$", "", bare))


def words_of(value: Any) -> str:
    """Return a cell in words: "Ann Lee", ["Ann Lee", "Bo Moor"], {"name": "The Courier"}.

    What stands for nothing gives none: None, NaN, "null".
    """
    if isinstance(value, list):
        if len(value) > 2 and all(type(part) is int for part in value):  # a date, as Java writes it
            return "-".join(map(str, value[:3]))
        return ", ".join(words for item in value if (words := words_of(item)))
    if isinstance(value, dict):
        return next((words for key in _INSIDE if (words := words_of(value.get(key)))), "")
    if value is None or isinstance(value, bool) or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        value = int(value)  # as spreadsheets and JavaScript write whole numbers
    words = drop_surrogates(str(value)).strip()
    return "" if words.lower() in _NOTHING else words


def stated_of(cells: Iterable[tuple[str, Any]], *, where: str) -> dict[str, Known]:
    """Return what named cells state of an article; of several for one field the fittest.

    An outlet that is an address is the article's address; a name goes before a domain. Titles and
    names are taken out of their markup. `where` says what the names are: "column".
    """
    found: dict[str, list[Known]] = {}
    cells = list(cells)
    for name, value in cells:
        if isinstance(value, dict) and name.lower() in _BESIDE:
            cells += [(str(inner), words) for inner, words in value.items()]
    for name, value in sorted(cells, key=lambda cell: key_of(cell[0]) in _WEAK):
        field = field_of(name)
        words = words_of(value) if field else ""
        if not field or not words:
            continue
        basis = f"metadata: {where} “{name}”"
        if field == "outlet" and _ADDRESS.fullmatch(words):
            field = "url"
        if field in ("title", "outlet", "byline", "section"):
            words = " ".join(plain_of(words).split())
        if field == "byline" and "://" in words:
            continue
        known = _dated(words, basis) if _is_day(field) else Known(words, basis)
        found.setdefault(field, []).append(known)
    return {field: _fittest(field, values) for field, values in found.items()}


def stated_by(names: Mapping[str, str], cells: Mapping[str, Any]) -> dict[str, Known]:
    """Return what cells state of an article whose columns a person named: field -> column."""
    stated = {}
    for field, column in names.items():
        if field != "text" and column and (words := words_of(cells.get(column))):
            plain = " ".join(plain_of(words).split())
            known = Known(plain, f"metadata: column “{column}”, chosen")
            stated[field] = _dated(plain, known.basis) if _is_day(field) else known
    return stated


def _is_day(field: str) -> bool:
    return field in ("published", "modified")


def _dated(words: str, basis: str) -> Known:
    moment = read_count_of_seconds(words)
    if moment is None:
        return Known(words, basis)
    return Known(moment.stamp, f"{basis}, which counts seconds from 1970")


def _fittest(field: str, values: list[Known]) -> Known:
    fits = {
        "outlet": lambda known: not _HOST.fullmatch(known.value),
        "url": lambda known: _ADDRESS.match(known.value),
        "published": lambda known: read_moment(known.value, day_first=True),
        "modified": lambda known: read_moment(known.value, day_first=True),
    }.get(field, bool)
    return next(filter(fits, values), values[0])
