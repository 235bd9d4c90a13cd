"""Whether a sentence tells that the words it quotes were translated: then no wording is exact.

Only what is told in so many words counts: an interpreter, a translation, the language spoken. That
words differ as two translations do is not told from words that were changed.
"""

import re
from functools import cache

from newstables.lexicons import table

_OWN = "en"  # the language of the articles that are read
_SAYS = (
    r"say(?:s|ing)?|said|sp(?:eaks?|eaking|oke|oken)|add(?:s|ed|ing)|t(?:ells?|old)(?: \w+){1,2}|"
    r"writ(?:es|ing)|wrote|repl(?:ies|ied|ying)|answer(?:s|ed|ing)|ask(?:s|ed|ing)|"
    r"post(?:s|ed|ing)|tweet(?:s|ed|ing)|speech|remarks|statement|interview|address"
)
# What may stand behind "in Korean" when that is no "Korean waters".
_BEHIND = r"(?=\s*(?:$|[,.;:!?)”\"’'–—-])|\s+(?:on|at|to|that|through|before|after|during|via)\b)"
_TOLD = (
    r"\b(?:through|via|by|with|using)\s+(?:(?:an?|his|her|their|the|its)\s+)?(?:[\w-]+\s+)?"
    r"(?:translator|interpreter)s?\b",
    r"\btranslat(?:ed|ing|ion)\s+(?:from|by)\b",
    r"\b(?:according to|in)\s+(?:(?:an?|the|his|her|its)\s+)?(?:[\w-]+['’]s\s+)?"
    r"(?:[\w-]+\s+){0,2}translation\b",
    r"[\[(](?:as )?translated(?: from [^\])]{1,40})?[\])]",
)


def is_translated(sentence: str) -> bool:
    """Return whether a sentence tells that what it quotes was said in another language."""
    return _pattern().search(" ".join(sentence.split())) is not None


@cache
def _pattern() -> re.Pattern[str]:
    languages = (name for code, name in table("languages").items() if code != _OWN)
    named = "|".join(sorted(map(re.escape, languages)))
    spoken = rf"\b(?:{_SAYS}),?\s+in\s+(?:(?:fluent|broken|his|her|their)\s+)?(?:native\s+)?"
    return re.compile("|".join([*_TOLD, rf"{spoken}(?:{named}){_BEHIND}"]))
