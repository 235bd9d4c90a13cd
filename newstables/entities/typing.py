"""What type a naming has, judged over the whole article: one form, one type."""

from collections import Counter, defaultdict

from newstables.entities.spans import Naming
from newstables.names.lexicon import known_spellings
from newstables.names.shapes import family_name, person_words


def full_people(namings: list[Naming]) -> Counter[str]:
    """Count the person names of two words or more, as printed."""
    return Counter(n.text for n in namings if n.type == "PERSON" and len(person_words(n.text)) > 1)


def settle_types(namings: list[Naming]) -> None:
    """Give every form one type: lists first, then surnames of people named in full, then votes."""
    known = known_spellings()
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for naming in namings:
        votes[naming.text][naming.type] += 1
    people = [form for form, types in votes.items() if _is_person(form, types)]
    surnames = {family_name(form) for form in people}
    decided: dict[str, str] = {}
    for form, types in votes.items():
        if form in known:
            decided[form] = known[form].type
        elif form in people or form in surnames:
            decided[form] = "PERSON"
        else:
            decided[form] = sorted(types, key=lambda t: (-types[t], t))[0]
    for naming in namings:
        naming.type = decided[naming.text]


def _is_person(form: str, types: Counter[str]) -> bool:
    return (
        len(person_words(form)) > 1
        and types["PERSON"] * 2 >= types.total()
        and form not in known_spellings()
    )
