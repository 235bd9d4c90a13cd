"""Who a mention is: pronouns and descriptions resolved to a name of the article."""

from dataclasses import dataclass

from newstables.quotes.people import People
from newstables.quotes.roles import Role, fits, roles_of
from newstables.quotes.sheet import Sheet
from newstables.quotes.speakers import Candidate
from newstables.quotes.words import lexicon, noun_class, noun_stem

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_MALE = frozenset({"mr.", "mr", "sir", "lord", "king", "prince", "spokesman", "chairman",
                   "congressman", "businessman", "father", "son", "brother", "husband"})  # fmt: skip
_FEMALE = frozenset({"mrs.", "ms.", "mrs", "ms", "miss", "lady", "queen", "princess",
                     "spokeswoman", "chairwoman", "congresswoman", "businesswoman", "mother",
                     "daughter", "sister", "wife", "actress", "madam"})  # fmt: skip
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True)
class Named:
    """The name behind a mention, None for nobody named, and how it was found."""

    name: str | None
    how: str  # "", "pronoun", "description", "apposition", "printed"
    token: int = -1  # where the name was read


class Naming:
    """Resolves the mentions of one article."""

    def __init__(self, sheet: Sheet, people: People) -> None:
        """Read genders and roles; resolve every "he" and "she" in reading order."""
        self.sheet, self.people = sheet, people
        self.roles = roles_of(sheet, people)
        self.places = [
            (first, name)
            for (first, _, kind), name in zip(people.spans, people.names, strict=True)
            if kind == "PERSON" and sheet.quoted[first] < 0 and not sheet.skipped[first]
        ]
        self.gender = {name: self._gender(name) for name in set(people.names)}
        self.pronouns: dict[int, tuple[str, int]] = {}
        self._resolve_pronouns()

    def _gender(self, name: str) -> str:
        male = female = 0
        for (first, last, kind), other in zip(self.people.spans, self.people.names, strict=True):
            if other != name or kind != "PERSON":
                continue
            before = self.sheet.lower[first - 1] if first else ""
            inside = self.sheet.lower[first:last]
            male += before in _MALE or inside[0] in _MALE
            female += before in _FEMALE or inside[0] in _FEMALE
        for _, role in self.roles.get(name, []):
            male += bool(role.nouns & _MALE)
            female += bool(role.nouns & _FEMALE)
        given = name.split()[0].lower()
        if len(name.split()) > 1 and not male and not female:
            male, female = (given in lexicon("given_names_male")), (
                given in lexicon("given_names_female"))  # fmt: skip
        return "m" if male > female else "f" if female > male else ""

    def _resolve_pronouns(self) -> None:
        sheet = self.sheet
        seen: list[tuple[int, str]] = []
        counts: dict[str, int] = {}
        place = 0
        for token, word in enumerate(sheet.lower):
            while place < len(self.places) and self.places[place][0] <= token:
                seen.append(self.places[place])
                name = self.places[place][1]
                counts[name] = counts.get(name, 0) + 1
                place += 1
            gender = "m" if word in _HE else "f" if word in _SHE else ""
            if not gender or sheet.quoted[token] >= 0 or sheet.skipped[token]:
                continue
            chosen = self._antecedent(token, gender, seen, counts)
            if chosen is not None:
                self.pronouns[token] = chosen
                seen.append((token, chosen[0]))

    def _antecedent(
        self, token: int, gender: str, seen: list[tuple[int, str]], counts: dict[str, int]
    ) -> tuple[str, int] | None:
        sheet = self.sheet
        best, chosen = -99.0, None
        for where, name in reversed(seen[-40:]):
            if self.gender[name] not in ("", gender):
                continue
            paragraphs = sheet.paragraph[token] - sheet.paragraph[where]
            sentences = sheet.sentence[token] - sheet.sentence[where]
            if paragraphs > 6:
                break
            score = -0.35 * min(sentences, 8) - 0.4 * paragraphs
            score += 1.0 * (self._dep(where) in _SUBJECTS)
            score -= 0.7 * (self._dep(where) in ("poss", "compound"))
            score += 0.8 * (self.gender[name] == gender)
            score += 0.1 * min(counts.get(name, 0), 8)
            score += 0.4 * (where in self.pronouns)
            if score > best:
                best, chosen = score, (name, where)
        return chosen

    def _dep(self, first: int) -> str:
        """Give the dependency of a name that begins at `first`."""
        sheet = self.sheet
        token, number = first, self.people.at.get(first, -1)
        while self.people.at.get(sheet.heads[token], -2) == number and sheet.heads[token] != token:
            token = sheet.heads[token]
        return sheet.deps[token]

    def name(self, mention: Candidate) -> Named:
        """Give the name behind a mention of the article."""
        sheet = self.sheet
        if mention.person >= 0:
            return Named(self.people.names[mention.person], "", mention.first)
        word = sheet.lower[mention.head]
        if mention.kind == "label":
            return self._label(mention)
        if mention.head in self.pronouns:
            name, where = self.pronouns[mention.head]
            return Named(name, "pronoun", where)
        if mention.kind == "pronoun":
            return Named(None, "pronoun")
        for child in sheet.children[mention.head]:
            number = self.people.at.get(child, -1)
            is_person = number >= 0 and self.people.spans[number][2] == "PERSON"
            if is_person and sheet.deps[child] == "appos":
                return Named(self.people.names[number], "apposition", child)
        if noun_class(word) == "role" and sheet.lower[mention.first] in ("the", "this"):
            found = self._described(mention)
            if found is not None:
                return found
        return Named(self.printed(mention), "printed", mention.first)

    def printed(self, mention: Candidate) -> str:
        """Give a mention as printed, without a leading article."""
        first = mention.first
        if self.sheet.lower[first] in ("the", "a", "an") and mention.last - first > 1:
            first += 1
        return self.sheet.text[self.sheet.starts[first] : self.sheet.ends[mention.last - 1]]

    def _label(self, mention: Candidate) -> Named:
        printed = self.printed(mention)
        words = printed.lower().split()
        for name in sorted(set(self.people.names)):
            if words and name.lower().split()[-1] == words[-1]:
                return Named(name, "label", mention.first)
        return Named(printed.title() if printed.isupper() else printed, "label", mention.first)

    def _described(self, mention: Candidate) -> Named | None:
        sheet = self.sheet
        words = [sheet.lower[token] for token in range(mention.first, mention.last)]
        nouns = frozenset(noun_stem(word) for word in words if noun_class(word) == "role")
        modifiers = frozenset(words[1:]) - nouns
        scores: dict[str, float] = {}
        for name, roles in self.roles.items():
            earlier: list[Role] = [role for _, role in roles]
            score = fits(nouns, modifiers, earlier)
            if score > 0 and any(where < mention.first for where, other in self.places
                                 if other == name):  # fmt: skip
                scores[name] = score
        if not scores:
            return None
        best = max(scores.values())
        leaders = [name for name, score in scores.items() if score == best]
        if len(leaders) > 1 or best < 1:
            leaders = [name for where, name in reversed(self.places)
                       if where < mention.first and name in leaders][:1]  # fmt: skip
        return Named(leaders[0], "description", mention.first)

    def role(self, name: str, mention: Candidate) -> str | None:
        """Give what the article says the person is, preferring words beside the mention."""
        roles = self.roles.get(name)
        if not roles:
            return None
        beside = [role for where, role in roles if mention.first <= where < mention.last]
        return (beside or [role for _, role in roles])[-1 if beside else 0].text
