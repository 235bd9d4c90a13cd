"""Patterns for expressions that count from now or from another time, and for durations."""

import re

from newstables.finding.times import period_readings as periods
from newstables.finding.times import relative_readings as relative
from newstables.finding.times import set_readings as sets
from newstables.finding.times import span_readings as spans
from newstables.finding.times.found import Builder
from newstables.finding.times.words import CLOCK, MONTH, NUMBER, PART, UNIT, VAGUE, WEEKDAY

_ABOUT = (
    r"(?i:(?:about|around|nearly|almost|some|roughly|just|only|exactly|approximately|over"
    r"|more than|less than|fewer than|at least|at most|up to|no more than|as many as) )?"
)
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
_DOING = (
    r"(?: (?:(?:his|her|its|their|an?) )?(?:arrival|visit|departure|return|\w+ing)"
    r"(?: (?:in|at|to|for|from) [A-Z]\w+)? on)"
)
_RATE = (
    r"(?<![\w.$%-])(?<!times )(?<!\d )(?<!ion )(?<!usand )(?<!sands )(?<!ents )"
    r"(?<!seats )(?<!flights )"
    r"(?<!barrels )(?<!units )(?<!tons )(?<!hours )(?<!dollars )"
)

# What brings a pattern into play, the pattern, and what makes an expression of a match.
PATTERNS: tuple[tuple[str, re.Pattern[str], Builder], ...] = tuple(
    (trigger, re.compile(pattern, re.IGNORECASE), build)
    for trigger, pattern, build in (
        ("deictic", rf"{_AT}(?<![\w-])(?:(?:early|late|later|earlier|mid-(?:morning|afternoon))[- ]"
         r"(?:on )?)?(?P<w>(?:the )?day (?:before yesterday|after tomorrow)|today|yesterday"
         rf"|tomorrow|tonight)(?: (?P<part>{PART}))?(?!\w|-)", relative.read_deictic),
        ("unit", r"(?<![\w-])(?:(?:early|late|later|earlier) )?(?P<which>this|last)"
         r" (?P<part>morning|afternoon|evening|night)(?!\w)", relative.read_part_of_day),
        ("deictic", r"(?<!\w)overnight(?!\w)(?! (?:stay|train|bag|flight|trip|rate|success|delivery"
         r"|shipping|lending|bank|repo))", relative.read_overnight),
        ("ago", rf"(?<![\w.]){_ABOUT}(?:(?P<n>{_SOME})(?: more)? )?(?P<u>{UNIT})"
         r"(?: or (?:so|more|two))? ago(?: this (?P<to>month|week))?(?!\w)", relative.read_ago),
        ("later", rf"(?<![\w.]){_ABOUT}(?P<n>{_SOME}) (?P<u>{UNIT})"
         r" (?P<way>later|earlier|afterwards?|hence|previously|before(?=[,.;]|$))(?!\w| than)",
         relative.read_later),
        ("unit", r"(?<!\w)(?:(?:later|earlier|early|late) |(?:by the )?end of )?(?:(?:the"
         r"|on the|a) )?"
         rf"(?P<which>following|previous|preceding|same|that same)[- ](?P<u>{_DAY})(?!\w)",
         relative.read_following),
        ("unit", r"(?<!\w)the (?P<which>next) (?P<u>day|morning|evening|night|afternoon)(?!\w)",
         relative.read_following),
        ("unit", r"(?<!\w)(?P<x>that day)(?= (?:has|is) (?:now |finally |at last )?(?:come|arrived"
         r"|dawned|here)(?!\w))", relative.read_reference("PRESENT_REF")),
        ("unit", rf"(?<!\w)(?:later |earlier )?(?P<which>that) (?P<u>{_DAY})(?!\w)",
         relative.read_following),
        ("unit", r"(?<!\w)(?:the|a) day (?P<way>after|before|earlier|later)(?= ?[,.;]|$| and )",
         relative.read_day_after),
        ("unit", rf"(?<!\w){_SHADE}(?:{_END})?(?P<which>(?:the )?current|this past|this coming|this"
         r"|(?:the )?last|next|the past|(?:the )?coming)"
         r" (?:(?:fiscal|calendar|financial|full|academic|school) )?"
         rf"(?P<u>(?-i:{_SPAN}|century|YEAR|WEEK|MONTH))(?!\w)", relative.read_relative),
        ("unit", r"(?<!\w)(?:end(?:ed|ing|s)?|clos(?:e|ed|ing)|finish(?:ed|ing)?|start(?:ed)?"
         r"|beg[ai]n|spen[dt]) (?P<q>the (?P<u>day|week|month|year))(?!\w)",
         relative.read_the_unit),
        ("unit", r"(?<!\w)(?:will|would|could|may|might|can|shall|should|must) (?P<x>one day)"
         r"(?= [a-z]| ?,)", relative.read_reference("FUTURE_REF")),
        ("unit", rf"(?<![\w.$-]){_ABOUT}(?:(?P<n>an?|one|{NUMBER}) (?P<u>(?-i:{UNIT})) and a half"
         rf"|(?P<n2>{NUMBER}) and a half (?P<u2>(?-i:{UNIT})))(?!\w)(?! (?:later|earlier|ago))",
         spans.read_and_a_half),
        ("unit", r"(?<![\w-])mid[- ](?P<part>morning|afternoon)(?!\w|-)",
         relative.read_middle_of_part),
        ("unit", rf"(?<![\w-])(?P<n>the|an?|{NUMBER}) (?P<u>days?|weeks?|months?|years?)"
         rf" (?P<way>before|after)(?={_DOING}? (?:the |last |next )?(?-i:(?:\d\d? )?"
         rf"(?:{MONTH}|{WEEKDAY})))", relative.read_beside),
        ("unit", rf"(?<!\w)between (?P<n>{NUMBER}) and (?P<m>{NUMBER}) (?P<u>(?-i:{UNIT}))(?!\w)",
         spans.read_two_spans),
        ("unit", r"(?<=in )the (?:early |late )?(?P<part>morning|afternoon|evening)(?!\w| of)",
         relative.read_in_the_morning),
        ("unit", r"(?<!\w)the (?:(?P<which>last|past|next) )?weekend(?!\w|-| (?:before|after))",
         relative.read_weekend),
        ("unit", rf"(?<!\w)(?:{_END}(?:the|this) (?P<u>day|week|month|quarter|year|decade|century)"
         r"|(?P<u2>year)(?:[- ]|['’]s )end)(?!\w)", relative.read_within),
        ("unit", rf"(?<![\w.$-]){_ABOUT}(?:(?:the|an additional|another|a further) )?"
         r"(?:(?:first|last|past|next|previous|coming|latest|final|other) )?"
         rf"(?P<n>{NUMBER}|a couple of|couple of|a dozen|dozen|half an?|{VAGUE})"
         rf" (?:{_LONG} )?(?P<u>(?-i:{UNIT}))(?: or (?:so|more))?(?!\w|-old| old)",
         spans.read_span_of_units),
        ("unit", rf"(?<![\w.$-]){_ABOUT}(?P<n>{NUMBER}|multi|several|half)"
         r"-(?P<u>(?:second|minute|hour|day|night|week|month|quarter|year|decade|century))"
         r"(?:-long)?(?!\w|-old|- ?to-)", spans.read_span_of_units),
        ("unit", rf"{_RATE}{_ABOUT}(?P<n>an?|one)"
         r" (?:(?:full|whole|entire|single|additional|extra|further) )?"
         r"(?P<u>minute|hour|day|week|month|year|decade|century)(?: or (?:so|more|two))?"
         r"(?!\w|-| after | before )", spans.read_span_of_units),
        ("unit", rf"(?<!\w)(?:the )?(?P<w>recent|past|previous|earlier"
         rf"|coming) (?P<u>{_PLURAL})(?!\w)",
         relative.read_recent),
        ("unit", r"(?<!\w)(?:for|in|after|over|within|took|takes?|of|spen[td]|last|lasted|follows)"
         r" (?P<u>(?:days|weeks|months|years|decades|centuries|hours))(?!\w| (?:ago|later|old))",
         spans.read_vague),
        ("unit", rf"(?<!\w)(?:every|each) (?:(?P<n>{NUMBER}|few|other) )?(?P<u>(?:second"
         rf"|minute|hour"
         r"|day|night|week|month|quarter|year|decade|morning|evening))s?(?!\w)", sets.read_set),
        ("unit", r"(?<=times )an? (?P<u>day|week|month|year|hour)(?!\w)", sets.read_set),
        ("deictic", r"(?<![\w-])(?:hourly|daily|weekly|monthly|yearly|annually)(?!\w|-)"
         r"(?! (?-i:[A-Z][a-z]+) )", sets.read_adverb),
        ("deictic", r"(?<![\w-])annual(?= (?:conference|congress|festival|meeting|session|summit))",
         sets.read_adverb),
        ("weekday", rf"(?:every|each) (?P<wd>(?-i:{WEEKDAY}))(?: (?P<part>{PART}))?(?!s)",
         sets.read_weekdays),
        ("weekday", r"(?P<wd>(?<!\w)(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
         rf"(?: (?P<part>{PART}))?s(?!\w)", sets.read_weekdays),
        ("month", rf"(?:every|each) (?P<m>(?-i:{MONTH}))", sets.read_each_month),
        ("clock", rf"(?-i:{CLOCK})", relative.read_clock),
        ("unit", r"(?<![\w-])(?:the )?(?:(?P<which>latest|year-ago|year-earlier|prior|current) )?"
         r"(?P<u>quarter|period)(?!\w|-| (?:of|century|mile|point|pound|turn|back|billion"
         r"|million|for|final|in which|(?:that )?end(?:ed|ing) [A-Z]))", periods.read_this_quarter),
        ("unit", r"(?<![\w-])(?P<which>year-ago|year-earlier)(?P<u>)(?!\w)",
         periods.read_this_quarter),
        ("unit", r"(?<!\w)(?:the (?P<y>19\d\d|20\d\d)|(?P<l>last year['’]s)) (?:quarter"
         r"|period)(?!\w)",
         periods.read_year_of),
        ("month", rf"(?<!\w)(?P<q>(?:the )?quarter)(?= (?:that )?end(?:ed"
         rf"|ing) (?P<m>(?-i:{MONTH})))",
         periods.read_quarter_ended),
        ("unit", r"(?<!\w)(?P<q>(?:the )?(?:fiscal )?year)(?= end(?:ed|ing|s) )",
         periods.read_year_span),
        ("unit", r"(?<!\w)for (?P<q>the (?:full |whole |entire )?year)(?=[,.;])",
         periods.read_full_year),
        ("unit", r"(?:months|quarter|half) of (?P<q>the year)(?!\w)", periods.read_full_year),
        ("unit", r"(?<!\w)(?P<q>(?P<u>decade|year|month|week|day|hour)s-long)(?!\w)",
         spans.read_long),
        ("unit", r"(?<!\w)(?P<q>the full year)(?!\w)", periods.read_full_year),
        ("month", rf"(?<!\w)the week of (?P<m>(?-i:{MONTH})) (?P<d>\d\d?)(?!\d)",
         relative.read_week_of),
        ("deictic", r"(?<![\w-])(?P<x>right now|now|currently|nowadays|these days|at the moment"
         r"|at present|at this (?:[a-z]+ )?(?:point|moment|stage|juncture))(?!\w|-)",
         relative.read_reference("PRESENT_REF")),
        ("deictic", r"(?<![\w-])(?P<x>(?:more |most )?recently|in the past)(?!\w|-)",
         relative.read_reference("PAST_REF")),
        ("deictic", r"(?<![\w-])(?P<x>soon|shortly|(?:the )?near future"
         r"|in the future)(?!\w|-| (?:after|before|as))", relative.read_reference("FUTURE_REF")),
        ("deictic", r"(?<!\w)(?P<x>the future|(?<=in )future)(?!\w|-)",
         relative.read_reference("FUTURE_REF")),
        ("deictic", r"(?<!\w)(?P<x>the (?:near|short) term|a later (?:date|time))(?!\w|-)",
         relative.read_reference("FUTURE_REF")),
        ("deictic", r"(?<![\w-])(?P<x>current)(?= [a-z])", relative.read_reference("PRESENT_REF")),
    )
)  # fmt: skip
