"""What a mail quotes of the mails before it: said already, by others, on another day."""

import re

from newstables.finding.furniture.page import Page

_QUOTED = re.compile(r"(?:>|\|\s?>)")
_WROTE = re.compile(
    r"(?:On|Am|Le|El) .{6,160}(?:wrote|schrieb .{2,60}|a écrit|escribió)\s?:$"
    r"|.{2,60} <\S+@\S+>.{0,40}(?:wrote|schrieb)\s?:$"
)
_HISTORY = re.compile(
    r"-{3,}\s*(?:Original Message|Ursprüngliche Nachricht|Message d'origine|Forwarded message"
    r"|Original Appointment)\s*-{3,}$|_{10,}$|Begin forwarded message:$",
    re.IGNORECASE,
)
_HEAD = re.compile(r"(?:From|Von|De): \S.*")
_SENT = re.compile(r"(?:Sent|Gesendet|Envoyé|Date|To|An): \S.*")
_OWN = 25  # words; a mail of fewer only passes on what is below, and that is what is read


def mark_quoted_mails(page: Page) -> None:
    """Mark quoted lines, and everything below the head of a mail that is answered."""
    blocks = page.blocks
    quoted = {number for number, block in enumerate(blocks) if _QUOTED.match(block.text)}
    first = next((number for number in range(len(blocks)) if _begins(page, number)), len(blocks))
    own = sum(block.size for number, block in enumerate(blocks[:first]) if number not in quoted)
    if own < _OWN:
        return
    for number, block in enumerate(blocks):
        answered = _WROTE.match(block.text) and number + 1 in quoted
        if number in quoted or number >= first or answered:
            page.mark(number, "embed")


def _begins(page: Page, number: int) -> bool:
    """Return whether a block begins the history: a rule with words, or a mail's head after text."""
    block = page.blocks[number]
    below = page.blocks[number + 1].text if number + 1 < len(page.blocks) else ""
    head = _HEAD.match(block.text) and _SENT.match(below)
    return number > 0 and bool(head or (_HISTORY.match(block.text) and _HEAD.match(below)))
