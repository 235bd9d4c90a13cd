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
_GREETS = re.compile(
    r"(?:Hi|Hello|Hey|Dear|Good (?:morning|afternoon|evening))\b.{0,30}?[,!:–—-] ?"
)
_CLOSES = re.compile(
    r"(?:(?:All the |With )?(?:[Bb]est|[Kk]ind|[Ww]arm)(?: regards| wishes)?|Regards"
    r"|(?:Many )?[Tt]hanks|Cheers|Yours(?: \w+)?)[,!.]?$"
)
_SIGNS = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}$")
_TALK = 30  # words of a greeting with what a desk is asked beside it
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


def mark_greetings(page: Page) -> None:
    """Mark how a mail greets and signs, with what it says beside that: "Hi all, here is it."."""
    blocks = page.blocks
    heads = [at for at in range(min(8, len(blocks))) if _SENT.match(blocks[at].text)]
    if not heads or not any(_HEAD.match(block.text) for block in blocks[: heads[-1] + 1]):
        return
    for number, block in enumerate(blocks):
        if heads[-1] < number < heads[-1] + 4 and _GREETS.match(block.text) and block.size < _TALK:
            page.mark(number, "navigation")
        if number > heads[-1] and _CLOSES.match(block.text):
            page.mark(number, "navigation")
            for below in range(number + 1, min(number + 4, len(blocks))):
                if not _SIGNS.match(blocks[below].text):
                    break
                page.mark(below, "byline")


def _begins(page: Page, number: int) -> bool:
    """Return whether a block begins the history: a rule with words, or a mail's head after text."""
    block = page.blocks[number]
    below = page.blocks[number + 1].text if number + 1 < len(page.blocks) else ""
    head = _HEAD.match(block.text) and _SENT.match(below)
    return number > 0 and bool(head or (_HISTORY.match(block.text) and _HEAD.match(below)))
