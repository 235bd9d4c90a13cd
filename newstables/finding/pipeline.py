"""Articles in, findings out: every step, in order, for one batch.

Findings depend on the text and the title its file states: not on its date, not on other articles
(see story.py for those). The steps read each text unwrapped and in plain characters; the places
they give are taken back to the text as it came.
"""

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
from spacy.language import Language
from spacy.tokens import Doc

from newstables.finding.coref.reading import read_coref
from newstables.finding.entities.finding import find_mentions
from newstables.finding.events.happenings import happening_rows
from newstables.finding.furniture.finding import Stretch, furniture_rows
from newstables.finding.given_places import to_given
from newstables.finding.language import detect_language, is_read
from newstables.finding.quotes.finding import quote_rows
from newstables.finding.reading_text import ReadingText, reading_text
from newstables.finding.stretches import Stretches
from newstables.finding.times.finding import find_times
from newstables.finding.tone import tone_of
from newstables.nlp.annotation import annotate, zone
from newstables.schemas import FINDINGS, FURNITURE, HAPPENINGS, PROBLEMS, QUOTES, now

_log = logging.getLogger(__name__)

Frames = dict[str, pd.DataFrame]
# (article_id, text), then the title as the article's own file states it, then the language as a
# person says it
Given = (
    tuple[str, str] | tuple[str, str, str | None] | tuple[str, str, str | None, str | None]
)  # fmt: skip
# Frames of many columns that no other step reads: one a batch costs less than one an article.
_IN_ROWS = {schema.name: schema for schema in (QUOTES, HAPPENINGS)}


@dataclass(frozen=True)
class Batch:
    """What one batch gave: a frame of each of schemas.FINDINGS, and what went wrong."""

    frames: Frames
    problems: pd.DataFrame


def read_batch(nlp: Language, texts: Sequence[Given], *, without: Collection[str] = ()) -> Batch:
    """Find everything in a batch of articles; one that fails is a problem row.

    Args:
        texts: see `Given`; a corrected title is none. What is in another language is furniture
            from beginning to end, and nothing is found in it.
        without: findings left out to save time: quotes, tone, happenings.

    Returns:
        A frame of each of schemas.FINDINGS, and PROBLEMS.
    """
    found = [_not_read(*given[:2]) for given in texts if not is_read(_language_of(given))]
    texts = [given for given in texts if is_read(_language_of(given))]
    problems = []
    with zone(nlp):
        readings = [reading_text(given[1], title=given[2] if len(given) > 2 else None)
                    for given in texts]  # fmt: skip
        docs = _docs(nlp, [reading.text for reading in readings])
        for (article_id, *_), reading, doc in zip(texts, readings, docs, strict=True):
            try:
                annotated = doc() if callable(doc) else doc
                found.append(_read(annotated, reading, article_id=article_id, without=without))
            except Exception as fault:  # noqa: BLE001 - one bad article must not stop the others
                _log.exception("article %s", article_id)
                problems.append(_problem(article_id, fault))
    frames = {
        schema.name: pd.concat(parts, ignore_index=True)
        if (
            parts := [
                findings.frames[schema.name]
                for findings in found
                if len(findings.frames[schema.name])
            ]
        )
        else schema.frame()
        for schema in FINDINGS
        if schema.name not in _IN_ROWS
    }
    for name, schema in _IN_ROWS.items():
        frames[name] = schema.frame(row for findings in found for row in findings.rows[name])
    return Batch(frames, PROBLEMS.frame(problems))


def read_article(nlp: Language, text: str, *, article_id: str, title: str | None = None) -> Frames:
    """Find everything in one article, as English: a frame of each of schemas.FINDINGS, by name."""
    reading = reading_text(text, title=title)
    found = _read(nlp(reading.text), reading, article_id=article_id, without=())
    return found.frames | {
        name: schema.frame(found.rows[name]) for name, schema in _IN_ROWS.items()
    }


@dataclass(frozen=True)
class _Found:
    """What one article gave: frames, and by name the rows of those that are built by the batch."""

    frames: Frames
    rows: dict[str, list[dict[str, Any]]]


def _language_of(given: Given) -> str | None:
    said = given[3] if len(given) > 3 else None  # noqa: PLR2004 - see Given
    return said or detect_language(given[1])


def _not_read(article_id: str, text: str) -> _Found:
    """Return what is found in an article of another language: that it is one."""
    frames = {schema.name: schema.frame() for schema in FINDINGS if schema.name not in _IN_ROWS}
    whole = [Stretch(0, len(text), "foreign")] if text else []
    frames["furniture"] = _furniture(whole, article_id)
    return _Found(frames, {name: [] for name in _IN_ROWS})


def _read(doc: Doc, reading: ReadingText, *, article_id: str, without: Collection[str]) -> _Found:
    """Find everything in one annotated article; what stands in `without` is left empty."""
    furniture = _furniture(reading.furniture, article_id)
    mentions = find_mentions(doc, article_id=article_id, furniture=furniture)
    times = _with_furniture(find_times(doc, article_id=article_id), reading.furniture)
    coref = read_coref(doc, furniture=furniture, mentions=mentions)
    quotes: list[dict[str, Any]] = []
    happenings: list[dict[str, Any]] = []
    if "quotes" not in without:
        quotes = quote_rows(coref, article_id=article_id)
    if "tone" not in without:
        for row in quotes:
            row["polarity"], row["subjectivity"] = tone_of(row["text"])
    if "happenings" not in without:
        happenings = happening_rows(
            doc, article_id=article_id, coref=coref, times=times, furniture=furniture
        )
    frames = {"mentions": mentions, "times": times}
    rows = {"quotes": quotes, "happenings": happenings}
    if reading.places is not None:
        frames, rows = to_given(frames, rows, reading)
    return _Found({"furniture": _furniture(reading.given, article_id), **frames}, rows)


def _with_furniture(times: pd.DataFrame, stretches: Sequence[Stretch]) -> pd.DataFrame:
    """Say of each time what furniture it stands in: a dateline and a page's date still date.

    What a caption shows has happened, though it is told in the present.
    """
    over = Stretches(stretches).over
    kinds = [
        next((kind for _, _, kind in over(start, start + 1)), None)
        for start in times["start"].tolist()
    ]
    rules = [
        {**rule, "tense": "past"} if kind == "caption" and rule.get("tense") == "future" else rule
        for rule, kind in zip(times["rule"], kinds, strict=True)
    ]
    kind_column = pd.array(kinds, dtype="string")
    return times.assign(
        furniture=kind_column, rule=pd.Series(rules, times.index, times["rule"].dtype)
    )


def _furniture(stretches: Sequence[Stretch], article_id: str) -> pd.DataFrame:
    return FURNITURE.frame(furniture_rows(stretches, article_id=article_id))


def _docs(nlp: Language, texts: list[str]) -> list[Doc] | list[Callable[[], Doc]]:
    """Annotate all at once; when spaCy fails on one of them, leave each to be tried alone."""
    try:
        return list(annotate(nlp, texts))
    except Exception:  # noqa: BLE001 - spaCy names no error of its own for a text it cannot read
        _log.exception("a batch of %d articles", len(texts))
        return [partial(nlp, text) for text in texts]


def _problem(article_id: str, fault: Exception) -> dict[str, str]:
    return {
        "source": article_id,
        "what": f"cannot be read by the engine ({type(fault).__name__}: {fault})",
        "advice": "The other articles are not affected; remove this one or report its text.",
        "at": now(),
    }
