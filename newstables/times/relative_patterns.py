"""Patterns for expressions that count from now or from another time, and for durations."""

import re
from collections.abc import Callable

from newstables.times.calendar_patterns import CLOCK, clock
from newstables.times.found import Found, fixed
from newstables.times.words import (
    MONTH,
    NUMBER,
    PART,
    PARTS,
    PERIOD,
    UNIT,
    VAGUE,
    WEEKDAY,
    duration,
    month_number,
    number,
    unit_code,
    weekday_number,
)

Builder = Callable[[re.Match[str]], list[Found]]

_UNIT_NAMES = {"D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter",
               "Y": "year", "DE": "decade", "CE": "century", "2W": "week"}  # fmt: skip
_ABOUT = (
    r"(?i:(?:about|around|nearly|almost|some|roughly|just|only|exactly|approximately|over"
    r"|more than|less than|fewer than|at least|at most|up to|no more than|as many as) )?"
)
_AMOUNT = (
    rf"(?P<n>{NUMBER}|(?i:an?|one)(?: single)?|(?i:a couple of|a couple|a dozen|half an?)|{VAGUE})"
)
_GRAIN = {"day": ("day",), "week": ("week", "day"), "month": ("month", "day", "week"),
          "quarter": ("quarter",), "year": ("quarter", "half", "season", "year", "month", "day")}  # fmt: skip


def _amount(words: str) -> float | None:
    words = words.lower().removesuffix(" single")
    if words.startswith("a couple"):
        return 2.0
    if words == "a dozen":
        return 12.0
    if words.startswith("half a"):
        return 0.5
    if words in ("a few", "few", "several", "many", "some", "a number of"):
        return None
    return number(words)


def _deictic(match: re.Match[str]) -> list[Found]:
    word = match["w"].lower()
    shift = {"yesterday": -1, "tomorrow": 1}.get(word.split()[-1], 0)
    if word.startswith("the day before"):
        shift = -2
    elif word.startswith(("the day after", "day after")):
        shift = 2
    rule: dict[str, object] = {"is": "period", "unit": "day", "shift": shift}
    part = match["part"] or ("night" if word == "tonight" else "")
    if match["clock"]:
        rule["part"] = clock(match["clock"])
    elif part:
        rule["part"] = PARTS[part.lower()]
    kind = "TIME" if "part" in rule else "DATE"
    return [Found(match.start(), match.end(), kind, rule)]


def _part_of_day(match: re.Match[str]) -> list[Found]:
    which, part = match["which"].lower(), match["part"].lower()
    shift = -1 if which == "last" else 0
    rule = {"is": "period", "unit": "day", "shift": shift, "part": PARTS[part]}
    return [Found(match.start(), match.end(), "TIME", rule)]


def _overnight(match: re.Match[str]) -> list[Found]:
    rule = {"is": "period", "unit": "day", "shift": -1, "part": "NI"}
    return [Found(match.start(), match.end(), "TIME", rule)]


def _ago(match: re.Match[str]) -> list[Found]:
    unit = unit_code(match["u"])
    amount = _amount(match["n"]) if match["n"] else None
    start, end = match.span()
    if amount is None or unit in ("S", "MIN", "H"):
        if unit in ("S", "MIN", "H") and amount is not None:
            rule = {"is": "period", "unit": "day", "shift": 0}
            return [Found(start, end, "TIME", rule)]
        return [fixed(start, end, "DATE", "PAST_REF")]
    back = -round(amount)
    unit_name = _UNIT_NAMES[unit]
    if unit == "2W":
        back *= 2
    if unit == "DE":
        unit_name, back = "year", -round(10 * amount)
    if unit == "CE":
        unit_name, back = "year", -round(100 * amount)
    if amount % 1 and unit == "Y":
        unit_name, back = "month", -round(12 * amount)
    rule = {"is": "period", "unit": unit_name, "shift": back}
    found = Found(start, end, "DATE", rule)
    if unit == "Y" and amount == 1:
        # Company reports compare a quarter with the same one of the year before.
        found.anchor, found.otherwise = ("near quarter",), dict(rule)
    return [found]


def _later(match: re.Match[str]) -> list[Found]:
    unit = unit_code(match["u"])
    amount = _amount(match["n"])
    start, end = match.span()
    forward = match["way"].lower() in ("later", "after", "afterward", "afterwards", "on", "hence")
    if amount is None or unit in ("S", "MIN", "H"):
        return (
            [fixed(start, end, "DATE", "FUTURE_REF" if forward else "PAST_REF")]
            if unit not in ("S", "MIN", "H")
            else []
        )
    name = _UNIT_NAMES[unit]
    shift = round(amount) * (1 if forward else -1) * (2 if unit == "2W" else 1)
    if unit in ("DE", "CE"):
        name, shift = "year", shift * (10 if unit == "DE" else 100)
    rule = {"is": "period", "unit": name, "shift": shift}
    found = Found(start, end, "DATE", rule, anchor=_GRAIN.get(name, ("day",)))
    found.otherwise = dict(rule) if not forward else None
    if found.otherwise is None:
        found.otherwise = {"is": "fixed", "value": duration(amount, unit)}
    return [found]


