"""Characters that only lay a page out, taken for what a reader sees: step one of reading a text.

No-break and thin spaces are spaces, U+2011 is a hyphen, soft hyphens and zero-width characters are
nothing; `&quot;` left over from a web page is a quotation mark.
"""

import re
from html import unescape

from newstables.finding.offsets import Edit, OffsetMap, apply_edits

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NOTHING = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_ODD = re.compile(
    rf"\u00ad[ \t]*(?:\r\n|\n|\r)[ \t]*(?=[^\W\d_])|[{_NOTHING}]+|[{_SPACES}]|[\u2010\u2011]"
    r"|\r\n|[\r\x0b\x0c\u0085\u2028\u2029]"
    r"|&(?:quot|apos|amp|nbsp|[lr][sd]quo|[nm]dash|hellip|#\d{2,5}|#[xX][\da-fA-F]{2,5});"
)
_ENTITY_TEXT = re.compile(r"[^\s\x00-\x1f]")


def plain_characters(text: str) -> tuple[str, OffsetMap | None]:
    """Return the text with plain characters, and the map back; None when no place has moved."""
    # Most texts have none: one search tells.
    if not _ODD.search(text):
        return text, None
    edits = [Edit(*found.span(), _plain(found.group())) for found in _ODD.finditer(text)]
    return apply_edits(text, edits)


def _plain(odd: str) -> str:
    first = odd[0]
    if first == "&":
        read = unescape(odd)
        return read if len(read) == 1 and _ENTITY_TEXT.match(read) else " "
    if re.match(f"[{_SPACES}]", first):
        return " "
    if first in "\u2010\u2011":
        return "-"
    return "\n" if first in "\r\x0b\x0c\x85\u2028\u2029" else ""
