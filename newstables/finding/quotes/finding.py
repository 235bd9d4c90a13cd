"""Find what one article quotes or reports, and who said it."""

from typing import Any

import pandas as pd
from spacy.tokens import Doc

from newstables.finding.coref.as_printed import NOBODY
from newstables.finding.coref.reading import read_coref
from newstables.finding.coref.resolving import Coref
from newstables.finding.quotes.article_features import read_article_features
from newstables.finding.quotes.attributing import attribute
from newstables.finding.quotes.circumstances import find_said_place, find_said_time
from newstables.finding.quotes.confidence import (
    NOT_SAID_AT_MOST,
    UNKNOWN_AT_MOST,
    surname_chance,
    worth,
)
from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.model import load_figures
from newstables.finding.quotes.no_report import was_not_said
from newstables.finding.quotes.reasons import reason_for, unnamed
from newstables.finding.quotes.reporting import Report, find_reports
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.quotes.told_once import told_once
from newstables.finding.quotes.transcripts import (
    Turn,
    find_turns,
    names_of_turns,
    who_answers,
)
from newstables.finding.quotes.utterances import Attributed, kind_of, utterances
from newstables.finding.stretches import Stretches
from newstables.finding.token_table import Span, TokenTable
from newstables.schemas import CUT, QUOTES

# "We could say: “It may hurt”": the author's voice, which says it not, or nobody's.
_NO_ONE_ELSE = NOBODY | {"i", "we", "you", "one"}


def find_quotes(
    doc: Doc, *, article_id: str, furniture: pd.DataFrame, mentions: pd.DataFrame
) -> pd.DataFrame:
    """Find the quotations of one article, in marks and without, each with speaker and reason.

    Args:
        doc: the article's text, annotated by `annotate`.
        article_id: key of the article.
        furniture: FURNITURE of this article: nothing inside is quoted or speaks.
        mentions: MENTIONS of this article, names canonical within it; when empty, the
            entities of `doc` stand in.

    Returns:
        A QUOTES frame in reading order, empty when nothing is said. `speaker` is canonical
        within the article and missing when nobody is named; said_on, polarity and subjectivity
        are left missing.
    """
    coref = read_coref(doc, furniture=furniture, mentions=mentions)
    return QUOTES.frame(quote_rows(coref, article_id=article_id))


def quote_rows(coref: Coref, *, article_id: str) -> list[dict[str, Any]]:
    """Return the rows of `find_quotes`: a frame of many articles costs no more than one.

    Args:
        coref: the article, its mentions resolved.

    Returns:
        Rows with columns of QUOTES, in reading order.
    """
    figures = load_figures()
    features = read_article_features(coref, scores=figures.cues)
    tokens = features.layout.tokens
    found = attribute(features, figures)
    groups = utterances(tokens, found)
    told = [_in_marks(features.naming, group, article_id) for group in groups]
    rows = [row for row in told if not (row.pop("not_said") and row.get("speaker") is None)]
    rows += [
        _reported(features.naming, report, article_id)
        for report in find_reports(features, figures, found)
    ]
    rows = told_once(rows)
    turns = find_turns(tokens, features.naming.people)
    if turns:
        people = features.naming.people
        names = names_of_turns(tokens, turns, people.names)
        answers = who_answers(tokens, people, turns)
        spoken = Stretches((start, end, "") for turn in turns for start, end in turn.spans)
        rows = [row for row in rows if not _inside(row, spoken) or _is_of_another(row, names)]
        for turn, name in zip(turns, names, strict=True):
            rows.append(_turn(features.naming, turn, article_id, name=name, answers=answers))
    return _distinct(rows)


