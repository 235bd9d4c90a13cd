"""Who is who within one article: one name for each person, body and country named."""

import re
from collections import Counter, defaultdict
from itertools import pairwise

from newstables.finding.entities.capitals import listed_in_capitals
from newstables.finding.entities.spans import Naming
from newstables.finding.names.lexicon import known_spellings, words
from newstables.finding.names.shapes import (
    family_name,
    folded,
    given_names_clash,
    is_acronym,
    is_full,
    is_given_name,
    person_words,
    stands_for,
    without_suffix,
)

_MOST = 0.8  # of the mentions: one long name has to have them for a short form to be its
_NEAR = 1500  # characters over which a surname stays with the one who was called by it
_MANY = frozenset({"House", "State"})  # parts of several names at once
_WOMEN = "wife|daughter|mother|sister|widow|aunt|niece|girlfriend"
_MEN = "husband|son|father|brother|uncle|nephew|boyfriend"
_RELATIVE = f"{_WOMEN}|{_MEN}|cousin|partner"


def _introduced(relatives: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?:his|her|whose|their)|['’]s?) (?:[\w-]+ ){{0,2}}(?:{relatives}),? ?$", re.I
    )


_WIFE, _HUSBAND = _introduced(_WOMEN), _introduced(_MEN)
_KIN = re.compile(rf"{_introduced(_RELATIVE).pattern}|\b(?:{_RELATIVE}) of $|\bfirst lady $", re.I)
_MALE, _FEMALE = (
    frozenset({"Mr", "Mr.", "Sir", "Lord"}),
    frozenset({"Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Madame", "Lady", "Dame"}),
)


def name_all(namings: list[Naming], text: str) -> None:
    """Set `name` and `reason` of every naming, in place."""
    known = known_spellings()
    rest = []
    for naming in namings:
        naming.form = naming.form or _in_small_letters(naming.text)
        naming.name = naming.form
        entry = known.get(naming.form)
        if entry and entry.type == naming.type:
            naming.name, naming.reason = entry.name, entry.reason
        else:
            rest.append(naming)
    name_people([n for n in rest if n.type == "PERSON"], text)
    name_lands([n for n in rest if n.type == "LOC"])
    name_bodies([n for n in rest if n.type in ("ORG", "FAC")], text)


def _in_small_letters(form: str) -> str:
    """Read "JERUSALEM" of a dateline as the place in the lists."""
    if form.isupper() and len(form) > 3 and form not in known_spellings():
        return listed_in_capitals(form) or form
    return form


def name_people(namings: list[Naming], text: str) -> None:
    """Link every form of a person's name to the fullest the article has."""
    full = [n for n in namings if is_full(n.form)]
    shown = _full_names(full)
    by_family: dict[str, list[Naming]] = defaultdict(list)
    by_word: dict[str, list[Naming]] = defaultdict(list)
    for naming in full:
        name = shown[naming.form]
        if name != naming.form:
            naming.name, naming.reason = name, f"another form of {name}"
        by_family[folded(family_name(naming.form))].append(naming)
        for word in person_words(naming.form):
            by_word[folded(word)].append(naming)
            if word[:3].lower() in ("al-", "el-"):
                by_word[folded(word[3:])].append(naming)
    called: dict[str, Naming] = {}
    first: dict[str, int] = {}
    for naming in namings:
        if is_full(naming.form):
            continue
        key = folded(naming.form)
        begin = first.setdefault(key, naming.start)
        for holders, how in ((by_family, "surname of"), (by_word, "part of the name")):
            if holders.get(key):
                holder = _bearer(naming, holders[key], text, holder=called.get(key), first=begin)
                if holder:
                    called[key] = naming
                    naming.name, naming.reason = holder.name, f"{how} {holder.name}"
                break


def _bearer(
    naming: Naming, full: list[Naming], text: str, *, holder: Naming | None, first: int
) -> Naming | None:
    """Choose whom a name alone means, None when it is someone the article never names in full.

    It has to fit "Mrs" or "Mr" and to be no one's wife or son, if others bear the name or went by
    it before (at `first`). Who was called by it last (`holder`) keeps it while the text stays with
    them; else it is the one named last before.
    """
    full = _fitting(naming, full, text)
    relatives = {n.name for n in full if _KIN.search(_before(n, text))}
    others = [n for n in full if n.name not in relatives]
    titled = _title(naming, text) in _MALE | _FEMALE
    if not full or (not others and not titled and first < full[0].start):
        return None
    full = others or full
    if holder and any(n.name == holder.name for n in full):
        places = [n.start for n in full if n.name == holder.name and n.start < naming.start]
        if naming.start - max([holder.start, *places]) < _NEAR:
            return holder
    before = [n for n in full if n.start < naming.start]
    return before[-1] if before else full[0]


