"""One annotated article -> its tokens, names and verbs, and who each mention is."""

import pandas as pd
from spacy.tokens import Doc

from newstables.finding.coref.people import read_people
from newstables.finding.coref.resolving import Coref
from newstables.finding.quotes.cues import find_cues
from newstables.finding.token_table import Span, build_token_table


def read_coref(doc: Doc, *, furniture: pd.DataFrame, mentions: pd.DataFrame) -> Coref:
    """Resolve the pronouns and roles of one article, for its quotations and its events.

    Args:
        doc: the article's text, annotated by `annotate`.
        furniture: FURNITURE of this article: nobody is meant in or from there.
        mentions: MENTIONS of this article, names canonical within it; when empty, the
            entities of `doc` stand in.
    """
    aside: list[Span] = list(
        zip(furniture["start"].astype(int), furniture["end"].astype(int), strict=True)
    )
    tokens = build_token_table(doc, furniture=aside)
    return Coref(tokens, read_people(tokens, doc, mentions), find_cues(tokens))
