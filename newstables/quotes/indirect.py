"""Which clauses report what somebody said, asked, promised or thought."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newstables.quotes.clauses import SHAPES, Clause, find_clauses
from newstables.quotes.features import HOWS, KINDS
from newstables.quotes.layout import Layout

NAMES = (
    "shape", "cue_any", "cue_quoted", "stem_shape", "how", "kind", "he_she", "they", "i_we",
    "plural", "cue_tag", "cue_dep", "words", "that", "to", "asks", "comma_before", "to_the_end",
    "cues_inside", "quoted_share", "negated", "modal", "position", "gap", "subject_gap", "rivals",
    "from_the_start", "cue_is_root", "depth", "starts_noun", "finite", "has_subject", "sentence",
    "passive", "stem_only",
)  # fmt: skip
_TAGS = ("VBD", "VBZ", "VBP", "VB", "VBG", "VBN", "TO", "NN")
_CUE_DEPS = ("ROOT", "conj", "advcl", "relcl", "ccomp", "xcomp", "acl", "parataxis", "pcomp")


@dataclass(frozen=True)
class ClauseScores:
    """How often a verb with a clause of a shape, or at all, reports, in the training articles."""

    by_shape: Mapping[str, float]  # "say|ccomp" -> chance
    by_stem: Mapping[str, float]
    shapes: Mapping[str, float]  # for verbs not seen


def all_clauses(layout: Layout, *, cue_from: float) -> list[tuple[Clause, list[Clause]]]:
    """Give each clause that a likely cue may report with all clauses of that cue."""
    sheet = layout.sheet
    found = []
    for number, cue in enumerate(layout.cues):
        if layout.cue_any[number] < cue_from:
            continue
        rivals = find_clauses(sheet, cue, sheet.sentences[sheet.sentence[cue.token]])
        found += [(clause, rivals) for clause in rivals]
    return found


class Describer:
    """Turns clauses of one article into rows of numbers."""

    def __init__(self, layout: Layout, scores: ClauseScores) -> None:
        """Number the cues and count what lies between tokens."""
        self.layout, self.scores = layout, scores
        self.sheet = layout.sheet
        self.cue_number = {cue.token: number for number, cue in enumerate(layout.cues)}
        self.holder: dict[int, int] = {}
        for number, candidate in enumerate(layout.candidates):
            for token in range(candidate.first, candidate.last):
                self.holder[token] = number
        for number, candidate in enumerate(layout.candidates):
            self.holder[candidate.head] = number

    def row(self, clause: Clause, rivals: Sequence[Clause]) -> list[float]:
        """Describe one clause: the columns of NAMES."""
        sheet, layout, cue = self.sheet, self.layout, clause.cue
        number = self.cue_number[cue.token]
        first, last = clause.first, clause.last
        begin, end = self.sheet.sentences[sheet.sentence[cue.token]]
        holder = self.holder.get(cue.subject, -1)
        kind = layout.candidates[holder].kind if holder >= 0 else ""
        subject = sheet.lower[cue.subject] if cue.subject >= 0 else ""
        tag = sheet.tags[cue.token]
        word = sheet.lower[first]
        size = last - first
        outside = layout.outside[last] - layout.outside[first]
        children = [sheet.lower[child] for child in sheet.children[cue.token]]
        deps = {sheet.deps[child] for child in sheet.children[cue.token]}
        inside = [t for t in range(first, last) if sheet.quoted[t] < 0]
        key = f"{cue.stem}|{clause.shape}"
        fallback = self.scores.shapes.get(clause.shape, 0.02)
        gap = first - cue.token if first > cue.token else cue.token - last
        return [
            SHAPES.index(clause.shape), layout.cue_any[number], layout.cue_score[number],
            self.scores.by_shape.get(key, fallback), HOWS.index(cue.how),
            KINDS.index(kind) if kind in KINDS else len(KINDS), subject in ("he", "she"),
            subject == "they", subject in ("i", "we"),
            cue.subject >= 0 and sheet.tags[cue.subject] in ("NNS", "NNPS"),
            _TAGS.index(tag) if tag in _TAGS else len(_TAGS),
            _CUE_DEPS.index(sheet.deps[cue.token]) if sheet.deps[cue.token] in _CUE_DEPS else 9,
            min(size, 60), word in ("that", "how", "what", "why"), word == "to",
            word in ("if", "whether"), first > 0 and sheet.words[first - 1] == ",",
            end - last <= 2, sum(t in self.cue_number for t in inside),
            1 - outside / size, "neg" in deps, any(w in ("would", "will", "could", "may", "might",
            "should", "can", "must", "'d", "'ll") for w in children),
            first > cue.token, min(gap, 40),
            abs(cue.subject - cue.token) if cue.subject >= 0 else 50, len(rivals), first == begin,
            sheet.heads[cue.token] == cue.token, len(sheet.ancestors(cue.token)),
            sheet.tags[first][:1] in ("N", "P", "D"),
            any(sheet.tags[t] in ("VBD", "VBZ", "VBP", "MD") for t in inside),
            any(sheet.deps[t] == "nsubj" for t in inside), end - begin,
            "auxpass" in deps or "nsubjpass" in deps,
            self.scores.by_stem.get(cue.stem, 0.02),
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
        one = clauses[number]
        if all(one.last <= first or one.first >= last for first, last in taken):
            taken.append((one.first, one.last))
            chosen.append((number, float(chances[number])))
    return sorted(chosen)
