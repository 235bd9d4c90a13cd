"""The words of a search, marked where they stand in a text."""

import html
import re
import unicodedata

from newstables.store.search import to_fts5

_TERM = re.compile(r'(NOT )?"([^"]+)"(\*)?')


def mark_hits(text: str, typed: str) -> str:
    """Write `text` as HTML, the words and phrases of a search in <mark>.

    Capitals and accents do not matter, as in the search itself; words to leave out are not marked.
    """
    parts, end = [], 0
    for start, stop in sorted(_find_hits(text, typed)):
        if start >= end:
            parts.append(
                f"{html.escape(text[end:start])}<mark>{html.escape(text[start:stop])}</mark>"
            )
            end = stop
    return "".join([*parts, html.escape(text[end:])])


def _find_hits(text: str, typed: str) -> list[tuple[int, int]]:
    if not typed:
        return []
    plain = _without_accents(text)
    hits = []
    for negated, phrase, prefix in _TERM.findall(to_fts5(typed)):
        if not negated:
            words = r"\W+".join(re.escape(_without_accents(word)) for word in phrase.split())
            pattern = rf"\b{words}" + (r"\w*" if prefix else r"\b")
            hits += [found.span() for found in re.finditer(pattern, plain, re.IGNORECASE)]
    return hits


def _without_accents(text: str) -> str:
    """Write each character without its accent; the length stays, so that offsets hold."""
    return "".join(unicodedata.normalize("NFD", character)[0] for character in text)
