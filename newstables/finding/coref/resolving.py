"""Who a mention is: pronouns and descriptions resolved to a name of the article."""

from dataclasses import dataclass

from newstables.finding.coref.apposition import apposed, is_person, set_off
from newstables.finding.coref.as_printed import (
    NOBODY,
    author_of,
    in_full,
    introduced,
    printed,
)
from newstables.finding.coref.bodies import Bodies
from newstables.finding.coref.genders import asked_gender, gender_of
from newstables.finding.coref.holders import Holders
from newstables.finding.coref.openings import named_next
from newstables.finding.coref.people import People
from newstables.finding.coref.phrases import (
    left_edge,
    of_person,
    whole_word,
)
from newstables.finding.coref.pronouns import Antecedent, Pronouns
from newstables.finding.coref.roles import countries_of, roles_of
from newstables.finding.coref.unnamed import Unnamed
from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.labels import label_name
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.quotes.words import noun_class, noun_stem, reporting_verbs
from newstables.finding.token_table import Span, TokenTable

# Ahead of the next name by that much, 116 of 121 pronouns were right on PolNeAR dev; else 14 of 21.
_CLEAR, _CLEAR_IS_RIGHT, _CLOSE_IS_RIGHT = 1.4, 0.96, 0.67
_KIN = frozenset(
    "brother daughter father grandfather grandmother husband mother sister son widow wife".split()
)
_ROLE_IS_RIGHT = 0.93
_BODY_IS_RIGHT = 0.85  # claimed: no corpus tells
_NAMED_NEXT_IS_RIGHT = 0.8  # claimed: no corpus tells
_TITLED_IS_RIGHT, _SURNAME_IS_RIGHT = 0.9, 0.6  # claimed: no corpus tells


_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True)
class Named:
    """The name behind a mention, None for nobody named, and how it was found."""

    name: str | None
    how: str  # "", "pronoun", "description", "apposition", "printed", "surname"
    token: int = -1  # where the name was read
    chance: float = 1.0  # that the name is right, the mention being the speaker


