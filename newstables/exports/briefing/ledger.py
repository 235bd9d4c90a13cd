"""The numbers of a briefing: every article is one source, every saying has one number."""

from dataclasses import dataclass, field

from newstables.exports.briefing.blocks import Source
from newstables.exports.briefing.labels import label
from newstables.exports.events import plain
from newstables.queries.briefing import source_facts
from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.queries.tables import Tables

# Of one article no excerpt is longer: citing is not reprinting.
LONGEST_EXCERPT = 900
CUT = " […]"


@dataclass
class Ledger:
    """What has been numbered so far, while a manifest is made."""

    tables: Tables
    language: str
    articles: dict[str, int] = field(default_factory=dict)  # article_id -> number of its source
    quotes: int = 0
    cut: list[str] = field(default_factory=list)  # what had to be shortened
    untold: list[str] = field(default_factory=list)  # headings of sections that cannot be told
    held: set[str] = field(default_factory=set)  # ids of quotations found in the story
    gone: int = 0  # picked, and no longer there
    uncut: bool = False  # all that filters bring is told, as in a table; else the first of it
    left_out: int = 0  # sayings that filters brought and that are not shown

    def cite(self, article_ids: list[str]) -> tuple[int, ...]:
        """Return the numbers of some articles as sources, in order."""
        return tuple(
            sorted(self.articles.setdefault(each, len(self.articles) + 1) for each in article_ids)
        )

    def next_quote(self) -> int:
        """Return the number of a further quotation."""
        self.quotes += 1
        return self.quotes

    def excerpt(self, words: str, what: str) -> str:
        """Return words on one line, cut with a visible mark when they are too long.

        Args:
            words: of an article.
            what: they are, to be told when they are cut.
        """
        line = " ".join(plain(words).split())
        if len(line) <= LONGEST_EXCERPT:
            return line
        self.cut.append(what)
        return shorten(line, LONGEST_EXCERPT)

    def sources(self) -> tuple[Source, ...]:
        """Return every article cited, once, in order of its number."""
        facts = source_facts(self.tables, self.articles)
        return tuple(
            Source(
                number=number,
                article_id=article_id,
                outlet=_outlet(plain(facts[article_id]["outlet"]), self.language),
                **{name: plain(facts[article_id][name])
                   for name in ("title", "published", "url", "byline")},
                text_language=plain(facts[article_id]["language"]),
                sample=bool(facts[article_id]["sample"]),
                language=self.language,
            )
            for article_id, number in self.articles.items()
        )  # fmt: skip


def _outlet(name: str, language: str) -> str:
    return label(name, language) if name == UNKNOWN_OUTLET else name


def shorten(words: str, most: int) -> str:
    """Cut words at a blank so that, with the mark that says so, they are `most` letters."""
    if len(words) <= most:
        return words
    kept = words[: most - len(CUT)]
    return (kept.rsplit(" ", 1)[0] if " " in kept[most // 2 :] else kept) + CUT
