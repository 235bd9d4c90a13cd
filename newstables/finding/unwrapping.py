"""Which lines of a page go on in the next: mail, wire copy and PDF break paragraphs into lines.

Told by the shape of the whole page: lines of one width, sentences that go on in small letters,
breaks just where the next word would not have fitted. A page of one paragraph a line has none.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from newstables.finding.furniture.lines import Line
from newstables.lexicons import words

_ENDED = re.compile(r"[.!?:;…][\"”’')\]]*$")
_GOES_ON = re.compile(r"[\w,\"”’)%$€£–—-]$")
_BLOCK_START = re.compile(
    r"[•*·▪◦‣○●>|#]|[-–—] |\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)] |\d{1,2}[:.]\d\d\b"
    r"|(?:From|Sent|To|Cc|Bcc|Subject|Date|Re|Fwd?|Q|A)\s*: |[QA]\. "
    r"|[A-Z][A-Z.'’-]*(?: [A-Z(][A-Z.'’()-]*){0,7}: "
)
_NO_TEXT = re.compile(r"\S*(?:https?://|www\.|@)\S*$|[^\w]*$|(?:From|Sent|To|Cc|Subject|Date): ")
_LEADS_ON = frozenset(
    "a an and as at but by for from had has her his in is its of on or our said that the their to"
    " was were which who will with would".split()
)
Pair = tuple[Line, Line]
_LEAST = 20  # characters: no column of print is narrower
_MOST = 140


def joined_lines(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines whose sentence, or paragraph, goes on in the next line."""
    pairs = [(line, following) for line, following in pairwise(lines) if not following.spaced]
    parted = {line.number for line, following in pairs if _is_parted(line, following)}
    open_pairs = [(line, following) for line, following in pairs if _is_open(line, following)]
    if not open_pairs or not _is_wrapped(lines, pairs, open_pairs):
        return parted
    widths = sorted(len(line.text) for line, _ in open_pairs)
    width = widths[-1 - len(widths) // 50]
    return parted | {
        line.number for line, following in pairs if _joins(line, following, width=width)
    }


def _is_parted(line: Line, following: Line) -> bool:
    """Return whether a word is parted at the line end: that alone says that the line goes on."""
    return following.text[0].islower() and bool(re.search(r"[^\W\d_]{2}-$", line.text))


def _is_open(line: Line, following: Line) -> bool:
    """Return whether a sentence goes on: small letters follow, or it ends in "on"."""
    return (
        _LEAST <= len(line.text) <= _MOST
        and (following.text[0].islower() or line.text.rsplit(None, 1)[-1] in _LEADS_ON)
        and bool(_GOES_ON.search(line.text))
        and not _NO_TEXT.match(line.text)
        and not _BLOCK_START.match(following.text)
    )


def _is_wrapped(lines: Sequence[Line], pairs: Sequence[Pair], open_pairs: Sequence[Pair]) -> bool:
    """Return whether the page as a whole was broken into lines of one width."""
    width = max(len(line.text) for line, _ in open_pairs)
    longer = sum(len(line.text) > width * 1.2 + 5 for line in lines)
    fair = sum(len(line.text) >= _LEAST for line, _ in pairs)
    if longer * 8 > len(lines) or len(open_pairs) * 4 < fair:
        return False
    # Of breaks made to fill a line, nearly all come where the next word would not have fitted.
    filled = sum(_is_full(line, following, width) for line, following in open_pairs)
    even = sum(len(line.text) > 0.7 * width for line, _ in open_pairs)
    if max(filled, even) * 5 < len(open_pairs) * 4:
        return False
    # One such break may be a heading above small letters, but not where every line is as short.
    return len(open_pairs) > 1 or (width >= 40 and not longer)


def _is_full(line: Line, following: Line, width: float) -> bool:
    return len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > width


def _joins(line: Line, following: Line, *, width: int) -> bool:
    if _NO_TEXT.match(line.text) or (line.text.isupper() and len(line.text) < 0.8 * width):
        return False
    ended = bool(_ENDED.search(line.text))
    if _BLOCK_START.match(following.text) and (ended or not _is_full(line, following, width)):
        return False
    if _is_open(line, following):
        return len(line.text) > 0.4 * width
    if ended:
        return following.indent <= line.indent and _is_full(line, following, width)
    return _is_full(line, following, 0.9 * width)


_STRETCHES = frozenset("century day decade hour mile month week year".split())
_LAST_WORD = re.compile(r"[\w’'.-]*-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def join_words(one: str, two: str, *, text: str) -> tuple[int, str]:
    """Tell how to join two lines of one paragraph.

    Args:
        one: the line that goes on.
        two: the line it goes on in.
        text: the whole page, which may print the word elsewhere in one piece.

    Returns:
        How many characters to leave out at the end of `one`, and what to put between.
    """
    head, tail = _LAST_WORD.search(one), _FIRST_WORD.match(two)
    if not head or not tail or not re.search(r"\w-$", one):
        return 0, " "
    first, second = head.group()[:-1], tail.group()
    return (0, "") if _keeps_hyphen(first, second, one=one, text=text) else (1, "")


def _keeps_hyphen(first: str, second: str, *, one: str, text: str) -> bool:
    """Return whether the hyphen at a line end belongs to the word, as in "vice-" "president"."""
    if not second[0].islower() or not first.islower() and not first.istitle() or "-" in first:
        return True
    if re.search(rf"\b{re.escape(first + second)}\b", text):
        return False
    if re.search(rf"\b{re.escape(first)}-{re.escape(second)}\b", text):
        return True
    small = first.lower()
    if small in _STRETCHES and second in ("long", "old"):
        return True
    if small in words("hyphen_firsts") or second in words("hyphen_seconds"):
        return True
    before = one[: -len(first) - 1].split()
    # A Korean or Chinese given name after its family name: "Han Seo-" "jun".
    return bool(before) and first.istitle() and before[-1] in words("family_names_first")
