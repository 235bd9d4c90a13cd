"""People whose bounds the model cut wrong, or whom it missed."""

import re
from calendar import day_name, month_name
from collections import Counter

from newstables.finding.entities.context import Context
from newstables.finding.entities.heads import shape_of
from newstables.finding.entities.spans import Naming
from newstables.finding.names.lexicon import known_spellings, words
from newstables.finding.names.shapes import (
    family_first,
    family_name,
    folded,
    is_given_name,
    is_suffix,
    is_surname,
    person_words,
)

_VEHICLE = re.compile(r"(?:Space Shuttle|Shuttle|Spacecraft|USS|HMS|HMCS)\b")
_SMALL = re.compile(r"[a-z]+$")  # "andrillae", but not "al-Maliki" or "d'Estaing"
_INITIAL = re.compile(r"[A-Z]\.?$")
_CALENDAR = frozenset({*day_name, *month_name})
_CLAUSE = frozenset({"MD", "RB", "VBD", "VBG", "VBP", "VBZ"})
_NAMED = ("NNP", "NNPS")


def repair_people(namings: list[Naming], context: Context) -> list[Naming]:
    """Cut people to their names, lengthen names cut short, add full names that were missed."""
    kept = [n for n in namings if not _no_name(n) and not _headline(n, context)]
    families = {
        folded(family_name(n.text))
        for n in kept
        if n.type == "PERSON" and is_given_name(n.text.split()[0]) and " " in n.text
    }
    forms = Counter(n.text for n in kept)
    for naming in kept:
        if naming.type == "PERSON":
            _cut_to_known(naming, forms, context)
            _cut_to_family_name(naming, families, forms, context)
    kept = _joined(kept, context)
    covered = {at for n in kept for at in range(context.index(n.start), context.index(n.end))}
    for naming in kept:
        if naming.type == "PERSON":
            _lengthen(naming, covered, context)
    kept += _missed(covered, context)
    return sorted(kept, key=lambda n: n.start)


def _joined(namings: list[Naming], context: Context) -> list[Naming]:
    """Join a given name and what stands beside it, parted by the model: Alia and Salem."""
    kept: list[Naming] = []
    for naming in namings:
        before = kept[-1] if kept else None
        if (
            before
            and context.text[before.end : naming.start] == " "
            and _is_name_in_two(before, naming)
        ):
            before.move(context.text, before.start, naming.end)
            before.type = "PERSON"
        else:
            kept.append(naming)
    return kept


def _is_name_in_two(first: Naming, second: Naming) -> bool:
    if not _is_unknown_word(first):
        return False
    if is_given_name(first.text):
        return second.type in ("PERSON", "GPE") or _is_unknown_word(second)
    return first.type == "PERSON" and second.type == "NORP" and _is_unknown_word(second)


def _is_unknown_word(naming: Naming) -> bool:
    text = naming.text
    listed = text in known_spellings() or text in words("cities.txt")
    return " " not in text and not listed and not text.isupper() and shape_of(text) == ""


def _headline(naming: Naming, context: Context) -> bool:
    """Whether a model took a clause in title case for a name: five words, one a verb or adverb."""
    here, after = context.index(naming.start), context.index(naming.end)
    return after - here > 4 and any(tag in _CLAUSE for tag in context.tags[here:after])


def _no_name(naming: Naming) -> bool:
    if _VEHICLE.match(naming.text):
        return True
    if "[" in naming.text or "]" in naming.text:
        return True
    if naming.type == "PERSON":
        if naming.text in words("person_titles.txt") or is_suffix(naming.text):
            return True
        last = naming.text.split()[-1]
        return bool(_SMALL.match(last)) and " " in naming.text
    return False


def _cut_to_known(naming: Naming, forms: Counter[str], context: Context) -> None:
    """Cut "Ann Smith Goes" of a headline to the Ann Smith whom the article names oftener."""
    while " " in naming.text:
        shorter, _, last = naming.text.rpartition(" ")
        is_verb = context.tag(naming.end - len(last)).startswith("VB")
        oftener = forms[shorter] > forms[naming.text] and not is_suffix(last)
        if " " not in shorter or not (oftener or is_verb):
            return
        naming.move(context.text, naming.start, naming.start + len(shorter))


