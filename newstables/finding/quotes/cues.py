"""Words that report ("said", "according to") and who, by the parse, does the reporting."""

from dataclasses import dataclass

from newstables.finding.quotes.token_table import TokenTable
from newstables.finding.quotes.words import verb_stem

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
# What the parser may call the subject of "...,” said X": it seldom saw such sentences.
_MISTAKEN = ("dobj", "attr", "oprd", "npadvmod", "dep", "ccomp")
_PARTICIPLES = ("xcomp", "advcl", "acl", "ccomp", "prep", "pcomp", "dep", "parataxis")


@dataclass
class Cue:
    """One verb outside quotation marks, or "according to", with its subject's head token."""

    token: int
    stem: str
    subject: int  # token, -1 for none
    how: str  # own, inverted, shared, clause, relative, according, none


def find_cues(sheet: TokenTable) -> list[Cue]:
    """Find every verb outside quotation marks in reading order, with its subject."""
    cues = []
    for token, tag in enumerate(sheet.tags):
        if sheet.quoted[token] >= 0 or sheet.skipped[token]:
            continue
        if tag.startswith("VB"):
            if sheet.deps[token] in ("aux", "auxpass"):
                continue
            subject, how = subject_of(sheet, token)
            cues.append(Cue(token, verb_stem(sheet.lower[token]), subject, how))
        elif sheet.lower[token] == "to" and token and sheet.lower[token - 1] == "according":
            objects = [c for c in sheet.children[token] if sheet.deps[c] == "pobj"]
            cues.append(Cue(token, "according to", objects[0] if objects else -1, "according"))
    return cues


def subject_of(sheet: TokenTable, verb: int, *, depth: int = 0) -> tuple[int, str]:
    """Find who does what `verb` says, through shared subjects, participles and relative clauses."""
    for child in sheet.children[verb]:
        if sheet.deps[child] in _SUBJECTS and sheet.quoted[child] < 0:
            is_relative = sheet.tags[child].startswith("W") and sheet.deps[verb] in ("relcl", "acl")
            if is_relative:
                return sheet.heads[verb], "relative"
            how = "own" if child < verb else "inverted"
            return child, how
    inverted = _after(sheet, verb)
    if inverted >= 0:
        return inverted, "inverted"
    head, dep = sheet.heads[verb], sheet.deps[verb]
    if depth < 4 and head != verb:
        if dep == "conj" and sheet.tags[head].startswith("VB"):
            return subject_of(sheet, head, depth=depth + 1)[0], "shared"
        if dep in ("relcl", "acl") and sheet.tags[head][:1] in "NP":
            return head, "relative"
        if dep in _PARTICIPLES:
            if sheet.tags[head].startswith("VB"):
                return subject_of(sheet, head, depth=depth + 1)[0], "clause"
            if sheet.tags[head] == "IN" and sheet.tags[sheet.heads[head]].startswith("VB"):
                if sheet.lower[head] == "as":
                    spoken = _quoted_as(sheet, sheet.heads[head])
                    if spoken >= 0:
                        return spoken, "clause"
                return subject_of(sheet, sheet.heads[head], depth=depth + 1)[0], "clause"
    return -1, "none"


def _after(sheet: TokenTable, verb: int) -> int:
    """Return the name or noun right after a finite verb that follows a closing mark or comma."""
    if verb == 0 or sheet.tags[verb] not in ("VBD", "VBZ", "VBP"):
        return -1
    if sheet.quoted[verb - 1] < 0 and sheet.words[verb - 1] not in {'"', "”", "''", ",", "’", "'"}:
        return -1
    for child in sheet.children[verb]:
        if child < verb or sheet.quoted[child] >= 0 or sheet.deps[child] not in _MISTAKEN:
            continue
        if sheet.tags[child] in ("NN", "NNS", "NNP", "NNPS", "PRP"):
            return child
    return -1


def _quoted_as(sheet: TokenTable, verb: int) -> int:
    """Return whom `verb` quotes: Lee in "quoted Lee as saying" and "Lee was quoted as saying"."""
    if verb_stem(sheet.lower[verb]) not in ("quote", "cite", "record", "report", "describe"):
        return -1
    for child in sheet.children[verb]:
        if sheet.deps[child] in ("dobj", "nsubjpass"):
            return child
    return -1
