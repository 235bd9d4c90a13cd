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
        found.anchor, found.otherwise = ("last quarter",), dict(rule)
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
    which = match["which"].lower().removeprefix("the ") if match["which"] else ""
    start, end = match.span()
    if which == "past" and unit != "weekend":
        return [fixed(start, end, "DURATION", duration(1, unit_code(unit)))]
    shift = {"last": -1, "this past": -1, "past": -1, "this": 0, "current": 0}.get(which, 1)
    rule: dict[str, object] = {"is": "period", "unit": unit, "shift": shift}
    if unit == "weekend" and which == "this":
        rule["which"] = "this"
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
    same = {"is": "period", "unit": "same", "shift": 0}
    found = Found(match.start(), match.end(), "DATE", same, anchor=("quarter",), otherwise=back)
    if match["u"].lower() == "period":
        found.otherwise = None
        return [found] if which == "latest" else []
    return [found]


def _year_of(match: re.Match[str]) -> list[Found]:
    """Read "the 1988 quarter" and "last year's quarter" by the quarter the article tells of."""
    start, end = match.span()
    if match["y"]:
        rule: dict[str, object] = {"is": "year of", "year": int(match["y"])}
        plain: dict[str, object] = {"is": "fixed", "value": match["y"]}
        return [Found(start, end, "DATE", rule, anchor=("quarter",), otherwise=plain)]
    back = {"is": "period", "unit": "year", "shift": -1}
    return [Found(start, end, "DATE", back, anchor=("quarter",), otherwise=dict(back))]


