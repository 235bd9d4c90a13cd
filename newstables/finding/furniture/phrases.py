"""Lines that are furniture from end to end by their own words, and what kind."""

import re
from collections.abc import Iterable

from newstables.lexicons import words


def either(entries: Iterable[str]) -> str:
    """Make one alternative of each entry of a word list, the longest first."""
    names = sorted(entries, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name) for name in names)


# Kinds of lines that are furniture from end to end, and the most words such a line has.
_WHOLE = (
    (80, "copyright", re.compile(
        r"(?:Copyright\b|\(c\)|©)\W{0,3}(?:©|\(c\)|\d{4}|[A-Z])|All rights reserved\b"
        r"|.{0,60}\ball rights reserved\b|This material may not be published"
        r"|(?:Reproduction|Redistribution|Unauthori[sz]ed (?:copying|use))\b", re.IGNORECASE)),
    (30, "headline", re.compile(r"#{1,6} +\S")),  # Markdown
    (8, "credit", re.compile(r"(?:FILE|HANDOUT|COURTESY|POOL) \| ")),
    (60, "byline", re.compile(
        r"\W{0,3}(?:(?:Additional |Further )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by [A-Z]"
        r"|With (?:assistance|reporting) (?:from|by) [A-Z]"
        r"|(?:Text|Words|Story|Written|Reported|Edited|Compiled|Produced|Translated|Photographs?"
        r"|Portrait|Video) by:? [A-Z]"
        r"|Editors?(?: in charge)?: ?\[?[A-Z]|Author: [A-Z]|To contact the (?:reporter|editor"
        r"|author)s?\b)"
        r"|\(?This (?:article|report|story) was (?:written|reported|compiled) by [A-Z]"
        r"|.{3,80} contributed (?:reporting|to this (?:report|article|story))\b")),
    (60, "agency", re.compile(
        r"\((?:ATTN|Updates?|UPDATES?|Adds|ADDS|Recasts|Rewrites|Refiles|Corrects"
        r"|Repeats)\b[^()]*\)$"
        r"|\W{0,2}(?:With|Compiled from) (?:inputs?|reports?|files) from [\w ,]+\W{0,2}$"
        r"|\W{0,2}(?:This|The) (?:story|article|interview|conversation|transcript) (?:has"
        r" (?:not )?been (?:lightly |slightly )?(?:edited|condensed|translated|abridged|shortened)"
        r"|(?:was|is) (?:originally )?(?:produced|published|provided) by)\b"
        r"|Enditem\W*$"
        r"|Our Standards: ?|Source: https?://|This is a (?:developing|breaking) (?:news )?story\b"
        r"|(?:Correction|Clarification)(?:, [^:]{2,20})?: |Disclaimer: |Editor['’]s [Nn]ote: "
        r"|\(?\$1 = |All quotes delayed\b|(?:Press|Media) (?:contacts?|enquiries|inquiries): "
        r"|This (?:press |news )?release (?:contains|may contain|includes)\b.{0,40}forward-looking"
        r"|(?i:(?:cautionary (?:note|statement)s?.{0,20})?forward[- ]looking statements?:?$)"
        r"|Contact (?:[A-Z]|the (?:author|reporter|writer)).{2,60} (?:at|on|via|by) .*(?:\d{3}|@)"
        r"|For (?:further|more) information\b.{0,20}contact"
        r"|(?:For )?[Mm]edia (?:inquiries|queries)\b"
        r"|The following is (?:a|an|the) [\w, -]{0,30}transcript\b"
        r"|(?:[A-Z]{2,5} )?[Tt]ranscripts are (?:created|produced) (?:on|by|in)\b"
        r"|(?:Call|Contact|Email|Reach) [A-Z][\w .'’-]{2,40} (?:at|on) .*(?:\d{3}|@)"
        r"|.{20,300}\b(?:views|opinions) (?:expressed )?(?:here )?are (?:his|her|their) own\b"
        r"|(?:For interviews,? )?[Cc]ontact: .{0,80}(?:\d{3}|@)|Notes? to editors?\b:?|T:? \+\d"
        r"|.{3,90}\b(?:tel\.?|phone|mobile)\b.{0,30}\+?\d[\d ()-]{6,}"
        r"|This (?:e-?mail|message) (?:and any attachments? )?(?:is|are|may)\b"
        r"|This (?:website|newspaper) and (?:its )?associated\b"
        r"|.{2,60} is not responsible for |.{0,80}\b(?:views"
        r"|opinions) (?:expressed )?in (?:this|agency)\b")),
    (25, "related", re.compile(
        r"[^\w“”\"]{0,3}(?i:read more|read also|also read|read next|read|related|related"
        r" (?:stories|articles|coverage|content|news)|see also|see more|more on this(?: story)?"
        r"|more from [\w ]{2,30}|most read|further reading|watch more|full (?:text|story)"
        r"|recommended(?: for you)?|you may also like|don['’]t miss|watch(?: live| now)?|listen"
        r"|most popular|in pictures|key ?words?|(?:related )?tags?|topics|trending(?: now)?)"
        r"\s*(?::|>|»|\||$)"
        r"|(?i:story continues below|continue reading the main story|article continues below"
        r"|sign up (?:for|to) (?:our|the)|subscribe (?:to|now|for)|click here (?:to|for)"
        r"|\(?read more (?:at|on|about|from)\b|most read from|\(more [\w ]{3,40} stories\.?\))"
        r"|(?i:\W{0,3}advertisement\b.{0,30}$|\W{0,3}sponsored(?: content)?\W{0,3}$"
        r"|skip advertisement$|register (?:now )?for free\b|acquire licensing rights"
        r"|\(end\)$|\d+ min(?:ute)?s?(?: read)?$|[\w.+-]+@[\w-]+\.[\w.-]+$"
        r"|(?:listen to|share) this (?:article|story|page)|follow .{2,40} on (?:twitter|x)\b)"
        r"|Keyword #|(?i:(?:member|reader|latest|top) comments)$")),
    (40, "navigation", re.compile(
        r"(?:Sign up\b|Subscribe\b|Get (?:the (?:biggest|latest|news|day)|alerts)\b"
        r"|Follow (?:us|along)\b"
        r"|Privacy (?:[Nn]otice|[Pp]olicy): |For more information see our [Pp]rivacy\b"
        r"|Read our (?:\w+ )?(?:[Pp]rivacy|[Tt]erms)|Download the\b|Support our\b|(?:Tap"
        r"|Click) (?:here|to)\b"
        r"|Press play\b|Listen to (?:this )?article\b|(?:By )?[Ss]igning up\b"
        r"|We and our \d+ partners\b"
        r"|We use cookies\b|(?:This|Our) (?:site|website|page) uses cookies\b"
        r"|Your e-?mail address will not\b|Required fields\b|You need to enable\b"
        r"|This (?:live )?(?:page|blog) (?:is|has been) (?:now )?closed\b"
        r"|Get [\w ]{0,30}(?:news|headlines|stories|updates)\b.{0,40}\b(?:inbox|by e-?mail)\b"
        r"|(?:Do you (?:have|know)|Got a|Have you)\b.{2,60}\? .*(?:[Cc]all|[Ee]-?mail|[Cc]ontact) "
        r"|Also in this (?:edition|issue)$|Buy the (?:print|paper)\b"
        r"|(?:ERROR|Error): .{0,60}\b(?:failed|missing|not found)\b|Topics(?: [A-Z][\w'’-]+){1,10}$"
        r"|[\d.,]+[Kk]? (?:COMMENTS?|[Cc]omments?|SHARES?|[Ss]hares?)$"
        r"|Want to (?:tell us|comment)\b|Daily newsletter\b|Take .{3,40} everywhere with you\b"
        r"|Reading [Tt]ime: |\(?Reading time\b|Sign in or (?:create|register)\b"
        r"|Leave a (?:reply|Reply|comment)\b"
        r"|To leave this list\b|To unsubscribe\b|Visit our website\b|View in browser\b"
        r"|Democracy needs\b|Accept (?:all|All)\b|Filed (?:under|Under)\b)"
        r"|.{0,60}\bsign up to receive it here\b"
        r"|Page \d+(?: of \d+)?$|\d+ of \d+(?: \|)?$|\W*(?:END|ENDS|MORE|###)\W*$|[*#_=~ -]{3,}$"
        r"|(?:Best|Best wishes|(?:Many )?[Tt]hanks|Cheers|Regards|Yours)[,!.]?$"
        r"|(?:Hi|Hello|Hey)\b[\w ]{0,20}[,!.]?$"
        r"|Tags?: |TAGS: |KEY WORDS: |(?i:(?:show )?\d+ comments?|comments? ?\(?\d+\)?)\b"
        r"|(?:Dear|Kind regards|Best regards|Yours (?:sincerely|faithfully)"
        r"|Regards)\b[\w ]{0,20},?$"
        r"|【.{1,60}】$|\([Tt]he [\w ]{3,30} (?:was )?(?:concluded|ended) at [^)]{3,20}\)$")),
    (12, "embed", re.compile(
        r"View this post on \w+|A post shared by |(?:Video|Watch): (?:\d|.{0,30}\bmin\b)"
        r"|\d+:\d\d - Source|[\d.,]+[KM]? (?:Reposts?|Retweets?|Likes?|Views?)\b|LISTEN\W+\d"
        r"|\((?:SOUNDBITE|Soundbite)\b")),
)  # fmt: skip

