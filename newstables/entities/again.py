"""Names found once are looked for again in the same article, where the model missed them."""

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cache

from newstables.entities.context import Context
from newstables.entities.spans import Naming
from newstables.names.lexicon import known_spellings, words
from newstables.names.shapes import family_name, person_words, trim


def look_again(namings: list[Naming], context: Context) -> list[Naming]:
    """Add the places where a form stands that was found elsewhere in the article."""
    text = context.text
    forms = _forms(namings, context)
    if not forms:
        return namings
    longest = sorted(forms, key=lambda form: (-len(form), form))
    pattern = re.compile(
        r"(?<!\w)(?<!\w[’'])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w$])(?!-[a-z])"
    )
    taken = sorted((n.start, n.end) for n in namings)
    starts = [start for start, _ in taken]
    ends = {end for _, end in taken}
    added: list[Naming] = []
    for match in pattern.finditer(text):
        place = bisect_right(starts, match.start())
        if place and taken[place - 1][1] > match.start():
            continue
        if place < len(taken) and taken[place][0] < match.end():
            continue
        before = match.start() - 1
        if before >= 0 and text[before] in "-–" and before not in ends:
            continue
        if any(
            left <= match.start() < right and match.span() != (left, right)
            for left, right in context.products
        ):
            continue  # "Explorer" inside the product Internet Explorer
        form = match.group()
        if not _is_name_here(form, match.start(), context):
            continue
        start, end = trim(text, match.start(), match.end())
        added.append(Naming(start, end, text[start:end], forms[form]))
        ends.add(end)
    return sorted([*namings, *added], key=lambda n: n.start)


def _forms(namings: list[Naming], context: Context) -> dict[str, str]:
    forms: dict[str, str] = {}
    for naming in namings:
        if len(naming.text) > 1 and naming.text not in words("generic_names.txt"):
            forms.setdefault(naming.text, naming.type)
        if naming.type == "PERSON" and len(person_words(naming.text)) > 1:
            called = family_name(naming.text)
            if called not in known_spellings() and len(called) > 2:
                forms.setdefault(called, "PERSON")
        elif naming.type == "ORG":
            for short in _short_forms(naming.text):
                forms.setdefault(short, "ORG")
    for word in context.distinct & _listed().keys():
        for form, type_ in _listed()[word]:
            if form in context.text:
                forms[form] = type_
    return forms


def _short_forms(body: str) -> list[str]:
    """What an organisation may be called after its full name: its initials, its last word."""
    parts = [part for part in body.split() if part[0].isupper()]
    shorts = ["".join(part[0] for part in parts)] if len(parts) > 2 else []
    last = re.search(r" of ([A-Z][a-z]{4,})$", body)
    if last and last[1] not in known_spellings() and last[1] not in _common():
        shorts.append(last[1])
    return shorts


@cache
def _common() -> frozenset[str]:
    return words("cities.txt") | words("generic_names.txt") | words("institution_words.txt")


@cache
def _listed() -> dict[str, list[tuple[str, str]]]:
    """Give the listed places and bodies by their first word, as a model would part it off."""
    listed: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for form, known in known_spellings().items():
        if known.type != "NORP":
            listed[re.split(r"[\s\-–]", form)[0]].append((form, known.type))
    return dict(listed)


def _is_name_here(form: str, start: int, context: Context) -> bool:
    """Whether a form found elsewhere is a name here too, not an ordinary word with a capital."""
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