def _distinct(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Keep the first of rows with the same id: a report may begin where words in marks do."""
    seen: set[str] = set()
    kept = []
    for row in sorted(rows, key=lambda row: row["kind"] == "indirect"):
        if row["quote_id"] not in seen:
            seen.add(row["quote_id"])
            kept.append(row)
    return sorted(kept, key=lambda row: (row["start"], row["end"]))


def _inside(row: dict[str, Any], spoken: Stretches) -> bool:
    """Return whether a row lies inside a turn of a transcript."""
    begin, close = row["start"], row["end"]
    return any(start <= begin and close <= end for start, end, _ in spoken.over(begin, close))


def _is_of_another(row: dict[str, Any], names: list[str]) -> bool:
    """Return whether a row inside a turn quotes somebody who has no turn of their own."""
    speaker = row.get("speaker")
    return row["kind"] != "indirect" and speaker is not None and speaker not in names


def _turn(
    naming: Coref, turn: Turn, article_id: str, *, name: str, answers: str | None
) -> dict[str, Any]:
    """Return the row of one turn of a transcript, spoken by `name`.

    Args:
        answers: whom the interview is with, when it is one person.
    """
    row = _words(naming.tokens, turn.spans, article_id) | {"kind": "direct", "confidence": 0.95}
    if turn.asks:
        reason = "a question in a transcript; who asks is not named"
        return row | {"reason": reason, "confidence": UNKNOWN_AT_MOST}
    if turn.answers:
        reason = f"an answer in an interview; {answers or 'nobody'} alone is named above it"
        known = {"speaker": answers, "confidence": 0.8 if answers else UNKNOWN_AT_MOST}
        return row | known | {"reason": reason}
    place = naming.tokens.token_at(row["start"])
    row = _with_speaker(naming, row, (place, place + 1), turn.label, None)
    return row | {"speaker": name, "speaker_role": naming.role(name, turn.label)}


def _in_marks(naming: Coref, group: list[Attributed], article_id: str) -> dict[str, Any]:
    """Return the row of one utterance in quotation marks; "not_said" is no column of it."""
    tokens = naming.tokens
    lead = group[0]
    row = _words(tokens, [(part.region.start, part.region.end) for part in group], article_id)
    row["kind"] = kind_of(tokens, group)
    row["confidence"] = round(min(part.confidence for part in group), 3)
    if lead.mention is None:
        row["confidence"] = min(row["confidence"], UNKNOWN_AT_MOST)
        return row | {"reason": unnamed(), "not_said": False}
    where = (lead.region.first, lead.region.last)
    row = _with_speaker(naming, row, where, lead.mention, lead.cue)
    if row["speaker"] is not None:
        row["confidence"] = round(worth(row["confidence"]), 3)
    not_said = lead.cue is not None and was_not_said(tokens, lead.cue, lead.mention)
    row["not_said"] = not_said and tokens.lower[lead.mention.head] in _NO_ONE_ELSE
    if not_said:
        row["confidence"] = min(row["confidence"], NOT_SAID_AT_MOST)
        row["reason"] += "; the article does not tell it as said"
    return row


def _reported(naming: Coref, report: Report, article_id: str) -> dict[str, Any]:
    """Return the row of one clause of indirect speech."""
    tokens = naming.tokens
    spans = [(tokens.starts[first], tokens.ends[last - 1]) for first, last in report.parts]
    row = _words(tokens, spans, article_id)
    row |= {"kind": "indirect", "confidence": round(report.confidence, 3)}
    if report.mention is None:
        return row | _cue(tokens, report.cue) | {"reason": unnamed()}
    return _with_speaker(naming, row, report.parts[0], report.mention, report.cue)


def _words(tokens: TokenTable, spans: list[Span], article_id: str) -> dict[str, Any]:
    trimmed = []
    for start, end in spans:
        inner = tokens.text[start:end]
        begin = start + len(inner) - len(inner.lstrip())
        trimmed.append([begin, begin + len(inner.strip())])
    return {
        "quote_id": f"{article_id}:{trimmed[0][0]}",
        "article_id": article_id,
        "start": trimmed[0][0],
        "end": trimmed[-1][1],
        "spans": trimmed,
        "text": CUT.join(tokens.text[start:end] for start, end in trimmed),
    }


def _with_speaker(
    naming: Coref, row: dict[str, Any], where: Span, mention: Candidate, cue: Cue | None
) -> dict[str, Any]:
    """Add the columns about the speaker of the tokens `where`; a doubtful name costs confidence."""
    tokens = naming.tokens
    named = naming.name(mention)
    start, end = tokens.starts[mention.first], tokens.ends[mention.last - 1]
    part: dict[str, Any] = {
        "speaker": named.name,
        "speaker_text": tokens.text[start:end],
        "speaker_start": start,
        "speaker_end": end,
        "speaker_role": naming.role(named.name, mention) if named.name else None,
        "reason": reason_for(naming, where, mention, cue, named),
    }
    chance = named.chance * surname_chance(naming, mention, named.name)
    part["confidence"] = round(row["confidence"] * chance, 3)
    if named.name is None:
        part["confidence"] = min(part["confidence"], UNKNOWN_AT_MOST)
    row = row | part
    return row if cue is None else row | _cue(tokens, cue)


def _cue(tokens: TokenTable, cue: Cue) -> dict[str, Any]:
    first = cue.token - (cue.how == "according")
    return {
        "cue_start": tokens.starts[first],
        "cue_end": tokens.ends[cue.token],
        "said_time": find_said_time(tokens, cue),
        "said_where": find_said_place(tokens, cue),
    }