_BYLINE = re.compile(
    r"(?:- )?(?:By|BY|by) (?:[A-Z][\w.'’-]+|the [A-Z]?\w+)"
    r"(?:,? (?:and|&|[A-Z][\w.'’-]*|d[aei]|v[ao]n|bin|al|der|den)){0,10}"
    r"(?:, [A-Z][\w .'’-]+|, [\w ]{3,30}| [|·•/] [\w .'’-]+| in [A-Z][\w ]+| [\w ]{3,20}){0,2}$"
)
# An article that corrects another opens with whole sentences; a mere label is a line of the agency.
_CORRECTION = re.compile(r"(?:Correction|Clarification):(?= .{60,}\.\s+[A-Z])")
_SIGNED = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?:, [\w -]*(?:correspondent|editor|reporter"
    r"|writer|staff)[\w -]*"
    r"| (?:Reporter|Correspondent)|, reporting from [\w ,]+)$",
    re.IGNORECASE,
)


def label_end(text: str) -> int:
    """Return where the label of an article ends that corrects another, 0 without one."""
    found = _CORRECTION.match(text)
    return found.end() if found else 0


def kind_by_words(text: str, *, number: int) -> str | None:
    """Return the kind of a line that is furniture from end to end by its own words."""
    size = text.count(" ") + 1
    if size > 80 or len(text) > 1000 or (number == 0 and label_end(text)):
        return None
    for most, kind, pattern in _WHOLE:
        if size <= most and pattern.match(text):
            return kind
    if number < 12 and size <= 18 and _BYLINE.match(text):
        return "byline"
    if size <= 12 and _SIGNED.match(text):
        return "byline"
    if is_related_label(text):
        return "related"
    return "navigation" if _is_menu(text) else None