def _cut_to_family_name(
    naming: Naming, families: set[str], forms: Counter[str], context: Context
) -> None:
    """Cut "Warhol Polaroid" to Warhol when the article has an Andy Warhol."""
    parts = naming.text.split()
    oftener = forms[parts[0]] >= 3 * forms[naming.text]
    if (
        len(parts) > 1
        and folded(parts[0]) in families
        and (oftener or not is_given_name(parts[0]))
        and folded(parts[-1]) not in families
        and not family_first(parts)
    ):
        naming.move(context.text, naming.start, naming.start + len(parts[0]))


def _lengthen(naming: Naming, covered: set[int], context: Context) -> None:
    """Take in a given name or initial left outside: Nacer [Chadli], R [Saravanan]."""
    first = context.index(naming.start) - 1
    if (
        first >= 0
        and first not in covered
        and context.adjacent(first)
        and context.tags[first] in _NAMED
        and _begins_a_name(context.words[first])
    ):
        naming.move(context.text, context.starts[first], naming.end)
        covered.add(first)
    after = context.index(naming.end)
    titled = context.titled(naming.start)
    if (
        " " not in naming.text
        and (is_given_name(naming.text) or titled)
        and after not in covered
        and context.adjacent(after - 1)
        and (context.tags[after] in _NAMED or titled)
        and context.words[after].istitle()
        and context.words[after] not in _CALENDAR
        and not shape_of(f"{naming.text} {context.words[after]}")
    ):
        naming.move(context.text, naming.start, context.end_of(after))
        covered.add(after)


def _begins_a_name(word: str) -> bool:
    return bool(_INITIAL.match(word)) or (
        word[:1].isupper()
        and len(word) > 2
        and is_given_name(word)
        and word not in words("person_titles.txt")
        and word not in known_spellings()
    )


def _missed(covered: set[int], context: Context) -> list[Naming]:
    """Find runs of name words that begin with a given name and that nothing covers."""
    found = []
    at = 0
    while at < len(context.words) - 1:
        stop = at + 1
        if _lone_surname(at, covered, context):
            start, end = context.starts[at], context.end_of(at)
            found.append(Naming(start, end, context.words[at], "PERSON"))
        elif at not in covered and context.tags[at] in _NAMED and _likely(context.words[at]):
            while (
                stop - at < 4
                and stop < len(context.words)
                and stop not in covered
                and context.adjacent(stop - 1)
                and context.tags[stop] in _NAMED
                and context.words[stop][:1].isupper()
                and context.words[stop] not in _CALENDAR
            ):
                stop += 1
            start, end = context.starts[at], context.end_of(stop - 1)
            form = context.text[start:end]
            if _reads_as_person(form):
                found.append(Naming(start, end, form, "PERSON"))
        at = stop
    return found


def _lone_surname(at: int, covered: set[int], context: Context) -> bool:
    """Whether a word is a surname by the list that acts, is titled or is given an age."""
    word = context.words[at]
    return (
        at not in covered
        and context.tags[at] == "NNP"
        and len(word) > 2
        and word[0].isupper()
        and not word.isupper()
        and is_surname(word)
        and word not in words("generic_names.txt")
        and word not in words("person_titles.txt")
        and word not in _CALENDAR
        and word not in words("cities.txt")
        and word not in known_spellings()
        and not (context.adjacent(at) and context.tags[at + 1] in _NAMED)
        and not (context.adjacent(at - 1) and context.tags[at - 1] in _NAMED)
        and (
            at in context.subjects
            or context.person_hints(context.starts[at], context.end_of(at)) > 0
        )
    )


def _likely(word: str) -> bool:
    return len(word) > 2 and word.istitle() and _begins_a_name(word)


def _reads_as_person(form: str) -> bool:
    parts = person_words(form)
    return (
        2 <= len(parts) <= 4
        and all(part[:1].isupper() and not part.isupper() or _INITIAL.match(part) for part in parts)
        and not shape_of(form)
        and form not in known_spellings()
        and form not in words("cities.txt")
        and not any(p in words("generic_names.txt") or p in known_spellings() for p in parts[1:])
    )
