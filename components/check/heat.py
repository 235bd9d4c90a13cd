"""A transcript coloured by how often each of its words was quoted."""

import html
from collections.abc import Iterable

_DEEPEST = 5  # quotations; more are as deep
_LOOK = "color:inherit;border-radius:.2em;padding:.05em 0"


def heat_of(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Write a text as HTML, what was quoted on a ground that is deeper the more often it was.

    Args:
        text: the transcript.
        spans: start and end in it, one a quotation; they may overlap.
    """
    placed = [(max(start, 0), min(end, len(text))) for start, end in spans]
    cuts = sorted({0, len(text), *(at for span in placed for at in span)})
    parts = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        words = html.escape(text[start:end])
        count = sum(first <= start and end <= last for first, last in placed)
        parts.append(_coloured(words, count) if count else words)
    return "".join(parts)


def _coloured(words: str, count: int) -> str:
    depth = 0.16 + 0.1 * min(count, _DEEPEST)
    told = "quoted once" if count == 1 else f"quoted {count} times"
    ground = f"background:rgba(250,160,40,{depth:.2f})"
    return f'<mark style="{ground};{_LOOK}" title="{told}">{words}</mark>'