class Coref:
    """Who the mentions of one article are: one answer for its quotations and its events."""

    def __init__(self, tokens: TokenTable, people: People, cues: list[Cue]) -> None:
        """Read genders and roles; resolve every "he" and "she" in reading order."""
        self.tokens, self.people, self.cues = tokens, people, cues
        self.roles = roles_of(tokens, people)
        self._places = [
            (first, name)
            for first, name in people.persons
            if tokens.quoted[first] < 0 and not tokens.skipped[first]
        ]
        self._holders = Holders(tokens, people, roles=self.roles, places=self._places)
        mentions: dict[str, list[Span]] = {}
        for (first, last, kind), name in zip(people.spans, people.names, strict=True):
            if kind == "PERSON":
                mentions.setdefault(name, []).append((first, last))
        self._named_persons = frozenset(mentions)
        self._bearers: dict[str, list[str]] = {}  # by surname, those named in full
        for name in mentions:
            if " " in name:
                self._bearers.setdefault(name.split()[-1], []).append(name)
        known = reporting_verbs()
        self._speaking = {
            cue.subject for cue in cues if cue.stem in known or cue.how == "according"
        }
        self._bodies = Bodies(tokens, people, speaking=self._speaking)
        self._unnamed = Unnamed(tokens, people)
        self._antecedents: dict[int, Antecedent] = {}
        self._antecedents = Pronouns(
            tokens,
            people,
            genders={
                name: gender_of(
                    name,
                    tokens,
                    mentions=spans,
                    roles=[role for _, role in self.roles.get(name, ())],
                )
                for name, spans in mentions.items()
            },
            speaking=self._speaking,
            by_role=self._held_by,
            unnamed=self._unnamed.printed,
            offices=self._unnamed.offices,
        ).antecedents

    def _held_by(self, token: int) -> str | None:
        """Return whom the role noun at a token stands for."""
        if noun_class(self.tokens.lower[token]) != "role":
            return None
        at = apposed(self.tokens, self.people, token)
        if at >= 0:
            return self.people.names[self.people.at[at]]
        return self._holders.holder(left_edge(self.tokens, token), token)

    def who(self, token: int) -> str | None:
        """Return the person that the name, pronoun or role noun at a token stands for."""
        if is_person(self.people, token):
            return self._named(self.people.at[token]).name
        known = self._antecedents.get(token)
        if known:
            return known.name if known.name in self._named_persons else None
        if asked_gender(self.tokens.lower[token]):
            return None
        at = apposed(self.tokens, self.people, token)
        if at >= 0:
            return self.people.names[self.people.at[at]]
        return self._held_by(token)

    def surely(self, token: int) -> str | None:
        """Return the person a pronoun means, when it is well ahead of any other."""
        known = self._antecedents.get(token)
        clear = known is not None and known.margin >= _CLEAR
        return known.name if known and clear and known.name in self._named_persons else None

    def office(self, token: int) -> str | None:
        """Return an office whose holder the article does not name: "the NATO chief".

        Only one that has one holder at a time, so that other articles can tell who that is.
        """
        known = self._antecedents.get(token)
        if known is not None:
            return self._unnamed.offices.get(known.name)
        if token in self.people.at or self._held_by(token) is not None:
            return None
        return self._unnamed.offices.get(self._unnamed.printed(token))

    def name(self, mention: Candidate) -> Named:
        """Return the name behind a mention of the article."""
        tokens = self.tokens
        if mention.kind == "label":
            return self._label(mention)
        if tokens.lower[mention.head] in NOBODY:
            return Named(None, "pronoun")
        if mention.person >= 0:
            held = self._of_people(mention)
            return (
                Named(held, "description", mention.first, _ROLE_IS_RIGHT)
                if held
                else (self._named(mention.person))
            )
        word = tokens.lower[mention.head]
        known = self._antecedents.get(mention.head)
        if known is not None:
            chance = _CLEAR_IS_RIGHT if known.margin >= _CLEAR else _CLOSE_IS_RIGHT
            return Named(known.name, "pronoun", known.token, chance)
        if word in ("it", "they"):
            body = self._bodies.of_pronoun(mention.first)
            if body is None and word == "they":
                body = self._one_called_they(mention.first)
                return Named(*_by_pronoun(body), chance=_CLOSE_IS_RIGHT)
            return Named(*_by_pronoun(body))
        if mention.kind == "pronoun" and word != "one":
            return self._relative(mention)
        at = apposed(self.tokens, self.people, mention.head)
        letters = tokens.words[mention.head].isupper() and len(word) < 4
        if at < 0 and letters and is_person(self.people, mention.head - 1):
            at = mention.head - 1  # "Lund KC": letters behind the name
        if at >= 0:
            return Named(self.people.names[self.people.at[at]], "apposition", at)
        if noun_class(word) == "role":
            beside = set_off(tokens, self.people, mention)
            if beside is not None:
                return Named(beside[0], "apposition", beside[1], _ROLE_IS_RIGHT)
            nameless = introduced(tokens, self.people, self.roles, mention)
            if nameless is not None:
                first, head = nameless
                last = whole_word(tokens, head)[1]
                opened = Candidate(head, first, last, "role", -1)
                return self._opening(opened) or Named(
                    in_full(tokens, self.people, opened), "description", first, _ROLE_IS_RIGHT
                )
            held = self._holders.holder(mention.first, mention.head)
            if held is not None:
                return Named(held, "description", mention.first, _ROLE_IS_RIGHT)
            opening = self._opening(mention)
            if opening is not None:
                return opening
        author = author_of(tokens, self.people, self._antecedents, mention.head)
        if author is not None:
            return Named(author[0], "description", author[1], _ROLE_IS_RIGHT)
        body = self._bodies.set_off(mention.head) or self._bodies.of_noun(
            mention.first, mention.head
        )
        if body is not None:
            how = "apposition" if body[1] > mention.head else "description"
            return Named(body[0], how, body[1], _BODY_IS_RIGHT)
        shown = self._of_kin(mention) or in_full(tokens, self.people, mention)
        return Named(shown, "printed", mention.first)

    def _of_kin(self, mention: Candidate) -> str | None:
        """Return "Lund's mother" for "his mother", when it is known who he is."""
        owner = self._antecedents.get(mention.first)
        kin = noun_stem(self.tokens.lower[mention.head]) in _KIN
        if owner is None or not kin or mention.head == mention.first:
            return None
        shown = in_full(self.tokens, self.people, mention)
        return f"{owner.name}'s {shown.partition(' ')[2]}"

    def _one_called_they(self, at: int) -> tuple[str, int] | None:
        """Return who alone acts in the sentence before "they": one person, or "one minister"."""
        tokens = self.tokens
        start = tokens.paragraphs[tokens.paragraph[at]][0]
        found: dict[str, int] = {}
        latest = -1  # the sentence they act in
        for token in range(start, at):
            if tokens.deps[token] not in _SUBJECTS or tokens.quoted[token] >= 0:
                continue
            name = self.who(token)
            if name is None and noun_class(tokens.lower[token]) == "role":
                first, last = left_edge(tokens, token), whole_word(tokens, token)[1]
                one = Candidate(token, first, last, "role", -1)
                name = in_full(tokens, self.people, one) if tokens.tags[token] == "NN" else None
            if name is not None:
                if tokens.sentence[token] > latest:
                    found, latest = {}, tokens.sentence[token]
                found.setdefault(name, token)
        return next(iter(found.items())) if len(found) == 1 else None

    def _opening(self, mention: Candidate) -> Named | None:
        """Return whom a report opens with and names only later: "a senior official said"."""
        found = named_next(
            self.tokens, self.people, self.roles, mention,
            places=self._places, speaking=self._speaking,
        )  # fmt: skip
        return found and Named(found[0], "description", found[1], _NAMED_NEXT_IS_RIGHT)

    def _of_people(self, mention: Candidate) -> str | None:
        """Return whom "the Tory, 58," means, one of a people or party: the last who acted."""
        tokens = self.tokens
        kind = self.people.spans[mention.person][2]
        if kind != "NORP" or tokens.tags[mention.head] not in ("NN", "NNP", "JJ"):
            return None
        first = left_edge(tokens, mention.head)
        if tokens.lower[first] != "the" or mention.head not in self._speaking:
            return None
        return self._holders.last_who_acted(first)

    def _named(self, number: int) -> Named:
        """Return whom a printed name means; a surname that two people bear may be either."""
        name = self.people.names[number]
        first, last, kind = self.people.spans[number]
        bearers = self._bearers.get(name.split()[-1], [])
        if kind != "PERSON" or last - first > 1 or len(bearers) < 2:
            return Named(name, "", first)
        fitting = self._holders.titled(first, bearers)
        if len(fitting) == 1:
            return Named(fitting[0], "surname", first, _TITLED_IS_RIGHT)
        return Named(name, "surname", first, _SURNAME_IS_RIGHT)

    def _relative(self, mention: Candidate) -> Named:
        """Name whom "who" stands for: the person, or "a farmer", that its clause hangs on."""
        tokens = self.tokens
        if tokens.lower[mention.head] not in ("who", "which"):
            return Named(None, "pronoun")
        verb = tokens.heads[mention.head]
        while tokens.deps[verb] == "conj":
            verb = tokens.heads[verb]
        above = tokens.heads[verb]
        above = of_person(tokens, above)
        at = apposed(self.tokens, self.people, above)
        number = self.people.at.get(above if at < 0 else at, -1)
        if number >= 0:
            return Named(self.people.names[number], "pronoun", self.people.spans[number][0])
        if tokens.deps[verb] == "relcl" and noun_class(tokens.lower[above]) == "role":
            last = whole_word(tokens, above)[1]
            noun = Candidate(above, left_edge(tokens, above), last, "role", -1)
            return Named(self._of_kin(noun) or printed(tokens, noun), "pronoun", noun.first)
        return Named(None, "pronoun")

    def _label(self, mention: Candidate) -> Named:
        """Name the label of a transcript."""
        return Named(
            label_name(printed(self.tokens, mention), self.people.names), "label", mention.first
        )

    def role(self, name: str, mention: Candidate) -> str | None:
        """Return what the article says the person is, preferring words beside the mention."""
        roles = self.roles.get(name)
        if not roles:
            return None
        beside = [role for where, role in roles if mention.first <= where < mention.last]
        return (beside or [role for _, role in roles])[-1 if beside else 0].text

    def home_of(self, name: str) -> str | None:
        """Return the country a person's title names: "Indian Defence Minister", "of Ghana"."""
        return min(countries_of(self.roles.get(name, ())), default=None)


def _by_pronoun(found: tuple[str, int] | None) -> tuple[str | None, str, int]:
    """Return the name, the way and the place that a pronoun was resolved by."""
    return (found[0], "pronoun", found[1]) if found else (None, "pronoun", -1)
