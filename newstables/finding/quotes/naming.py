"""Who a mention is: pronouns and descriptions resolved to a name of the article."""

from collections.abc import Sequence
from dataclasses import dataclass

from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.labels import label_name
from newstables.finding.quotes.people import People
from newstables.finding.quotes.roles import Role, fits, roles_of
from newstables.finding.quotes.speakers import Candidate, left_edge
from newstables.finding.quotes.token_table import TokenTable
from newstables.finding.quotes.words import noun_class, noun_stem, reporting_verbs
from newstables.lexicons import words

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_MALE = frozenset(
    "mr. mr sir lord king prince spokesman chairman congressman businessman father son brother "
    "husband".split()
)
_FEMALE = frozenset(
    "mrs. ms. mrs ms miss lady queen princess spokeswoman chairwoman congresswoman businesswoman "
    "mother daughter sister wife actress madam".split()
)
# What makes an earlier mention the one a pronoun means, in points.
_FAR_SENTENCE, _FAR_PARAGRAPH = -0.35, -0.8
_SUBJECT, _MODIFIER, _SPEAKING = 1.0, -0.7, 0.8
_GENDER, _OFTEN, _PRONOUN = 0.8, 0.1, 0.4
# Ahead of the next name by that much, 116 of 121 pronouns were right on PolNeAR dev; else 14 of 21.
_CLEAR, _CLEAR_IS_RIGHT, _CLOSE_IS_RIGHT = 1.4, 0.96, 0.67
_ROLE_IS_RIGHT = 0.93
_SUBJECTS = ("nsubj", "nsubjpass")


# Where somebody was named, the name, what that weighs, and whether it speaks there.
_Seen = tuple[int, str, float, bool]


@dataclass(frozen=True)
class Named:
    """The name behind a mention, None for nobody named, and how it was found."""

    name: str | None
    how: str  # "", "pronoun", "description", "apposition", "printed"
    token: int = -1  # where the name was read
    chance: float = 1.0  # that the name is right, the mention being the speaker


