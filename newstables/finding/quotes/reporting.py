"""Indirect speech: which clauses report words, and whose, where no marks say so."""

from dataclasses import dataclass, replace

from newstables.finding.quotes.article_features import ArticleFeatures
from newstables.finding.quotes.carried import find_carried
from newstables.finding.quotes.clauses import Clause
from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.indirect import Describer, all_clauses, choose
from newstables.finding.quotes.layout import Layout
from newstables.finding.quotes.model import CUE_FROM, REPORT_FROM, Figures
from newstables.finding.quotes.no_report import is_wish, reports_nothing
from newstables.finding.quotes.report_words import words_of
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.quotes.utterances import Attributed
from newstables.finding.quotes.words import reporting_verbs
from newstables.finding.tense.forms import HAVE
from newstables.finding.token_table import Span, TokenTable

_MARKED = 0.5  # a clause with more of it in marks is left to the quotation in them
_WISH_FROM = 0.8  # what is hoped or planned counts when it is as likely as that
# What is no clause of its own: "demanded the logs", "agreed with the plan".
_SELDOM_SAID = frozenset({"dobj", "cut dobj", "prep", "cut prep", "after", "to comma"})
_SELDOM_FROM = 0.5  # for a thing of a few words: "demanded the logs"
_FEWEST_OF_THING = 4  # words from which it says what was said as well as a clause does
_CARRIED_IS_RIGHT = 0.75
_AT_MOST = 0.94  # of reports as likely, 88 in 100 are right: none is shown as sure
_FEWEST_OUTSIDE = 4  # words outside marks that make a clause more than the words in them


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
        return _with_carried(layout, [])
    chances = figures.report.chances(rows, at_least=REPORT_FROM)
    speakers = {attributed.number: attributed.mention for attributed in quoted}
    reports: list[Report] = []
    for number, confidence in choose(clauses, list(chances), at_least=REPORT_FROM):
        clause = clauses[number]
        if confidence < _wanted_of(tokens, clause) or _is_put_to(tokens, clause.cue):
            continue
        marked = [tokens.quoted[token] for token in range(clause.first, clause.last)]
        quoters = [speakers[region] for region in marked if speakers.get(region)]
        quoter = quoters[0] if quoters else None
        if _is_of_marks(layout, clause, quoter) or len(set(map(id, quoters))) > 1:
            continue  # hardly more than words in marks, or words of two speakers
        held = describer.holder.get(clause.cue.subject, -1)
        mention = layout.candidates[held] if held >= 0 else None
        mention = _relative(tokens, clause.cue) or mention
        if quoter is not None and not clause.first <= quoter.head < clause.last:
            mention = quoter
        part = words_of(layout, clause)
        told = replace(clause, last=min(clause.last, part[1]))
        if reports_nothing(tokens, told, mention) or _passes_on(clause, quoted):
            continue
        report = Report([part], clause.cue, mention, min(confidence, _AT_MOST), clause.shape)
        last = reports[-1] if reports else None
        if last and _goes_on(last, report):
            reports[-1] = replace(last, parts=[*last.parts, part])
        else:
            reports.append(report)
    return _with_carried(layout, reports)


def _goes_on(last: Report, report: Report) -> bool:
    """Return whether a report is the rest of one that its verb parts: "Rain, he said, fell"."""
    around = last.parts[-1][1] <= report.cue.token < report.parts[0][0]
    return around and last.cue == report.cue


def _is_of_marks(layout: Layout, clause: Clause, quoter: Candidate | None) -> bool:
    """Return whether a clause is hardly more than its words in marks, or these are nobody's.

    "Filed it under so-called “slow folk”": the verb is none of speech, nor the words a quotation.
    """
    size = clause.last - clause.first
    outside = layout.outside[clause.last] - layout.outside[clause.first]
    inside = sum(layout.tokens.quoted[token] >= 0 for token in range(clause.first, clause.last))
    if not inside:
        return False
    nobodys = quoter is None and (
        clause.cue.stem not in reporting_verbs() or not _says_something(layout.tokens, clause)
    )
    return nobodys or inside > _MARKED * size or outside < _FEWEST_OUTSIDE


def _says_something(tokens: TokenTable, clause: Clause) -> bool:
    """Return whether there is a verb outside the marks: 'on the show "Good Morning"' has none."""
    return any(
        tokens.quoted[token] < 0 and tokens.tags[token][:2] in ("VB", "MD")
        for token in range(clause.first, clause.last)
    )


def _wanted_of(tokens: TokenTable, clause: Clause) -> float:
    """Return how likely a clause must be: of things and thoughts more are no statement."""
    if is_wish(tokens, clause):
        return _WISH_FROM
    if clause.shape in _SELDOM_SAID and clause.last - clause.first < _FEWEST_OF_THING:
        return _SELDOM_FROM
    return REPORT_FROM


def _relative(tokens: TokenTable, cue: Cue) -> Candidate | None:
    """Return the "who" or "which" that reports in a clause of its own: "Lund, who argued that"."""
    if cue.how != "relative":
        return None
    for child in tokens.children[cue.token]:
        if tokens.deps[child] == "nsubj" and tokens.lower[child] in ("who", "which"):
            return Candidate(child, child, child + 1, "pronoun", -1)
    return None


def _with_carried(layout: Layout, reports: list[Report]) -> list[Report]:
    """Add what nouns carry; "dismissed claims that ..." is a report of whoever claims."""
    for (first, last), cue, number in find_carried(layout):
        over = [
            report
            for report in reports
            if any(begin < last and first < end for begin, end in report.parts)
        ]
        about = [
            report
            for report in over
            if len(report.parts) == 1 and report.parts[0][0] <= cue.token < first
        ]
        if len(over) > len(about) or any(
            layout.tokens.quoted[token] >= 0 for token in range(first, last)
        ):
            continue
        reports = [report for report in reports if report not in about]
        mention = layout.candidates[number]
        reports.append(Report([(first, last)], cue, mention, _CARRIED_IS_RIGHT, "carried"))
    return sorted(reports, key=lambda report: report.parts[0])


def _passes_on(clause: Clause, quoted: list[Attributed]) -> bool:
    """Return whether it tells who said words in marks: "“A,” Lee said, [the Courier reported]"."""
    return clause.last <= clause.cue.token and any(
        part.cue is not None and clause.first <= part.cue.subject < part.cue.token < clause.last
        for part in quoted
    )


def _is_put_to(tokens: TokenTable, cue: Cue) -> bool:
    """Return whether it is a question put to somebody, "asked whether ...", not asked by them."""
    has = any(tokens.lower[child] in HAVE for child in tokens.children[cue.token])
    if cue.stem == "question" and has:  # "have questioned his health"
        return any(tokens.deps[child] == "nsubjpass" for child in tokens.children[cue.token])
    put = tokens.tags[cue.token] == "VBN" or (
        # "Lund, asked if she would go, laughed"
        tokens.tags[cue.token] == "VBD"
        and tokens.words[cue.token - 1] == ","
        and tokens.lower[cue.token + 1 : cue.token + 2] in (["if"], ["whether"], ["about"])
    )
    return cue.stem in ("ask", "press", "question") and put
