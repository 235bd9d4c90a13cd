"""People whose bounds the model cut wrong, or whom it missed."""

import re
from collections import Counter

import simplemma

from newstables.finding.entities.calendar_words import DAYS, MONTHS, is_time_word
from newstables.finding.entities.context import Context
from newstables.finding.entities.heads import shape_of
from newstables.finding.entities.hints import vehicles
from newstables.finding.entities.spans import Mention
from newstables.finding.names.lexicon import known_spellings
from newstables.finding.names.shapes import (
    family_first,
    family_name,
    folded,
    is_given_name,
    is_suffix,
    is_surname,
    person_words,
)
from newstables.lexicons import words

_VEHICLE = re.compile(r"(?:Space Shuttle|Shuttle|Spacecraft|USS|HMS|HMCS|HMC)\b")
_SMALL = re.compile(r"[a-z]+$")  # "andrillae", but not "al-Maliki" or "d'Estaing"
_INITIAL = re.compile(r"[A-Z]\.?$")
_CALENDAR = DAYS | MONTHS
_CLAUSE = frozenset({"MD", "RB", "VBD", "VBG", "VBP", "VBZ"})
_NAMED = ("NNP", "NNPS")


def repair_people(mentions: list[Mention], context: Context) -> list[Mention]:
    """Cut people to their names, lengthen names cut short, add full names that were missed."""
    ships = _vehicles(mentions, context.text)
    kept = [
        mention
        for mention in mentions
        if not _no_name(mention) and not _headline(mention, context) and mention.text not in ships
    ]
    families = {
        folded(family_name(mention.text))
        for mention in kept
        if mention.type == "PERSON"
        and is_given_name(mention.text.split()[0])
        and " " in mention.text
    }
    forms = Counter(mention.text for mention in kept)
    for mention in kept:
        if mention.type == "PERSON":
            _cut_to_known(mention, forms, context)
            _cut_to_family_name(mention, families, forms, context)
    kept = _joined(kept, context)
    covered = {
        at
        for mention in kept
        for at in range(context.index(mention.start), context.index(mention.end))
    }
    for mention in kept:
        if mention.type == "PERSON":
            _lengthen(mention, covered, context)
    kept += _missed(covered, context)
    return sorted(kept, key=lambda mention: mention.start)


def _joined(mentions: list[Mention], context: Context) -> list[Mention]:
    """Join a given name and what stands beside it, parted by the model: Alia and Salem."""
    kept: list[Mention] = []
    for mention in mentions:
        before = kept[-1] if kept else None
        if (
            before
            and context.text[before.end : mention.start] == " "
            and (_is_name_in_two(before, mention) or _is_titled_in_two(before, mention, context))
        ):
            before.move(context.text, before.start, mention.end)
            before.type = "PERSON"
        else:
            kept.append(mention)
    return kept


def _is_name_in_two(first: Mention, second: Mention) -> bool:
    if first.type == second.type == "PERSON" and len(first.text.split()) == 2:
        family = is_surname(second.text) or not is_given_name(second.text)
        return family and _is_unknown_word(second) and is_given_name(first.text.split()[0])
    if not _is_unknown_word(first):
        return False
    if is_given_name(first.text):
        return second.type in ("PERSON", "GPE") or _is_unknown_word(second)
    return first.type == "PERSON" and second.type == "NORP" and _is_unknown_word(second)


def _is_titled_in_two(first: Mention, second: Mention, context: Context) -> bool:
    """Return whether two words behind a title are one name: "President Lubinda Mwansa"."""
    named = first.type == "PERSON" and second.type in ("GPE", "LOC", "ORG", "NORP", "PERSON")
    both = _is_unknown_word(first) and _is_unknown_word(second)
    return named and both and context.titled(first.start)


def _is_unknown_word(mention: Mention) -> bool:
    text = mention.text
    listed = text in known_spellings() or text in words("cities")
    return " " not in text and not listed and not text.isupper() and shape_of(text) == ""


def _headline(mention: Mention, context: Context) -> bool:
    """Return whether it is a clause in title case: five words, one a verb or adverb."""
    here, after = context.index(mention.start), context.index(mention.end)
    return after - here > 4 and any(tag in _CLAUSE for tag in context.tags[here:after])


def _vehicles(mentions: list[Mention], text: str) -> set[str]:
    """Return the names of ships and the like: nobody who acts, and no place."""
    people = {mention.text for mention in mentions if is_given_name(mention.text.split()[0])}
    return vehicles(text) - known_spellings().keys() - words("cities") - people


def _no_name(mention: Mention) -> bool:
    if _VEHICLE.match(mention.text):
        return True
    if "[" in mention.text or "]" in mention.text:
        return True
    if mention.type == "PERSON":
        if mention.text in words("person_titles") or is_suffix(mention.text):
            return True
        last = mention.text.split()[-1]
        return bool(_SMALL.match(last)) and " " in mention.text
    return False


