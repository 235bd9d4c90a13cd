"""Patterns for expressions that name a day, month, quarter, season or year of the calendar."""

import re

from newstables.finding.times import calendar_readings as calendar
from newstables.finding.times import period_readings as periods
from newstables.finding.times.found import Builder
from newstables.finding.times.words import (
    CLOCK,
    MONTH,
    ORDINAL,
    PART,
    SEASON,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
)

_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[:.]\d|,\d{3}|[ap]m\b| [ap]\.?m\b)"
_WHICH = r"(?i:this past|this coming|this|last|next|past|coming|previous|following|upcoming)"
_SHADE = (
    r"(?i:(?:the )?(?:early|late|mid|middle of|end of|beginning of|start of|later|earlier)"
    r"[- ](?:in )?(?:the )?)"
)
_WD = rf"(?:{WEEKDAY_SHORT},? (?:the )?)?"
_WDN = rf"(?:(?P<wd>{WEEKDAY_SHORT}),? (?:the )?)?"
_AFTER_NUMBER = (
    r"(?=[.,;:)](?!\d)|\n|$| (?:and|or|to|until|till|through|in|at|for|with|from|by)(?!\w))"
)
_SHORT_MONTH = r"(?P<m>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_AT = rf"(?:(?P<clock>{CLOCK})(?: on|,)? )?"
_Y = rf"(?P<y>{YEAR}(?!\d)|['’]\d\d\b)"
_ONES = r"(?i:one|two|three|four|five|six|seven|eight|nine)"
_IN_WORDS = (
    r"(?P<w>(?i:nineteen|eighteen) (?i:(?:oh|hundred|twenty|thirty|forty|fourty|fifty|sixty"
    rf"|seventy|eighty|ninety)(?:[- ]{_ONES})?)|(?i:two thousand(?: and)?(?: (?:{_ONES}|ten"
    r"|eleven|twelve))?))(?![- ]?\w*(?:people|dollars|percent))"
)
_TO = r"(?:-|–| to | and |-to-)"

