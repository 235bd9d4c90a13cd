"""Words from an article as safe HTML, with stretches marked, or as a label of Markdown.

Every character is escaped here.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newstables.exports.about import escape_markdown
from newstables.store.search import to_fts5

# An address is made a link after all else was read, escaped or not: a joiner keeps it in two.
_ADDRESS = re.compile(r"(?i)(https?:(?=//)|www(?=\.)|@)")
_JOINER = "\u2060"  # it has no width


class Mark(NamedTuple):
    """One stretch to show: what was found, or the speaker or reporting word of a quotation."""

    start: int
    end: int
    what: str = "found"  # found, speaker, cue, furniture
    about: str = ""  # shown when the pointer rests on it, such as the kind of furniture


# Colours that let the page's own show through, so that both themes keep their contrast.
_ROUND = "color:inherit;border-radius:.2em;padding:.05em 0"
_LOOKS = {
    "found": f"background:rgba(250,190,40,.38);{_ROUND}",
    "speaker": f"background:rgba(60,150,230,.28);{_ROUND}",
    "cue": "background:none;color:inherit;padding:0;border-bottom:.14em dotted",
    "furniture": "opacity:.66;font-style:italic",
}
_RANK = ("furniture", "found", "speaker", "cue")


def mark_words(text: str, marks: Iterable[Mark | Sequence[int]], *, anchor: str = "") -> str:
    """Write `text` as HTML with its marks; marks may overlap or reach beyond the text.

    Args:
        text: the words, from anywhere.
        marks: Mark, or (start, end); offsets into `text`.
        anchor: an id for the first mark that is not furniture, so that a link can lead there.
    """
    placed = [_clip(Mark(*mark), len(text)) for mark in marks]
    placed = [mark for mark in placed if mark.start < mark.end]
    cuts = sorted({0, len(text)}.union(*((mark.start, mark.end) for mark in placed)))
    first = min((mark.start for mark in placed if mark.what != "furniture"), default=-1)
    parts = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        over = [mark for mark in placed if mark.start <= start and mark.end >= end]
        words = html.escape(text[start:end])
        for mark in sorted(over, key=lambda mark: -_RANK.index(mark.what)):
            words = _wrap(words, mark)
        if anchor and start == first:
            words = f'<span id="{html.escape(anchor)}">{words}</span>'
        parts.append(words)
    return "".join(parts)


def _clip(mark: Mark, length: int) -> Mark:
    return mark._replace(start=max(0, int(mark.start)), end=min(length, int(mark.end)))


def _wrap(words: str, mark: Mark) -> str:
    name = "span" if mark.what == "furniture" else "mark"
    about = f' title="{html.escape(mark.about)}"' if mark.about else ""
    return f'<{name} style="{_LOOKS[mark.what]}"{about}>{words}</{name}>'


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


def as_label(words: str) -> str:
    """Write words on one line, so that no Markdown in them is obeyed and no address is a link.

    Source: GitHub's autolinks of addresses, as remark makes them.
    """
    return escape_markdown(_ADDRESS.sub(rf"\1{_JOINER}", words))