def _following(match: re.Match[str]) -> list[Found]:
    which = match["which"].lower()
    unit, part = match["u"].lower(), ""
    if unit in PARTS:
        unit, part = "day", PARTS[unit]
    shift = {"following": 1, "next": 1, "after": 1, "same": 0, "that": 0, "that same": 0}.get(
        which, -1
    )
    rule: dict[str, object] = {"is": "period", "unit": unit, "shift": shift}
    if shift == 0:
        rule["unit"] = unit
    if part:
        rule["part"] = part
    found = Found(match.start(), match.end(), "TIME" if part else "DATE", rule,
                  anchor=_GRAIN.get(unit, ("day",)))  # fmt: skip
    if which in ("next", "that") and unit != "day":
        found.otherwise = dict(rule)
    if which in ("previous", "same") and unit in ("year", "month", "week"):
        found.otherwise = dict(rule)
    return [found]


def _day_after(match: re.Match[str]) -> list[Found]:
    shift = 1 if match["way"].lower() == "after" else -1
    rule = {"is": "period", "unit": "day", "shift": shift}
    return [Found(match.start(), match.end(), "DATE", rule, anchor=("day",))]


def _relative(match: re.Match[str]) -> list[Found]:
    unit = match["u"].lower()
    which = match["which"].lower()
    start, end = match.span()
    if which in ("past", "the past") and unit != "weekend":
        return [fixed(start, end, "DURATION", duration(1, unit_code(unit)))]
    shift = -1 if which in ("last", "this past", "past") else 1
    if which in ("this", "current", "the current"):
        shift = 0
    if unit == "weekend" and which in ("this past", "last", "past"):
        shift = -1
    rule = {"is": "period", "unit": unit, "shift": shift}
    return [Found(start, end, "DATE", rule)]


def _weekend(match: re.Match[str]) -> list[Found]:
    which = (match["which"] or "").lower()
    shift = {"last": -1, "past": -1, "this past": -1, "next": 1}.get(which, 0)
    rule = {"is": "period", "unit": "weekend", "shift": shift}
    return [Found(match.start(), match.end(), "DATE", rule, tense=not which)]


def _within(match: re.Match[str]) -> list[Found]:
    """Read "the end of the year", "later in the month", "year-end"."""
    unit = (match["u"] or match["u2"]).lower()
    rule = {"is": "period", "unit": unit, "shift": 0}
    return [Found(match.start(), match.end(), "DATE", rule)]


def _span_of_units(match: re.Match[str]) -> list[Found]:
    words, unit = match["n"], unit_code(match["u"])
    value = duration(_amount(words), unit)
    return [fixed(match.start(), match.end(), "DURATION", value)]


def _recent(match: re.Match[str]) -> list[Found]:
    past = match["w"].lower() in ("recent", "past", "previous", "earlier")
    if match["u"].lower().rstrip("s") in ("day", "week", "month", "year", "decade", "quarter"):
        return [fixed(match.start(), match.end(), "DATE", "PAST_REF" if past else "FUTURE_REF")]
    return []


def _vague(match: re.Match[str]) -> list[Found]:
    return [
        fixed(match.start("u"), match.end("u"), "DURATION", duration(None, unit_code(match["u"])))
    ]


def _set(match: re.Match[str]) -> list[Found]:
    unit = match["u"]
    amount = _amount(match["n"]) if match.groupdict().get("n") else 1
    return [fixed(match.start(), match.end(), "SET", duration(amount, unit_code(unit)))]


_ADVERBS = {"hourly": "PT1H", "daily": "P1D", "weekly": "P1W", "monthly": "P1M",
            "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y"}  # fmt: skip


def _adverb(match: re.Match[str]) -> list[Found]:
    return [fixed(match.start(), match.end(), "SET", _ADVERBS[match.group().lower()])]


def _weekdays(match: re.Match[str]) -> list[Found]:
    part = f"T{PARTS[match['part'].lower()]}" if match["part"] else ""
    value = f"XXXX-WXX-{weekday_number(match['wd'])}{part}"
    return [fixed(match.start(), match.end(), "SET", value)]


def _each_month(match: re.Match[str]) -> list[Found]:
    value = f"XXXX-{month_number(match['m']):02d}"
    return [fixed(match.start(), match.end(), "SET", value)]