def _quarter_ended(match: re.Match[str]) -> list[Found]:
    """Read "the quarter" by the day it ended: "the quarter ended Sept. 30"."""
    rule = {"is": "quarter", "quarter": (month_number(match["m"]) + 2) // 3}
    return [Found(match.start(), match.end("q"), "DATE", rule)]


def _year_span(match: re.Match[str]) -> list[Found]:
    return [fixed(match.start(), match.end("q"), "DURATION", "P1Y")]


def _full_year(match: re.Match[str]) -> list[Found]:
    rule = {"is": "period", "unit": "year", "shift": 0}
    return [Found(match.start("q"), match.end("q"), "DATE", rule)]


def _week_of(match: re.Match[str]) -> list[Found]:
    day = int(re.match(r"\d+", match["d"]).group())  # type: ignore[union-attr]
    rule = {"is": "monthday", "month": month_number(match["m"]), "day": day, "week": True}
    return [Found(match.start(), match.end(), "DATE", rule, tense=True)]


# Every pattern below ignores case, save inside (?-i:...).
_SHADE = r"(?:(?:early|late|later|earlier|sometime|some time|at some point)(?: on| in)? )?"
_END = (
    r"(?:(?:the |its )?(?:end|beginning|start|middle|close|first half|second half) of "
    r"|(?:later|earlier|late|early) in )"
)
_AT = rf"(?:(?P<clock>(?-i:{CLOCK}))(?: on|,)? )?"
_SPAN = r"(?:day|week|weekend|month|quarter|year|decade)"
_DAY = rf"(?:{_SPAN}|morning|afternoon|evening|night)"
_PLURAL = r"(?:days|weeks|months|years|decades|quarters)"
_SOME = rf"(?:{NUMBER}|an?|a couple of|a couple|a dozen|half an?|{VAGUE})"
_LONG = r"(?:more|straight|consecutive|full|fiscal|calendar|long|trading|business|working|whole)"
_RATE = (
    r"(?<![\w.$%-])(?<!times )(?<!\d )(?<!ion )(?<!usand )(?<!sands )(?<!ents )(?<!seats )(?<!flights )"
    r"(?<!barrels )(?<!units )(?<!tons )(?<!hours )(?<!dollars )"
)

# What brings a pattern into play, the pattern, and what makes an expression of a match.
PATTERNS: tuple[tuple[str, re.Pattern[str], Builder], ...] = tuple(
    (trigger, re.compile(pattern, re.IGNORECASE), build)
    for trigger, pattern, build in (
        ("deictic", rf"{_AT}(?<![\w-])(?:(?:early|late|later|earlier|mid-(?:morning|afternoon))[- ]"
         r"(?:on )?)?(?P<w>(?:the )?day (?:before yesterday|after tomorrow)|today|yesterday"
         rf"|tomorrow|tonight)(?: (?P<part>{PART}))?(?!\w|-)", _deictic),
        ("unit", r"(?<![\w-])(?:(?:early|late|later|earlier) )?(?P<which>this|last)"
         r" (?P<part>morning|afternoon|evening|night)(?!\w)", _part_of_day),
        ("deictic", r"(?<!\w)overnight(?!\w)(?! (?:stay|train|bag|flight|trip|rate|success|delivery"
         r"|shipping|lending|bank|repo))", _overnight),
        ("ago", rf"(?<![\w.]){_ABOUT}(?:(?P<n>{_SOME})(?: more)? )?(?P<u>{UNIT})"
         r"(?: or (?:so|more|two))? ago(?!\w)", _ago),
        ("later", rf"(?<![\w.]){_ABOUT}(?P<n>{_SOME}) (?P<u>{UNIT})"
         r" (?P<way>later|earlier|afterwards?|hence|previously|before(?=[,.;]|$))(?!\w)", _later),
        ("unit", r"(?<!\w)(?:(?:later|earlier|early|late) |(?:by the )?end of )?(?:(?:the|on the|a) )?"
         rf"(?P<which>following|previous|preceding|same|that same)[- ](?P<u>{_DAY})(?!\w)",
         _following),
        ("unit", r"(?<!\w)the (?P<which>next) (?P<u>day|morning|evening|night|afternoon)(?!\w)",
         _following),
        ("unit", rf"(?<!\w)(?:later |earlier )?(?P<which>that) (?P<u>{_DAY})(?!\w)", _following),
        ("unit", r"(?<!\w)(?:the|a) day (?P<way>after|before|earlier|later)(?= ?[,.;]|$)", _day_after),
        ("unit", rf"(?<!\w){_SHADE}(?:{_END})?(?P<which>(?:the )?current|this past|this coming|this"
         r"|(?:the )?last|next|the past|(?:the )?coming)"
         r" (?:(?:fiscal|calendar|financial|full|academic|school) )?"
         rf"(?P<u>(?-i:{_SPAN}|century|YEAR|WEEK|MONTH))(?!\w)", _relative),
        ("unit", r"(?<!\w)the (?:(?P<which>last|past|next) )?weekend(?!\w|-| (?:before|after))",
         _weekend),
        ("unit", rf"(?<!\w)(?:{_END}(?:the|this) (?P<u>day|week|month|quarter|year|decade|century)"
         r"|(?P<u2>year)(?:[- ]|['’]s )end)(?!\w)", _within),
        ("unit", rf"(?<![\w.$-]){_ABOUT}(?:(?:the|an additional|another|a further) )?"
         r"(?:(?:first|last|past|next|previous|coming|latest|final|other) )?"
         rf"(?P<n>{NUMBER}|a couple of|couple of|a dozen|dozen|half an?|{VAGUE})"
         rf" (?:{_LONG} )?(?P<u>(?-i:{UNIT}))(?: or (?:so|more))?(?!\w|-old| old)", _span_of_units),
        ("unit", rf"(?<![\w.$-]){_ABOUT}(?P<n>{NUMBER}|multi|several|half)"
         r"-(?P<u>(?:second|minute|hour|day|night|week|month|quarter|year|decade|century))"
         r"(?:-long)?(?!\w|-old|- ?to-)", _span_of_units),
        ("unit", rf"{_RATE}{_ABOUT}(?P<n>an?|one) (?:(?:full|whole|entire|single) )?"
         r"(?P<u>minute|hour|day|week|month|year|decade|century)(?: or (?:so|more|two))?"
         r"(?!\w|-| after | before )", _span_of_units),
        ("unit", rf"(?<!\w)(?:the )?(?P<w>recent|past|previous|earlier|coming) (?P<u>{_PLURAL})(?!\w)",
         _recent),
        ("unit", r"(?<!\w)(?:for|in|after|over|within|took|takes?|of|spen[td]|last|lasted|follows)"
         r" (?P<u>(?:days|weeks|months|years|decades|centuries|hours))(?!\w| (?:ago|later|old))",
         _vague),
        ("unit", rf"(?<!\w)(?:every|each) (?:(?P<n>{NUMBER}|few|other) )?(?P<u>(?:second|minute|hour"
         r"|day|night|week|month|quarter|year|decade|morning|evening))s?(?!\w)", _set),
        ("unit", r"(?<=times )an? (?P<u>day|week|month|year|hour)(?!\w)", _set),
        ("deictic", r"(?<![\w-])(?:hourly|daily|weekly|monthly|yearly)(?!\w|-)"
         r"(?! (?-i:[A-Z][a-z]+) )", _adverb),
        ("weekday", rf"(?:every|each) (?P<wd>(?-i:{WEEKDAY}))(?: (?P<part>{PART}))?(?!s)", _weekdays),
        ("weekday", r"(?P<wd>(?<!\w)(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
         rf"(?: (?P<part>{PART}))?s(?!\w)", _weekdays),
        ("month", rf"(?:every|each) (?P<m>(?-i:{MONTH}))", _each_month),
        ("clock", rf"(?-i:{CLOCK})", _clock),
        ("unit", r"(?<!\w)(?:the )?(?:(?P<which>latest|year-ago|year-earlier|prior|current) )?"
         r"(?P<u>quarter|period)(?!\w|-| (?:of|century|mile|point|pound|turn|back|billion"
         r"|million|for|final|in which))", _this_quarter),
        ("unit", r"(?<![\w-])(?P<which>year-ago|year-earlier)(?P<u>)(?!\w)", _this_quarter),
        ("unit", r"(?<!\w)(?:the (?P<y>19\d\d|20\d\d)|(?P<l>last year['’]s)) (?:quarter|period)(?!\w)",
         _year_of),
        ("month", rf"(?<!\w)(?P<q>(?:the )?quarter)(?= (?:that )?end(?:ed|ing) (?P<m>(?-i:{MONTH})))",
         _quarter_ended),
        ("unit", r"(?<!\w)(?P<q>(?:the )?(?:fiscal )?year)(?= end(?:ed|ing|s) )", _year_span),
        ("unit", r"(?<!\w)for (?P<q>the (?:full |whole |entire )?year)(?=[,.;])", _full_year),
        ("unit", r"(?<!\w)(?P<q>the full year)(?!\w)", _full_year),
        ("month", rf"(?<!\w)the week of (?P<m>(?-i:{MONTH})) (?P<d>\d\d?)(?!\d)", _week_of),
        ("deictic", r"(?<![\w-])(?P<x>right now|now|currently|nowadays|these days|at the moment"
         r"|at present|at this point)(?!\w|-)", _reference("PRESENT_REF")),
        ("deictic", r"(?<![\w-])(?P<x>(?:more |most )?recently|in the past)(?!\w|-)",
         _reference("PAST_REF")),
        ("deictic", r"(?<![\w-])(?P<x>soon|shortly|(?:the )?(?:near|foreseeable) future"
         r"|in the future)(?!\w|-| (?:after|before|as))", _reference("FUTURE_REF")),
        ("deictic", r"(?<=in )(?P<x>the future|future)(?!\w|-)", _reference("FUTURE_REF")),
        ("deictic", r"(?<![\w-])(?P<x>current)(?= [a-z])", _reference("PRESENT_REF")),
    )
)  # fmt: skip
