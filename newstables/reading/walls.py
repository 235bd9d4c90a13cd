"""Walls that stand before an article: payment, and consent to cookies."""

import re

FEW_WORDS = 150  # a page behind a wall shows no more
_TEASER_WORDS = 400  # nor this many where the page says how many the article has
_PART = 0.6  # of them; a teaser shows less

_CONSENT = re.compile(
    r"before you continue|we value your privacy|(?:accept|reject|manage) (?:all )?cookies"
    r"|consent to (?:the use of )?cookies|your privacy choices",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"subscri(?:be|ption) (?:now )?to (?:continue|read|unlock|access)|already a subscriber"
    r"|(?:sign|log) in to (?:continue|read)|for subscribers only|to continue reading"
    r"|unlock (?:this|the full) (?:article|story)",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\"isAccessibleForFree\"\s*:\s*\"?(?:https?://schema\.org/)?(?:false|no|0)\b"
    r"|itemprop=[\"']isAccessibleForFree[\"'][^>]*content=[\"']false"
    r"|content_tier[\"'][^>]*content=[\"'](?:locked|metered)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\"wordCount\"\s*:\s*\"?(\d{2,6})")


def asks_consent(page: str) -> bool:
    """Return whether a page asks for consent to cookies."""
    return bool(_CONSENT.search(page))


def is_walled(page: str, *, words: int) -> bool:
    """Return whether a page shows a part of an article that is to be paid for.

    A subscriber's page says so too, and holds all of it: what counts is how little is shown.

    Args:
        page: as sent.
        words: how many of the article were read off it.

    Source: isAccessibleForFree and wordCount of schema.org; article:content_tier of Open Graph.
    """
    counted = _COUNTED.search(page)
    if counted and words < _TEASER_WORDS and words < _PART * int(counted[1]):
        return bool(_PAID.search(page) or _PAYWALL.search(page))
    return words < FEW_WORDS and bool(_PAID.search(page) or _PAYWALL.search(page))
