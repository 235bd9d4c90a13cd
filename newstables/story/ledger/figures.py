"""Numbers with what they count, as values: "$3.8 million" is "3.8m dollars"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from newstables.lexicons import words as listed
from newstables.story.ledger.wording_keys import words_of

_SCALES = {
    "hundred": 2, "thousand": 3, "k": 3, "million": 6, "mln": 6, "mn": 6, "m": 6, "billion": 9,
    "bln": 9, "bn": 9, "b": 9, "trillion": 12, "tn": 12, "trn": 12,
}  # fmt: skip
_CURRENCIES = {
    "a$": "australian dollar", "c$": "canadian dollar", "hk$": "hong kong dollar",
    "$": "dollar", "us$": "dollar", "usd": "dollar", "dollar": "dollar", "dollars": "dollar",
    "€": "euro", "eur": "euro", "euro": "euro", "euros": "euro",
    "£": "pound", "gbp": "pound", "pound": "pound", "pounds": "pound", "sterling": "pound",
    "¥": "yen", "jpy": "yen", "yen": "yen", "won": "won", "krw": "won",
    "yuan": "yuan", "renminbi": "yuan", "rmb": "yuan", "cny": "yuan",
    "rouble": "rouble", "roubles": "rouble", "ruble": "rouble", "rubles": "rouble",
    "rupee": "rupee", "rupees": "rupee", "franc": "franc", "francs": "franc",
    "zloty": "zloty", "zlotys": "zloty", "krona": "krona", "kronor": "krona",
}  # fmt: skip
_SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2
    )
}
_SPELLED = "|".join([*_TENS, *sorted(_SMALL, key=len, reverse=True)])
_NUMBER = re.compile(
    rf"""(?<![\w.,/:-])
    (?P<before>(?:US|A|C|HK)?\$|€|£|¥|(?:USD|EUR|GBP|JPY)\s)?\s?
    (?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?
        |(?:{"|".join(_TENS)})[-\s](?:{"|".join(_SMALL)})\b|(?:{_SPELLED})\b|(?:a|several)(?=\s(?:hundred|thousand|million|billion|trillion)\b))
    (?:[\s-]?(?P<scale>{"|".join(_SCALES)})\b)?
    (?![\d/:]|\.\d|(?:st|nd|rd|th)\b)
    (?:[\s-]?(?P<percent>%|per\s?cent\b|percentage\spoints?\b))?""",
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
# Of "half a million" and "one hundred and fifty" a part is another number than the whole.
_PART_BEFORE = re.compile(
    r"(?:half|quarters?|thirds?|hundred|thousand|million)\s+(?:of\s+)?(?:and\s+)?$", re.IGNORECASE
)
_PART_BEHIND = re.compile(rf"\s+and\s+(?:an?\s+(?:half|quarter)|{_SPELLED}|\d)", re.IGNORECASE)
_UNIT_WORDS = 3  # looked at behind a number
_AFTER = re.compile(r"[\s-]+([^\W\d_]+(?:['’][^\W\d_]+)*)")
_YEARS = range(1500, 2100)
_SKIPPED = frozenset({"of", "the", "its", "their", "his", "her", "our", "such", "more", "other"})


@dataclass(frozen=True)
class Figure:
    """A number in a text.

    Attributes:
        start, end: the characters of number, scale and unit sign.
        value: with its scale.
        kind: money (unit: the currency), percent, or count (of what).
        units: words, in the singular, of what is counted; a currency.
    """

    start: int
    end: int
    value: Decimal
    kind: str
    units: frozenset[str]

    def counts_the_same(self, other: "Figure") -> bool:
        """Return whether two figures are of the same thing, whatever their values."""
        if self.kind != other.kind:
            return False
        return self.kind == "percent" or bool(self.units & other.units)


def find_figures(text: str, *, besides: Iterable[tuple[int, int]] = ()) -> list[Figure]:
    """Return the numbers of a text that count something, in order.

    Args:
        text: any text.
        besides: stretches whose numbers are none: dates, names.
    """
    aside = list(besides)
    found = (_figure(match, text) for match in _NUMBER.finditer(text))
    return [
        figure
        for figure in found
        if figure and not any(start < figure.end and figure.start < end for start, end in aside)
    ]


def _figure(match: re.Match[str], text: str) -> Figure | None:
    scale = (match["scale"] or "").casefold()
    if _PART_BEFORE.search(text[max(match.start() - 20, 0) : match.start()]):
        return None
    if scale and _PART_BEHIND.match(text, match.end()):
        return None
    value = _value(match["number"].casefold())
    if value is None:
        return None
    value = value.scaleb(_SCALES.get(scale, 0))
    before = (match["before"] or "").strip().casefold()
    if match["percent"]:
        return Figure(match.start("number"), match.end(), value, "percent", frozenset({"percent"}))
    behind = _words_behind(text, match.end())
    sign = next((mark for mark in _CURRENCIES if before.endswith(mark)), "") if before else ""
    money = _CURRENCIES.get(sign) or next(
        (_CURRENCIES[word] for word in behind[:3] if word in _CURRENCIES), None
    )
    if money:
        return Figure(match.start(), match.end(), value, "money", frozenset({money}))
    if not scale and value in _YEARS and match["number"].isdigit():
        return None
    units = frozenset(_singular(word) for word in behind)
    return Figure(match.start("number"), match.end(), value, "count", units) if units else None


def _value(number: str) -> Decimal | None:
    if number[0].isdigit():
        return Decimal(number.replace(",", ""))
    if number in ("a", "one"):
        return Decimal(1)
    if number == "several":
        return None
    tens, *ones = re.split(r"[-\s]", number)
    return Decimal(_TENS.get(tens, 0) + _SMALL.get(ones[0] if ones else tens, 0))


def _words_behind(text: str, at: int) -> list[str]:
    """Return the words a number may count, small letters, to the first that ends them."""
    found: list[str] = []
    while len(found) < _UNIT_WORDS and (match := _AFTER.match(text, at)):
        word, at = match[1].casefold(), match.end()
        if word in _SKIPPED:
            continue
        if word in listed("story/small_words") and match[1] != "US":
            break
        found.append(word)
    return found


def _singular(word: str) -> str:
    """Return a word without its plural, in its one spelling."""
    key = words_of(word).keys[-1]
    if key.endswith("ies") and len(key) > 4:
        return key[:-3] + "y"
    return key[:-1] if key.endswith("s") and not key.endswith("ss") else key