_LABEL_TAIL = re.compile(r"(?: (?:in|from|on|by|about|\.\.\.) .{2,40}|\s*/ .{3,30})?$")


def is_related_label(text: str) -> bool:
    """Return whether a line only says that other articles follow."""
    if len(text) > 60 or text.endswith("."):
        return False
    plain = " ".join(text.replace("’", "'").casefold().strip(" :>»|–—-").split())
    for size in range(min(plain.count(" ") + 1, 6), 0, -1):
        head = " ".join(plain.split()[:size])
        if head in words("related_labels"):
            rest = plain[len(head) :]
            return bool(_LABEL_TAIL.match(rest)) and (size > 1 or not rest or head == "explore")
    return False


_BAR = re.compile(r"\s*[|›»>·•/]\s*")
_TOKEN = re.compile(r"[^\s|›»>·•/#&,]+")


def _is_menu(text: str) -> bool:
    """Return whether a line is made of buttons, section names or a path of them."""
    if len(text) > 120 or re.search(r"[.!?]$", text) and "!" not in text[-1]:
        return False
    tokens = [token.casefold().strip("():!'’") for token in _TOKEN.findall(text)]
    tokens = [token for token in tokens if token]
    control = [token in words("page_controls") or token.isdigit() for token in tokens]
    section = [token in words("page_sections") for token in tokens]
    if not tokens or all(token.isdigit() for token in tokens):
        return False
    if all(letter or kept for letter, kept in zip(control, section, strict=True)):
        return text[0].isupper() or len(tokens) > 1
    parts = [part for part in _BAR.split(text) if part]
    short = all(part.count(" ") < 4 for part in parts)
    return (
        ":" not in text
        and len(parts) > 1
        and short
        and (len(parts) > 2 or any(control) or any(section))
    )
