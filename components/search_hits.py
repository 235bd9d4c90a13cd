"""Where the words of a search stand in a text, so that they can be marked."""

import re
import unicodedata

from components.marked_text import Mark
from newstables.errors import QueryError
from newstables.search import to_fts5

_TERM = re.compile(r'(NOT )?"([^"]+)"(\*)?')


def find_hits(text: str, typed: str) -> list[Mark]:
    """Find the words and phrases of a search in `text`; words to leave out are not looked for.

    Capitals and accents do not matter, as in the search itself.
    """
    if not typed:
        return []
    try:
        expression = to_fts5(typed)
    except QueryError:
        return []
    plain = _without_accents(text)
    hits = []
    for negated, phrase, prefix in _TERM.findall(expression):
        if not negated:
            words = r"\W+".join(re.escape(_without_accents(word)) for word in phrase.split())
            pattern = rf"\b{words}" + ("" if prefix else r"\b")
            hits += [Mark(*found.span()) for found in re.finditer(pattern, plain, re.IGNORECASE)]
    return hits


def _without_accents(text: str) -> str:
    """Write each character without its accent; the length stays, so that offsets hold."""
    return "".join(unicodedata.normalize("NFD", one)[0] for one in text)
