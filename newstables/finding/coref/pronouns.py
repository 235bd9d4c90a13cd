"""Which person of the article each "he" and "she" is."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from newstables.finding.coref.genders import asked_gender, gender_of_noun
from newstables.finding.coref.people import People, root_of
from newstables.finding.token_table import TokenTable

# What makes an earlier mention the one a pronoun means, in points.
_FAR_SENTENCE, _FAR_PARAGRAPH = -0.35, -0.8
_SUBJECT, _MODIFIER, _SPEAKING = 1.0, -0.7, 1.2
_REPORTED = -0.7  # a subject of what somebody reports: "Ito said Lund was late. She added"
_GENDER, _OFTEN, _PRONOUN, _OTHER = 0.8, 0.1, 0.4, -1.2
_SUBJECTS = ("nsubj", "nsubjpass")
_ALONE = 1.5  # the one person of its paragraph, against who spoke in the one before
_ABOUT = 1.2  # whom the sentence before is about, by office alone
_REMEMBERED = 40  # mentions

# Where somebody was named, the name, what that weighs, and whether it speaks there.
_Seen = tuple[int, str, float, bool]


@dataclass(frozen=True)
class Antecedent:
    """Whom a pronoun means, where that was read, and by how much it was ahead of any other."""

    name: str
    token: int
    margin: float


class Pronouns:
    """Resolves the pronouns of one article in reading order: `antecedents` by token."""

    def __init__(
        self,
        tokens: TokenTable,
        people: People,
        *,
        genders: Mapping[str, str],
        speaking: Collection[int],
        by_role: Callable[[int], str | None],
        unnamed: Callable[[int], str],
        offices: Collection[str],
    ) -> None:
        """Resolve every "he" and "she" outside quotation marks and furniture.

        Args:
            genders: "m", "f" or "" by name.
            speaking: the subjects of reporting verbs.
            by_role: whom the role noun at a token stands for, None where it does not say.
            unnamed: how somebody without a name who speaks at a token is called.
            offices: of these, filled meanwhile, the holders of an office that has but one.
        """
        self._tokens, self._people = tokens, people
        self._genders, self._speaking, self._offices = genders, speaking, offices
        self._meant: dict[str, str] = {}  # by name: the gender of the last pronoun that meant it
        self.antecedents: dict[int, Antecedent] = {}
        places = [
            (first, name)
            for first, name in people.persons
            if tokens.quoted[first] < 0 and not tokens.skipped[first]
        ]
        seen: list[_Seen] = []
        counts: dict[str, int] = {}
        place = 0
        for token, (word, dep) in enumerate(zip(tokens.lower, tokens.deps, strict=True)):
            gender = asked_gender(word)
            if not gender and dep not in ("nsubj", "nsubjpass", "pobj"):
                continue
            while place < len(places) and places[place][0] <= token:
                where, name = places[place]
                seen.append(self._seen(where, name))
                counts[name] = counts.get(name, 0) + 1
                place += 1
            if tokens.quoted[token] >= 0 or tokens.skipped[token]:
                continue
            if not gender:
                found = by_role(token)
                acts = token in speaking or dep in _SUBJECTS
                if found is None and acts and token not in people.at:
                    found = unnamed(token)
                if found:
                    seen.append(self._seen(token, found))
                continue
            chosen = self._ahead(token, gender) or self._behind(token, gender, seen, counts)
            if chosen is not None:
                self.antecedents[token] = chosen
                self._meant[chosen.name] = gender
                seen.append(self._seen(token, chosen.name))

    def _behind(
        self, token: int, gender: str, seen: list[_Seen], counts: Mapping[str, int]
    ) -> Antecedent | None:
        """Return the likeliest of the people named before a pronoun."""
        tokens = self._tokens
        here, now = tokens.paragraph[token], tokens.sentence[token]
        is_speaking = token in self._speaking
        barred = self._actors(token)
        nameless = bool(seen) and seen[-1][1] not in self._genders
        only = "" if nameless else self._only_one(token)
        scores: dict[str, float] = {}
        best, chosen = -99.0, None
        for where, name, weight, speaks in reversed(seen[-_REMEMBERED:]):
            known = self._gender(name)
            is_like = known == gender
            if name in barred or (not is_like and known):
                continue
            goes_on = is_speaking or tokens.sentence[where] == now
            # "The president is silent. In his address he": he whom the sentence before is about.
            definite = "the" in tokens.lower[max(0, where - 3) : where] or not speaks
            office = name[:1].islower() and " " not in name  # "the president", no more told
            about = definite and office and tokens.deps[where] in _SUBJECTS
            about = about and here == tokens.paragraph[where] and tokens.sentence[where] == now - 1
            goes_on = goes_on or about
            known_of = name in self._genders or name in self._offices
            if not known_of and (scores or not goes_on):
                continue  # "an official said. He flies to Oslo": not the official
            paragraphs = here - tokens.paragraph[where]
            if paragraphs > 6:
                break
            score = weight + _FAR_PARAGRAPH * paragraphs
            score += _FAR_SENTENCE * min(now - tokens.sentence[where], 8)
            score += _GENDER * is_like + _OFTEN * min(counts.get(name, 0), 8)
            score += _OTHER * (self._meant.get(name, gender) != gender)
            score += _SPEAKING * (speaks and is_speaking)
            score += _ALONE * (name == only) + _ABOUT * about
            scores[name] = max(score, scores.get(name, -99.0))
            if score > best:
                best, chosen = score, (name, where)
        if chosen is None:
            return None
        others = (score for name, score in scores.items() if name != chosen[0])
        return Antecedent(*chosen, min(best - max(others, default=-99.0), 5.0))

    def _only_one(self, token: int) -> str:
        """Return the subject who alone is named in a paragraph before a pronoun that speaks."""
        tokens, people = self._tokens, self._people
        if token not in self._speaking:
            return ""
        first = tokens.paragraphs[tokens.paragraph[token]][0]
        named = [
            (where, name)
            for where, name in people.persons
            if first <= where < token and tokens.quoted[where] < 0
        ]
        subject = any(
            tokens.deps[root_of(tokens, people, where)] in _SUBJECTS for where, _ in named
        )
        return named[0][1] if subject and len({name for _, name in named}) == 1 else ""

    def _actors(self, token: int) -> set[str]:
        """Return whom an object cannot mean: in "Kishida received him", Kishida."""
        tokens = self._tokens
        if tokens.deps[token] not in ("dobj", "pobj", "dative") or tokens.lower[token].endswith(
            "self"
        ):
            return set()
        verb = tokens.heads[token]
        if not tokens.tags[verb].startswith("VB"):
            verb = tokens.heads[verb]
        actors = [child for child in tokens.children[verb] if tokens.deps[child] == "nsubj"]
        return {name for actor in actors if (name := self.who(actor))}

    def _ahead(self, token: int, gender: str) -> Antecedent | None:
        """Return the subject that an opening possessive means: "During his stop, Hale said"."""
        tokens = self._tokens
        if tokens.deps[token] != "poss":
            return None
        first = tokens.sentences[tokens.sentence[token]][0]
        if any(first <= where < token for where, _ in self._people.persons):
            return None
        verb = next((up for up in tokens.ancestors(token) if tokens.tags[up][:2] == "VB"), -1)
        for child in tokens.children[verb] if verb >= 0 else ():
            name = self._people.name_at(child, "PERSON")
            if child > token and tokens.deps[child] == "nsubj" and name:
                return Antecedent(name, child, 0.0) if self._agrees(name, gender) else None
        return None

    def _agrees(self, name: str, gender: str) -> bool:
        return self._gender(name) in ("", gender)

    def _gender(self, name: str) -> str:
        """Return the gender of a person, or of somebody who is only called "a spokeswoman"."""
        known = self._genders.get(name)
        return gender_of_noun(name.split()[-1]) if known is None else known

    def who(self, token: int) -> str | None:
        """Return the person at a token, named or meant by a pronoun."""
        known = self.antecedents.get(token)
        return known.name if known else self._people.name_at(token, "PERSON")

    def _seen(self, where: int, name: str) -> _Seen:
        """Weigh a mention, or a pronoun resolved, that a later pronoun may mean."""
        root = root_of(self._tokens, self._people, where)
        if self._tokens.deps[root] == "appos":  # "the mayor, Lee, said"
            root = self._tokens.heads[root]
        dep, speaks = self._tokens.deps[root], root in self._speaking
        weight = _SUBJECT * (speaks or dep in _SUBJECTS) + _PRONOUN * (where in self.antecedents)
        verb = self._tokens.heads[root]
        if dep in _SUBJECTS and not speaks and self._tokens.deps[verb] == "ccomp":
            weight += _REPORTED
        return where, name, weight + _MODIFIER * (dep in ("poss", "compound")), speaks
