"""Who is who within one article: one name for each person, body and country named."""

from collections import Counter, defaultdict
from itertools import pairwise

from newstables.entities.spans import Naming
from newstables.names.lexicon import known_spellings
from newstables.names.shapes import (
    family_name,
    folded,
    given_names_clash,
    is_acronym,
    person_words,
    stands_for,
    without_suffix,
)


def name_all(namings: list[Naming], text: str) -> None:
    """Set `name` and `reason` of every naming, in place."""
    known = known_spellings()
    rest = []
    for naming in namings:
        naming.name, naming.reason = naming.text, "as printed"
        entry = known.get(naming.text)
        if entry and entry.type == naming.type:
            naming.name, naming.reason = entry.name, entry.reason
        else:
            rest.append(naming)
    name_people([n for n in rest if n.type == "PERSON"])
    name_bodies([n for n in rest if n.type == "ORG"], text)


def name_people(namings: list[Naming]) -> None:
    """Link every form of a person's name to the fullest the article has."""
    full = [n for n in namings if len(person_words(n.text)) > 1]
    shown = _full_names(full)
    for naming in full:
        name = shown[naming.text]
        if name != naming.text:
            naming.name, naming.reason = name, f"another form of {name}"
    by_family: dict[str, list[Naming]] = defaultdict(list)
    by_word: dict[str, list[Naming]] = defaultdict(list)
    for naming in full:
        by_family[folded(family_name(naming.text))].append(naming)
        for word in person_words(naming.text):
            by_word[folded(word)].append(naming)
    for naming in namings:
        if naming in full:
            continue
        key = folded(naming.text)
        for holders, how in ((by_family, "surname of"), (by_word, "part of the name")):
            if holders.get(key):
                name = _nearest(naming, holders[key]).name
                naming.name, naming.reason = name, f"{how} {name}"
                break


def _nearest(naming: Naming, candidates: list[Naming]) -> Naming:
    before = [c for c in candidates if c.start < naming.start]
    return before[-1] if before else candidates[0]


def _full_names(full: list[Naming]) -> dict[str, str]:
    """Map each full form to the form shown: the most frequent of those that agree."""
    counts = Counter(n.text for n in full)
    first: dict[str, int] = {}
    for naming in full:
        first.setdefault(naming.text, naming.start)
    shown: dict[str, str] = {}
    groups: dict[str, list[str]] = defaultdict(list)
    for form in sorted(counts, key=lambda f: (-counts[f], -len(f), first[f])):
        group = groups[folded(family_name(form))]
        same = [other for other in group if not given_names_clash(form, other)]
        if len(same) == 1:
            shown[form] = same[0]
        else:
            shown[form] = form
            group.append(form)
    return shown


def name_bodies(namings: list[Naming], text: str) -> None:
    """Link acronyms and short forms of organisations to their long names."""
    forms = list(dict.fromkeys(n.text for n in namings))
    target: dict[str, tuple[str, str]] = {}
    for form in forms:
        for find, how in ((_long_of, "acronym of"), (_longer_of, "short form of")):
            longs = find(form, forms)
            if len(longs) == 1:
                target[form] = (longs[0], f"{how} {longs[0]}")
                break
    for one, after in pairwise(namings):
        in_brackets = text[one.end : after.start] == " (" and text[after.end : after.end + 1] == ")"
        if in_brackets and is_acronym(after.text) and after.text not in target:
            target[after.text] = (one.text, f"acronym of {one.text}")
    for naming in namings:
        form, reason = naming.text, ""
        passed = {form}
        while form in target and target[form][0] not in passed:
            form, why = target[form]
            passed.add(form)
            reason = reason or why
        if reason:
            naming.name, naming.reason = form, reason


def _long_of(form: str, forms: list[str]) -> list[str]:
    return [f for f in forms if stands_for(form, f)] if is_acronym(form) else []


def _longer_of(form: str, forms: list[str]) -> list[str]:
    """Longer names that begin or end with this one: Keio University of Keio, Bulls."""
    bare = without_suffix(form)
    same = [f for f in forms if len(f) > len(form) and without_suffix(f) == bare]
    return same or [
        f for f in forms if f.startswith(f"{bare} ") or f.endswith(f" {bare}") and " and " not in f
    ]
