"""Words as they are drawn: Plotly's few tags read, widths measured, long lines wrapped."""

import html
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple


class Run(NamedTuple):
    """Words in one face and colour; "" = the colour of the text around."""

    words: str
    bold: bool = False
    colour: str = ""


Line = list[Run]

# Hundredths of the size, as Noto Sans draws " " to "~"; its bold face is at most 6 % wider.
_WIDTHS = dict(
    zip(
        map(chr, range(32, 127)),
        (
            26, 27, 41, 65, 57, 83, 73, 22, 30, 30, 55, 57, 27, 32, 27, 37, 57, 57, 57, 57, 57, 57,
            57, 57, 57, 57, 27, 27, 57, 57, 57, 43, 90, 64, 65, 63, 73, 56, 52, 73, 74, 34, 27, 62,
            52, 91, 76, 78, 60, 78, 62, 55, 56, 73, 60, 93, 59, 57, 57, 33, 37, 33, 57, 44, 28, 56,
            62, 48, 62, 56, 34, 62, 62, 26, 26, 53, 26, 94, 62, 60, 62, 62, 41, 48, 36, 62, 51, 79,
            53, 51, 47, 38, 55, 38, 57,
        ),
        strict=True,
    ),
)  # fmt: skip
_WIDTHS |= {"–": 50, "—": 100, "…": 79, "“": 44, "”": 44, "‘": 22, "’": 22, "·": 28, "▲": 84,
            "→": 100, "\u00a0": 26, "ł": 30, "Ł": 56}  # fmt: skip
_OTHER, _WIDE = 66, 102
_BOLD, _SPARE = 1.06, 1.02  # another font of the list may be a little wider
_TAG = re.compile(r"<(/?)(b|i|br|span)\b([^<>]*)>", re.IGNORECASE)
_COLOUR = re.compile(r"color:\s*([#\w(),.\s]+)")
# Signs that turn the order of what follows, or that XML cannot hold.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufffe\uffff]"
)


def clean(words: object) -> str:
    """Return words without control characters, on one line."""
    return " ".join(_UNSEEN.sub("", str(words)).split())


def read_markup(text: object) -> list[Line]:
    """Read what charts write for Plotly: <b>, <br>, <span style="color:...">, &lt;.

    What is no such tag is words.
    """
    lines: list[Line] = [[]]
    bold, colours, at = 0, [""], 0
    source = str(text)
    for tag in [*_TAG.finditer(source), None]:
        words = source[at : tag.start() if tag else len(source)]
        if words:
            plain = re.sub(r"\s+", " ", _UNSEEN.sub("", html.unescape(words)))
            lines[-1].append(Run(plain, bold > 0, colours[-1]))
        if tag is None:
            break
        at, name, closes = tag.end(), tag[2].lower(), bool(tag[1])
        if name == "br":
            lines.append([])
        elif name == "b":
            bold += -1 if closes else 1
        elif name == "span" and closes:
            colours = colours[:-1] or [""]
        elif name == "span":
            found = _COLOUR.search(tag[3])
            colours.append(found[1].strip() if found else colours[-1])
    return lines


def plain(line: Line) -> str:
    """Return the words of a line."""
    return "".join(run.words for run in line)


@lru_cache(maxsize=4096)
def _hundredths(words: str) -> int:
    total = 0
    for sign in unicodedata.normalize("NFC", words):
        if unicodedata.combining(sign):
            continue
        base = unicodedata.normalize("NFD", sign)[0]
        wide = _WIDE if unicodedata.east_asian_width(sign) in "WF" else _OTHER
        total += _WIDTHS.get(sign) or _WIDTHS.get(base) or wide
    return total


def width(words: str | Line, *, size: float, bold: bool = False) -> float:
    """Return about how wide words are drawn, rather too much than too little."""
    if isinstance(words, str):
        return _hundredths(words) * size / 100 * _SPARE * (_BOLD if bold else 1)
    return sum(width(run.words, size=size, bold=run.bold or bold) for run in words)


def widest(lines: list[Line], *, size: float) -> float:
    """Return the width of the widest line."""
    return max((width(line, size=size) for line in lines), default=0.0)


def wrap(lines: list[Line], *, size: float, room: float, most: int = 0) -> list[Line]:
    """Break lines that are wider than `room` between words, a word too wide within itself.

    Args:
        lines: as read.
        size: of the letters.
        room: how wide a line may be.
        most: lines at most, the last then ending in "…"; 0: as many as it takes.
    """
    wrapped: list[Line] = []
    for line in lines:
        wrapped += _wrap_line(line, size=size, room=max(room, size * 2))
    if most and len(wrapped) > most:
        wrapped = wrapped[:most]
        wrapped[-1] = _end(wrapped[-1], size=size, room=room)
    return wrapped


def _wrap_line(line: Line, *, size: float, room: float) -> list[Line]:
    out: list[Line] = [[]]
    used = 0.0
    for piece, bold, colour in _pieces(line, size=size, room=room):
        wide = width(piece.rstrip(), size=size, bold=bold)
        if out[-1] and used + wide > room:
            out.append([])
            used = 0.0
        piece = piece if out[-1] else piece.lstrip()
        if piece:
            out[-1].append(Run(piece, bold, colour))
            used += width(piece, size=size, bold=bold)
    return [_joined(part) for part in out]


def _pieces(line: Line, *, size: float, room: float) -> list[Run]:
    """Cut a line where it may be broken: after a space or a hyphen, between wide signs."""
    pieces = []
    for run in line:
        if run.colour and width(run.words, size=size, bold=run.bold) <= room:
            pieces.append(run)  # a mark such as "dates differ" stays whole
            continue
        for piece in re.findall(r"[^ -]*[ -]+|[^ -]+", run.words):
            if width(piece.rstrip(), size=size, bold=run.bold) <= room:
                pieces.append(Run(piece, run.bold, run.colour))
            else:
                pieces += [Run(sign, run.bold, run.colour) for sign in piece]
    return pieces


def _joined(line: Line) -> Line:
    joined: Line = []
    for run in line:
        if joined and joined[-1][1:] == run[1:]:
            joined[-1] = joined[-1]._replace(words=joined[-1].words + run.words)
        else:
            joined.append(run)
    if joined:
        joined[-1] = joined[-1]._replace(words=joined[-1].words.rstrip())
    return joined


def _end(line: Line, *, size: float, room: float) -> Line:
    """End a line with "…", shortened so that it still fits."""
    kept = list(line)
    while kept and width([*kept, Run("…")], size=size) > room:
        shorter = kept[-1].words[:-1].rstrip()
        kept[-1:] = [kept[-1]._replace(words=shorter)] if shorter else []
    return [*kept, Run("…", *kept[-1][1:])] if kept else [Run("…")]
