"""What the reader can choose about quotations, and which quotations that leaves."""

from dataclasses import dataclass, replace

from newstables.queries.filters import COPIES, REWORDED, Filters, Where, choice, where_articles
from newstables.queries.notes import TAGGED
from newstables.schemas import QUOTE_KINDS, SURENESSES, QuoteKind

# Quotations proper: indirect speech is a second class, shown when it is chosen.
IN_MARKS: tuple[QuoteKind, ...] = ("direct", "mixed")

# Words of ours, which other languages have too.
_KINDS = {kind: kind for kind in QUOTE_KINDS}
_SURE = {each: each for each in SURENESSES}
_CHECKED = {True: "yes", False: "no"}
_TONES = {each: each for each in ("negative", "neutral", "positive")}

# What a copy prints is left out where an article that is none prints it too; the rest is its own,
# unless it was reworded.
_OF_ITS_OWN = f"""q.article_id NOT IN ({REWORDED}) AND (
    q.article_id NOT IN ({COPIES}) OR q.utterance IS NULL OR q.utterance NOT IN (
        SELECT o.utterance FROM quote_rows o
        WHERE o.article_id NOT IN ({COPIES}) AND o.utterance IS NOT NULL))"""

# A quotation names one of a list.
ABOUT = "q.number IN (SELECT number FROM names_said WHERE list_contains(?, name))"


@dataclass(frozen=True)
class QuoteFilters(Filters):
    """What the reader chose on the Quotes page; empty means all."""

    speakers: tuple[str, ...] = choice("said by")
    kinds: tuple[str, ...] = choice("quoted", values=_KINDS)  # direct, mixed, indirect
    about: tuple[str, ...] = choice("mentioning")  # names that stand inside the quotation
    # Searched for inside the quotation, as typed: see store/search.py.
    words: str = choice("with the words", default="")
    quote_ids: tuple[str, ...] | None = None  # these alone; None: all
    found: str | None = None  # those a word search found, as bits: see `as_bits`; None: no search
    sureness: tuple[str, ...] = choice("attribution", values=_SURE)  # sure, likely, unsure
    reviewed: bool | None = choice("checked by a person:", default=None, values=_CHECKED)
    tone: tuple[str, ...] = choice("tone", values=_TONES)  # negative, neutral, positive
    keywords: tuple[str, ...] = choice("keyword")  # NO_KEYWORD among them
    tags: tuple[str, ...] = choice("tagged")  # that people gave the quotation


def where_quotes(filters: QuoteFilters) -> Where:
    """Return the test of `quote_rows q` that the filters make."""
    where = where_articles(replace(filters, once=False), table="q")
    if filters.once:
        where.add(_OF_ITS_OWN)
    if filters.speakers:
        where.add("list_contains(?, q.speaker_shown)", list(filters.speakers))
    if filters.kinds:
        where.add("list_contains(?, q.kind)", list(filters.kinds))
    if filters.quote_ids is not None:
        where.add("q.quote_id IN (SELECT unnest(?))", list(filters.quote_ids))
    if filters.found is not None:
        where.add(
            "CASE WHEN q.number < ? THEN get_bit(?::BIT, q.number::INT) = 1 ELSE FALSE END",
            len(filters.found),
            filters.found,
        )
    if filters.sureness:
        where.add("list_contains(?, q.sureness)", list(filters.sureness))
    if filters.keywords:
        where.add("list_contains(?, q.keyword)", list(filters.keywords))
    if filters.tone:
        where.add("list_contains(?, q.tone)", list(filters.tone))
    if filters.reviewed is not None:
        where.add("q.reviewed = ?", filters.reviewed)
    if filters.about:
        where.add(ABOUT, list(filters.about))
    if filters.tags:
        where.add(TAGGED.format(id="q.quote_id", kind="quote"), list(filters.tags))
    return where
