"""Find every mention in an annotated article."""

from bisect import bisect_right
from typing import Any

import pandas as pd
from spacy.tokens import Doc

from newstables.errors import AnnotationError
from newstables.finding.entities.bodies import join_bodies
from newstables.finding.entities.capitals import is_within, lines_in_capitals, read_capitals
from newstables.finding.entities.chains import name_all
from newstables.finding.entities.context import Context
from newstables.finding.entities.cuts import cut_to_names
from newstables.finding.entities.governments import government_of
from newstables.finding.entities.joins import rejoin
from newstables.finding.entities.outlets import outlets_of, type_outlets
from newstables.finding.entities.overlooked import add_overlooked
from newstables.finding.entities.repairs import repair_people
from newstables.finding.entities.repeats import match_repeats
from newstables.finding.entities.spans import Mention, recognised
from newstables.finding.entities.typing import settle_types
from newstables.finding.marks import quoted_regions
from newstables.finding.names.shapes import is_full, is_given_name
from newstables.finding.stretches import Stretches
from newstables.gazetteer import country_of_capital
from newstables.lexicons import words
from newstables.schemas import MENTIONS

_OF_A_THING = frozenset({"a", "an", "my", "our", "your"})
_GOES_ON = ("CD", "HYPH", "JJ", "NN", "POS")  # "a Brandt supporter" names the person
_BY_HAND = frozenset({"agency", "byline", "copyright", "credit", "dateline"})


def find_mentions(doc: Doc, *, article_id: str, furniture: pd.DataFrame) -> pd.DataFrame:
    """Find the people, organisations and places one article names.

    Every mention is a row: an article that says "Tokyo" twice gives two.

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
    capitals = Stretches((*line, "") for line in lines)
    found = join_bodies(recognised(context), context)
    found = rejoin(cut_to_names(found, context), context)
    credited = [
        mention for mention in found if _in_credit(mention, kinds) and _is_credited_person(mention)
    ]
    guessed = [mention for mention in found if not _in_credit(mention, kinds)]
    mentions = [mention for mention in guessed if not is_within(mention, capitals)]
    settle_types(mentions, context)
    mentions = repair_people(mentions, context)
    mentions = add_overlooked(mentions, context)
    mentions = match_repeats(mentions, context)
    mentions = [
        mention
        for mention in mentions
        if not _in_credit(mention, kinds) and not is_within(mention, capitals)
    ]
    settle_types(mentions, context)
    type_outlets(mentions, outlets_of(context.text, kinds))
    guessed = [mention for mention in guessed if is_within(mention, capitals)]
    mentions += read_capitals(lines, context.text, others=mentions, guessed=guessed)
    mentions.sort(key=lambda mention: mention.start)
    for mention in mentions:
        mention.aside = _kind_at(mention.start, kinds) is not None
    name_all(mentions, context.text)
    name_all(credited, context.text)
    mentions = sorted([*mentions, *credited], key=lambda mention: mention.start)
    mentions = [at for at in mentions if not _generic(at) and not _is_thing(at, context)]
    return MENTIONS.frame(_rows(context, mentions, article_id=article_id, kinds=kinds))


Kinds = list[tuple[int, int, str]]


def _furniture_kinds(furniture: pd.DataFrame) -> Kinds:
    columns = (furniture[name].tolist() for name in ("start", "end", "kind"))
    return sorted(zip(*columns, strict=True))


def _kind_at(place: int, kinds: Kinds) -> str | None:
    for start, end, kind in kinds:
        if start <= place < end:
            return kind
    return None


def _in_credit(mention: Mention, kinds: Kinds) -> bool:
    return mention.type == "PERSON" and _kind_at(mention.start, kinds) in _BY_HAND


def _is_credited_person(mention: Mention) -> bool:
    """Return whether a credit line names a photographer in full: "Pool" and "Getty" are no people.

    They are kept apart from the people of the article, so that none takes a surname from them.
    """
    return is_full(mention.text) and is_given_name(mention.text.split()[0])


def _generic(mention: Mention) -> bool:
    """Return whether it is a common noun with a capital that no name in the article explains."""
    return mention.name == mention.text and mention.text in words("generic_names")


def _is_thing(mention: Mention, context: Context) -> bool:
    """Return whether a thing is called by a person's surname: "a Brandt hung there"."""
    here, after = context.index(mention.start), context.index(mention.end)
    return (
        mention.type == "PERSON"
        and mention.reason.startswith("surname of")
        and here > 0
        and context.words[here - 1].lower() in _OF_A_THING
        and not "".join(context.tags[after : after + 1]).startswith(_GOES_ON)
    )


def _rows(
    context: Context, mentions: list[Mention], *, article_id: str, kinds: Kinds
) -> list[dict[str, Any]]:
    text = context.text
    quoted = quoted_regions(text)
    quote_starts = [start for start, _ in quoted]
    sentence_starts = [context.starts[at] for at in context.sentences]
    sentence_ends = [*sentence_starts[1:], len(text)]
    rows = []
    towns: set[int] = set()
    for mention in mentions:
        government = government_of(mention, context, as_city=towns)
        if mention.name in country_of_capital() and not government:
            towns.add(mention.end)
        quote = bisect_right(quote_starts, mention.start) - 1
        sentence = bisect_right(sentence_starts, mention.start) - 1
        begin = sentence_starts[sentence]
        rows.append(
            {
                "article_id": article_id,
                "start": mention.start,
                "end": mention.end,
                "text": mention.text,
                "type": mention.type,
                "name": mention.name,
                "entity_id": f"{mention.type}:{mention.name}",
                "reason": mention.reason,
                "in_quote": quote >= 0 and mention.end <= quoted[quote][1],
                "furniture": _kind_at(mention.start, kinds),
                "government_of": government,
                "others": [*mention.others] or None,
                "sentence_start": begin,
                "sentence_end": begin + len(text[begin : sentence_ends[sentence]].rstrip()),
            }
        )
    return rows
