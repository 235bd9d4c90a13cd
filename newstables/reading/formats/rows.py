"""Objects with named fields -> drafts: rows of a table, items of a JSON file, lines of a dump."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from newstables.reading.article import Columns, Draft, Known, Problem, Source, Table
from newstables.reading.dates import may_be_two_days, order_of, read_moment
from newstables.reading.decoding import drop_surrogates, mend_controls
from newstables.reading.formats.fields import field_of, key_of, stated_by, stated_of, words_of
from newstables.reading.formats.markup import plain_of
from newstables.reading.formats.ninjs import main_parts
from newstables.reading.numbers import two_days

# What columns that hold the text are called, the surest first.
TEXT_KEYS = (
    "text", "maintext", "articletext", "fulltext", "storytext", "bodytext", "articlebody",
    "textcontent", "contenttext", "plaintext", "cleantext", "newstext", "body", "content",
    "articlecontent", "fullcontent", "contentencoded", "article", "story", "transcript",
    "paragraphs", "message", "textbody", "bodyplain", "volltext", "texte", "texteintégral", "texto",
    "testo", "bodyhtml", "contenthtml", "bodyxhtml", "articlehtml", "html",
)  # fmt: skip
_RANKS = {key: rank for rank, key in enumerate(TEXT_KEYS)}
_OF_A_KIND = re.compile(
    r"(?:news|article|story|document|doc|post|page|web|item|raw|clean|cleaned|main|plain|original)"
    r"(?P<kind>text|fulltext|body|content)(?:plain|raw|clean|cleaned|en)?"
)
# Where an object that is no article itself keeps a text.
_TEXT_INSIDE = (
    "rendered", "text", "content", "#text", "_text", "__text", "$t", "@value", "value", "p", "en",
    "plain", "main", "html", "body", "blocks", "paragraphs", "children",
)  # fmt: skip
_DEPTH = 4  # objects inside objects that are looked into for the text
_LOOKED_AT = 200  # items that tell which columns there are

Item = tuple[str, Any]  # where it stands, in words, and the object


def drafts_of(items: Iterable[Item], source: Source) -> Iterator[Draft | Problem | Table]:
    """Return objects as drafts, the order of days in a column settled by all of them together.

    Where days stay two days each, the drafts come undated, and one problem asks for the whole file.
    """
    items = [(where, lifted(item)) for where, item in items]
    objects = [item for _, item in items if isinstance(item, dict)]
    columns = tuple(dict.fromkeys(str(name) for item in objects[:_LOOKED_AT] for name in item))
    chosen = source.columns.fields
    text = chosen.get("text")
    if objects and not (text in columns if text else any(map(is_text, columns))):
        yield _ask_for_text(source.name, text, columns)
        yield Table(source.name, columns, Columns(_by_name(columns) | dict(chosen)))
        return
    drafts: list[Draft] = []
    for where, item in items:
        found = _draft(where, item, source.columns)
        if isinstance(found, Draft):
            drafts.append(found)
        else:
            yield found
    stated = [draft.stated["published"].value for draft in drafts if "published" in draft.stated]
    said = source.columns.day_first
    day_first = order_of(stated) if said is None else said
    for draft in drafts:
        yield _settled(draft, day_first=day_first, said=said is not None)
    open_still = [words for words in stated if not read_moment(words, day_first=day_first)]
    unsure = [words for words in open_still if may_be_two_days(words)]
    if unsure:
        yield ask_for_days(source.name, unsure)
    yield Table(source.name, columns, Columns(_taken(columns, drafts, chosen), day_first))


def is_text(name: str) -> bool:
    """Return whether a column of this name holds the text of articles."""
    return _rank(name) is not None


def text_in(item: Mapping[str, Any]) -> tuple[str, str]:
    """Return the name of the column whose words are an object's text, and the words; or nothing."""
    ranked = [(rank, str(name)) for name in item if (rank := _rank(str(name))) is not None]
    for _, name in sorted(ranked, key=lambda pair: pair[0]):
        if words := _text_words(item.get(name)):
            return name, words
    return "", ""


def _rank(name: str) -> int | None:
    """Return how surely a column of this name holds the text, 0 the surest; None for others."""
    key = key_of(name)
    if key in _RANKS:
        return _RANKS[key]
    found = _OF_A_KIND.fullmatch(key)
    return len(_RANKS) + _RANKS[found["kind"]] if found else None


