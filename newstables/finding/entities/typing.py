"""What type a mention has, judged over the whole article: one form, one type."""

import re
from collections import Counter, defaultdict
from itertools import pairwise

import simplemma

from newstables.finding.entities.capitals import listed_in_capitals
from newstables.finding.entities.context import Context
from newstables.finding.entities.heads import shape_of
from newstables.finding.entities.hints import body_hints
from newstables.finding.entities.spans import Mention
from newstables.finding.names.lexicon import Known, known_spellings
from newstables.finding.names.shapes import (
    PARTICLES,
    family_name,
    folded,
    is_given_name,
    is_surname,
    person_words,
    stands_for,
    without_suffix,
)
from newstables.finding.names.variants import alike_families
from newstables.lexicons import words

_CAPITALS = re.compile(r"[A-Z]{2,6}$")
_PLACES = frozenset({"GPE", "LOC", "FAC"})
# Counted beside the types: how often "the" stands before a lone word, and what marks a person.
_WITH_ARTICLE, _HINTED = "the", "titled"
_PLACED, _ACTS, _SEEN = "in", "subject", "seen"  # after "in"; as a subject; at all
_FIRM, _FIRM_WEIGHT = "firm", 4  # what marks a body: "shares of", "the retailer"
_BESIDE = frozenset({_WITH_ARTICLE, _HINTED, _PLACED, _ACTS, _SEEN, _FIRM})

_TOWN = Known("", "GPE", "")

Votes = dict[str, Counter[str]]


def settle_types(mentions: list[Mention], context: Context) -> None:
    """Return every form's type: lists first, then people named in full, then shape, then votes."""
    votes = _votes(mentions, context)
    firms = _firms(votes)
    people = {form for form in votes if _is_full_person(form, votes, context)} - firms
    called = {folded(family_name(form)) for form in people}
    called |= {folded(word) for word in map(_given_name_of, people) if _unlisted(word)}
    decided = {form: _decide(form, types, people, called) for form, types in votes.items()}
    decided |= {form: "ORG" for form in firms if folded(form) not in called}
    for form in votes:
        if shape_of(form) == "LOC" and form.count(" ") == 1:
            decided |= {word: "LOC" for word in form.split() if _unlisted(word) and word in votes}
    for long_form, after in pairwise(mentions):
        in_brackets = context.text[long_form.end : after.start] == " ("
        if in_brackets and stands_for(after.text, long_form.text):
            decided[after.text] = decided[long_form.text]
    _assign(
        mentions, decided, people=people, shared={firm for firm in firms if folded(firm) in called}
    )


def _assign(
    mentions: list[Mention], decided: dict[str, str], *, people: set[str], shared: set[str]
) -> None:
    """Set the types; a word shared by a firm and a person goes with the one named last."""
    last: dict[str, str] = {}
    for mention in mentions:
        mention.type = decided[mention.text]
        if mention.text in shared:
            mention.type = last.get(mention.text, "ORG")
        elif mention.text in people:
            last[family_name(mention.text)] = "PERSON"
        elif mention.type == "ORG":
            last[mention.text.split()[0]] = "ORG"


def _given_name_of(form: str) -> str:
    """Return the first word too, given name or family name: Morinaga of Morinaga Haruto."""
    word = person_words(form)[0]
    may_be = is_given_name(word) or not simplemma.is_known(word.lower(), lang="en")
    return word if may_be and len(word) > 3 else family_name(form)


def _unlisted(word: str) -> bool:
    return word not in known_spellings() and word not in words("cities")


def _firms(votes: Votes) -> set[str]:
    """Return the forms that the article also has with "Corp." or the like behind."""
    firms = set()
    for form in votes:
        bare = without_suffix(form)
        if bare != form and bare not in known_spellings():
            firms |= {bare, bare.split()[0]} & votes.keys()
    return firms - known_spellings().keys() - words("cities")


def _votes(mentions: list[Mention], context: Context) -> Votes:
    votes: Votes = defaultdict(Counter)
    for mention in mentions:
        types = votes[mention.text]
        types[mention.type] += 2
        hints = context.person_hints(mention.start, mention.end)
        types["PERSON"] += 2 * hints
        types[_HINTED] += hints
        types[_PLACED] += context.after_place_word(mention.start)
        types[_ACTS] += context.index(mention.start) in context.subjects
        types[_SEEN] += 1
        firm = body_hints(context.text, mention.start, mention.end, type_=mention.type)
        if firm:
            types["ORG"] += _FIRM_WEIGHT * firm
            types[_FIRM] += firm
        if " " not in mention.text and context.with_article(mention.start, mention.end):
            types[_WITH_ARTICLE] += 2
        _weigh_place(mention, types, context)
    return votes


