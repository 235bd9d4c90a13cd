"""The sentence that a stretch of a text stands in, and what it says."""

import re

from newstables.lexicons import words as listed
from newstables.story.ledger.wording_keys import words_of

_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2})[.!?][”’\"')\]]*\s+(?=[“‘\"'(\[]?[A-Z0-9])|\n+")


def content_keys(text: str) -> frozenset[str]:
    """Return the words of a text that say something, each as it is compared."""
    common = listed("story/common_words")
    return frozenset(
        key
        for key in words_of(text).keys
        if len(key) > 2 and key not in common and not key.isdigit()
    )


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence, or sentences, that a stretch of a text stands in."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    first = max((at for at in ends if at <= start), default=0)
    last = min((at for at in ends if at >= end), default=len(text))
    return first, last
