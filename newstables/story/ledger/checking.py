"""A draft held against what is known: what stands as written, otherwise, by another, or nowhere.

Precision comes first: what cannot be decided is not called wrong. A number, name or date that the
articles do not have is "not found", which says nothing of whether it is true.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newstables.finding.coref.descriptions import describe, fit
from newstables.story.ledger.claims import Claim
from newstables.story.ledger.comparing import Comparison, Difference, read_printed
from newstables.story.ledger.dating import judge_day
from newstables.story.ledger.figures import Figure, find_figures
from newstables.story.ledger.judging import Place, judge_words
from newstables.story.ledger.known import Checked, Known, Source, source_of
from newstables.story.ledger.passages import PassageIndex
from newstables.story.ledger.sentences import content_keys, sentence_around
from newstables.story.ledger.wording_keys import words_of

_SHORT = 4  # words: so short a quotation counts only where it is quoted
_BEFORE, _BEHIND = 160, 120  # characters beside a name in which what somebody is may stand
_SHARED = 2  # content words and names that make two sentences be of one thing


def check_claims(claims: Iterable[Claim], *, known: Known) -> list[Checked]:
    """Look up what a draft claims, in order."""
    desk = _Desk(known)
    judges: Mapping[str, Callable[[Claim], Checked]] = {
        "quotation": desk.quotation,
        "name": desk.name,
        "number": desk.number,
        "date": desk.date,
        "place": desk.place,
    }
    return [judges[claim.kind](claim) for claim in claims]


class _Desk:
    """Judges claim after claim by what is known."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._full: dict[str, list[str]] = {}

    # ---- quotations

    def quotation(self, claim: Claim) -> Checked:
        """Judge a quotation by its words and, where the draft names one, its speaker."""
        printed = read_printed(claim.text)
        surface = [printed.text[start:end] for start, end in dict.fromkeys(printed.words.spans)]
        if not surface:
            return Checked(claim, "not found", "it has no words to look for")
        size = min(len(surface), 3)
        runs = [surface[at : at + size] for at in range(len(surface) - size + 1)]
        articles = self._known.articles(runs, most=40)
        index = PassageIndex([article["text"] for article in articles])
        places = [
            self._place(articles[passage.text], passage.compared, claim.about)
            for passage in index.find(printed)
        ]
        return judge_words(claim, places, short=len(surface) < _SHORT)

    def _place(self, article: Mapping[str, Any], compared: Comparison, speaker: str) -> Place:
        over = [
            quote
            for quote in self._known.quotes(article["article_id"])
            if quote.start < compared.end and compared.start < quote.end
        ]
        quoted = [quote for quote in over if quote.kind != "indirect"] or over
        said_by = quoted[0].speaker if quoted else ""
        return Place(
            source_of(article, compared.start, compared.end),
            compared,
            is_quoted=bool(quoted) and quoted[0].kind != "indirect",
            speaker=said_by,
            is_same=bool(said_by) and bool(speaker) and self._is_same(speaker, said_by),
        )

    def _is_same(self, name: str, other: str) -> bool:
        """Return whether two names are one person's; a role is whoever articles call so."""
        if other in self._names(name) or _is_part(name, other) or _is_part(other, name):
            return True
        own = describe(_role_words(name))
        return bool(own.nouns) and any(
            _may_be_same(own, describe(_role_words(role))) for role, _ in self._known.roles(other)
        )

    def _names(self, name: str) -> list[str]:
        if name not in self._full:
            self._full[name] = self._known.full_name(name)
        return self._full[name]

    # ---- names and places

    def name(self, claim: Claim) -> Checked:
        """Judge a name, and the role that the draft gives to it."""
        names = self._names(claim.about)
        if not names:
            return self._unknown(claim, "nobody")
        told = [pair for name in names[:3] for pair in self._known.roles(name)]
        sources = tuple(source_of(article, *_of_article(article)) for _, article in told[:3])
        if not claim.role:
            return Checked(claim, "found", f"articles name {names[0]}", sources)
        own = describe(_role_words(claim.role))
        fitting = [pair for pair in told if _may_be_same(own, describe(_role_words(pair[0])))]
        if fitting:
            role, article = fitting[0]
            why = f"{article['outlet'] or 'an article'} calls {names[0]} “{role}”"
            return Checked(claim, "found", why, (source_of(article, *_of_article(article)),))
        if beside := self._beside(claim, names):
            return Checked(claim, "found", "an article says so beside the name", (beside,))
        if told:
            called = "; ".join(f"“{role}”" for role in dict.fromkeys(role for role, _ in told[:6]))
            why = f"no article calls {names[0]} “{claim.role}”; they say {called}"
            return Checked(claim, "found otherwise", why, sources)
        why = f"{names[0]} is named, but no article says “{claim.role}”"
        return Checked(claim, "not found", why)

    def _beside(self, claim: Claim, names: Sequence[str]) -> Source | None:
        """Return where all words of a role stand right before or behind the name."""
        surnames = dict.fromkeys(name.split()[-1] for name in (claim.about, *names[:1]))
        wanted = content_keys(claim.role) or set(words_of(claim.role).keys)
        for article in self._known.articles([[surname] for surname in surnames], most=40):
            text = article["text"]
            for match in re.finditer("|".join(map(re.escape, surnames)), text):
                first, last = max(match.start() - _BEFORE, 0), match.end() + _BEHIND
                if wanted <= set(words_of(text[first:last]).keys):
                    return source_of(article, *match.span())
        return None

    def place(self, claim: Claim) -> Checked:
        """Judge the name of a place."""
        articles = self._known.place(claim.about)
        if articles:
            return Checked(claim, "found", "articles name it", _whole(articles[:3]))
        return self._unknown(claim, "no place")

    def _unknown(self, claim: Claim, what: str) -> Checked:
        near = self._known.near(claim.about)
        if near:
            why = f"no article has “{claim.about}”; articles write {near}"
            return Checked(
                claim, "found otherwise", why, (), (Difference("changed", near, claim.text),)
            )
        return Checked(claim, "not found", f"articles name {what} so")

    # ---- numbers and dates

    def number(self, claim: Claim) -> Checked:
        """Judge a number by sentences that count the same and speak of the same."""
        figure = claim.figure
        if figure is None:
            raise ValueError("a number claims a figure")
        seen = sorted(self._figures(claim, figure), key=lambda told: -told.shared)
        right = [told for told in seen if told.figure.value == figure.value]
        if right and (right[0].shared or not claim.keys):
            return Checked(claim, "found", "an article has it", (right[0].source,))
        other = [told for told in seen if told.shared >= _SHARED]
        if other and not right:
            best = other[0]
            why = f"an article has {best.words} where the draft has {claim.text}"
            difference = Difference("changed", best.words, claim.text)
            return Checked(claim, "found otherwise", why, (best.source,), (difference,))
        if right:
            why = "an article has it, beside other words"
            return Checked(claim, "found otherwise", why, (right[0].source,))
        return Checked(claim, "not found", "no article counts so many of it")

    def _figures(self, claim: Claim, figure: Figure) -> Iterable["_Told"]:
        runs = [[word] for word in figure.units] + [name.split() for name in claim.names]
        runs += [[key] for key in sorted(claim.keys)]
        for article in self._known.articles(runs, most=40):
            text = article["text"]
            for told in find_figures(text):
                if told.counts_the_same(figure):
                    start, end = sentence_around(text, told.start, told.end)
                    yield _Told(
                        told,
                        text[told.start : told.end],
                        self._shared(claim, text, start, end),
                        source_of(article, start, end),
                    )

    def _shared(self, claim: Claim, text: str, start: int, end: int) -> int:
        """Return how many content words a sentence shares with that of a claim."""
        return len(claim.keys & content_keys(text[start:end]))

    def date(self, claim: Claim) -> Checked:
        """Judge a day by what articles tell of it with those named beside it."""
        names = {full for name in claim.names for full in self._names(name)[:1]} | claim.names
        return judge_day(claim, names, known=self._known)


@dataclass(frozen=True)
class _Told:
    figure: Figure
    words: str
    shared: int
    source: Source


def _is_part(short: str, full: str) -> bool:
    """Return whether a name is an end of a fuller one: "Stoltenberg" of "Jens Stoltenberg".

    Where the family's name comes first it is the beginning: "Park" of "Park Jin".
    """
    own, whole = words_of(short).keys, words_of(full).keys
    return bool(own) and own in (whole[-len(own) :], whole[: len(own)])


def _role_words(role: str) -> tuple[str, ...]:
    return tuple(role.casefold().replace("’s", " ’s").replace("'s", " 's").split())


def _may_be_same(one: Any, other: Any) -> bool:
    return fit(one, other) > 0 or fit(other, one) > 0


def _whole(articles: Iterable[Mapping[str, Any]]) -> tuple[Source, ...]:
    return tuple(source_of(article, *_of_article(article)) for article in articles)


def _of_article(article: Mapping[str, Any]) -> tuple[int, int]:
    return int(article.get("start") or 0), int(article.get("end") or 0)