class Naming:
    """Resolves the mentions of one article."""

    def __init__(self, tokens: TokenTable, people: People, cues: Sequence[Cue]) -> None:
        """Read genders and roles; resolve every "he" and "she" in reading order."""
        self.tokens, self.people = tokens, people
        self.roles = roles_of(tokens, people)
        self.places = [
            (first, name)
            for (first, _, kind), name in zip(people.spans, people.names, strict=True)
            if kind == "PERSON" and tokens.quoted[first] < 0 and not tokens.skipped[first]
        ]
        self.named: dict[str, list[tuple[int, int]]] = {}  # by person: tokens of each mention
        for (first, last, kind), name in zip(people.spans, people.names, strict=True):
            if kind == "PERSON":
                self.named.setdefault(name, []).append((first, last))
        self.gender = {name: self._gender(name) for name in set(people.names)}
        self.pronouns: dict[int, tuple[str, int]] = {}
        self.margins: dict[int, float] = {}  # by how much each pronoun's name was ahead
        known = reporting_verbs()
        self.speaking = {cue.subject for cue in cues if cue.stem in known or cue.how == "according"}
        self._resolve_pronouns()

    def _gender(self, name: str) -> str:
        male = female = 0
        for first, last in self.named.get(name, ()):
            before = self.tokens.lower[first - 1] if first else ""
            inside = self.tokens.lower[first:last]
            male += before in _MALE or inside[0] in _MALE
            female += before in _FEMALE or inside[0] in _FEMALE
        for _, role in self.roles.get(name, []):
            male += bool(role.nouns & _MALE)
            female += bool(role.nouns & _FEMALE)
        given = name.split()[0].lower()
        if len(name.split()) > 1 and not male and not female:
            male, female = (
                (given in words("given_names_male")),
                (given in words("given_names_female")),
            )
        return "m" if male > female else "f" if female > male else ""

    def _resolve_pronouns(self) -> None:
        tokens = self.tokens
        seen: list[_Seen] = []
        counts: dict[str, int] = {}
        place = 0
        for token, (word, dep) in enumerate(zip(tokens.lower, tokens.deps, strict=True)):
            gender = "m" if word in _HE else "f" if word in _SHE else ""
            if not gender and dep not in ("nsubj", "pobj"):
                continue
            while place < len(self.places) and self.places[place][0] <= token:
                where, name = self.places[place]
                seen.append(self._seen(where, name))
                counts[name] = counts.get(name, 0) + 1
                place += 1
            if tokens.quoted[token] >= 0 or tokens.skipped[token]:
                continue
            if not gender:
                if noun_class(word) == "role":
                    first = left_edge(tokens, token)
                    found = self.name(Candidate(token, first, token + 1, "role", -1))
                    if found.how == "description" and found.name is not None:
                        seen.append(self._seen(token, found.name))
                continue
            chosen = self._antecedent(token, gender, seen, counts)
            if chosen is not None:
                self.pronouns[token] = chosen
                seen.append(self._seen(token, chosen[0]))

    def _antecedent(
        self, token: int, gender: str, seen: list[_Seen], counts: dict[str, int]
    ) -> tuple[str, int] | None:
        tokens = self.tokens
        here, now = tokens.paragraph[token], tokens.sentence[token]
        is_speaking = token in self.speaking
        scores: dict[str, float] = {}
        best, chosen = -99.0, None
        for where, name, weight, speaks in reversed(seen[-40:]):
            is_like = self.gender[name] == gender
            if not is_like and self.gender[name]:
                continue
            paragraphs = here - tokens.paragraph[where]
            if paragraphs > 6:
                break
            score = weight + _FAR_PARAGRAPH * paragraphs
            score += _FAR_SENTENCE * min(now - tokens.sentence[where], 8)
            score += _GENDER * is_like + _OFTEN * min(counts.get(name, 0), 8)
            score += _SPEAKING * (speaks and is_speaking)
            scores[name] = max(score, scores.get(name, -99.0))
            if score > best:
                best, chosen = score, (name, where)
        if chosen is not None:
            others = (score for name, score in scores.items() if name != chosen[0])
            self.margins[token] = min(best - max(others, default=-99.0), 5.0)
        return chosen

    def _seen(self, where: int, name: str) -> _Seen:
        """Weigh a mention, or a pronoun resolved, that a later pronoun may mean."""
        root = self._root(where)
        dep, speaks = self.tokens.deps[root], root in self.speaking
        weight = _SUBJECT * (speaks or dep in _SUBJECTS) + _PRONOUN * (where in self.pronouns)
        return where, name, weight + _MODIFIER * (dep in ("poss", "compound")), speaks

    def _root(self, first: int) -> int:
        """Return the head token of a name that begins at `first`."""
        tokens = self.tokens
        token, number = first, self.people.at.get(first, -1)
        while (
            self.people.at.get(tokens.heads[token], -2) == number and tokens.heads[token] != token
        ):
            token = tokens.heads[token]
        return token

    def name(self, mention: Candidate) -> Named:
        """Return the name behind a mention of the article."""
        tokens = self.tokens
        if mention.kind == "label":
            return self._label(mention)
        if mention.person >= 0:
            return Named(self.people.names[mention.person], "", mention.first)
        word = tokens.lower[mention.head]
        if mention.head in self.pronouns:
            name, where = self.pronouns[mention.head]
            clear = self.margins[mention.head] >= _CLEAR
            return Named(name, "pronoun", where, _CLEAR_IS_RIGHT if clear else _CLOSE_IS_RIGHT)
        if word in ("it", "they"):
            return self._group(mention)
        if mention.kind == "pronoun":
            return self._relative(mention)
        head = tokens.heads[mention.head]
        if tokens.deps[mention.head] == "appos" and self._is_person(head):
            return Named(self.people.names[self.people.at[head]], "apposition", head)
        for child in tokens.children[mention.head]:
            number = self.people.at.get(child, -1)
            if self._is_person(child) and tokens.deps[child] == "appos":
                return Named(self.people.names[number], "apposition", child)
        if noun_class(word) == "role" and tokens.lower[mention.first] in ("the", "this"):
            found = self._by_role(mention)
            if found is not None:
                return found
        return Named(self.printed(mention), "printed", mention.first)

    def _is_person(self, token: int) -> bool:
        number = self.people.at.get(token, -1)
        return number >= 0 and self.people.spans[number][2] == "PERSON"

    def _relative(self, mention: Candidate) -> Named:
        """Name whom "who" stands for: the person its clause hangs on."""
        tokens = self.tokens
        verb = tokens.heads[mention.head]
        number = self.people.at.get(tokens.heads[verb], -1)
        if tokens.lower[mention.head] == "who" and number >= 0:
            return Named(self.people.names[number], "pronoun", self.people.spans[number][0])
        return Named(None, "pronoun")

    def _group(self, mention: Candidate) -> Named:
        """Name the body that "it" or "they" stands for: one that spoke shortly before."""
        tokens = self.tokens
        for number in range(len(self.people.spans) - 1, -1, -1):
            first, _, kind = self.people.spans[number]
            if first >= mention.first or tokens.quoted[first] >= 0 or tokens.skipped[first]:
                continue
            if tokens.paragraph[mention.first] - tokens.paragraph[first] > 2:
                break
            if kind == "ORG" and self._root(first) in self.speaking:
                return Named(self.people.names[number], "pronoun", first)
        return Named(None, "pronoun")

    def printed(self, mention: Candidate) -> str:
        """Return a mention as printed, without a leading article."""
        first = mention.first
        if self.tokens.lower[first] in ("the", "a", "an") and mention.last - first > 1:
            first += 1
        return self.tokens.text[self.tokens.starts[first] : self.tokens.ends[mention.last - 1]]

    def _label(self, mention: Candidate) -> Named:
        """Name the label of a transcript."""
        return Named(label_name(self.printed(mention), self.people.names), "label", mention.first)

    def _by_role(self, mention: Candidate) -> Named | None:
        tokens = self.tokens
        words = [tokens.lower[token] for token in range(mention.first, mention.last)]
        nouns = frozenset(noun_stem(word) for word in words if noun_class(word) == "role")
        modifiers = frozenset(words[1:]) - nouns
        proper = frozenset(
            tokens.lower[token]
            for token in range(mention.first + 1, mention.last - 1)
            if tokens.words[token][0].isupper()
        )
        scores: dict[str, float] = {}
        for name, roles in self.roles.items():
            earlier: list[Role] = [role for _, role in roles]
            score = fits(nouns, modifiers, proper, earlier)
            if score > 0 and any(
                where < mention.first for where, other in self.places if other == name
            ):
                scores[name] = score
        if not scores:
            return None
        best = max(scores.values())
        leaders = [name for name, score in scores.items() if score == best]
        if len(leaders) > 1 or best < 1:
            leaders = [
                name
                for where, name in reversed(self.places)
                if where < mention.first and name in leaders
            ][:1]
        return Named(leaders[0], "description", mention.first, _ROLE_IS_RIGHT)

    def role(self, name: str, mention: Candidate) -> str | None:
        """Return what the article says the person is, preferring words beside the mention."""
        roles = self.roles.get(name)
        if not roles:
            return None
        beside = [role for where, role in roles if mention.first <= where < mention.last]
        return (beside or [role for _, role in roles])[-1 if beside else 0].text
