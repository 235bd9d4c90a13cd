"""Names found once are looked for again in the same article, where the model missed them."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from newstables.finding.entities.context import Context
from newstables.finding.entities.spans import Mention
from newstables.finding.names.lexicon import known_spellings
from newstables.finding.names.shapes import family_name, is_full, stands_for, trim
from newstables.lexicons import words

_BEFORE = re.compile(r"\w['’]?$")  # a letter, or one and an apostrophe: part of another word
_AFTER = re.compile(r"(?![\w$])(?!-[a-z])")


def match_repeats(mentions: list[Mention], context: Context) -> list[Mention]:
    """Add the places where a form stands that was found elsewhere in the article."""
    text = context.text
    forms = _forms(mentions, context)
    if not forms:
        return mentions
    taken = sorted((mention.start, mention.end) for mention in mentions)
    starts = [start for start, _ in taken]
    ends = {end for _, end in taken}
    added: list[Mention] = []
    free = 0  # first character after the last one added
    for first, after in _places(forms, text):
        place = bisect_right(starts, first)
        in_mention = place and taken[place - 1][1] > first
        if first < free or in_mention or (place < len(taken) and taken[place][0] < after):
            continue
        if text[first - 1 : first] in ("-", "–") and first - 1 not in ends:
            continue
        if any(
            left <= first < right and (left, right) != (first, after)
            for left, right in context.products
        ):
            continue  # "Explorer" inside the product Internet Explorer
        form = text[first:after]
        if _is_name_here(form, first, context):
            start, end = trim(text, first, after)
            added.append(Mention(start, end, text[start:end], forms[form]))
            ends.add(end)
            free = after
    return sorted([*mentions, *added], key=lambda mention: mention.start)


def _places(forms: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Find where the forms stand as whole words, from the left, the longest first.

    Form by form: one pattern of all costs more to compile than the text to read.
    """
    places = []
    for form in forms:
        start = text.find(form)
        while start >= 0:
            end = start + len(form)
            if _AFTER.match(text, end) and not _BEFORE.search(text, max(0, start - 2), start):
                places.append((start, end))
            start = text.find(form, end)
    return sorted(places, key=lambda place: (place[0], -place[1]))


def _forms(mentions: list[Mention], context: Context) -> dict[str, str]:
    forms: dict[str, str] = {}
    for mention in mentions:
        if len(mention.text) > 1 and mention.text not in words("generic_names"):
            forms.setdefault(mention.text, mention.type)
        if mention.type == "PERSON" and is_full(mention.text):
            called = family_name(mention.text)
            if called not in known_spellings() and len(called) > 2:
                forms.setdefault(called, "PERSON")
        elif mention.type == "ORG":
            for short in _short_forms(mention.text):
                forms.setdefault(short, "ORG")
    forms |= _acronyms(mentions, context)
    forms |= dict(listed_forms(context))
    return forms


def _acronyms(mentions: list[Mention], context: Context) -> dict[str, str]:
    """Return the words in capitals that are the initials of an organisation found: BOM."""
    bodies = {mention.text for mention in mentions if mention.type == "ORG" and " " in mention.text}
    capitals = [word for word in context.distinct if word.isupper() and len(word) > 2]
    return {word: "ORG" for word in capitals if any(stands_for(word, body) for body in bodies)}


def listed_forms(context: Context) -> list[tuple[str, str]]:
    """Return the listed places and bodies that an article may name, with their types."""
    return [
        (form, type_)
        for word in sorted(context.distinct & _listed().keys())
        for form, type_ in _listed()[word]
        if form in context.text
    ]


def _short_forms(body: str) -> list[str]:
    """Return what an organisation may be called after its full name: initials, last word."""
    parts = [part for part in body.split() if part[0].isupper()]
    shorts = ["".join(part[0] for part in parts)] if len(parts) > 2 else []
    last = re.search(r" of ([A-Z][a-z]{4,})$", body)
    if last and last[1] not in known_spellings() and last[1] not in _common():
        shorts.append(last[1])
    return shorts


@cache
def _common() -> frozenset[str]:
    return words("cities") | words("generic_names") | words("institution_words")


@cache
def _listed() -> dict[str, list[tuple[str, str]]]:
    """Return the listed places and bodies by their first word, as a model would part it off."""
    listed: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for form, known in known_spellings().items():
        if known.type != "NORP":
            listed[re.split(r"[\s\-–]", form)[0]].append((form, known.type))
    return dict(listed)


def _is_name_here(form: str, start: int, context: Context) -> bool:
    """Return whether a form found elsewhere is a name here too, no ordinary word with a capital."""
    if not form[0].isupper() and form.islower():
        return False
    if " " in form or not form[1:].islower():
        return True
    tag = context.tag(start)
    if tag in ("NNP", "NNPS"):
        return True
    return form.lower() not in context.distinct and (
        tag in ("NN", "NNS", "JJ") or not context.opens_sentence(start)
    )
