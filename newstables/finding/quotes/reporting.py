"""Indirect speech: which clauses report words, and whose, where no marks say so."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from newstables.finding.quotes.article_features import ArticleFeatures
from newstables.finding.quotes.clauses import Clause
from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.indirect import Describer, all_clauses, choose
from newstables.finding.quotes.layout import Layout
from newstables.finding.quotes.model import CUE_FROM, REPORT_FROM, REPORT_SURE_FROM, Figures
from newstables.finding.quotes.no_report import is_wish, reports_nothing
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.quotes.token_table import Span, TokenTable
from newstables.finding.quotes.utterances import Attributed
from newstables.finding.quotes.words import reporting_verbs, verb_stem

_MARKED = 0.5  # a clause with more of it in marks is left to the quotation in them
_LONGEST_CIRCUMSTANCE = 8  # words: "in a statement on Monday"
_WISH_FROM = 0.6  # what is hoped or planned counts when it is as likely as that
_FEWEST_OUTSIDE = 4  # words outside marks that make a clause more than the words in them
_OPENING = frozenset({"“", '"', "``", "''", "‘", "'", "«", "„", "″", "「"})
_CLOSING = frozenset({"”", '"', "''", "’", "'", "»", "“"})


@dataclass(frozen=True)
class Report:
    """One stretch of indirect speech in one or two parts, its cue, and who speaks."""

    parts: list[Span]  # tokens
    cue: Cue
    mention: Candidate | None
    confidence: float
    shape: str = ""


def find_reports(
    features: ArticleFeatures, figures: Figures, quoted: list[Attributed]
) -> list[Report]:
    """Find the clauses that report; words in marks keep the speaker already found for them."""
    layout, tokens = features.layout, features.layout.tokens
    describer = Describer(layout, figures.clauses)
    clauses, rows = describer.describe(all_clauses(layout, cue_from=CUE_FROM))
    if not clauses:
        return []
    chances = figures.report.chances(rows, at_least=REPORT_FROM)
    chosen = [number for number, _ in choose(clauses, list(chances), at_least=REPORT_FROM)]
    chosen.sort(key=lambda number: clauses[number].first)
    sure = figures.report_sure.chances(rows[chosen])
    speakers = {attributed.number: attributed.mention for attributed in quoted}
    reports: list[Report] = []
    for number, confidence in zip(chosen, sure, strict=True):
        clause = clauses[number]
        marked = [tokens.quoted[token] for token in range(clause.first, clause.last)]
        if confidence < REPORT_SURE_FROM or _is_put_to(tokens, clause.cue):
            continue
        outside = layout.outside[clause.last] - layout.outside[clause.first]
        inside = sum(region >= 0 for region in marked)
        if inside and (inside > _MARKED * len(marked) or outside < _FEWEST_OUTSIDE):
            continue
        held = describer.holder.get(clause.cue.subject, -1)
        mention = layout.candidates[held] if held >= 0 else None
        quoter = next((speakers[region] for region in marked if speakers.get(region)), None)
        if quoter is not None and not clause.first <= quoter.head < clause.last:
            mention = quoter
        if confidence < _WISH_FROM and is_wish(tokens, clause):
            continue
        if reports_nothing(tokens, clause, mention):
            continue
        part = _readable(layout, clause)
        report = Report([part], clause.cue, mention, float(confidence), clause.shape)
        last = reports[-1] if reports else None
        if last and last.cue == report.cue and last.parts[-1][1] <= report.cue.token < part[0]:
            reports[-1] = replace(last, parts=[*last.parts, part])
        else:
            reports.append(report)
    return reports


def _is_put_to(tokens: TokenTable, cue: Cue) -> bool:
    """Return whether it is a question put to somebody, "asked whether ...", not asked by them."""
    return cue.stem in ("ask", "press", "question") and tokens.tags[cue.token] == "VBN"


def _readable(layout: Layout, clause: Clause) -> Span:
    """Return a clause without its "that", cut before ", adding ...", its last mark kept."""
    tokens = layout.tokens
    first, last = clause.first, clause.last
    first = _after_circumstance(tokens, first, last)
    if tokens.lower[first] == "that" and last - first > 1:
        first += 1
    for token in layout.cue_tokens[bisect_right(layout.cue_tokens, first + 2) :]:
        if token >= last:
            break
        says = verb_stem(tokens.lower[token]) in reporting_verbs()
        if says and tokens.tags[token] == "VBG" and _after_comma(tokens, token):
            return first, token - (tokens.words[token - 1] == ",")
    if tokens.quoted[first] >= 0:
        begin = tokens.regions[tokens.quoted[first]].first
        if begin and first == begin and tokens.words[begin - 1] in _OPENING:
            first -= 1
    if tokens.quoted[last - 1] >= 0:
        end = tokens.regions[tokens.quoted[last - 1]].last
        if end < len(tokens.words) and tokens.words[end] in _CLOSING and end - last <= 2:
            return first, end + 1
    return first, last


def _after_circumstance(tokens: TokenTable, first: int, last: int) -> int:
    """Return where the words begin after "in a statement that", "on Monday that"."""
    if tokens.lower[first] not in ("in", "on", "at", "during"):
        return first
    for token in range(first + 1, min(first + _LONGEST_CIRCUMSTANCE, last - 2)):
        if tokens.lower[token] == "that" and tokens.deps[token] == "mark":
            return token
    return first


def _after_comma(tokens: TokenTable, token: int) -> bool:
    """Return whether a comma stands before a token, a closing mark between them or not."""
    before = token - 1
    while before > 0 and tokens.words[before] in _CLOSING:
        before -= 1
    return tokens.words[before] == ","
