"""The words of a text as they are compared: one key a word, whatever its spelling or marks.

Two words have one key when a reader would call them the same word: "Defence" and "defense", "per
cent" and "%", "don't" and "do not", "1,000" and "1000", "ten" and "10". No two words of different
meaning do; that is what makes "exact" mean exact.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|[%$€£¥]")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SHORT_FORMS = {"re": "are", "ll": "will", "ve": "have", "m": "am"}  # 's and 'd may be two things
_WHOLE = {
    "can't": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"),
    "cannot": ("can", "not"), "%": ("percent",), "programme": ("program",),
    "programmes": ("programs",),
}  # fmt: skip
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
    if number > 1  # "one" is more often no number
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70",
     "eighty": "80", "ninety": "90"}  # fmt: skip
# British and American spelling. Each rule is applied to both sides and makes no two words one.
_SPELLINGS = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"(?<=[a-z]{3})is(?=(?:e|es|ed|ing|ation|ations|er|ers)$)", "iz"),
        (r"(?<=[a-z]{3})ys(?=(?:e|es|ed|ing)$)", "yz"),
        (r"(?<=[a-z]{3})our(?=(?:s|ed|ing|hood|hoods|able|ful|ite|ites)?$)", "or"),
        (r"(?<=[a-z]{3})tre(?=s?$)", "ter"),
        (r"(?<=[a-z]{3})ogue(?=s?$)", "og"),
        (r"^(def|off|lic|pret)enc(?=es?$)", r"\1ens"),
        (r"(?<=[aeiou])([b-df-hj-np-tv-z]+[aeiou]l)l(?=(?:ed|ing|er|ers)$)", r"\1"),
    )
)


@dataclass(frozen=True)
class Words:
    """The words of a text.

    Attributes:
        keys: one a word, or several where a short form stands for several.
        spans: start and end in the text, of each key.
        ends: numbers of the keys that a sentence ends after.
    """

    keys: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    ends: frozenset[int]


def words_of(text: str) -> Words:
    """Return the words of a text as they are compared."""
    keys: list[str] = []
    spans: list[tuple[int, int]] = []
    ends: set[int] = set()
    last = 0
    for match in _WORD.finditer(text):
        if keys and _ends_sentence(text[last : match.start()]):
            ends.add(len(keys) - 1)
        found = _keys(match.group())
        if found == ("cent",) and keys and keys[-1] == "per":  # "per cent" is one word here
            keys[-1], spans[-1] = "percent", (spans[-1][0], match.end())
        else:
            keys += found
            spans += [match.span()] * len(found)
        last = match.end()
    return Words(tuple(keys), tuple(spans), frozenset(ends))


def _ends_sentence(between: str) -> bool:
    return any(mark in between for mark in ".!?\n")


@lru_cache(maxsize=100_000)
def _keys(word: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").replace("ʼ", "'")).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    if plain[:1].isdigit():
        return (plain.replace(",", "") if _GROUPED.fullmatch(plain) else plain,)
    if plain in _WHOLE:
        return _WHOLE[plain]
    stem, _, tail = plain.rpartition("'")
    if stem and tail in _SHORT_FORMS:
        return (*_keys(stem), _SHORT_FORMS[tail])
    if stem.endswith("n") and tail == "t":
        return (*_keys(stem[:-1]), "not")
    if plain in _NUMBERS:
        return (_NUMBERS[plain],)
    for pattern, new in _SPELLINGS:
        plain = pattern.sub(new, plain)
    return (plain,)
