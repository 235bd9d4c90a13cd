"""What a draft claims: quotations, names with roles, numbers, dates and places."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from spacy.language import Language

from newstables.finding.coref.reading import read_coref
from newstables.finding.marks import quoted_regions
from newstables.finding.pipeline import read_article
from newstables.schemas import is_day
from newstables.story.ledger.claims import CLAIM_KINDS, Claim
from newstables.story.ledger.figures import find_figures
from newstables.story.ledger.sentences import content_keys, sentence_around
from newstables.story.ledger.translated import is_translated
from newstables.story.ledger.wording_keys import words_of
from newstables.story.times.resolving import resolve_times

_FEW = 3  # words
_PLACES = ("GPE", "LOC", "FAC")


def find_claims(nlp: Language, text: str, *, written: str | None) -> list[Claim]:
    """Return what a draft claims, in order.

    Args:
        nlp: as `nlp.annotation.load_model` gives it.
        text: of the draft.
        written: ISO day from which "on Tuesday" and "1 February" count; None: they stay open.
    """
    found = read_article(nlp, text, article_id="draft")
    times = resolve_times(found["times"], published={"draft": written})
    mentions = found["mentions"]
    beside = _Beside(text, mentions)
    claims = [
        *_quotations(found["quotes"], text),
        *_names(nlp, text, found),
        *_dates(times),
        *_places(mentions),
    ]
    said = [(claim.start, claim.end) for claim in claims if claim.kind == "quotation"]
    named = [
        (int(row.start), int(row.end)) for frame in (times, mentions) for row in frame.itertuples()
    ]
    claims += [
        Claim("number", figure.start, figure.end, text[figure.start : figure.end], figure=figure)
        for figure in find_figures(text, besides=[*said, *named])
    ]
    claims = [claim for claim in claims if claim.kind != "date" or not _is_inside(claim, said)]
    claims.sort(key=lambda claim: (claim.start, CLAIM_KINDS.index(claim.kind)))
    return [beside.filled(claim) for claim in claims]


def _is_inside(claim: Claim, stretches: list[tuple[int, int]]) -> bool:
    """Return whether a claim is another's words: "tomorrow" in a quotation is no day of ours."""
    return any(start <= claim.start and claim.end <= end for start, end in stretches)


def _quotations(quotes: pd.DataFrame, text: str) -> list[Claim]:
    """Return the words in quotation marks, each pair by itself: what is between was not said.

    What is only reported is nobody's wording.
    """
    regions = quoted_regions(text)
    claims: dict[int, Claim] = {}
    for row in quotes[quotes["kind"] != "indirect"].itertuples():
        for start, end in row.spans:
            for first, last in _inside(regions, int(start), int(end)):
                words = text[first:last].strip(",;:— \n")
                if _says_something(words):
                    claims[first] = Claim("quotation", first, last, words, _known(row.speaker))
    return list(claims.values())


def _inside(regions: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Return what of a statement stands in marks; of a transcript's turn, which has none, all."""
    inside = [(max(a, start), min(b, end)) for a, b in regions if a < end and start < b]
    return inside or [(start, end)]


def _says_something(words: str) -> bool:
    """Return whether words in marks are more than "and" or "the", which anybody says."""
    keys = words_of(words).keys
    return len(keys) > _FEW or bool(content_keys(words))


def _names(nlp: Language, text: str, found: dict[str, pd.DataFrame]) -> list[Claim]:
    """Return each person once for each role that stands beside the name, or once without."""
    people = found["mentions"][found["mentions"]["type"] == "PERSON"]
    coref = read_coref(nlp(text), furniture=found["furniture"].iloc[:0], mentions=found["mentions"])
    claims = []
    for name, rows in people.groupby("name", sort=False):
        first = rows.iloc[0]
        place = (int(first["start"]), int(first["end"]), str(first["text"]))
        told = dict.fromkeys(role.text for _, role in coref.roles.get(str(name), ()))
        claims += [Claim("name", *place, about=str(name), role=role) for role in told or ("",)]
        known = set(words_of(str(name)).keys)
        for row in rows.drop_duplicates("text").itertuples():  # a misprint is another spelling
            if not known.issuperset(words_of(str(row.text)).keys):
                printed = str(row.text)
                claims.append(Claim("name", int(row.start), int(row.end), printed, about=printed))
    return claims


def _dates(times: pd.DataFrame) -> list[Claim]:
    """Return the days that the draft names; a month or year alone is seldom right or wrong."""
    return [
        Claim("date", int(row.start), int(row.end), str(row.text), about=str(row.value))
        for row in times.itertuples()
        if is_day(_known(row.value))
    ]


def _places(mentions: pd.DataFrame) -> list[Claim]:
    rows = mentions[mentions["type"].isin(_PLACES)].drop_duplicates("name")
    return [
        Claim("place", int(row.start), int(row.end), str(row.text), about=str(row.name_))
        for row in rows.rename(columns={"name": "name_"}).itertuples()
    ]


def _known(value: Any) -> str:
    return "" if pd.isna(value) else str(value)


class _Beside:
    """What stands beside a claim in its sentence."""

    def __init__(self, text: str, mentions: pd.DataFrame) -> None:
        self._text = text
        self._mentions = [
            (int(row.start), int(row.end), str(row.name_))
            for row in mentions.rename(columns={"name": "name_"}).itertuples()
        ]

    def filled(self, claim: Claim) -> Claim:
        start, end = sentence_around(self._text, claim.start, claim.end)
        names = frozenset(
            name for first, last, name in self._mentions
            if start <= first and last <= end and not (claim.start < last and first < claim.end)
        )  # fmt: skip
        around = self._text[start : claim.start] + " " + self._text[claim.end : end]
        told = claim.kind == "quotation" and is_translated(self._text[start:end])
        return replace(claim, names=names, keys=content_keys(around), is_translated=told)
