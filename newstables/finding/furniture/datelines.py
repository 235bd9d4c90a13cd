"""Where and when a wire says it was filed, and lines that hold only a date."""

import re
from functools import cache

from newstables.finding.furniture.phrases import either
from newstables.gazetteer import bare, country_of, is_country, town_of
from newstables.lexicons import table, words

_AGENCY = either(table("agencies"))
# An agency in brackets opens a paragraph; without a dash it must follow a place in capitals.
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


def match_agency_line(line: str) -> re.Match[str] | None:
    """Match a paragraph that opens with an agency's name: groups dateline, mark and agency."""
    found = _AGENCY_LINE.match(line)
    # Without a dash, "The Associated Press (AP) Tuesday ..." would do.
    if found and (found["dash"] or re.match(r"$|[A-Z]{3}|.*\d$", found["dateline"])):
        return found
    return _OTHER_AGENCY_LINE.match(line)


_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?)\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:(?:{_WEEKDAY},? )?(?:{_MONTH} {_DAY}|{_DAY}(?: of)? {_MONTH})(?:,? (?:19|20)\d\d)?"
    rf"|{_WEEKDAY})"
)
_UPPER = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
_CAPITALS = rf"{_UPPER}[A-ZÀ-ÖØ-Þ.'’/-]+(?: [A-ZÀ-ÖØ-Þ]{{2}}[A-ZÀ-ÖØ-Þ.'’/-]*){{0,4}}"
_NAME = rf"{_UPPER}[\w.'’-]*(?:[ /](?:{_UPPER}[\w.'’-]*|of|de|del|la|el|al)){{0,4}}"
_REGION = rf"(?:, {_NAME}){{0,2}}"
_DASH = r"(?: ?-{2,3}| ?[—–―]| -(?= )|(?<=\)) ?-|(?<=\))\.-|(?<=\)):)"
_FORMS = (
    # ACCRA, Feb. 1 (Agency) --   ACCRA (Agency) -President   Bogotá, 5 Sep (EFS).-
    re.compile(
        rf"(?P<place>(?P<name>{_CAPITALS}|{_NAME})(?P<region>{_REGION}))(?P<date>,? {_DATE})?[,.:]?"
        rf" ?\((?P<agency>[A-ZÀ-Þ][\w.&’' ,/-]{{1,60}})\){_DASH}"
    ),
    # ACCRA (News / Agency - 6th February, 2025)
    re.compile(
        rf"(?P<place>(?P<name>{_CAPITALS})(?P<region>{_REGION}))"
        rf" \([A-Z][^()]{{2,50}}[-–—,] (?P<date>{_DATE})\)(?: ?[-–—:]+)?"
    ),
    # ACCRA, Ghana —   ACCRA, Feb. 1 --   ACCRA -
    re.compile(
        rf"(?P<place>(?P<name>{_CAPITALS})(?P<region>{_REGION}))(?P<date>,? {_DATE})?{_DASH}(?= )"
    ),
    # Accra, 1 February 2024:   Accra, February 1, 2024, Agency --
    re.compile(
        rf"(?P<place>(?P<name>{_NAME})(?P<region>{_REGION}?)),? (?P<date>{_DATE})"
        rf"(?:, [A-Z][\w&’' -]{{1,30}})?(?: ?-{{2,3}}| ?[—–―]| -(?= )|:|\.-)(?= )"
    ),
    # ACCRA:   ACCRA.   Accra -
    re.compile(rf"(?P<place>(?P<name>{_CAPITALS})(?P<region>{_REGION}))[.:](?= )"),
    re.compile(rf"(?P<place>(?P<name>{_NAME})(?P<region>{_REGION}))(?: -{{1,2}}| ?[—–])(?= )"),
    # MARSK, November 8. /ANK/.
    re.compile(
        rf"(?P<place>(?P<name>{_CAPITALS})(?P<region>{_REGION}))(?P<date>,? {_DATE})?[,.]? ?"
        rf"/(?P<agency>[A-ZÀ-Þ][\w.&’' -]{{1,40}})/(?:\.|{_DASH})?(?= )"
    ),
    # (Accra, February 1, 2024) –
    re.compile(
        rf"\((?P<place>(?P<name>{_NAME})(?P<region>{_REGION}))(?P<date>,? {_DATE})\)"
        r"(?: ?-{2,3}| ?[—–―]| -(?= ))(?= )"
    ),
    # (Agency) –
    re.compile(r"\((?P<agency>[A-Z][\w.&’' /-]{1,40})\)(?: ?-{2,3}| ?[—–―]| -)(?= )"),
    # MARSK. ANKINFORM -
    re.compile(
        rf"(?P<place>(?P<name>{_CAPITALS})(?P<region>))[.,]"
        rf" (?P<agency>{_UPPER}{{4,20}}){_DASH}(?= )"
    ),
)
_LONGEST = 160  # characters: a dateline and the first word after it
_BEGINS = re.compile(r" ?[\"“‘'«(]?(?:[A-ZÀ-ÖØ-ÞĀ-Ž\d]|al-|el-|bin |de |van |von )")


