"""Where quotation marks open and close: plain text in, spans out."""

import re

_MARK = re.compile(r"[\"“”]|''")
_WORD = re.compile(r"\w")


def quoted_regions(text: str) -> list[tuple[int, int]]:
    """Find the stretches inside double quotation marks, marks left out, in reading order.

    Works paragraph by paragraph, so that one missing mark cannot swallow the rest of the article.
    A curly mark says itself whether it opens or closes; a straight one closes when a region is
    open, unless it plainly opens. A region open at the end of its paragraph is kept when the
    quotation runs on (the next paragraph starts with a mark) or began its paragraph.
    """
    paragraphs = [m for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    regions: list[tuple[int, int]] = []
    for number, paragraph in enumerate(paragraphs):
        begin, end = paragraph.span()
        opened: int | None = None
        for mark in _MARK.finditer(text, begin, end):
            before = text[mark.start() - 1] if mark.start() > begin else " "
            after = text[mark.end()] if mark.end() < end else " "
            plainly_opens = (before.isspace() or before in "([—–-") and not after.isspace()
            is_open = mark.group() == "“" or (
                mark.group() != "”" and (opened is None or plainly_opens)
            )
            if is_open:
                if opened is None or mark.group() != "“":
                    opened = mark.end()
            elif opened is not None:
                regions.append((opened, mark.start()))
                opened = None
        if opened is not None:
            following = paragraphs[number + 1].group() if number + 1 < len(paragraphs) else ""
            led = not text[begin:opened].strip("\"“' \t")
            if led or _MARK.match(following.lstrip()):
                regions.append((opened, end))
    return [(start, stop) for start, stop in regions if _WORD.search(text, start, stop)]
