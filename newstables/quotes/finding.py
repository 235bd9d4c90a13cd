"""Find what one article quotes, and who said it."""

import json
from typing import Any

import pandas as pd
from spacy.tokens import Doc

from newstables.quotes.cues import Cue, find_cues
from newstables.quotes.features import REGION, Layout, best_cue, pair_features, reach
from newstables.quotes.model import load_figures
from newstables.quotes.naming import Naming
from newstables.quotes.people import read_people
from newstables.quotes.reasons import reason_for
from newstables.quotes.sheet import Region, Sheet, read_sheet
from newstables.quotes.speakers import Candidate, find_candidates
from newstables.quotes.utterances import Attributed, kind_of, utterances
from newstables.schemas import QUOTES


def find_quotes(
    doc: Doc, *, article_id: str, furniture: pd.DataFrame, mentions: pd.DataFrame
) -> pd.DataFrame:
    """Find the quotations of one article, each with its speaker and the reason.

    Args:
        doc: the article's text, annotated by `annotate`.
        furniture: FURNITURE of this article: nothing inside is quoted or a speaker.
        mentions: MENTIONS of this article, names canonical within it; when empty, the
            entities of `doc` stand in.

    Returns:
        A QUOTES frame in reading order. `speaker` is canonical within the article and missing
        when nobody is named; polarity, subjectivity and said_on are left missing.
    """
    aside = zip(furniture["start"].astype(int), furniture["end"].astype(int), strict=True)
    sheet = read_sheet(doc, furniture=list(aside))
    people = read_people(sheet, doc, mentions)
    candidates = find_candidates(sheet, people)
    cues = find_cues(sheet)
    figures = load_figures()
    layout = Layout(sheet, candidates, cues, figures.cues)
    naming = Naming(sheet, people)
    found = _attribute(layout, naming)
    rows = [_row(naming, group, article_id) for group in utterances(sheet, found)]
    return QUOTES.frame(sorted(rows, key=lambda row: (row["start"], row["end"])))


def _attribute(layout: Layout, naming: Naming) -> list[Attributed]:
    """Choose the speaker of every stretch in marks that is a quotation."""
    figures = load_figures()
    sheet = layout.sheet
    found = []
    for number, region in enumerate(sheet.regions):
        near = reach(layout, number)
        rows = pair_features(layout, number, near)
        if not rows:
            continue
        chances = figures.speaker.chances(rows)
        order = chances.argsort()[::-1]
        top = float(chances[order[0]])
        second = float(chances[order[1]]) if len(order) > 1 else 0.0
        quotation = float(figures.quotation.chances([[*rows[0][: len(REGION)], top, second]])[0])
        if quotation < figures.quotation_from:
            continue
        if top < figures.speaker_from:
            found.append(Attributed(number, region, None, None, 1 - top))
            continue
        chosen = near[int(order[0])]
        cue = best_cue(layout, region, chosen)
        confidence = quotation * top
        found.append(Attributed(number, region, layout.candidates[chosen],
                                layout.cues[cue] if cue >= 0 else None, confidence))  # fmt: skip
    return found


def _row(naming: Naming, group: list[Attributed], article_id: str) -> dict[str, Any]:
    """Give the row of QUOTES for one utterance."""
    sheet = naming.sheet
    lead = group[0]
    spans = [_trimmed(sheet, one.region) for one in group]
    row: dict[str, Any] = {
        "quote_id": f"{article_id}:{spans[0][0]}",
        "article_id": article_id,
        "start": spans[0][0],
        "end": spans[-1][1],
        "spans": json.dumps(spans),
        "text": " [...] ".join(sheet.text[start:end] for start, end in spans),
        "kind": kind_of(sheet, group),
        "confidence": round(min(one.confidence for one in group), 3),
    }
    if lead.mention is None:
        return row | {"reason": "no words near it say who speaks"}
    return row | _speaker(naming, lead.region, lead.mention, lead.cue)


def _speaker(naming: Naming, region: Region, mention: Candidate, cue: Cue | None) -> dict[str, Any]:
    sheet = naming.sheet
    named = naming.name(mention)
    start, end = sheet.starts[mention.first], sheet.ends[mention.last - 1]
    part: dict[str, Any] = {
        "speaker": named.name,
        "speaker_text": sheet.text[start:end],
        "speaker_start": start,
        "speaker_end": end,
        "speaker_role": naming.role(named.name, mention) if named.name else None,
        "reason": reason_for(naming, region, mention, cue, named),
    }
    if cue is not None:
        part |= {"cue_start": sheet.starts[cue.token], "cue_end": sheet.ends[cue.token]}
        if cue.how == "according":
            part["cue_start"] = sheet.starts[cue.token - 1]
    return part


def _trimmed(sheet: Sheet, region: Region) -> tuple[int, int]:
    """Give a region without white space at its ends."""
    inner = sheet.text[region.start : region.end]
    start = region.start + len(inner) - len(inner.lstrip())
    return start, start + len(inner.strip())
