"""Where quotation marks open and close: plain text in, spans out.

Double marks in every shape (“…”, "…", ''…'', ``…'', „…“, «…», »…«) and the single marks of British
papers (‘…’, '…'), which double as apostrophes. A quotation inside a quotation is part of it.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

Span = tuple[int, int]

_MARK = re.compile(r"[\"“”„«»＂″「」『』]|''|``|‘‘|’’")
_WORD = re.compile(r"\w")
_PARAGRAPH = re.compile(r"[^\n]+")
# What ends a mark of its own shape; a straight mark ends itself.
_CLOSERS = {"„": '“”"', "«": "»", "»": "«", "``": "''", "‘‘": "’’", "「": "」", "『": "』"}
_SHUT = frozenset("”»」』") | {"’’"}
_OPEN = frozenset("“„«「『") | {"``", "‘‘"}
_BRACKETS = "([—–-/"

_SINGLE_OPENS = re.compile(r"(?<![\w.,!?’'”\")])[‘'](?=[\w“\"\[(…$£€#@])(?!')")
_ELISION = re.compile(
    r"['‘](?:tis|twas|em|n|til|till|cause|bout|round|ere|\d\ds?)\b", re.IGNORECASE
)
_SINGLE_SHUTS = re.compile(r"(?<=[\w.,!?…)\]”\"%—–-])(?<!\s['’]n)[’'](?![\w’'])")
_POSSESSIVE = re.compile(r"[sSzZxX][’']\s+[a-z]")


@dataclass
class _Opened:
    """A region whose closing mark has not come yet."""

    mark: str
    start: int


@lru_cache(maxsize=32)  # every step needs those of the same article
def quoted_regions(text: str) -> Sequence[Span]:
    """Find the stretches inside quotation marks, marks left out, in reading order.

    Works paragraph by paragraph, so that one missing mark cannot swallow the rest of the article.
    A curly mark says itself whether it opens or closes; a straight one closes when a region is
    open, unless it plainly opens. A region open at the end of its paragraph is kept when the
    quotation runs on (the next paragraph starts with a mark) or began its paragraph.
    Single marks count where they are the article's outer marks, and in a headline.
    """
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text) if match.group().strip()]
    double = [
        region for number in range(len(paragraphs)) for region in _double(text, paragraphs, number)
    ]
    if "‘" not in text and "'" not in text:
        return tuple(double)
    single = [region for begin, end in paragraphs for region in _single(text, begin, end)]
    single = [region for region in single if not is_quoted(double, region[0])]
    outer = [region for region in double if not _is_within(single, region)]
    long = [region for region in single if text.count(" ", *region) >= 3]
    if len(long) <= len(outer):
        lead = _headline(text, paragraphs)
        single = [region for region in single if region[1] <= lead and not _cuts(region, double)]
        outer = [region for region in double if not _is_within(single, region)]
    else:
        single = [region for region in single if not _cuts(region, outer)]
    return tuple(sorted(outer + single))


def is_quoted(regions: Sequence[Span], at: int) -> bool:
    """Return whether a character lies in one of the stretches that `quoted_regions` gave."""
    begun = begun_before(regions, at)
    return begun is not None and at < begun[1]


def begun_before(regions: Sequence[Span], at: int) -> Span | None:
    """Return the last of stretches in reading order that begins at a character or before it."""
    before = bisect_right(regions, (at, sys.maxsize))
    return regions[before - 1] if before else None


def _is_within(regions: Sequence[Span], span: Span) -> bool:
    """Return whether one of some regions, none of which overlap, holds a span."""
    begun = begun_before(regions, span[0])
    return begun is not None and span[1] <= begun[1]


def _cuts(region: Span, others: list[Span]) -> bool:
    """Return whether a span overlaps another without holding it."""
    return any(
        start < region[1] and region[0] < end and not (region[0] <= start and end <= region[1])
        for start, end in others
    )


def _headline(text: str, paragraphs: list[Span]) -> int:
    """Return where a headline in the first paragraph ends, 0 for none."""
    if len(paragraphs) < 2:
        return 0
    begin, end = paragraphs[0]
    words = len(text[begin:end].split())
    return 0 if text[begin:end].rstrip()[-1] in ".:" or words > 20 else end


def _double(text: str, paragraphs: list[Span], number: int) -> list[Span]:
    """Return the regions in double marks of one paragraph."""
    begin, end = paragraphs[number]
    regions: list[Span] = []
    opened: _Opened | None = None
    inner = ""  # what closes a quotation inside the open one
    for mark in _MARK.finditer(text, begin, end):
        shape = mark.group()
        before = text[mark.start() - 1] if mark.start() > begin else " "
        after = text[mark.end()] if mark.end() < end else " "
        spaced = before.isspace() or before in _BRACKETS
        plainly_opens = spaced and not after.isspace()
        if inner and shape == inner:
            inner = ""
        elif opened is not None and (
            held := _held(text, mark, end, opened, plainly_opens=plainly_opens)
        ):
            inner = held
        elif opened is not None and shape in _CLOSERS.get(opened.mark, ()):
            regions.append((opened.start, mark.start()))
            opened, inner = None, ""
        elif shape in _OPEN:
            opened = opened or _Opened(shape, mark.end())
        elif shape in _SHUT:
            if opened is not None and opened.mark not in _CLOSERS:
                regions.append((opened.start, mark.start()))
                opened, inner = None, ""
            elif shape == "»" and opened is None and plainly_opens:
                opened = _Opened(shape, mark.end())
        elif opened is None or plainly_opens:
            if opened is None and not plainly_opens and _plainly_shuts(before, after):
                continue  # a stray closing mark, or the sign for inches or seconds
            opened, inner = _Opened(shape, mark.end()), ""
        elif not (before.isdigit() and opened.mark in _OPEN):  # inches in a quotation
            regions.append((opened.start, mark.start()))
            opened, inner = None, ""
    if opened is not None and _runs_on(text, paragraphs, number, opened):
        regions.append((opened.start, end))
    return [(start, stop) for start, stop in regions if _WORD.search(text, start, stop)]


def _held(text: str, mark: re.Match[str], end: int, opened: _Opened, *, plainly_opens: bool) -> str:
    """Return what closes the quotation that a mark opens inside an open one, "" for none.

    It is inside when its own closing mark comes next and the outer one's right after that.
    """
    shape = mark.group()
    if not plainly_opens:
        return ""
    closer = {"“": "”", '"': '"', "″": "″"}.get(shape, "")
    outer = {"“": "”", '"': '"', "″": "″"}.get(opened.mark, "")
    if not closer or not outer or (shape == opened.mark and shape != "“"):
        return ""
    following = [found.group() for found in _MARK.finditer(text, mark.end(), end)][:2]
    return closer if following == [closer, outer] else ""


def _plainly_shuts(before: str, after: str) -> bool:
    return not before.isspace() and before not in _BRACKETS and not after.isalnum()


def _runs_on(text: str, paragraphs: list[Span], number: int, opened: _Opened) -> bool:
    """Return whether a region open at the end of its paragraph is a quotation all the same."""
    begin, _ = paragraphs[number]
    led = not text[begin : opened.start].strip("\"“„«'`‘ \t")
    if led or number + 1 == len(paragraphs):
        return led
    following = text[slice(*paragraphs[number + 1])].lstrip()
    return _MARK.match(following) is not None


def _single(text: str, begin: int, end: int) -> list[Span]:
    """Return the regions in single marks of one paragraph, apostrophes left out."""
    openings = [match.start() for match in _SINGLE_OPENS.finditer(text, begin, end)]
    shuts = [match.start() for match in _SINGLE_SHUTS.finditer(text, begin, end)]
    sure = [at for at in shuts if not _POSSESSIVE.match(text, at - 1, end)]
    regions: list[Span] = []
    position = begin
    for opening, following in pairwise([*openings, end]):
        if opening < position or _ELISION.match(text, opening):
            continue
        start = opening + 1
        first = _first_from(shuts, start)
        if first is None:
            if not text[begin:opening].strip() and end - start > 40:
                regions.append((start, end))
            break
        # A mark in hand until the next plain opening: a nested or later quotation begins there.
        limit = following if first < following else end
        surest = _first_from(sure, start)
        chosen = surest if surest is not None and surest < limit else first
        regions.append((start, chosen))
        position = chosen + 1
    return [(start, stop) for start, stop in regions if _WORD.search(text, start, stop)]


def _first_from(places: Sequence[int], at: int) -> int | None:
    """Return the first of some places, in order, that does not lie before another."""
    number = bisect_left(places, at)
    return places[number] if number < len(places) else None
