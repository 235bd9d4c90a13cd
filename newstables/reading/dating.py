"""When an article was published and changed: as its file states, its address or its text says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newstables.finding.furniture.datelines import match_agency_line
from newstables.finding.furniture.lines import Line
from newstables.reading.article import Known
from newstables.reading.dates import MONTH, Moment, date_in_address, read_date, read_moment
from newstables.reading.numbers import two_days
from newstables.reading.outlet_names import names_outlet

TOP = 6  # lines that hold words: where title, byline, date and agency line stand
# The zeros of the clocks of programs: what they write where they know no day.
_NO_DAY = re.compile(
    r"\s*(?:0000|0001-01-01|1601-01-01|1899-12-3[01]|1900-01-0[01]|1904-01-01|1969-12-31|1970-01-01"
    r"|9999-12-31|(?:0?1[./]0?1[./]|12[./]31[./]|31[./]12[./])(?:1900|1969|1970|0001)\b)"
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_DATELINE = re.compile(
    rf"(?:^|[\s,])(?P<day>{MONTH} \d{{1,2}}(?:, (?:19|20)\d\d)?"
    rf"|\d{{1,2}} {MONTH}(?: (?:19|20)\d\d)?)\W*$"
)
_CHANGED = r"(?:last\s+)?(?:updated|modified|edited|changed|corrected|revised|amended|refreshed)"
_OF_CHANGE = re.compile(_CHANGED + r"\b", re.IGNORECASE)
_LABEL = rf"(?P<label>(?:first )?published|posted|date|{_CHANGED})\b(?: (?:on|at))?:?"
_DAY = (
    r"(?:[A-Z][a-z]+day,? )?"
    rf"(?P<day>{MONTH} \d{{1,2}},? (?:19|20)\d\d|\d{{1,2}} {MONTH},? (?:19|20)\d\d)"
)
_DATE_LINE = re.compile(rf"(?:(?i:{_LABEL}) )?{_DAY}(?P<rest>.*)$")
# "The Harbour Courier, 3 February 2023", as a cutting is labelled: nothing else on the line.
_OUTLET_LINE = re.compile(
    rf"(?P<name>[A-Z][\w.&’'-]*(?: (?:[A-Z][\w.&’'-]*|and|of|on|the)){{0,6}})"
    rf"(?:,| ?[|·•]| [–—-]) ?{_DAY}(?P<rest>)(?:,? (?:page|p\.) ?[A-Z]?\d{{1,3}})?\.?$"
)
_SECOND_DAY = re.compile(rf".{{0,30}}?(?i:{_LABEL}) {_DAY}(?P<rest>.*)$")
_REST_AT_MOST = 40  # characters behind the day: a clock, a place
_LABEL_ALONE = re.compile(rf"(?:{_LABEL})\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Dated:
    """The days of an article, each missing where it is not known, and why."""

    published: str | None
    basis: str
    hint: str | None
    published_at: str | None
    modified: str | None


def date_article(
    text: str, lines: list[Line], stated: Mapping[str, Known], *, url: str | None, year: str | None
) -> Dated:
    """Return when an article was published and changed.

    Args:
        text: of the article.
        lines: of its text.
        stated: what its file states.
        url: its address.
        year: that of its line of rights.
    """
    hint = stated["hint"].value if "hint" in stated else ""  # a day that its page calls a change
    printed = [(day, is_change or day.value in hint) for day, is_change in _printed(lines)]
    published = stated.get("published") or _published(lines, printed, url=url)
    moment = _moment(published)
    changed = [day for day, is_change in printed if is_change]
    return Dated(
        published=moment.day if moment else None,
        basis=published.basis if published and moment else _undated(published),
        hint=_hint(text, lines, year=year, changed=changed, stated=stated.get("hint")),
        published_at=moment.stamp if moment and moment.time else None,
        modified=_stamp(stated.get("modified") or (changed[0] if changed else None)),
    )


def tells_change(words: str) -> bool:
    """Return whether words before a day say that it is that of a change: "Last updated"."""
    return bool(_OF_CHANGE.match(words.strip()))


def _moment(stated: Known | None) -> Moment | None:
    if stated is None or _NO_DAY.match(stated.value):
        return None
    return read_moment(stated.value)


def _stamp(stated: Known | None) -> str | None:
    moment = _moment(stated)
    return moment.stamp if moment else None


def _undated(stated: Known | None) -> str:
    if stated is None:
        return "unknown: no date in the file, its address or a dateline"
    if _NO_DAY.match(stated.value):
        why = "which programs write where they know no day"
    elif both := two_days(stated.value):
        why = f"which may be {both}"
    else:
        why = "which is not one certain day"
    return f"unknown: {stated.basis} says “{stated.value}”, {why}"


def _printed(lines: list[Line]) -> Iterator[tuple[Known, bool]]:
    """Return the days of the date lines at the top, and whether each is that of a change."""
    label = ""
    for line in lines[:TOP]:
        if alone := _LABEL_ALONE.match(line.text):
            label = alone["label"]
            continue
        found = _DATE_LINE.match(line.text) or _behind_outlet(line.text)
        while found:
            rest = _SECOND_DAY.match(found["rest"])
            end = found["rest"][: rest.start("label")] if rest else found["rest"]
            if re.search(r"[.!?]$", found["rest"]) or len(end) > _REST_AT_MOST:
                break
            known = Known(found["day"], f"inferred: date line “{line.text}”")
            yield known, tells_change(found.groupdict().get("label") or label)
            found = rest
        label = ""


def _behind_outlet(line: str) -> re.Match[str] | None:
    """Return the match of a line that is an outlet's name and a day."""
    found = _OUTLET_LINE.match(line)
    return found if found and names_outlet(found["name"]) else None


def _published(
    lines: list[Line], printed: list[tuple[Known, bool]], *, url: str | None
) -> Known | None:
    if url and (day := date_in_address(url)):
        return Known(day, f"url: {url}")
    told = [known for known, is_change in printed if not is_change]
    if told:
        return told[0]
    for line in lines[:TOP]:
        day = _dateline_day(line)
        if day and read_date(day):
            return Known(day, f"inferred: dateline “{day}”")
    return None


def _dateline_day(line: Line) -> str | None:
    """Return the day a dateline prints before its agency or dash, as printed."""
    wire = match_agency_line(line.text)
    head = line.text[: wire.start("mark")] if wire else re.split(r"\s[—–-]{1,2}\s", line.text)[0]
    # Without an agency, only a place in capitals makes it a dateline.
    if len(head) > 70 or not (wire or re.match(r"[A-Z][A-Z .]{2,}[,\s]", head)):
        return None
    found = _DATELINE.search(head)
    return found["day"] if found else None


def _hint(
    text: str, lines: list[Line], *, year: str | None, changed: list[Known], stated: Known | None
) -> str | None:
    """Return in words what the text and its page say of the date without fixing it."""
    hints = [f"© line: {year}"] if year else []
    hints += [stated.basis] if stated else []
    hints += [f"changed on {changed[0].value}, which is no day of publication"] if changed else []
    days = [day for line in lines[:TOP] if (day := _dateline_day(line))]
    hints += [f"dateline: {days[0]}"] if days else []
    weekdays = list(dict.fromkeys(_WEEKDAY.findall(text)))
    hints += [f"weekdays named: {', '.join(weekdays)}"] if weekdays else []
    return "; ".join(hints) or None
