"""Lines under pictures: caption and credit, and what tells a caption that has no credit."""

import re
from itertools import pairwise

from newstables.finding.furniture.phrases import either
from newstables.lexicons import table, words

Part = tuple[int, int, str]

_AGENCY = either(table("agencies"))
_PHOTO = either(words("photo_sources"))
_ENDED = re.compile(r"[.!?…:;,—–-][\"”’')\]]*$")

_CAPTION_LEAD = re.compile(
    r"(?:FILE(?: PHOTO| PIC)?\s*[:–—-]|File (?:photo|picture|image)\s*[:–—-]|\[\d+/\d+\]"
    r"|(?:Photo |Image )?[Cc]aption\s*[:,]|CAPTION\s*:|PHOTO\s*:|Pictured\s*:"
    r"|[Vv]iew larger image\b|[Cc]lick to enlarge\b)\s*\S"
)
_PHOTO_WORD = re.compile(
    r"[(\[]?(?:(?:AP |EPA |UP |File |Handout |Courtesy |Archive )?"
    r"(?:[Pp]hoto(?:graph)?s?|PHOTO|[Ii]mages?|[Pp]icture|Foto|[Vv]ideo)"
    r"(?: [Cc]redit| [Cc]ourtesy| [Ss]ource| illustration)?\s*(?::|\.{3}|…|,|/|©| by | via | of )"
    r"|(?:[Mm]andatory )?(?i:credit)\s*(?::|\.{3}|…| )|©\s*(?!\d))\s*[A-Z@a-z].{1,90}$"
)
_NAMES = r"[A-Z][\w.'’&-]*(?: (?:[A-Z][\w.'’&-]*|d[aei]|v[ao]n)){0,4}"
_PHOTO_SOURCE = re.compile(
    rf"\(?(?:(?:{_PHOTO})(?:\s*(?:/| via |\|)\s*[A-Z][\w .,'’&/-]{{1,60}})?"
    rf"|[A-Z][\w.'’-]*(?:,? [A-Z][\w.'’-]*){{0,5}}(?: ?/ ?| ?\| ?| via |, )(?:{_PHOTO})"
    rf"(?:(?: via |/)(?:{_PHOTO})){{0,4}})\)?$"
)
# An agency no list knows: two names and a stroke, or a bracket that only credits.
_NAMES_STROKE = re.compile(
    rf"\(?{_NAMES} ?/ ?{_NAMES}(?:, File)?(?:/[A-Z][\w ]+)?\)?$|[Ff]ile (?:photo|picture|image)\.?$"
    r"|\((?:Handout|Pool(?: photo)?|File(?: photo)?|Courtesy[^()]*|Supplied)\)$|FILE \|"
)
_BARE_SOURCE = re.compile(rf"\(?(?:{_PHOTO})\)?$")
_LONE_SOURCE = re.compile(r"(?:\([A-Z][\w .&-]{1,25}\)|[A-Z][\w-]*(?: [A-Z][\w-]*){0,3})$")
_SENTENCE_END = re.compile(
    r"(?<=[a-z0-9)]{2}[.!?])[\"”’')]*\s+(?=[(\[A-Z©@])"
    r"|\s(?=[(\[])|\s(?=(?:Photo|Image|Picture|Foto|Credit)\w*:|Photo by |File photo)"
    r"|(?<=[a-z0-9)])(?=(?:Photo|Image|Picture|Foto|Video): ?[A-Za-z])"
    r"|(?<=[a-z]{2}\.)(?=[A-Z][\w.'’ -]{2,40} ?/ ?[A-Z])"
)


def is_credit(text: str) -> bool:
    """Return whether a line holds only who took a picture."""
    return text.count(" ") < 14 and bool(
        _PHOTO_WORD.match(text) or _PHOTO_SOURCE.match(text) or _NAMES_STROKE.match(text)
    )