def _clock(match: re.Match[str]) -> list[Found]:
    part = clock(match.group())
    rule = {"is": "period", "unit": "day", "shift": 0, "part": part}
    return [Found(match.start(), match.end(), "TIME", rule, anchor=("near day",), otherwise=rule)]


_REFS = {"PRESENT_REF": ["now right now currently these days at the moment at present nowadays"],
         }  # fmt: skip


def _reference(value: str) -> Builder:
    def build(match: re.Match[str]) -> list[Found]:
        return [fixed(match.start("x"), match.end("x"), "DATE", value)]

    return build


def _this_quarter(match: re.Match[str]) -> list[Found]:
    """Read "the quarter", "the latest quarter", "the year-ago period"."""
    which = (match["which"] or "").lower()
    back = {"is": "period", "unit": "quarter", "shift": -1}
    if which in ("year-ago", "year-earlier", "year ago", "year earlier"):
        rule = {"is": "period", "unit": "year", "shift": -1}
        return [Found(match.start(), match.end(), "DATE", rule, anchor=("quarter",),
                      otherwise={"is": "period", "unit": "year", "shift": -1})]  # fmt: skip
    if match["u"].lower() != "quarter":
        return []
    same = {"is": "period", "unit": "same", "shift": 0}
    return [Found(match.start(), match.end(), "DATE", same, anchor=("quarter",), otherwise=back)]


_SHADE = r"(?i:(?:early|late|later|earlier|sometime|some time|at some point)(?: on| in)? )?"
_END = r"(?i:(?:the |its )?(?:end|beginning|start|middle|close|first half|second half) of |(?:later|earlier|late|early) in )"
_AT = rf"(?:(?P<clock>{CLOCK})(?: on|,)? )?"
_SCALE = r"(?i:second|minute|hour|day|week|weekend|month|quarter|year|decade)s?"

