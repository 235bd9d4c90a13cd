"""Which clauses report what somebody said, asked, promised or thought."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from newstables.finding.quotes.clause_scores import (
    ClauseScores,
    first_key,
    next_key,
    shape_key,
    subject_key,
)
from newstables.finding.quotes.clauses import SHAPES, Clause, find_clauses
from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.features import HOWS, KINDS, Rows, as_rows
from newstables.finding.quotes.layout import Layout, running
from newstables.finding.quotes.words import noun_class, reporting_verbs
from newstables.finding.tense.forms import HAVE, MODALS
from newstables.finding.token_table import TokenTable

OF_CUE = (
    "cue_any", "cue_quoted", "how", "kind", "he_she", "they", "i_we", "plural", "cue_tag",
    "cue_dep", "negated", "subject_gap", "cue_is_root", "depth", "sentence", "passive",
    "stem_only", "class", "above", "mark", "helper", "subject_class", "subject_score",
    "reporters_around", "in_title",
)  # fmt: skip
OF_CLAUSE = (
    "shape", "stem_shape", "words", "that", "to", "asks", "comma_before", "to_the_end",
    "cues_inside", "quoted_share", "position", "gap", "from_the_start", "starts_noun", "finite",
    "has_subject", "stem_first", "first_tag", "root_tag", "root_modal", "root_cue",
    "reporters_inside", "commas", "shape_next", "next_dep", "last_tag",
)  # fmt: skip
OF_RIVALS = ("rivals", "best_rival", "covered", "covers", "share", "longer", "shorter")
NAMES = OF_CUE + OF_CLAUSE + OF_RIVALS
_TAGS = ("VBD", "VBZ", "VBP", "VB", "VBG", "VBN", "TO", "NN")
_EDGES = (
    "IN", "TO", "DT", "PRP", "PRP$", "NNP", "NN", "NNS", "JJ", "VB", "VBG", "WRB", "WP", "WDT",
    "CD", "RB", "EX", "RP",
)  # fmt: skip
_CUE_DEPS = ("ROOT", "conj", "advcl", "relcl", "ccomp", "xcomp", "acl", "parataxis", "pcomp")
_NEXT_DEPS = (
    "punct", "prep", "advcl", "relcl", "acl", "conj", "cc", "npadvmod", "appos", "mark", "advmod",
    "nsubj", "det", "aux",
)  # fmt: skip
_CLASSES = (
    "say", "tell", "write", "manner", "cite", "ask", "urge", "promise", "think", "judge", "thank",
)  # fmt: skip
_NOUNS = ("role", "body", "document")
_MARKS = (
    "if", "unless", "whether", "when", "after", "before", "as", "while", "although", "though",
    "because", "that", "since", "until",
)  # fmt: skip
_HELPERS = (MODALS, HAVE, frozenset({"to"}), frozenset({"do", "does", "did"}))
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WHOLE = ("ccomp", "that", "before", "around")
_LIKELY = 0.5  # of a verb's clauses of one shape: those that report cover and hold others


def all_clauses(layout: Layout, *, cue_from: float) -> list[list[Clause]]:
    """Return, by likely cue, each clause that it may report."""
    tokens = layout.tokens
    found = [
        find_clauses(tokens, cue, tokens.sentences[tokens.sentence[cue.token]])
        for number, cue in enumerate(layout.cues)
        if layout.cue_any[number] >= cue_from
    ]
    return [clauses for clauses in found if clauses]


def holders_of(layout: Layout) -> dict[int, int]:
    """Return the number of the candidate that each token belongs to."""
    holder: dict[int, int] = {}
    for number, candidate in enumerate(layout.candidates):
        for token in range(candidate.first, candidate.last):
            holder[token] = number
    for number, candidate in enumerate(layout.candidates):
        holder[candidate.head] = number
    return holder


class Describer:
    """Turns clauses of one article into rows of numbers."""

    def __init__(self, layout: Layout, scores: ClauseScores) -> None:
        """Number the cues and count what lies between tokens."""
        self.layout, self.scores = layout, scores
        self.tokens = tokens = layout.tokens
        self.cue_number = {cue.token: number for number, cue in enumerate(layout.cues)}
        self.holder = holders_of(layout)
        outside = [quoted < 0 for quoted in tokens.quoted]
        self.finite = running(
            [free and tag in _FINITE for free, tag in zip(outside, tokens.tags, strict=True)]
        )
        self.subjects = running(
            [free and dep == "nsubj" for free, dep in zip(outside, tokens.deps, strict=True)]
        )
        self.commas = running([word == "," for word in tokens.words])
        size, known = len(tokens.words), reporting_verbs()
        self.cues = running([token in self.cue_number for token in range(size)])
        reporters = {
            cue.token for cue in layout.cues if cue.stem in known and cue.how in ("own", "inverted")
        }
        self.reporters = running([token in reporters for token in range(size)])
        self._whole: dict[int, list[Clause]] = defaultdict(list)  # likely ones, by sentence

    def describe(self, by_cue: Sequence[list[Clause]]) -> tuple[list[Clause], Rows]:
        """Return all clauses of all cues, and the columns of NAMES of each."""
        clauses = [clause for rivals in by_cue for clause in rivals]
        for clause in clauses:
            if clause.shape in _WHOLE and self._usual(clause) >= _LIKELY:
                self._whole[self.tokens.sentence[clause.cue.token]].append(clause)
        rows = []
        for rivals in by_cue:
            shared = self._cue(rivals[0].cue)
            rows += [
                shared + self._clause(clause) + self._beside(clause, rivals) for clause in rivals
            ]
        return clauses, as_rows(rows) if rows else np.zeros((0, len(NAMES)), np.float32)

    def _usual(self, clause: Clause) -> float:
        """Return how often the verb's clauses of this shape report."""
        fallback = self.scores.shapes.get(clause.shape, 0.02)
        return self.scores.by_shape.get(shape_key(clause), fallback)

    def _cue(self, cue: Cue) -> list[float]:
        """Describe a cue: the columns of OF_CUE."""
        tokens, layout = self.tokens, self.layout
        token, number = cue.token, self.cue_number[cue.token]
        begin, end = tokens.sentences[tokens.sentence[token]]
        holder = self.holder.get(cue.subject, -1)
        kind = layout.candidates[holder].kind if holder >= 0 else ""
        subject = tokens.lower[cue.subject] if cue.subject >= 0 else ""
        children, above = tokens.children[token], tokens.ancestors(token)
        deps = {tokens.deps[child] for child in children}
        opened = [
            tokens.lower[child]
            for child in children
            if child < token and tokens.deps[child] in ("mark", "advmod")
        ]
        return [
            layout.cue_any[number], layout.cue_score[number], HOWS.index(cue.how),
            _place(kind, KINDS), subject in ("he", "she"), subject == "they",
            subject in ("i", "we"),
            cue.subject >= 0 and tokens.tags[cue.subject] in ("NNS", "NNPS"),
            _place(tokens.tags[token], _TAGS), _place(tokens.deps[token], _CUE_DEPS),
            "neg" in deps, abs(cue.subject - token) if cue.subject >= 0 else 50,
            tokens.heads[token] == token, len(above), end - begin,
            "auxpass" in deps or "nsubjpass" in deps, self.scores.by_stem.get(cue.stem, 0.02),
            _place(reporting_verbs().get(cue.stem, ""), _CLASSES),
            max((layout.cue_any[self.cue_number[up]] for up in above if up in self.cue_number),
                default=0),
            next((_place(word, _MARKS) for word in opened if word in _MARKS), len(_MARKS)),
            self._helper(token), _place(noun_class(subject) if subject else "", _NOUNS),
            self.scores.by_subject.get(subject_key(layout, cue.subject, self.holder), -1),
            self.reporters[end] - self.reporters[begin], tokens.paragraph[token] == 0,
        ]  # fmt: skip

    def _helper(self, verb: int) -> int:
        """Return which kind of auxiliary a verb has: may, have, to, do, another, none."""
        tokens = self.tokens
        helpers = {
            tokens.lower[child]
            for child in tokens.children[verb]
            if tokens.deps[child] in ("aux", "auxpass")
        }
        kinds = [bool(helpers & kind) for kind in _HELPERS]
        return kinds.index(True) if any(kinds) else len(kinds) + (not helpers)

    def _clause(self, clause: Clause) -> list[float]:
        """Describe a clause by itself: the columns of OF_CLAUSE."""
        tokens, token = self.tokens, clause.cue.token
        first, last = clause.first, clause.last
        begin, end = tokens.sentences[tokens.sentence[token]]
        word, size = tokens.lower[first], last - first
        outside = self.layout.outside[last] - self.layout.outside[first]
        usual, root = self._usual(clause), _root(tokens, first, last)
        number = self.cue_number.get(root, -1)
        behind = tokens.deps[last] if last < len(tokens.deps) else "punct"
        scores = self.scores
        return [
            SHAPES.index(clause.shape), usual,
            min(size, 60), word in ("that", "how", "what", "why"), word == "to",
            word in ("if", "whether"), first > 0 and tokens.words[first - 1] == ",",
            end - last <= 2, self.cues[last] - self.cues[first], 1 - outside / size,
            first > token, min(first - token if first > token else token - last, 40),
            first == begin, tokens.tags[first][:1] in ("N", "P", "D"),
            self.finite[last] > self.finite[first], self.subjects[last] > self.subjects[first],
            scores.by_first.get(first_key(self.layout, clause), usual),
            _place(tokens.tags[first], _EDGES), _place(tokens.tags[root], _TAGS),
            any(tokens.lower[child] in MODALS for child in tokens.children[root]),
            self.layout.cue_any[number] if number >= 0 else 0,
            self.reporters[last] - self.reporters[first], self.commas[last] - self.commas[first],
            scores.by_next.get(next_key(self.layout, clause), usual), _place(behind, _NEXT_DEPS),
            _place(tokens.tags[last - 1], _EDGES),
        ]  # fmt: skip

    def _beside(self, clause: Clause, rivals: Sequence[Clause]) -> list[float]:
        """Describe a clause beside others: the columns of OF_RIVALS."""
        first, last = clause.first, clause.last
        others = [other for other in rivals if other is not clause]
        around = [
            other
            for other in self._whole.get(self.tokens.sentence[clause.cue.token], ())
            if other.cue is not clause.cue
        ]
        return [
            len(rivals), max((self._usual(other) for other in others), default=0),
            sum(other.first <= first and last <= other.last for other in around),
            sum(first < other.first and other.last <= last for other in around),
            (last - first) / max(other.last - other.first for other in rivals),
            sum(other.first <= first and other.last > last for other in others),
            sum(other.first >= first and other.last < last for other in others),
        ]  # fmt: skip


def choose(
    clauses: Sequence[Clause], chances: Sequence[float], *, at_least: float
) -> list[tuple[int, float]]:
    """Choose the likeliest clauses that do not overlap, in reading order, with their chances."""
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
    return sorted(chosen, key=lambda choice: clauses[choice[0]].first)


def _place(word: str, words: Sequence[str]) -> int:
    """Return the place of a word in a list, and behind its end that of any other."""
    return words.index(word) if word in words else len(words)


def _root(tokens: TokenTable, first: int, last: int) -> int:
    """Return the token of a clause that hangs on one outside it."""
    for token in range(first, last):
        if not first <= tokens.heads[token] < last and tokens.deps[token] != "punct":
            return token
        if tokens.heads[token] == token:
            return token
    return first
