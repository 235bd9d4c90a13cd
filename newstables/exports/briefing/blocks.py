"""What a briefing says, as every format reads it: plain values, in order, with nothing to count."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from newstables.decisions.briefing_kept import SectionKind
from newstables.exports.briefing.chart_blocks import Chart, Evidence
from newstables.exports.briefing.labels import label, spell_date
from newstables.exports.events import set_apart

_CLOSING = ".,;:!?…)”’"


@dataclass(frozen=True)
class Source:
    """One article, listed once; "" is what is not known."""

    number: int
    article_id: str
    title: str
    outlet: str
    published: str  # ISO, or "undated"
    url: str
    byline: str
    text_language: str  # ISO 639-1
    sample: bool  # of the invented story
    language: str = "en"  # of the briefing

    def line(self) -> str:
        """Write it: headline, outlet, day; of the sample, that it is invented."""
        title = self.title or label("No headline known", self.language)
        parts = [title, self.outlet, spell_date(self.published, self.language)]
        if self.sample:
            parts.append(label("sample story, invented", self.language))
        return ", ".join(set_apart(part) for part in parts if part)


@dataclass(frozen=True)
class Quote:
    """One saying with all the articles that printed it."""

    number: int
    quote_id: str
    words: str  # in marks, as they may be printed; cut with […] when long
    before: str  # the rest of its sentence, when it is part of one
    after: str
    speaker: str
    named: str  # who said it, in words
    told: str  # as whom, when, where and how it is told; "" = nothing known
    doubt: str  # "" = none
    reason: str  # of the speaker
    sureness: str
    checked: bool  # by a person
    kind: str
    role: str
    said_on: str
    said_where: str
    theme: str
    sources: tuple[int, ...]
    paragraph: tuple[tuple[str, bool], ...]  # its parts, each with whether it was said

    @property
    def who(self) -> str:
        """Write who said it, as whom, when and how it is told."""
        return f"{self.named}, {self.told}" if self.told else self.named

    def whole(self) -> str:
        """Write its words, a partial one in its sentence."""
        before = f"{self.before} " if self.before else ""
        return before + self.words + self.rest()

    def rest(self) -> str:
        """Write what follows its words in the sentence, set off as it must be."""
        return self.after if not self.after or self.after[0] in _CLOSING else f" {self.after}"

    def state(self) -> str:
        """Say in a word how far it may be relied on."""
        return "checked" if self.checked else self.sureness


@dataclass(frozen=True)
class Group:
    """Quotations under one head; "" = without one."""

    heading: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Happening:
    """One event of the timeline or stop of the itinerary."""

    event_id: str
    kind: str
    status: str
    state: str
    when: str
    date: str  # ISO, "" = undated
    end: str
    time: str
    title: str
    place: str
    where: str
    people: tuple[str, ...]
    doubt: str  # conflict of articles, or that it is undated; "" = none
    reason: str
    confidence: float
    by_hand: bool
    sources: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    acts: tuple[str, ...] = ()  # of a stop: what happened there
    lat: float | None = None
    lon: float | None = None
    exact: bool = False  # known to the day


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or an item of a list: runs of words, each with whether it is bold."""

    runs: tuple[tuple[str, bool], ...]
    style: Literal["plain", "bullet", "number"] = "plain"

    def words(self) -> str:
        """Return it without its boldness."""
        return "".join(words for words, _ in self.runs)


@dataclass(frozen=True)
class Block:
    """One section of a briefing."""

    section_id: int
    kind: SectionKind
    heading: str
    note: str = ""  # what it was chosen with, and what is left out
    filters: Mapping[str, Any] = field(default_factory=dict)
    choices: Mapping[str, Any] = field(default_factory=dict)  # what else a chart was asked with
    paragraphs: tuple[Paragraph, ...] = ()
    groups: tuple[Group, ...] = ()
    happenings: tuple[Happening, ...] = ()
    chart: Chart | None = None
    left_out: int = 0  # sayings that were chosen and are not shown

    def quotes(self) -> tuple[Quote, ...]:
        """Return its quotations under whatever head."""
        return tuple(quote for group in self.groups for quote in group.quotes)


@dataclass(frozen=True)
class Step:
    """How far the making of a file is."""

    done: int
    of: int
    heading: str  # of the section that is read; "" = the file is written


@dataclass(frozen=True)
class Warned:
    """Something to look at before the briefing is handed on."""

    kind: str  # waiting, unsure, likely, undated, conflict, sample, gone, ...
    words: str


@dataclass(frozen=True)
class Manifest:
    """A whole briefing: the one thing that every format is made of."""

    title: str
    classification: str
    author: str
    day: str  # ISO
    language: str
    briefing_id: int
    store_version: int
    made_on: str  # ISO day
    articles: int  # of the story
    dates: str  # of their publication
    filters: str  # what the whole is narrowed to, in words; "" = nothing
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...]
    warnings: tuple[Warned, ...]
    held: frozenset[str] = frozenset()  # ids of quotations that are in the story

    def label(self, english: str) -> str:
        """Return a head or label in the language of the briefing."""
        return label(english, self.language)

    def date(self, iso: str) -> str:
        """Write a day in the language of the briefing."""
        return spell_date(iso, self.language)

    def quotes(self) -> tuple[Quote, ...]:
        """Return all quotations, in order of their numbers."""
        return tuple(quote for block in self.blocks for quote in block.quotes())

    def happenings(self) -> tuple[Happening, ...]:
        """Return every event once, in the order of first use."""
        told = {event.event_id: event for block in self.blocks for event in block.happenings}
        return tuple(told.values())

    def byline(self) -> str:
        """Write author and day."""
        parts = (self.author, self.date(self.day))
        return " · ".join(set_apart(part) for part in parts if part)

    def made(self) -> str:
        """Write of what and when it was made, in one line."""
        counted = f"{self.articles:,} {self.label('articles')}, {self.dates}"
        parts = [self.filters, counted, f"{self.label('made on')} {self.date(self.made_on)}",
                 f"{self.label('store version')} {self.store_version}"]  # fmt: skip
        return " · ".join(set_apart(part) for part in parts if part)

    def source(self, number: int) -> Source:
        """Return a source by its number."""
        return self.sources[number - 1]
