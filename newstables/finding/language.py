"""Which language a text is in, and whether it is read: only what is written in English is.

A text with the small words that English cannot do without is English. Of others py3langid tells the
language, offline; it is imported at its first use. Names in a row look like Luxembourgish to it, so
that it is not asked of all. A text too short to tell is read.
"""

import re
from functools import cache

from newstables.lexicons import table, words

READ = "en"
_ENOUGH_WORDS = 20  # below, the detector's answer is mostly chance
_HEAD = 4000  # characters that tell
# Small English words among all words. Measured with the detector behind it: of 1,386 English texts
# none is taken for another language, of 16,568 paragraphs of 20 words three lists of names.
_ENGLISH_SHARE = 0.12


def detect_language(text: str) -> str | None:
    """Return the code of a text's language; None when the text is too short to know.

    Source: ISO 639-1, as py3langid gives it.
    """
    head = text[:_HEAD]
    # In bytes too: scripts without spaces between words have few words.
    if len(head.split()) < _ENOUGH_WORDS and len(head.encode("utf-8")) < 10 * _ENOUGH_WORDS:
        return None
    return READ if _english_share(head) >= _ENGLISH_SHARE else str(_classify()(head)[0])


def is_read(language: str | None) -> bool:
    """Return whether articles of a language are read: English, and what is not known."""
    return language is None or language == READ


def language_name(code: str) -> str:
    """Return a language's English name; the code itself when the list lacks it."""
    return table("languages").get(code, f"the language “{code}”")


def language_code(typed: str) -> str | None:
    """Return the code of a language as people write it, "German" or "de"; None when unknown."""
    wanted = typed.strip().casefold()
    named = {name.casefold(): code for code, name in table("languages").items()}
    return named.get(wanted) or (wanted if wanted in table("languages") else None)


def _english_share(text: str) -> float:
    printed = re.findall(r"[^\W\d_]+", text.casefold())
    small = words("function_words")
    return sum(word in small for word in printed) / max(1, len(printed))


@cache
def _classify():  # type: ignore[no-untyped-def]  # a function of a package without types
    import py3langid

    py3langid.set_languages(list(table("languages")))
    return py3langid.classify
