"""What words like "the former Chinese foreign minister" say of somebody, and whom they may mean."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from newstables import gazetteer
from newstables.finding.quotes.words import noun_class, noun_stem

# Nouns that a second mention may put for the first: "the NATO chief" for its secretary-general.
_ALIKE = (
    frozenset({"chief", "boss", "head", "leader", "secretary", "director", "chairman", "president",
               "chair", "chairwoman", "commander", "secretary-general",
               "director-general"}),
    frozenset({"premier", "leader", "chancellor"}),
    frozenset({"general", "commander"}),
    frozenset({"spokesman", "spokesperson"}),
    frozenset({"spokeswoman", "spokesperson"}),
    frozenset({"professor", "scholar", "academic", "lecturer", "expert", "analyst", "researcher",
               "economist", "historian", "specialist", "strategist", "scientist"}),
    frozenset({"senator", "lawmaker", "politician", "congressman", "congresswoman",
               "representative", "legislator", "governor", "mayor", "democrat", "republican"}),
    frozenset({"diplomat", "ambassador", "envoy"}),
    frozenset({"parliamentarian", "lawmaker", "speaker"}),
    frozenset({"lawyer", "attorney", "counsel", "prosecutor"}),
    frozenset({"candidate", "nominee", "businessman", "contender", "mogul", "billionaire"}),
    frozenset({"pope", "pontiff"}),
    frozenset({"king", "queen", "monarch", "emperor", "empress"}),
    frozenset({"head-of-state", "president", "king", "queen", "emir", "sultan", "emperor"}),
    frozenset({"head-of-government", "premier", "chancellor"}),
)  # fmt: skip
# Two words that are one noun: "the general" is no secretary-general.
_TWO_WORDS: dict[tuple[str, ...], str] = {
    ("prime", "minister"): "premier",
    **{(first, "general"): f"{first}-general" for first in (
        "secretary", "director", "attorney", "governor", "consul", "surgeon", "inspector",
        "auditor", "solicitor", "comptroller")},
}  # fmt: skip
# Titles that are printed short before a name.
_SHORT = {
    "gov.": "governor", "sen.": "senator", "rep.": "representative", "gen.": "general",
    "amb.": "ambassador", "pm": "premier", "fm": "foreign-minister", "sec.": "secretary",
}  # fmt: skip
_HEADS = (("head", "of", "state"), ("head", "of", "government"))
# Who is set apart from the holder of an office, and by which words.
_STANDINGS = {
    "former": "former ex then onetime ousted deposed late previous past outgone erstwhile",
    "acting": "acting interim caretaker",
    "elect": "elect designate incoming",
    "deputy": "vice deputy assistant second under",
}
_STANDING_OF = {word: kind for kind, words in _STANDINGS.items() for word in words.split()}
# There is one of each in a government or country: a deputy is never meant by the bare word.
_TOP = frozenset({"president", "premier", "chancellor", "secretary-general", "governor", "pope",
                  "foreign-minister"})  # fmt: skip
# There is one in the world: nobody need say of what, when the news is of one.
_SOLE = frozenset({"secretary-general", "pope", "pontiff"})
# Words that say together what one noun of another article says: the top diplomat of a country.
_FOREIGN_MINISTERS = (
    frozenset({"top", "diplomat"}), frozenset({"chief", "diplomat"}),
    frozenset({"foreign", "minister"}), frozenset({"foreign", "secretary"}),
    frozenset({"external", "affairs", "minister"}), frozenset({"secretary", "state"}),
    frozenset({"foreign", "policy", "chief"}), frozenset({"head", "diplomatic"}),
)  # fmt: skip
_WITH_PORTFOLIO = frozenset({"minister", "secretary"})
_SMALL = frozenset({"the", "a", "an", "of", "and", "'s", "’s", "'", "’", "its", "their", "this",
                    "his", "her", "for", "in", ",", "-"})  # fmt: skip
_HYPHENS = re.compile(r"[-‐‑–]")
_LONGEST_COUNTRY = 5  # words


@dataclass(frozen=True)
class Description:
    """A noun phrase about a person, taken apart."""

    nouns: frozenset[str]  # what they are, in the singular: minister, secretary-general
    modifiers: frozenset[str]  # every other word but the small ones
    standing: frozenset[str]  # former, acting, elect, deputy
    countries: frozenset[str]  # named by name or as an adjective


@lru_cache(maxsize=20_000)
def describe(words: tuple[str, ...]) -> Description:
    """Take apart the words of a phrase, small letters, in the order printed.

    Of "Reeve's campaign manager" the owner's words say nothing about what the manager is.
    """
    owner = max((place + 1 for place, word in enumerate(words) if word in ("'s", "’s")), default=0)
    owned = pieces(words[owner:])
    nouns, modifiers, standing = set[str](), set[str](pieces(words[:owner])), set[str]()
    place = 0
    while place < len(owned):
        piece = owned[place]
        if owned[place : place + 3] in _HEADS:
            nouns.add(f"head-of-{owned[place + 2]}")
            place += 3
            continue
        joined = _TWO_WORDS.get((piece, *owned[place + 1 : place + 2]))
        if joined:
            nouns.add(joined)
        elif piece in _STANDING_OF and place + 1 < len(owned) or piece in ("elect", "designate"):
            standing.add(_STANDING_OF[piece])
        elif noun_class(piece) == "role":
            nouns.add(noun_stem(piece))
        elif piece in _SHORT:
            nouns.add(_SHORT[piece])
        else:
            modifiers.add(piece)
        place += 2 if joined else 1
    if any(spelled <= {*owned} for spelled in _FOREIGN_MINISTERS):
        nouns.add("foreign-minister")
    modifiers = {"defence" if word == "defense" else word for word in modifiers} - _SMALL
    countries = frozenset(countries_in(pieces(words)))
    return Description(frozenset(nouns), frozenset(modifiers), frozenset(standing), countries)


def pieces(words: Iterable[str]) -> tuple[str, ...]:
    """Return words in small letters, parted at hyphens of every kind."""
    return tuple(
        piece for word in words for piece in _HYPHENS.split(word.lower()) if piece and word != "-"
    )


@cache
def _country_words() -> dict[tuple[str, ...], str]:
    spelled = {**gazetteer.country_names(), **gazetteer.demonyms()}
    return {pieces(name.split()): country for name, country in spelled.items()}


def countries_in(words: Sequence[str]) -> list[str]:
    """Return the countries that words name: "South Korean" is South Korea, not Korea."""
    found, place = [], 0
    while place < len(words):
        for length in range(min(_LONGEST_COUNTRY, len(words) - place), 0, -1):
            country = _country_words().get(tuple(words[place : place + length]))
            if country:
                found.append(country)
                place += length - 1
                break
        place += 1
    return found


def is_of_one(printed: str) -> bool:
    """Return whether an office has one holder at a time: "NATO chief", not "minister"."""
    says = describe(tuple(printed.split()))
    if "former" in says.standing:
        return False
    return bool(says.nouns & _SOLE) or printed != printed.lower()


def is_country_word(word: str) -> bool:
    """Return whether a word is, or is part of, the name or adjective of a country."""
    return word in _parts_of_countries()


@cache
def _parts_of_countries() -> frozenset[str]:
    return frozenset(word for words in _country_words() for word in words)


def fit(phrase: Description, role: Description, *, names: frozenset[str] = frozenset()) -> float:
    """Return how well a phrase may mean somebody so described: 0 for not at all.

    Args:
        names: words of the phrase that are names; one of them must be in the role: "the Indiana
            governor" is nobody's governor but Indiana's.
    """
    if phrase.nouns & role.nouns:
        score = 2.0
    elif any(phrase.nouns & group and role.nouns & group for group in _ALIKE):
        score = 1.0
    else:
        return 0.0
    if phrase.standing - {"deputy"} != role.standing - {"deputy"}:
        return 0.0  # a former holder does not hold the office
    if "deputy" in phrase.standing ^ role.standing:
        if "deputy" in phrase.standing or phrase.nouns & _TOP:
            return 0.0
        score -= 0.5
    if phrase.countries and role.countries and not phrase.countries & role.countries:
        return 0.0
    said = role.modifiers | role.nouns
    names = frozenset(word for word in names if not is_country_word(word)) - _parts(phrase.nouns)
    names -= _STANDING_OF.keys()
    if names and not names & said:
        return 0.0
    modifiers = _without_countries(phrase.modifiers)
    shared = modifiers & said
    alike = "foreign-minister" in phrase.nouns & role.nouns
    portfolio = (
        not alike
        and phrase.nouns & role.nouns & _WITH_PORTFOLIO
        and _without_countries(role.modifiers)
    )
    if portfolio and modifiers and not shared:
        return 0.0
    if modifiers and not shared:
        score -= 0.5
    return score + len(shared) + (0.5 if phrase.countries & role.countries else 0.0)


def _without_countries(modifiers: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in modifiers if not is_country_word(word))


def _parts(nouns: frozenset[str]) -> frozenset[str]:
    """Return the words of nouns that are two: of "secretary-general", both."""
    joined = [words for words, noun in _TWO_WORDS.items() if noun in nouns]
    return frozenset(word for words in joined for word in words)