def lifted(item: Any, depth: int = 0) -> Any:
    """Return an object whose article lies inside it with the article's fields on top.

    Source: `_source` of Elasticsearch, `node` of GraphQL, `fields`, `attributes`, `article`.
    """
    if not isinstance(item, dict):
        return item
    item = main_parts(item)
    if depth >= _DEPTH or text_in(item)[0]:
        return item
    inside = {name: lifted(one, depth + 1) for name, one in item.items() if isinstance(one, dict)}
    named = {name: text_in(below)[0] for name, below in inside.items() if isinstance(below, dict)}
    # A crawler keeps the page's HTML beside the text that it cut from it.
    surest = min(filter(named.get, named), key=lambda name: _rank(named[name]) or 0, default=None)
    if surest is None:
        return item
    return inside[surest] | {key: value for key, value in item.items()
                             if key not in inside[surest] and key != surest}  # fmt: skip


def ask_for_days(source: str, unsure: list[str]) -> Problem:
    """Return the question which of day and month comes first, asked once a file."""
    example = unsure[0]
    return Problem(
        source,
        f"{len(unsure)} of its dates may be two days each: “{example}” is {two_days(example)}",
        "say whether days or months come first in it (--days-first, --months-first), or write the "
        "years in four digits",
        days=tuple(dict.fromkeys(unsure))[:3],
    )


def _ask_for_text(source: str, chosen: str | None, columns: tuple[str, ...]) -> Problem:
    what = (
        f"there is no column “{chosen}”" if chosen else "no column is called text, body or content"
    )
    return Problem(source, what, "choose the column that holds the articles' text", columns)


def _draft(where: str, item: Any, columns: Columns) -> Draft | Problem:
    if not isinstance(item, dict):
        return Problem(where, "not an object with named fields", 'write it as {"text": "..."}')
    chosen = columns.fields.get("text")
    name, text = (chosen, _text_words(item.get(chosen))) if chosen else text_in(item)
    if not text:
        empty = name or next((field for field in item if is_text(str(field))), "text")
        return Problem(where, f"its “{empty}” is empty", "fill it or leave this article out")
    cells = ((str(key), value) for key, value in item.items()
             if key != name and not is_text(str(key)))  # fmt: skip
    stated = stated_of(cells, where="column")
    stated = {field: known for field, known in stated.items() if field not in columns.fields}
    return Draft(where, mend_controls(plain_of(text)), stated | stated_by(columns.fields, item))


def _text_words(value: Any) -> str:
    """Return the text in a cell: words, a list of paragraphs, or an object that holds them."""
    if isinstance(value, str):
        return drop_surrogates(value) if words_of(value) else ""
    if isinstance(value, list):
        return "\n\n".join(words for item in value if (words := _text_words(item).strip()))
    if isinstance(value, dict) and not any(field_of(str(name)) == "title" for name in value):
        inside = (value.get(name) for name in _TEXT_INSIDE)
        return next((words for item in inside if (words := _text_words(item))), "")
    return ""


def _settled(draft: Draft, *, day_first: bool | None, said: bool) -> Draft:
    """Return a draft whose day, written in numbers, is the one that its column's order makes it."""
    known = draft.stated.get("published")
    if known is None or day_first is None or not may_be_two_days(known.value):
        return draft
    moment = read_moment(known.value, day_first=day_first)
    if moment is None:
        return draft
    order = "days" if day_first else "months"
    why = "given for the file" if said else "as other rows of the file show"
    basis = f"{known.basis} “{known.value}”, {order} first, {why}"
    return replace(draft, stated=draft.stated | {"published": Known(moment.stamp, basis)})


def _by_name(columns: tuple[str, ...]) -> dict[str, str]:
    """Return which columns hold a field by their names alone."""
    named = ((field_of(name), name) for name in reversed(columns))
    return {field: name for field, name in named if field}


def _taken(
    columns: tuple[str, ...], drafts: list[Draft], chosen: Mapping[str, str]
) -> dict[str, str]:
    """Return which column was taken for each field, as most drafts tell."""
    ranked = {name: rank for name in columns if (rank := _rank(name)) is not None}
    taken = {"text": min(ranked, key=lambda name: ranked[name], default="")}
    for name in columns:
        field = field_of(name)
        if field and any(f"“{name}”" in known.basis for draft in drafts[:20]
                         if (known := draft.stated.get(field))):  # fmt: skip
            taken.setdefault(field, name)
    return taken | dict(chosen)
