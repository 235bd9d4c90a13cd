"""Captions, credits, agency and copyright lines, stray headlines: text in, FURNITURE rows out.

Furniture is left out of counts and quotations by default, so a line is marked only when its form
leaves no doubt: a real paragraph taken for furniture costs more than a caption overlooked.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from newstables.lexicons import table, words
from newstables.schemas import FURNITURE


class Stretch(NamedTuple):
    """One stretch that is not running text: characters from 0, end excluded, and its kind."""

    start: int
    end: int
    kind: str


class Line(NamedTuple):
    """One line that holds words, white space around it left out."""

    start: int
    end: int
    text: str
    number: int  # among the lines that hold words, from 0
    alone: bool  # set off by blank lines, or the text has none


def find_furniture(text: str, *, article_id: str) -> pd.DataFrame:
    """Find what is not running text in one article.

    Returns:
        A FURNITURE frame in reading order; its stretches do not overlap.
    """
    found = furniture_stretches(text)
    return FURNITURE.frame({"article_id": article_id, **stretch._asdict()} for stretch in found)


def furniture_stretches(text: str) -> list[Stretch]:
    """Find the same as `find_furniture`, without building a frame."""
    lines = text_lines(text)
    found: list[Stretch] = []
    seen: set[str] = set()
    for line in lines:
        words = " ".join(line.text.split())
        # Anything shorter comes twice in real speech: "Thank you very much."
        if words in seen and words.count(" ") >= 4:
            found.append(Stretch(line.start, line.end, "repeat"))
        else:
            seen.add(words)
            found.extend(_in_line(line, lines))
    return found


def text_lines(text: str) -> list[Line]:
    """Cut a text into its lines, blank ones left out."""
    spans = []
    for match in re.finditer(r"[^\r\n\u2028\u2029]+", text):
        words = match.group().strip()
        if words:
            start = match.start() + match.group().index(words)
            spans.append((start, start + len(words), words))
    ends = [0, *(end for _, end, _ in spans)]
    starts = [*(start for start, _, _ in spans), len(text)]
    gaps = [
        len(re.findall(r"\r\n|\n|\r", text[end:start])) > 1
        for end, start in zip(ends, starts, strict=True)
    ]
    gaps[0] = gaps[-1] = True
    spaced = any(gaps[1:-1])
    return [
        Line(start, end, words, number, not spaced or (gaps[number] and gaps[number + 1]))
        for number, (start, end, words) in enumerate(spans)
    ]


def _in_line(line: Line, lines: list[Line]) -> Iterator[Stretch]:
    """Find the furniture in one line that is not a repeat."""
    kind = _whole(line)
    last = line.number >= len(lines) - 3
    # Outlets sign an agency's article "(Yonhap)" at its end, as they do captions.
    signed = last and line.number > 0 and _SIGN_OFF.search(line.text)
    pictured = [] if kind or signed else _caption_and_credit(line.text)
    if pictured:
        for start, end, part in pictured:
            yield Stretch(line.start + start, line.start + end, part)
        return
    kind = kind or _heading(line, lines)
    if kind:
        yield Stretch(line.start, line.end, kind)
        return
    agency = match_agency_line(line.text)
    if agency:
        start, end = agency.span("mark")
        yield Stretch(line.start + start, line.start + end, "agency")
    tail = _COPYRIGHT_TAIL.search(line.text) if last and not signed else signed
    if tail:
        kind = "agency" if signed else "copyright"
        yield Stretch(line.start + tail.start("mark"), line.end, kind)


# Kinds of lines that are furniture from end to end, and the most words such a line has.
_WHOLE = (
    (60, "copyright", re.compile(
        r"(?:Copyright\b|\(c\)|©)\W{0,3}(?:©|\(c\)|\d{4}|[A-Z])|All rights reserved\b"
        r"|.{0,40}\ball rights reserved\.?$|This material may not be published", re.IGNORECASE)),
    (30, "headline", re.compile(r"#{1,6} +\S")),  # Markdown
    (60, "credit", re.compile(
        r"\W{0,3}(?:(?:Additional |Further )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by [A-Z]"
        r"|With (?:assistance|reporting) (?:from|by) [A-Z]|Editors?: [A-Z]|Our Standards: "
        r"|To contact the (?:reporter|editor|author)s?\b)"
        r"|.{3,80} contributed (?:reporting|to this (?:report|article|story))\b")),
    (60, "agency", re.compile(
        r"\((?:Updates?|Adds|Recasts|Rewrites|Refiles)\b[^()]*\)$"
        r"|\W{0,2}(?:With|Compiled from) (?:inputs?|reports?|files) from [\w ,]+\W{0,2}$"
        r"|\(?This (?:story|article) (?:has not been edited"
        r"|(?:was|is) (?:originally )?(?:produced|published|provided) by)\b")),
    (25, "related", re.compile(
        r"[^\w“”\"]{0,3}(?i:read more|read also|also read|read next|related|related"
        r" (?:stories|articles|coverage|content|news)|see also|more on this(?: story)?"
        r"|more from [\w ]{2,30}|most read"
        r"|recommended(?: for you)?|you may also like|don['’]t miss|watch(?: live| now)?|listen"
        r"|most popular|in pictures|keywords|tags|topics|trending(?: now)?)\s*(?::|>|»|\||$)"
        r"|(?i:story continues below|continue reading the main story|article continues below"
        r"|sign up (?:for|to) (?:our|the)|subscribe (?:to|now|for)|click here (?:to|for)"
        r"|read more (?:at|on|about|from)\b|most read from)"
        r"|(?i:\W{0,3}advertisement\W{0,3}$|\W{0,3}sponsored(?: content)?\W{0,3}$"
        r"|skip advertisement$|register (?:now )?for free\b|acquire licensing rights"
        r"|\(end\)$|\d+ min(?:ute)?s?(?: read)?$|[\w.+-]+@[\w-]+\.[\w.-]+$"
        r"|(?:listen to|share) this (?:article|story)|follow .{2,40} on (?:twitter|x)\b)")),
)  # fmt: skip

_BYLINE = re.compile(
    r"(?:By|BY) [A-Z][\w.'’-]+(?: (?:and|[A-Z][\w.'’-]*|d[aei]|v[ao]n|bin|al)){1,8}"
    r"(?:, [A-Z][\w .'’-]+| [|·•] [\w .'’-]+| in [A-Z][\w ]+){0,2}$"
)


def _whole(line: Line) -> str | None:
    """Return the kind of a line that is furniture from end to end by its own words."""
    size = line.text.count(" ") + 1
    if size > 60 or len(line.text) > 1000:
        return None
    for most, kind, pattern in _WHOLE:
        if size <= most and pattern.match(line.text):
            return kind
    if line.number < 6 and size <= 16 and _BYLINE.match(line.text):
        return "credit"
    return None


_ENDED = re.compile(r"[.!?…:;,—–-][\"”’')\]]*$")
_DATED = re.compile(
    r"\d{1,2}:\d\d|(?i:published|updated|posted|\d+ (?:min|hour|day)\w* ago)"
    r"|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)\w*\.? \d"
    r"|\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_SMALL = re.compile(
    r"(?:a|an|and|as|at|but|by|for|from|if|in|into|is|its|nor|of|off|on|or|over|per|so|than|the|to"
    r"|up|via|vs\.?|with|yet|about|after|amid|are|be)$",
    re.IGNORECASE,
)


def _heading(line: Line, lines: list[Line]) -> str | None:
    """Return the kind of a heading: headline, or related (another article's); None for none."""
    text, size = line.text, line.text.count(" ") + 1
    if not line.alone or not 2 <= size <= 20 or not text[0].isupper() and text[0] not in "‘'“\"":
        return None
    if len(lines) < 3 or _ENDED.search(text) or _DATED.search(text) or "|" in text:
        return None
    later = lines[line.number + 1 : line.number + 5]  # byline, date and kicker may come between
    if line.number == 0:
        return "headline" if size >= 4 and any(_is_prose(next_) for next_ in later) else None
    if _is_title_case(text) and size >= 6 and len(re.findall(r"\d+", text)) < 2:
        return "related"
    beside = lines[line.number - 1], *later[:1]
    framed = len(beside) == 2 and all(_is_prose(next_) for next_ in beside)
    plain = text[0].isupper() and not re.search(r"[,;.!?]", text)
    return "headline" if framed and plain and size <= 8 else None


def _is_prose(line: Line) -> bool:
    return line.text.count(" ") >= 7 and bool(re.search(r"[.!?…][\"”’')\]]*$", line.text))


def _is_title_case(text: str) -> bool:
    """Return whether every word of weight begins with a capital."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’.-]*", text) if not _SMALL.match(word)]
    return len(words) >= 4 and all(word[0].isupper() for word in words)


def _either(entries: Iterable[str]) -> str:
    """Make one alternative of each entry of a word list, the longest first."""
    names = sorted(entries, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name) for name in names)


_AGENCY = _either(table("agencies"))
_PHOTO = _either(words("photo_sources"))

# A dateline may stand before the agency: it gives place and day, so it is not marked.
_AGENCY_LINE = re.compile(
    r"(?P<dateline>(?:[A-Z][\w.’'-]*(?:[ ,/|]{1,3}(?:[A-Z\d][\w.’'-]*|and|de|of)){0,11})?)"
    r"[\s.,:—–-]*"
    rf"(?P<mark>[(/](?P<agency>{_AGENCY})[)/](?P<dash>(?:\s*(?:-{{1,3}}|[—–―_:]))*))(?=[\s.“\"A-Z])"
)
# An agency no list knows: only after a place in capitals, and only with a dash.
_OTHER_AGENCY_LINE = re.compile(
    r"(?P<dateline>[A-Z]{3}[^()\n]{0,60}?)\s"
    r"(?P<mark>\((?P<agency>[A-Z][\w.&’' ]{2,30})\)\s*(?:-{1,3}|[—–―]))(?=\s)"
)
_SIGN_OFF = re.compile(
    rf"(?:^|(?<=[.!?”\"’])\s*)(?P<mark>(?:\(|\[|/|[-—–]{{1,2}}\s*|Source: )?"
    rf"(?:{_AGENCY})(?:/(?:{_AGENCY}))*[)\]/]?)$"
)
_COPYRIGHT_TAIL = re.compile(
    r"(?<=[.!?”\"’)])\s*(?P<mark>(?:Copyright |\(c\)|©)\W{0,3}(?:19|20)\d\d\b.{0,160})$"
)


def match_agency_line(line: str) -> re.Match[str] | None:
    """Match a paragraph that opens with an agency's name: groups dateline, mark and agency."""
    found = _AGENCY_LINE.match(line)
    # Without a dash, "The Associated Press (AP) Tuesday ..." would do.
    if found and (found["dash"] or re.match(r"$|[A-Z]{3}|.*\d$", found["dateline"])):
        return found
    return _OTHER_AGENCY_LINE.match(line)


_CAPTION_LEAD = re.compile(
    r"(?:FILE(?: PHOTO| PIC)?\s*[:–—-]|File (?:photo|picture|image)\s*[:–—-]|\[\d+/\d+\]"
    r"|(?:Photo |Image )?[Cc]aption\s*[:,]|CAPTION\s*:|PHOTO\s*:|Pictured\s*:)\s*\S"
)
_PHOTO_WORD = re.compile(
    r"[(\[]?(?:(?:AP |EPA |File |Handout |Courtesy )?"
    r"(?:[Pp]hoto(?:graph)?s?|PHOTO|[Ii]mage|[Pp]icture)"
    r"(?: [Cc]redit| [Cc]ourtesy| [Ss]ource| illustration)?\s*(?::|\.{3}|…|,|/|©| by | via | of )"
    r"|(?:[Mm]andatory )?(?i:credit)\s*(?::|\.{3}|…| )|©\s*(?!\d))\s*[A-Z@].{1,90}$"
)
_PHOTO_SOURCE = re.compile(
    rf"\(?(?:(?:{_PHOTO})(?:\s*(?:/| via |\|)\s*[A-Z][\w .,'’&/-]{{1,60}})?"
    rf"|[A-Z][\w.'’-]*(?:,? [A-Z][\w.'’-]*){{0,5}}(?: ?/ ?| ?\| ?| via |, )(?:{_PHOTO})"
    rf"(?:(?: via |/)(?:{_PHOTO})){{0,4}})\)?$"
)
_BARE_SOURCE = re.compile(rf"\(?(?:{_PHOTO})\)?$")
_SENTENCE_END = re.compile(
    r"(?<=[a-z0-9)]{2}[.!?])[\"”’')]*\s+(?=[(\[A-Z©@])"
    r"|\s(?=[(\[])|\s(?=(?:Photo|Image|Picture|Credit)\w*:|Photo by )"
)


def _caption_and_credit(text: str) -> list[tuple[int, int, str]]:
    """Cut a line under a picture into caption and credit; empty when it is not such a line."""
    size = text.count(" ") + 1
    if size > 80 or len(text) > 1000:
        return []
    bar = text.rfind(" | ")
    if bar > 0 and 1 <= text[bar + 3 :].count(" ") + 1 <= 10:
        tail = text[bar + 3 :]
        if _ENDED.search(text[:bar]) or _PHOTO_SOURCE.match(tail) or _PHOTO_WORD.match(tail):
            return [(0, len(text[:bar].rstrip()), "caption"), (bar + 1, len(text), "credit")]
    if size <= 14 and (_PHOTO_WORD.match(text) or _PHOTO_SOURCE.match(text)):
        return [(0, len(text), "credit")]
    for end in _SENTENCE_END.finditer(text, max(0, len(text) - 110)):
        head, tail = text[: end.start()], text[end.end() :]
        if tail.count(" ") >= 14 or not (_PHOTO_WORD.match(tail) or _PHOTO_SOURCE.match(tail)):
            continue
        # A bare "(Reuters)" may also name the source of a whole paragraph.
        if _BARE_SOURCE.match(tail) and (size > 35 or _SENTENCE_END.search(head)):
            return []
        return [(0, len(head), "caption"), (end.end(), len(text), "credit")]
    return [(0, len(text), "caption")] if _CAPTION_LEAD.match(text) else []
