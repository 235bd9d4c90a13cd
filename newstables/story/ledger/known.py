"""What is known, as a draft is held against it: who answers, and in what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from newstables.story.ledger.claims import Claim
from newstables.story.ledger.comparing import Difference
from newstables.story.ledger.sentences import sentence_around

Verdict = Literal["found", "found otherwise", "by somebody else", "not found"]
VERDICTS: tuple[Verdict, ...] = ("found", "found otherwise", "by somebody else", "not found")


@dataclass(frozen=True)
class Source:
    """Where an article says it."""

    article_id: str
    outlet: str
    title: str
    published: str
    url: str
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Checked:
    """What became of one claim: the verdict, why in a sentence, where it stands, what differs."""

    claim: Claim
    verdict: Verdict
    why: str
    sources: tuple[Source, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class KnownQuote:
    """A quotation that was found in an article."""

    start: int
    end: int
    speaker: str
    kind: str


class Known(Protocol):
    """What is known: the articles of a store, or of one of its stories."""

    def articles(self, keys: Sequence[Sequence[str]], *, most: int) -> list[Mapping[str, Any]]:
        """Return articles that have any of some runs of words, those first that have most."""

    def quotes(self, article_id: str) -> list[KnownQuote]:
        """Return the quotations of an article."""

    def full_name(self, name: str) -> list[str]:
        """Return the names that a name may be short for, itself first; []: nobody is so called."""

    def roles(self, name: str) -> list[tuple[str, Mapping[str, Any]]]:
        """Return what articles call somebody, each with the article."""

    def events(self, names: Iterable[str]) -> list[Mapping[str, Any]]:
        """Return the dated events that any of some names take part in or that happened there."""

    def place(self, name: str) -> list[Mapping[str, Any]]:
        """Return articles that name a place."""

    def times(self, day: str) -> list[tuple[Mapping[str, Any], int, int]]:
        """Return where articles tell of a day: the article, start and end of what is dated so."""

    def near(self, name: str) -> str | None:
        """Return the name that another is most likely a misspelling of."""


def source_of(article: Mapping[str, Any], start: int, end: int) -> Source:
    """Return where an article says something, with the sentence that holds it."""
    text = str(article["text"])
    first, last = sentence_around(text, start, max(end, start + 1))
    known = {name: str(article[name] or "") for name in ("outlet", "title", "published", "url")}
    words = " ".join(text[first:last].split())
    return Source(str(article["article_id"]), start=start, end=end, words=words, **known)