def _weigh_place(mention: Mention, types: Counter[str], context: Context) -> None:
    """Add what sets a place apart from a person: lists of towns and surnames, the word before."""
    after_in = context.after_place_word(mention.start)
    if mention.text in words("cities"):
        types["GPE"] += 3 if after_in or mention.type == "ORG" else 1
    elif mention.type == "PERSON":
        types["GPE"] += after_in
    elif mention.type in ("GPE", "NORP", "LOC") and " " not in mention.text and not after_in:
        acts = mention.type == "NORP" or context.index(mention.start) in context.subjects
        types["PERSON"] += 3 * (acts and is_surname(mention.text))


def _is_full_person(form: str, votes: Votes, context: Context) -> bool:
    parts = person_words(form)
    if not 2 <= len(parts) <= 5 or form in known_spellings() or form in words("cities"):
        return False
    if parts[-1] in ("Center", "Centre", "Program", "Programme"):
        return False
    types = votes[form]
    shape = shape_of(form)
    if types[_FIRM] > types[_HINTED] and types["PERSON"] * 2 < _total(types):
        return False
    if shape == "LOC" and is_given_name(parts[0]) and is_surname(parts[-1]):
        return types["PERSON"] * 2 > _total(types)  # Carla Hills, but not Beverly Hills
    if shape == "EVENT" and types[_HINTED] and is_given_name(parts[0]):
        return True  # Minister Bo Storm
    if shape in ("EVENT", "LOC") or parts[-1] in words("company_suffixes"):
        return False
    if shape and (len(parts) > 2 or types["PERSON"] * 2 < _total(types)):
        return False
    if types["PERSON"] * 2 >= _total(types):
        return True
    if not is_given_name(parts[0]) or not all(part[:1].isupper() for part in parts[1:]):
        return False
    alone = family_name(form)
    initial = len(parts) > 2 and parts[1].endswith(".")
    return (
        initial
        or types["ORG"] == 0
        or votes.get(alone, Counter())["PERSON"] > 0
        or f"{alone} said" in context.text
        or votes.get(parts[0], Counter())["PERSON"] > 0
    )


def _decide(form: str, types: Counter[str], people: set[str], called: set[str]) -> str:
    known = known_spellings().get(form)
    mostly = sorted(types.keys() - _BESIDE, key=lambda type_: (-types[type_], type_))[0]
    lone_person = folded(form) in called or (
        mostly != "NORP"
        and not form.isupper()
        and _unlisted(form)
        and any(alike_families(form, name) for name in called)
    )
    if known:
        could_be = known.type in ("GPE", "NORP") and (lone_person or is_given_name(form))
        read_so = types["PERSON"] * 3 > _total(types) * 2
        acts = lone_person and not types[_PLACED] and types[_ACTS] * 2 > types[_SEEN]
        return "PERSON" if could_be and (read_so or acts) else known.type
    if form in people or lone_person:
        return "PERSON"
    lone = " " not in form and not types[_HINTED] and not is_surname(form)
    if mostly == "PERSON" and lone and types[_PLACED] == types[_SEEN]:
        return "GPE"  # always "in Saltmere"
    if types[_FIRM] > 1 and mostly in _PLACES and not types[_PLACED]:
        return "ORG"
    shape = shape_of(form)
    if shape and not (types[_FIRM] and mostly == "ORG"):
        return shape if mostly != "EVENT" else mostly
    if mostly == "PERSON" and form[0].islower() and form.split()[0].casefold() not in PARTICLES:
        return "ORG"
    if mostly == "PERSON" and types[_WITH_ARTICLE] * 2 > types["PERSON"]:
        return "ORG"
    if form.isupper() and listed_in_capitals(form):
        return known_spellings().get(listed_in_capitals(form), _TOWN).type
    if _CAPITALS.match(form) and mostly in ("PERSON", "NORP", *_PLACES):
        return mostly if types[_HINTED] else "ORG"
    return mostly


def _is_misprint(form: str, called: set[str]) -> bool:
    """Return whether a word is another spelling of the family name of a person of the article."""
    return (
        not form.isupper()
        and _unlisted(form)
        and any(alike_families(form, family) for family in called)
    )


def _total(types: Counter[str]) -> int:
    return types.total() - sum(types[key] for key in _BESIDE)
