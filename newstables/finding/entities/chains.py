"""Who is who within one article: one name for each person, body and country named."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from itertools import pairwise

from newstables.finding.entities.bearers import bearer
from newstables.finding.entities.capitals import listed_in_capitals
from newstables.finding.entities.spans import Mention
from newstables.finding.names.lexicon import known_spellings
from newstables.finding.names.shapes import (
    family_name,
    folded,
    given_names_clash,
    is_acronym,
    is_full,
    is_given_name,
    person_words,
    stands_for,
    stands_nearly_for,
    without_suffix,
)
from newstables.finding.names.variants import alike_families, are_common, spelled_apart
from newstables.lexicons import words

_MOST = 0.8  # of the mentions: one long name has to have them for a short form to be its
_CROWNS = frozenset({"Emperor", "Empress", "King", "Patriarch", "Pope", "Queen"})
_MANY = frozenset({"House", "State"})  # parts of several names at once


def name_all(mentions: list[Mention], text: str) -> None:
    """Set `name` and `reason` of every mention, in place."""
    known = known_spellings()
    rest = []
    for mention in mentions:
        mention.form = mention.form or _in_small_letters(mention.text)
        mention.name = mention.form
        entry = known.get(mention.form)
        if entry and entry.type == mention.type:
            mention.name, mention.reason = entry.name, entry.reason
        else:
            rest.append(mention)
    people = [mention for mention in rest if mention.type == "PERSON"]
    name_people(people, text)
    name_crowned(people, text)
    name_lands([mention for mention in rest if mention.type == "LOC"])
    left = {id(mention) for mention in rest}
    bodies = [mention for mention in mentions if mention.type in ("ORG", "FAC")]
    name_bodies(bodies, text, named={id(at) for at in bodies} - left)


def _in_small_letters(form: str) -> str:
    """Read "JERUSALEM" of a dateline as the place in the lists."""
    if form.isupper() and len(form) > 3 and form not in known_spellings():
        return listed_in_capitals(form) or form
    return form


def name_people(mentions: list[Mention], text: str) -> None:
    """Link every form of a person's name to the fullest the article has."""
    full = [mention for mention in mentions if is_full(mention.form)]
    shown = _full_names(full)
    by_family: dict[str, list[Mention]] = defaultdict(list)
    by_word: dict[str, list[Mention]] = defaultdict(list)
    for mention in full:
        name = shown[mention.form]
        if name != mention.form:
            mention.name, mention.reason = name, f"another form of {name}"
        by_family[folded(family_name(mention.form))].append(mention)
        for word in person_words(mention.form):
            by_word[folded(word)].append(mention)
            if word[:3].lower() in ("al-", "el-"):
                by_word[folded(word[3:])].append(mention)
    called: dict[str, Mention] = {}
    first: dict[str, int] = {}
    for mention in mentions:
        if is_full(mention.form):
            continue
        key = folded(mention.form)
        begin = first.setdefault(key, mention.start)
        for holders, how in (
            (by_family.get(key), "surname of"),
            (by_word.get(key), "part of the name"),
            (_spelled_alike(mention.form, by_family), "another spelling of the surname of"),
        ):
            if holders:
                holder, by, others = bearer(
                    mention, holders, text, holder=called.get(key), first=begin
                )
                if holder:
                    called[key] = mention
                    mention.name, mention.others = holder.name, others
                    mention.reason = f"{how} {holder.name}" + (f", {by}" if by else "")
                break


def name_crowned(mentions: list[Mention], text: str) -> None:
    """Show who is known by one name with the title it is printed with: Pope Francis."""
    titled = Counter[tuple[str, str]]()
    for mention in mentions:
        title = text[max(0, mention.start - 12) : mention.start].split()[-1:]
        if mention.name == mention.form and " " not in mention.form and title:
            crown = title[0].lstrip("-–—")  # "(Reuters) -Pope Francis"
            titled[crown, mention.form] += crown in _CROWNS
    shown = {form: f"{title} {form}" for (title, form), count in titled.items() if count}
    for mention in mentions:
        if mention.name == mention.form and mention.form in shown:
            mention.name = shown[mention.form]
            mention.reason = f"called {mention.name}"


def _spelled_alike(form: str, by_family: Mapping[str, list[Mention]]) -> list[Mention]:
    """Return the people of the one family name that a word is another spelling of."""
    if " " in form:
        return []
    found = [
        mention
        for key, holders in by_family.items()
        if alike_families(form, key)
        for mention in holders
    ]
    return found if len({mention.name for mention in found}) == 1 else []


