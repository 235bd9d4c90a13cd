"""Which clauses report what somebody said, asked, promised or thought."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from newstables.finding.quotes.clauses import SHAPES, Clause, find_clauses
from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.features import HOWS, KINDS, Rows, as_rows
from newstables.finding.quotes.layout import Layout, running

OF_CUE = (
    "cue_any", "cue_quoted", "how", "kind", "he_she", "they", "i_we", "plural", "cue_tag",
    "cue_dep", "negated", "modal", "subject_gap", "cue_is_root", "depth", "sentence", "passive",
    "stem_only",
)  # fmt: skip
OF_CLAUSE = (
    "shape", "stem_shape", "words", "that", "to", "asks", "comma_before", "to_the_end",
    "cues_inside", "quoted_share", "position", "gap", "rivals", "from_the_start", "starts_noun",
    "finite", "has_subject",
)  # fmt: skip
NAMES = OF_CUE + OF_CLAUSE
_TAGS = ("VBD", "VBZ", "VBP", "VB", "VBG", "VBN", "TO", "NN")
_CUE_DEPS = ("ROOT", "conj", "advcl", "relcl", "ccomp", "xcomp", "acl", "parataxis", "pcomp")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MODALS = frozenset("would will could may might should can must 'd 'll".split())


@dataclass(frozen=True)
class ClauseScores:
    """How often a verb with a clause of a shape, or at all, reports, in the training articles."""

    by_shape: Mapping[str, float]  # "say|ccomp" -> chance
    by_stem: Mapping[str, float]
    shapes: Mapping[str, float]  # for verbs not seen


def all_clauses(layout: Layout, *, cue_from: float) -> list[list[Clause]]:
    """Return, by likely cue, each clause that it may report."""
    tokens = layout.tokens
    found = [
        find_clauses(tokens, cue, tokens.sentences[tokens.sentence[cue.token]])
        for number, cue in enumerate(layout.cues)
        if layout.cue_any[number] >= cue_from
    ]
    return [clauses for clauses in found if clauses]


class Describer:
    """Turns clauses of one article into rows of numbers."""

    def __init__(self, layout: Layout, scores: ClauseScores) -> None:
        """Number the cues and count what lies between tokens."""
        self.layout, self.scores = layout, scores
        self.tokens = tokens = layout.tokens
        self.cue_number = {cue.token: number for number, cue in enumerate(layout.cues)}
        self.holder: dict[int, int] = {}
        for number, candidate in enumerate(layout.candidates):
            for token in range(candidate.first, candidate.last):
                self.holder[token] = number
        for number, candidate in enumerate(layout.candidates):
            self.holder[candidate.head] = number
        outside = [quoted < 0 for quoted in tokens.quoted]
        self.cues = running([token in self.cue_number for token in range(len(tokens.words))])
        self.finite = running(
            [free and tag in _FINITE for free, tag in zip(outside, tokens.tags, strict=True)]
        )
        self.subjects = running(
            [free and dep == "nsubj" for free, dep in zip(outside, tokens.deps, strict=True)]
        )

    def describe(self, by_cue: Sequence[list[Clause]]) -> tuple[list[Clause], Rows]:
        """Return all clauses of all cues, and the columns of NAMES of each."""
        clauses = [clause for rivals in by_cue for clause in rivals]
        rows = []
        for rivals in by_cue:
            cue = rivals[0].cue
            shared = self._cue(cue)
            rows += [shared + self._clause(clause, rivals) for clause in rivals]
        return clauses, as_rows(rows) if rows else np.zeros((0, len(NAMES)), np.float32)

    def _cue(self, cue: Cue) -> list[float]:
        """Describe a cue: the columns of OF_CUE."""
        tokens, layout = self.tokens, self.layout
        token, number = cue.token, self.cue_number[cue.token]
        begin, end = tokens.sentences[tokens.sentence[token]]
        holder = self.holder.get(cue.subject, -1)
        kind = layout.candidates[holder].kind if holder >= 0 else ""
        subject = tokens.lower[cue.subject] if cue.subject >= 0 else ""
        tag, dep = tokens.tags[token], tokens.deps[token]
        children = tokens.children[token]
        deps = {tokens.deps[child] for child in children}
        return [
            layout.cue_any[number], layout.cue_score[number], HOWS.index(cue.how),
            KINDS.index(kind) if kind in KINDS else len(KINDS), subject in ("he", "she"),
            subject == "they", subject in ("i", "we"),
            cue.subject >= 0 and tokens.tags[cue.subject] in ("NNS", "NNPS"),
            _TAGS.index(tag) if tag in _TAGS else len(_TAGS),
            _CUE_DEPS.index(dep) if dep in _CUE_DEPS else len(_CUE_DEPS),
            "neg" in deps, any(tokens.lower[child] in _MODALS for child in children),
            abs(cue.subject - token) if cue.subject >= 0 else 50,
            tokens.heads[token] == token, len(tokens.ancestors(token)), end - begin,
            "auxpass" in deps or "nsubjpass" in deps, self.scores.by_stem.get(cue.stem, 0.02),
        ]  # fmt: skip

    def _clause(self, clause: Clause, rivals: Sequence[Clause]) -> list[float]:
        """Describe a clause beside its cue: the columns of OF_CLAUSE."""
        tokens, token = self.tokens, clause.cue.token
        first, last = clause.first, clause.last
        begin, end = tokens.sentences[tokens.sentence[token]]
        word, size = tokens.lower[first], last - first
        fallback = self.scores.shapes.get(clause.shape, 0.02)
        gap = first - token if first > token else token - last
        outside = self.layout.outside[last] - self.layout.outside[first]
        return [
            SHAPES.index(clause.shape),
            self.scores.by_shape.get(f"{clause.cue.stem}|{clause.shape}", fallback),
            min(size, 60), word in ("that", "how", "what", "why"), word == "to",
            word in ("if", "whether"), first > 0 and tokens.words[first - 1] == ",",
            end - last <= 2, self.cues[last] - self.cues[first], 1 - outside / size,
            first > token, min(gap, 40), len(rivals), first == begin,
            tokens.tags[first][:1] in ("N", "P", "D"), self.finite[last] > self.finite[first],
            self.subjects[last] > self.subjects[first],
        ]  # fmt: skip


def choose(
    clauses: Sequence[Clause], chances: Sequence[float], *, at_least: float
) -> list[tuple[int, float]]:
    """Choose the likeliest clauses that do not overlap, as numbers with their chance."""
    order = sorted(range(len(clauses)), key=lambda number: -chances[number])
    taken: list[tuple[int, int]] = []
    chosen = []
    for number in order:
        if chances[number] < at_least:
            break
        clause = clauses[number]
        if all(clause.last <= first or clause.first >= last for first, last in taken):
            taken.append((clause.first, clause.last))
            chosen.append((number, float(chances[number])))
    return sorted(chosen)