def dateline_end(line: str, *, is_lead: bool) -> int:
    """Return where the dateline before a paragraph's first word ends; 0 when there is none.

    Args:
        is_lead: it is among the first paragraphs, where a place and a dash are enough.
    """
    line = line[:_LONGEST]
    known = match_agency_line(line)
    if known:
        return known.end("mark") + (line[known.end("mark") :][:1] == ".")
    if not re.match(r"[(A-ZÀ-ÖØ-ÞĀ-Ž]", line):
        return 0
    ends = (
        found.end()
        for number, form in enumerate(_FORMS)
        if (found := form.match(line))
        and _BEGINS.match(line, found.end())
        and _is_filed(found, number, is_lead)
    )
    return max(ends, default=0)


def _is_filed(found: re.Match[str], form: int, is_lead: bool) -> bool:  # noqa: FBT001
    parts = found.groupdict()
    if form in (7, 8):
        return is_lead
    here = [part for part in re.split(r",? |, ", parts["place"]) if part]
    known = is_place(parts["name"]) or any(
        is_place(region.strip()) for region in parts["region"].split(",")[1:]
    )
    capitals = parts["name"].isupper() and len(parts["name"]) > 3
    if form == 0:
        labelled = found.group().endswith(":")  # as the speakers of a transcript are
        return bool(parts["date"]) or known or (capitals and len(here) < 6 and not labelled)
    if form in (1, 6):
        return capitals
    if form == 9:
        return is_lead and capitals
    if form == 2:
        firm = bool(parts["date"]) or bool(parts["region"] and capitals)
        dashed = found.group().endswith(("—", "–", "--"))
        return is_lead and (known or ((firm or dashed) and capitals))
    if form == 3:
        return is_lead and (known or bool(re.search(r"\d", parts["date"])))
    return is_lead and is_place(parts["name"]) and not is_country(bare(parts["name"]))


@cache
def _cities() -> frozenset[str]:
    return frozenset(name.casefold() for name in words("cities"))


def is_place(name: str) -> bool:
    """Return whether a name, in capitals or not, is a town or country we know."""
    parts = [part.strip(" ,.") for part in name.split("/")]  # "TIRANA/PODGORICA"
    return all(
        town_of(part) or country_of(bare(part)) or part.casefold() in _cities() for part in parts
    )


_CLOCK = r"\d{1,2}(?:[:.]\d\d){1,2}(?: ?[aApP]\.?[mM]\b\.?)?|\d{1,2} ?[aApP]\.?[mM]\b\.?"
_DATE_TOKEN = re.compile(
    rf"\b(?:{_MONTH}|{_WEEKDAY})(?![a-z])|\b(?:{_MONTH}|{_WEEKDAY})(?=\W|\d|$)|{_CLOCK}"
    r"|\b\d{1,4}(?:st|nd|rd|th)?\b|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
    r"|\b(?:GMT|UTC|E[SD]?T|[CPMB][SDR]T|CES?T|[BI]ST|MSK|EAT|WAT|[A-Z]{3}T|local time|noon)\b"
    r"|\b(?:last|first|issued|modified|published|publication|updated?|posted|released|created|date"
    r"|sent|on|at|of|ago|years?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|all headlines|time"
    r"|done|live|as)\b",
    re.IGNORECASE,
)
_ANCHORED = re.compile(
    rf"{_CLOCK}|\b(?:{_MONTH}|{_WEEKDAY})(?=\W|\d|$)|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}"
    r"|\b\d+ (?:hour|min|day|week|month|year)\w* ago\b",
    re.IGNORECASE,
)


def is_date_line(line: str) -> bool:
    """Return whether a line says no more than a date or a time, and that it was published then."""
    if len(line) > 90 or not re.search(r"\d", line) or not _ANCHORED.search(line):
        return False
    return not re.search(r"[^\W\d_]", _DATE_TOKEN.sub(" ", line))


_CLOCK_LINE = re.compile(
    rf"(?:{_CLOCK})(?:\s*(?:\(?[A-Z]{{2,4}}\)?|local time))?$|\d+ (?:min|hour)\w* ago$"
)


def is_clock_line(line: str) -> bool:
    """Return whether a line holds only the time of a live page's entry."""
    return bool(_CLOCK_LINE.match(line))