PATTERNS: tuple[tuple[re.Pattern[str], Builder], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (
            rf"{_AT}(?<![\w-])(?:(?i:early|late|later|earlier|mid-(?:morning|afternoon))[- ](?:on )?)?"
            rf"(?P<w>(?i:(?:the )?day before yesterday|(?:the )?day after tomorrow|today|yesterday|tomorrow|tonight))(?: (?P<part>{PART}))?(?!\w|-)",
            _deictic,
        ),
        (
            r"(?<![\w-])(?i:(?:early|late|later|earlier) )?(?P<which>(?i:this|last)) (?P<part>(?i:morning|afternoon|evening|night))(?!\w)",
            _part_of_day,
        ),
        (
            r"(?<!\w)(?i:overnight)(?!\w)(?! (?:stay|train|bag|flight|trip|rate|success|delivery|shipping|lending|bank|repo))",
            _overnight,
        ),
        (
            rf"(?<![\w.]){_ABOUT}(?:(?P<n>{NUMBER}|(?i:an?|a couple of|a couple|a dozen|half an?)|{VAGUE})(?: more)? )?(?P<u>{UNIT})(?i: or (?:so|more|two))? (?i:ago)(?!\w)",
            _ago,
        ),
        (
            rf"(?<![\w.]){_ABOUT}(?P<n>{NUMBER}|(?i:an?|a couple of|a dozen)|{VAGUE}) (?P<u>{UNIT}) (?P<way>(?i:later|earlier|afterwards?|hence|previously|before(?=[,.;]|$)))(?!\w)",
            _later,
        ),
        (
            r"(?<!\w)(?i:later |earlier |early |late |(?:by the )?end of )?(?:(?i:the |on the |a ))?(?P<which>(?i:following|previous|preceding|same|that same))[- ](?P<u>(?i:day|week|weekend|month|quarter|year|decade|morning|afternoon|evening|night))(?!\w)",
            _following,
        ),
        (
            r"(?<!\w)(?i:the )(?P<which>(?i:next)) (?P<u>(?i:day|morning|evening|night|afternoon))(?!\w)",
            _following,
        ),
        (
            r"(?<!\w)(?i:later |earlier )?(?P<which>(?i:that)) (?P<u>(?i:day|week|weekend|month|quarter|year|decade|morning|afternoon|evening|night))(?!\w)",
            _following,
        ),
        (
            r"(?<!\w)(?i:the|a) day (?P<way>(?i:after|before|earlier|later))(?= ?[,.;]|$)",
            _day_after,
        ),
        (
            rf"(?<!\w){_SHADE}(?:{_END})?(?P<which>(?i:(?:the )?current|this past|this coming|this|last|next|the past|(?:the )?coming)) (?i:(?:fiscal|calendar|financial|full|academic|school) )?(?P<u>{PERIOD})(?!\w)",
            _relative,
        ),
        (
            r"(?<!\w)(?i:over |during |at )?(?i:the )(?:(?P<which>(?i:last|past|next)) )?(?i:weekend)(?!\w|-| (?:before|after))",
            _weekend,
        ),
        (
            rf"(?<!\w)(?:{_END}(?i:the |this )(?P<u>(?i:day|week|month|quarter|year|decade|century))|(?P<u2>(?i:year))(?:[- ]|['’]s )(?i:end))(?!\w)",
            _within,
        ),
        (
            rf"(?<![\w.$-]){_ABOUT}(?:(?i:the|an additional|another|a further) )?(?:(?i:first|last|past|next|previous|coming|latest|final|other) )?(?:(?P<n>{NUMBER}|(?i:a couple of|couple of|a dozen|dozen|half an?)|{VAGUE})) (?i:(?:more|straight|consecutive|full|fiscal|calendar|long|trading|business|working|whole|additional) )?(?P<u>{UNIT})(?i: or (?:so|more))?(?!\w|-old| old)",
            _span_of_units,
        ),
        (
            rf"(?<![\w.$-]){_ABOUT}(?P<n>{NUMBER}|(?i:multi|several|half))-(?P<u>(?i:second|minute|hour|day|night|week|month|quarter|year|decade|century))s?(?:-(?:old|long))?(?!\w)",
            _span_of_units,
        ),
        (
            r"(?<![\w.$-])(?P<n>(?i:an?|one)) (?i:(?:full|whole|entire|single) )?(?P<u>(?i:second|minute|hour|day|week|month|year|decade|century))(?i: or (?:so|more|two))?(?!\w|-)",
            _span_of_units,
        ),
        (
            r"(?<!\w)(?i:in |over |during )?(?i:the )?(?P<w>(?i:recent|past|previous|earlier|coming)) (?P<u>(?i:days|weeks|months|years|decades|quarters))(?!\w)",
            _recent,
        ),
        (
            r"(?<!\w)(?i:for|in|after|over|within|took|take|takes|of|spent|spend|last|lasted) (?P<u>(?i:days|weeks|months|years|decades|centuries|hours))(?!\w| (?:ago|later|old))",
            _vague,
        ),
        (
            rf"(?<!\w)(?i:every|each) (?:(?P<n>{NUMBER}|(?i:few|other)) )?(?P<u>(?i:second|minute|hour|day|night|week|month|quarter|year|decade|morning|evening))s?(?!\w)",
            _set,
        ),
        (r"(?<=times )(?i:an?) (?P<u>(?i:day|week|month|year|hour))(?!\w)", _set),
        (
            r"(?<![\w-])(?i:hourly|daily|weekly|monthly|quarterly|yearly|annually)(?!\w|-)(?! [A-Z][a-z]+ )",
            _adverb,
        ),
        (rf"(?i:every |each )(?P<wd>{WEEKDAY})(?: (?P<part>{PART}))?(?!s)", _weekdays),
        (
            rf"(?P<wd>(?<!\w)(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?: (?P<part>{PART}))?s(?!\w)",
            _weekdays,
        ),
        (rf"(?i:every |each )(?P<m>{MONTH})", _each_month),
        (CLOCK, _clock),
        (
            r"(?<!\w)(?i:the )?(?i:(?P<which>latest|year-ago|year-earlier|prior|current|full|entire) )?(?P<u>(?i:quarter|period))(?!\w|-| (?:of|century|mile|point|pound|turn|back|billion|million|for|final|in which))",
            _this_quarter,
        ),
        (r"(?<![\w-])(?P<which>(?i:year-ago|year-earlier))(?P<u>)(?!\w)", _this_quarter),
        (
            r"(?<![\w-])(?P<x>(?i:right now|now|currently|nowadays|these days|at the moment|at present|at this point))(?!\w|-|,? that)",
            _reference("PRESENT_REF"),
        ),
        (
            r"(?<![\w-])(?P<x>(?i:(?:more |most )?recently|previously|in the past))(?!\w|-)",
            _reference("PAST_REF"),
        ),
        (
            r"(?<![\w-])(?P<x>(?i:soon|shortly|(?:the )?(?:near|foreseeable) future|in the future))(?!\w|-| (?:after|before|as))",
            _reference("FUTURE_REF"),
        ),
        (r"(?<=in )(?P<x>(?i:the future|future))(?!\w|-)", _reference("FUTURE_REF")),
        (r"(?<![\w-])(?P<x>(?i:current))(?= [a-z])", _reference("PRESENT_REF")),
        (
            r"(?<![\w-])(?P<x>(?i:recent))(?= [a-z])(?! (?:days|weeks|months|years|decades|quarters))",
            _reference("PAST_REF"),
        ),
    )
)
