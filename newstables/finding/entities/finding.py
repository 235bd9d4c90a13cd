"""Find every naming in an annotated article."""

from bisect import bisect_right
from typing import Any

import pandas as pd
from spacy.tokens import Doc

from newstables.errors import AnnotationError
from newstables.finding.entities.capitals import is_within, lines_in_capitals, read_capitals
from newstables.finding.entities.chains import name_all
from newstables.finding.entities.context import Context
from newstables.finding.entities.governments import government_of
from newstables.finding.entities.repairs import repair_people
from newstables.finding.entities.repeats import match_repeats
from newstables.finding.entities.spans import Naming, recognised
from newstables.finding.entities.typing import settle_types
from newstables.finding.marks import quoted_regions
from newstables.finding.names.lexicon import country_of_capital, words
from newstables.finding.names.shapes import is_full, is_given_name
from newstables.schemas import MENTIONS

_BY_HAND = frozenset({"credit", "agency", "copyright"})


def find_mentions(doc: Doc, *, article_id: str, furniture: pd.DataFrame) -> pd.DataFrame:
    """Find the people, organisations and places one article names.

    Every naming is a row: an article that says "Tokyo" twice gives two.

    Args:
        doc: the article's text, annotated by `annotate`.
        article_id: key of the article.
        furniture: a FURNITURE frame of this article; in a credit line only full names are
            people, and they are nobody in the article.

    Returns:
        A MENTIONS frame in reading order, empty when nothing is named; `name` is canonical
        within the article. `start` and `end` count characters of the text from 0, end excluded.

    Raises:
        AnnotationError: no sentences were found in `doc`.

    Source: OntoNotes 5 entity labels, as spaCy's English pipelines give them.
    """
    context = Context(doc)
    if context.words and not context.has_sentences:
        raise AnnotationError(
            f"article {article_id}: the text has no sentences; annotate it with `load_model`"
        )
    kinds = _furniture_kinds(furniture)
    lines = lines_in_capitals(context.text)
    found = recognised(context)
    credited = [n for n in found if _in_credit(n, kinds) and _is_credited_person(n)]
    guessed = [n for n in found if not _in_credit(n, kinds)]
    namings = [n for n in guessed if not is_within(n, lines)]
    settle_types(namings, context)
    namings = repair_people(namings, context)
    namings = match_repeats(namings, context)
    namings = [n for n in namings if not _in_credit(n, kinds) and not is_within(n, lines)]
    settle_types(namings, context)
    guessed = [n for n in guessed if is_within(n, lines)]
    namings += read_capitals(lines, context.text, others=namings, guessed=guessed)
    namings.sort(key=lambda n: n.start)
    name_all(namings, context.text)
    name_all(credited, context.text)
    namings = sorted([*namings, *credited], key=lambda n: n.start)
    namings = [n for n in namings if not _generic(n)]
    return MENTIONS.frame(_rows(context, namings, article_id=article_id, kinds=kinds))


Kinds = list[tuple[int, int, str]]


def _furniture_kinds(furniture: pd.DataFrame) -> Kinds:
    columns = (furniture[name].tolist() for name in ("start", "end", "kind"))
    return sorted(zip(*columns, strict=True))


def _kind_at(place: int, kinds: Kinds) -> str | None:
    for start, end, kind in kinds:
        if start <= place < end:
            return kind
    return None


def _in_credit(naming: Naming, kinds: Kinds) -> bool:
    return naming.type == "PERSON" and _kind_at(naming.start, kinds) in _BY_HAND


def _is_credited_person(naming: Naming) -> bool:
    """Whether a credit line names a photographer in full: "Pool" and "Getty" are no people.

    They are kept apart from the people of the article, so that none takes a surname from them.
    """
    return is_full(naming.text) and is_given_name(naming.text.split()[0])


def _generic(naming: Naming) -> bool:
    """Whether it is a common noun with a capital that no name in the article explains."""
    return naming.name == naming.text and naming.text in words("generic_names.txt")


def _rows(
    context: Context, namings: list[Naming], *, article_id: str, kinds: Kinds
) -> list[dict[str, Any]]:
    text = context.text
    quoted = quoted_regions(text)
    quote_starts = [start for start, _ in quoted]
    sentence_starts = [context.starts[at] for at in context.sentences]
    sentence_ends = [*sentence_starts[1:], len(text)]
    rows = []
    towns: set[int] = set()
    for naming in namings:
        government = government_of(naming, context, as_city=towns)
        if naming.name in country_of_capital() and not government:
            towns.add(naming.end)
        quote = bisect_right(quote_starts, naming.start) - 1
        sentence = bisect_right(sentence_starts, naming.start) - 1
        begin = sentence_starts[sentence]
        rows.append(
            {
                "article_id": article_id,
                "start": naming.start,
                "end": naming.end,
                "text": naming.text,
                "type": naming.type,
                "name": naming.name,
                "entity_id": f"{naming.type}:{naming.name}",
                "reason": naming.reason,
                "in_quote": quote >= 0 and naming.end <= quoted[quote][1],
                "furniture": _kind_at(naming.start, kinds),
                "government_of": government,
                "sentence_start": begin,
                "sentence_end": begin + len(text[begin : sentence_ends[sentence]].rstrip()),
            }
        )
    return rows
