"""Names found once are looked for again in the same article, where the model missed them."""

import re
from bisect import bisect_right

from newstables.entities.spans import Naming
from newstables.names.lexicon import known_spellings
from newstables.names.shapes import family_name, person_words, trim

_CAPITALISED = re.compile(r"[A-ZÀ-Þ]")


def look_again(text: str, namings: list[Naming], *, names: frozenset[int]) -> list[Naming]:
    """Add the places where a form stands that was found elsewhere in the article.

    `names` holds the first characters of the words tagged as names: a word that is also an
    ordinary one ("Rice", "Brown") counts only there.
    """
    forms: dict[str, str] = {}
    for naming in namings:
        if len(naming.text) > 1:
            forms.setdefault(naming.text, naming.type)
        if naming.type == "PERSON" and len(person_words(naming.text)) > 1:
            called = family_name(naming.text)
            if called not in known_spellings() and len(called) > 2:
                forms.setdefault(called, "PERSON")
    for form, known in known_spellings().items():
        if known.type != "NORP" and form in text:
            forms[form] = known.type
    if not forms:
        return namings
    longest = sorted(forms, key=lambda form: (-len(form), form))
    pattern = re.compile(
        r"(?<![\w])(?<![\w][’'])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w])(?!-[a-z])"
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
        form = match.group()
        if text[match.start() - 1 : match.start()] in ("-", "–") and match.start() - 1 not in ends:
            continue
        if match.start() not in names or not _CAPITALISED.match(form):
            continue
        start, end = trim(text, match.start(), match.end())
        ends.add(end)
        added.append(Naming(start, end, text[start:end], forms[form]))
    return sorted([*namings, *added], key=lambda n: n.start)