def _full_names(full: list[Mention]) -> dict[str, str]:
    """Map each full form to the form shown: the most frequent of those that agree."""
    counts = Counter(mention.form for mention in full)
    running = Counter(mention.form for mention in full if not mention.aside)
    first: dict[str, int] = {}
    for mention in sorted(full, key=lambda mention: (mention.aside, mention.start)):
        first.setdefault(mention.form, mention.start + 10**9 * mention.aside)
    shown: dict[str, str] = {}
    groups: dict[str, list[str]] = defaultdict(list)
    for form in sorted(
        counts,
        key=lambda form: (form.isupper(), -running[form], -counts[form], -len(form), first[form]),
    ):
        group = groups[folded(family_name(form))]
        same = [other for other in group if not given_names_clash(form, other)]
        same = same or [other for other in shown if _is_reversed(form, other)]
        same = same or _other_spellings(form, [other for other in shown if shown[other] == other])
        same = same or [other for other in counts if other.endswith(f" {form}")]
        if not same and is_given_name(form.split()[-1]):
            same = [other for other in counts if other.startswith(f"{form} ")]  # Juan Miguel
        if len(same) == 1:
            shown[form] = same[0]
        else:
            shown[form] = form
            group.append(form)
    return shown


def _is_reversed(form: str, other: str) -> bool:
    """Return whether two names are one, the family name first in one of them: Orban Viktor."""
    parts = person_words(form)
    return len(parts) == 2 and (parts[1], parts[0]) == person_words(other)


def _other_spellings(form: str, others: list[str]) -> list[str]:
    """Return the names of which this one is a misprint or another transliteration."""
    return [other for other in others if spelled_apart(form, other) and not are_common(form, other)]


def name_lands(mentions: list[Mention]) -> None:
    """Link Tamsel to the River Tamsel, when the article has one such name."""
    forms = sorted({mention.form for mention in mentions})
    for mention in mentions:
        longs = [form for form in forms if form.count(" ") == 1 and mention.form in form.split()]
        if " " not in mention.form and len(longs) == 1:
            mention.name, mention.reason = longs[0], f"short for {longs[0]}"


def name_bodies(mentions: list[Mention], text: str, *, named: Set[int]) -> None:
    """Link acronyms and short forms of organisations to their long names.

    Those `named` already, by their `id`, are long names to link to.
    """
    counts = Counter(mention.form for mention in mentions)
    forms = list(counts)
    target: dict[str, tuple[str, str]] = {}
    for form in forms:
        for find, how in ((_long_of, "acronym of"), (_longer_of, "short form of")):
            longs = Counter[str]()
            for long in find(form, forms):
                longs[without_suffix(long)] += counts[long]
            best = min(longs, key=lambda long: (-longs[long], long), default=form)
            if best not in (form, without_suffix(form)) and longs[best] >= _MOST * longs.total():
                target[form] = (best, f"{how} {best}")
                break
    for long_form, after in pairwise(mentions):
        in_brackets = (
            text[long_form.end : after.start] == " (" and text[after.end : after.end + 1] == ")"
        )
        if in_brackets and is_acronym(after.form) and after.form not in target:
            target[after.form] = (long_form.form, f"acronym of {long_form.form}")
    for mention in mentions:
        if id(mention) in named:
            continue
        form, reason = mention.form, ""
        passed = {form}
        while form in target and target[form][0] not in passed:
            form, why = target[form]
            passed.add(form)
            reason = reason or why
        listed = known_spellings().get(form)
        mention.name = listed.name if listed else without_suffix(form)
        if mention.name != mention.form:
            mention.reason = reason or f"short for {mention.form}"


def _long_of(form: str, forms: list[str]) -> list[str]:
    if not is_acronym(form):
        return []
    exact = [long for long in forms if stands_for(form, long)]
    return exact or [long for long in forms if stands_nearly_for(form, long)]


def _longer_of(form: str, forms: list[str]) -> list[str]:
    """Return longer names that begin or end with this one: Keio University of Keio, Bulls."""
    bare = without_suffix(form)
    same = [
        longer for longer in forms if len(longer) > len(form) and without_suffix(longer) == bare
    ]
    if same or bare in _MANY:
        return same
    return [
        longer
        for longer in forms
        if longer.startswith(f"{bare} ")
        or (longer.endswith(f" of {bare}") and longer.split()[0] in words("institution_words"))
        or (longer.endswith(f" {bare}") and " of " not in longer and " and " not in longer)
    ]