def _cut_to_known(mention: Mention, forms: Counter[str], context: Context) -> None:
    """Cut "Ann Smith Goes" of a headline to the Ann Smith whom the article names oftener."""
    while " " in mention.text:
        shorter, _, last = mention.text.rpartition(" ")
        is_verb = context.tag(mention.end - len(last)).startswith("VB")
        oftener = forms[shorter] > forms[mention.text] and not is_suffix(last)
        if " " not in shorter or not (oftener or is_verb):
            return
        mention.move(context.text, mention.start, mention.start + len(shorter))


def _cut_to_family_name(
    mention: Mention, families: set[str], forms: Counter[str], context: Context
) -> None:
    """Cut "Warhol Polaroid" to Warhol when the article has an Andy Warhol."""
    parts = mention.text.split()
    oftener = forms[parts[0]] >= 3 * forms[mention.text]
    if (
        len(parts) > 1
        and folded(parts[0]) in families
        and (oftener or not is_given_name(parts[0]))
        and folded(parts[-1]) not in families
        and not family_first(parts)
    ):
        mention.move(context.text, mention.start, mention.start + len(parts[0]))


def _lengthen(mention: Mention, covered: set[int], context: Context) -> None:
    """Take in a given name or initial left outside: Nacer [Chadli], R [Saravanan]."""
    first = context.index(mention.start) - 1
    if (
        first >= 0
        and first not in covered
        and context.adjacent(first)
        and context.tags[first] in _NAMED
        and (
            _begins_a_name(context.words[first])
            or (" " not in mention.text and _is_foreign_given(context.words[first]))
        )
        and not is_time_word(context.words[first], context.starts[first], context.text)
    ):
        mention.move(context.text, context.starts[first], mention.end)
        covered.add(first)
    after = context.index(mention.end)
    titled = context.titled(mention.start)
    if (
        " " not in mention.text
        and (is_given_name(mention.text) or titled)
        and after not in covered
        and context.adjacent(after - 1)
        and (context.tags[after] in _NAMED or titled)
        and context.words[after].istitle()
        and context.words[after] not in _CALENDAR
        and not shape_of(f"{mention.text} {context.words[after]}")
    ):
        mention.move(context.text, mention.start, context.end_of(after))
        covered.add(after)


def _begins_a_name(word: str) -> bool:
    return bool(_INITIAL.match(word)) or (
        word[:1].isupper()
        and len(word) > 2
        and is_given_name(word)
        and word not in words("person_titles")
        and word not in known_spellings()
    )


def _is_foreign_given(word: str) -> bool:
    """Return whether a word is in no list and no English word: Rakesha Cole's given name."""
    return (
        len(word) > 3
        and word.isalpha()
        and word.istitle()
        and word not in known_spellings()
        and word not in words("cities")
        and shape_of(word) == ""
        and not is_surname(word)
        and not simplemma.is_known(word.lower(), lang="en")
    )


def _missed(covered: set[int], context: Context) -> list[Mention]:
    """Find runs of name words that begin with a given name and that nothing covers."""
    found = []
    at = 0
    while at < len(context.words) - 1:
        stop = at + 1
        if _lone_surname(at, covered, context):
            start, end = context.starts[at], context.end_of(at)
            found.append(Mention(start, end, context.words[at], "PERSON"))
        elif at not in covered and context.tags[at] in _NAMED and _likely(at, context):
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
                found.append(Mention(start, end, form, "PERSON"))
        at = stop
    return found


def _lone_surname(at: int, covered: set[int], context: Context) -> bool:
    """Return whether a word is a surname by the list that acts, is titled or is given an age."""
    word = context.words[at]
    return (
        at not in covered
        and context.text[context.starts[at] - 1 : context.starts[at]] != "-"
        and context.tags[at] == "NNP"
        and len(word) > 2
        and word[0].isupper()
        and not word.isupper()
        and is_surname(word)
        and word not in words("generic_names")
        and word not in words("person_titles")
        and word not in _CALENDAR
        and word not in words("cities")
        and word not in known_spellings()
        and not (context.adjacent(at) and context.tags[at + 1] in _NAMED)
        and not (context.adjacent(at - 1) and context.tags[at - 1] in _NAMED)
        and (
            at in context.subjects
            or context.person_hints(context.starts[at], context.end_of(at)) > 0
        )
    )


def _likely(at: int, context: Context) -> bool:
    word = context.words[at]
    return (
        len(word) > 2
        and word.istitle()
        and _begins_a_name(word)
        and not is_time_word(word, context.starts[at], context.text)
    )


def _reads_as_person(form: str) -> bool:
    parts = person_words(form)
    return (
        2 <= len(parts) <= 4
        and all(part[:1].isupper() and not part.isupper() or _INITIAL.match(part) for part in parts)
        and not shape_of(form)
        and form not in known_spellings()
        and form not in words("cities")
        and not any(
            part in words("generic_names") or part in known_spellings() for part in parts[1:]
        )
    )