def _fitting(naming: Naming, full: list[Naming], text: str) -> list[Naming]:
    """Leave out women where "Mr" stands before, men where "Mrs" does."""
    title = _title(naming, text)
    if title in _MALE:
        other, kin = words("given_names_female.txt"), _WIFE
    elif title in _FEMALE:
        other, kin = words("given_names_male.txt"), _HUSBAND
    else:
        return full
    wrong = {n.name for n in full if kin.search(_before(n, text))}
    return [n for n in full if n.name not in wrong and n.form.split()[0].casefold() not in other]


def _before(naming: Naming, text: str) -> str:
    return text[max(0, naming.start - 60) : naming.start]


def _title(naming: Naming, text: str) -> str:
    return "".join(text[max(0, naming.start - 10) : naming.start].split()[-1:])


def _full_names(full: list[Naming]) -> dict[str, str]:
    """Map each full form to the form shown: the most frequent of those that agree."""
    counts = Counter(n.form for n in full)
    first: dict[str, int] = {}
    for naming in full:
        first.setdefault(naming.form, naming.start)
    shown: dict[str, str] = {}
    groups: dict[str, list[str]] = defaultdict(list)
    for form in sorted(counts, key=lambda f: (f.isupper(), -counts[f], -len(f), first[f])):
        group = groups[folded(family_name(form))]
        same = [other for other in group if not given_names_clash(form, other)]
        same = same or [f for f in counts if f.endswith(f" {form}")]
        if not same and is_given_name(form.split()[-1]):
            same = [f for f in counts if f.startswith(f"{form} ")]  # Juan Miguel
        if len(same) == 1:
            shown[form] = same[0]
        else:
            shown[form] = form
            group.append(form)
    return shown


def name_lands(namings: list[Naming]) -> None:
    """Link Tamsel to the River Tamsel, when the article has one such name."""
    forms = sorted({n.form for n in namings})
    for naming in namings:
        longs = [f for f in forms if f.count(" ") == 1 and naming.form in f.split()]
        if " " not in naming.form and len(longs) == 1:
            naming.name, naming.reason = longs[0], f"short for {longs[0]}"


def name_bodies(namings: list[Naming], text: str) -> None:
    """Link acronyms and short forms of organisations to their long names."""
    counts = Counter(n.form for n in namings)
    forms = list(counts)
    target: dict[str, tuple[str, str]] = {}
    for form in forms:
        for find, how in ((_long_of, "acronym of"), (_longer_of, "short form of")):
            longs = Counter[str]()
            for long in find(form, forms):
                longs[without_suffix(long)] += counts[long]
            best = min(longs, key=lambda f: (-longs[f], f), default=form)
            if best not in (form, without_suffix(form)) and longs[best] >= _MOST * longs.total():
                target[form] = (best, f"{how} {best}")
                break
    for one, after in pairwise(namings):
        in_brackets = text[one.end : after.start] == " (" and text[after.end : after.end + 1] == ")"
        if in_brackets and is_acronym(after.form) and after.form not in target:
            target[after.form] = (one.form, f"acronym of {one.form}")
    for naming in namings:
        form, reason = naming.form, ""
        passed = {form}
        while form in target and target[form][0] not in passed:
            form, why = target[form]
            passed.add(form)
            reason = reason or why
        naming.name = without_suffix(form)
        if naming.name != naming.form:
            naming.reason = reason or f"short for {naming.form}"


def _long_of(form: str, forms: list[str]) -> list[str]:
    return [f for f in forms if stands_for(form, f)] if is_acronym(form) else []


def _longer_of(form: str, forms: list[str]) -> list[str]:
    """Longer names that begin or end with this one: Keio University of Keio, Bulls."""
    bare = without_suffix(form)
    same = [f for f in forms if len(f) > len(form) and without_suffix(f) == bare]
    if same or bare in _MANY:
        return same
    return [
        f
        for f in forms
        if f.startswith(f"{bare} ")
        or (f.endswith(f" of {bare}") and f.split()[0] in words("institution_words.txt"))
        or (f.endswith(f" {bare}") and " of " not in f and " and " not in f)
    ]