def caption_and_credit(text: str) -> list[Part]:
    """Cut a line under a picture into caption and credit; empty when it is not such a line."""
    size = text.count(" ") + 1
    if size > 80 or len(text) > 1000:
        return []
    bar = text.rfind(" | ")
    if bar > 0 and 1 <= text[bar + 3 :].count(" ") + 1 <= 10:
        tail = text[bar + 3 :]
        if (
            _ENDED.search(text[:bar])
            or _PHOTO_SOURCE.match(tail)
            or _PHOTO_WORD.match(tail)
            or (_NAMES_STROKE.match(tail) or re.match(r".{3,40}\bpool$", tail))
        ):
            return [(0, len(text[:bar].rstrip()), "caption"), (bar + 1, len(text), "credit")]
    if is_credit(text):
        return [(0, len(text), "credit")]
    for end in _SENTENCE_END.finditer(text, max(0, len(text) - 110)):
        head, tail = text[: end.start()], text[end.end() :]
        if tail.count(" ") >= 14:
            continue
        source = _PHOTO_WORD.match(tail) or _PHOTO_SOURCE.match(tail) or _NAMES_STROKE.match(tail)
        if not source and not (_LONE_SOURCE.match(tail) and size <= 50 and shows_picture(head)):
            continue
        # A bare "(Reuters)" may also name the source of a whole paragraph.
        if _BARE_SOURCE.match(tail) and (size > 35 or _SENTENCE_END.search(head)):
            return []
        return [(0, len(head), "caption"), (end.end(), len(text), "credit")]
    return [(0, len(text), "caption")] if _CAPTION_LEAD.match(text) else []


_POSITION = re.compile(
    r"\((?:L|R|C|l\.|r\.|c\.|[Ll]eft|[Rr]ight|[Cc]ent(?:er|re)|top|bottom|front|back"
    r"|\d(?:st|nd|rd|th) (?:L|R|from) ?[^()]{0,12})\)|, (?:left|right|cent(?:er|re)),"
    r"|\b(?:from left|from right|pictured|this file photo|file photo shows)\b|\bfile photo\b"
)
_FINITE = frozenset(
    "is are was were has have had will would said says told been do does did may can could should"
    " must might met held came went took gave made saw spoke flew sent won lost began led wrote"
    " brought found kept became broke drew fell felt got grew knew paid put ran rose sang sat sold"
    " stood thought understood".split()
)
# Verbs of captions that are as common in the first sentence of a report in the present tense.
_NEWSY = frozenset(
    "arrive arrives carries carry cut cuts depart departs drive drives enter enters face faces give"
    " gives guard hold holds join joins lay leave leaves lead leads line meet meets pass passes pay"
    " pays play plays point points raise raises receive receives review reviews run runs show shows"
    " sign signs take takes tour tours unveil unveils work works".split()
)
_PAST = re.compile(r"[a-z]{2,}ed$")
_BEFORE_BASE = frozenset("to will would can could may might must should not".split())


def shows_picture(text: str, *, strict: bool = False) -> bool:
    """Return whether a sentence tells what is to be seen: "shakes hands", "(R)", "from left".

    Args:
        text: one sentence, in the present and without speech.
        strict: nothing beside the sentence speaks for a picture.
    """
    size = text.count(" ") + 1
    if size > (40 if strict else 55) or size < 4 or re.search(r"[“\"‘]\w.{25,}", text):
        return False
    if _POSITION.search(text):
        return True
    if re.search(r"[a-z\d)][.!?] +[A-Z]", text[:-1]):
        return False
    plain = [word.strip(".,;:()'’\"“”") for word in text.split()]
    if strict and any(word in _FINITE or _PAST.match(word) for word in plain):
        return False
    for before, word in pairwise(plain[:40]):
        if word in _FINITE or (_PAST.match(word) and before[:1].isupper()):
            return False
        if word in words("picture_verbs") and before not in _BEFORE_BASE:
            return not (strict and word in _NEWSY)
    return False


def is_nominal(text: str) -> bool:
    """Return whether a line has no verb in a tense: "Workers at the port gate on Monday"."""
    plain = [word.strip(".,;:()'’\"“”") for word in text.split()]
    return 4 <= len(plain) <= 30 and not any(word in _FINITE or _PAST.match(word) for word in plain)