# What brings a pattern into play, the pattern, and what makes expressions of a match.
PATTERNS: tuple[tuple[str, re.Pattern[str], Builder], ...] = tuple(
    (trigger, re.compile(pattern), build)
    for trigger, pattern, build in (
        ("number", r"(?<![\d-])(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)"
         r"(?:[T ](?P<t>\d\d:\d\d)(?::\d\d)?Z?)?(?![\d-])", calendar.read_iso),
        ("number", r"(?<![\d/])(?P<y>(?:19|20)\d\d)/(?P<m>0[1-9]|1[0-2])/(?P<d>[0-3]\d)(?P<t>)"
         r"(?![\d/])", calendar.read_iso),
        ("month", rf"(?<![\d.,$-])(?P<d>{_D})(?P<j>[ -]){_SHORT_MONTH}(?P=j)(?P<y>{YEAR}|\d\d)"
         rf"(?![\d:%]|[.,]\d){_AFTER_NUMBER}", calendar.read_full),
        ("number", r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4}|\d\d)(?![\d/])",
         calendar.read_numeric),
        ("number", r"(?<![\d-])(?P<a>\d{1,2})-(?P<b>\d{1,2})-(?P<y>(?:19|20)\d\d|\d\d)(?![\d-])",
         calendar.read_numeric),
        ("number", r"(?<![\d.])(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d)",
         calendar.read_numeric),
        ("number", r"(?:(?<=on )|(?<=by )|(?<=rom )|(?<=to )|(?<=til ))"
         r"the (?P<d>(?:3[01]|[12]?\d)(?:st|nd|rd|th))(?=[.,;)]| (?:and|to|until|at|for) |$)",
         calendar.read_day),
        ("number", rf"(?<!\w)Q(?P<q>[1-4]) (?:of )?(?P<y>{YEAR})(?!\w)",
         calendar.read_quarter_year),
        ("month", rf"{_AT}{_WD}(?P<m>{MONTH}) (?P<d>{_D}),? {_Y}", calendar.read_full),
        ("month", rf"{_AT}{_WD}(?<![\d.,$])(?P<d>{_D})(?: of)?[ -](?P<m>{MONTH}),?[ -]{_Y}",
         calendar.read_full),
        ("month", rf"(?P<m>{MONTH}) (?P<d>{_D}){_TO}(?P<e>{_D})(?:,? {_Y})?",
         calendar.read_day_range),
        ("month", rf"(?<![\d.,$])(?P<d>{_D}){_TO}(?P<e>{_D}) (?P<m>{MONTH})(?:,? {_Y})?",
         calendar.read_day_range),
        ("weekday", rf"(?P<wd>{WEEKDAY})(?: (?P<part>{PART}))? \((?:(?P<m>{MONTH}) (?P<d>{_D})"
         rf"|(?P<d2>{_D}) (?P<m2>{MONTH}))(?:,? {_Y})?\)", calendar.read_bracketed),
        ("weekday", rf"{_AT}(?P<wd>{WEEKDAY}) (?:the )?(?P<d>{_D}){_AFTER_NUMBER}",
         calendar.read_weekday_number),
        ("month", rf"{_AT}{_WDN}(?P<m>{MONTH}) (?P<d>{_D})(?: (?P<part>{PART}))?"
         r"(?: (?:of )?(?P<rel>last|this|next) year)?", calendar.read_month_day),
        ("month", rf"{_AT}{_WDN}(?<![\d.,$-])(?P<d>{_D})(?: of)? (?P<m>{MONTH})"
         rf"(?: (?P<part>{PART}))?",
         calendar.read_month_day),
        ("month", rf"the (?P<d>{_D}) of (?P<m>{MONTH})", calendar.read_month_day),
        ("month", rf"(?i:last )(?P<m>{MONTH}) (?P<d>{_D})(?P<part>)", calendar.read_last_month_day),
        ("month", rf"(?:{_SHADE})?(?P<m>{MONTH}),?(?: of)? {_Y}(?![-–]\d|%)",
         calendar.read_month_year),
        ("month", rf"(?:{_SHADE})?(?P<m>{MONTH}),?(?: of)? (?P<rel>last|this|next) year",
         calendar.read_month_rel),
        ("month", rf"(?:{_SHADE})?(?:(?:the )?(?P<which>{_WHICH}) )?(?P<m>{MONTH})",
         calendar.read_month),
        ("weekday", rf"{_AT}(?:(?i:early|late|later|mid)[- ](?:on )?)?"
         rf"(?:(?i:the )?(?P<which>{_WHICH}|(?i:that)) )?(?P<wd>{WEEKDAY})"
         rf"(?: (?P<part>{PART})(?!s))?(?!s\b)"
         r"(?:,? (?:of )?(?P<week>(?i:last|this|next)) (?i:week)(?!\w))?", calendar.read_weekday),
        ("unit", r"(?i:the )?(?i:(?:fiscal|current|latest|company['’]s|its|their)[- ])?"
         rf"(?:(?P<y>{YEAR})['’]?s? )?(?:(?P<rel>(?i:last|this|next)) year['’]s )?"
         r"(?P<ago>(?i:year-(?:ago|earlier) ))?(?i:(?:fiscal|flat|calendar)[- ])?"
         rf"(?P<ord>{ORDINAL}|last|final)[- ](?P<span>(?i:quarter|half)(?!-?(?:hour|back|inch|cent"
         rf"|point|final|of a))(?!s?\w))(?: (?:of|in) (?:fiscal )?(?P<y2>{YEAR}|['’]\d\d)"
         r"| (?:of )?(?P<rel2>last|this|next) year)?", periods.read_quarter),
        ("unit", rf"(?i:the )?(?P<ord>(?i:first|last))[- ](?i:two) (?i:quarters) of (?P<y>{YEAR})"
         r"(?!\w)", periods.read_two_quarters),
        ("season", rf"(?:{_SHADE}|(?i:the ))?(?:(?P<which>{_WHICH}) )?(?<![\w-])(?P<s>{SEASON})"
         rf"(?![\w-])(?:(?: of)? (?P<y>{YEAR})| of {_IN_WORDS})?", periods.read_season),
        ("number", rf"(?:(?i:the (?:first|second|last|latter) half of )?(?:{_SHADE}|the )|{_SHADE}"
         rf"|the )?(?P<y>{YEAR}|['’]\d0)['’]?s(?!\w)", periods.read_decade),
        ("number", r"(?:(?i:the) )?(?i:(?:early|late|mid)[- ])?(?<![\w$£€.,/-])(?P<y>[2-9]0)s"
         r"(?: (?:and|or|to) (?:the )?['’]?(?P<z>[2-9]0)s)?(?!\w)", periods.read_decades),
        ("number", r"(?:(?<=since )|(?<=in )|(?<=of )|(?<=by )|(?<=from )|(?<=until )|(?<=than ))"
         r"(?<!\w)['’‘](?P<y>[4-9]\d|[0-3]\d)(?![\w'’%]|[.,:]\d| ?(?:percent|points))",
         periods.read_years),
        ("decade", r"(?i:the (?:(?:early|late|mid)[- ])?(?P<w>twenties|thirties|forties|fifties"
         r"|sixties|seventies|eighties|nineties))(?!\w)", periods.read_decade_words),
        ("number", rf"(?<![\w$.,/-])(?P<y>{YEAR})[-–/](?P<z>\d\d(?:\d\d)?)(?![\w.,-]\d|\w)",
         periods.read_year_pair),
        ("words", rf"(?:(?P<m>{MONTH}),? )?(?i:the year )?{_IN_WORDS}", periods.read_year_words),
        ("number", rf"(?:(?:{_SHADE})?(?i:the year |the fiscal year |fiscal year |fiscal[- ])"
         rf"|{_SHADE})(?P<y>{YEAR}|['’]\d\d)(?![\w%])", periods.read_years),
        ("unit", r"(?i:the )?(?i:(?:early|late|mid)[- ])?(?P<c>\d\d?(?:st|nd|rd|th)) (?i:century)",
         periods.read_century),
        ("holiday", r"(?:(?P<which>(?i:last|this|next)) )?(?P<h>Christmas Eve|Christmas(?: Day)?"
         r"|New Year['’]s (?:Day|Eve)|Thanksgiving(?: Day)?|Easter(?: Sunday| [Ww]eek)?|Halloween"
         r"|Valentine['’]s Day)(?!\w)(?! (?i:tree|card|present|gift|island|carol|party|sales|season"
         r"|shopping|period|holiday|rush|break|bonus|market|and New Year))"
         rf"(?P<y> {YEAR})?", periods.read_holiday),
    )
)  # fmt: skip
