"""Words that report ("said", "according to") and who, by the parse, does the reporting."""

from dataclasses import dataclass

from newstables.finding.coref.phrases import HYPHENS, head_of_word, of_person
from newstables.finding.quotes.words import reporting_verbs, verb_stem
from newstables.finding.token_table import TokenTable

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
# What the parser may call the subject of "...,” said X": it seldom saw such sentences.
_MISTAKEN = ("dobj", "attr", "oprd", "npadvmod", "dep", "ccomp")
_TOLD = frozenset("tell inform advise warn assure remind ask accuse notify brief".split())
# "It was described by Lee as “cold”": whatever is so called does not speak.
_CALLED = frozenset(
    "brand call characterise characterize condemn criticise criticize denounce describe dismiss "
    "dub hail label praise reject ridicule term".split()
)
_TIMES = ("DATE", "TIME")
_BEFORE_VERBS = ("aux", "auxpass", "advmod", "neg")
_OF_PASSIVES = ("auxpass", "nsubjpass")
_PARTICIPLES = ("xcomp", "advcl", "acl", "ccomp", "prep", "pcomp", "dep", "parataxis")


@dataclass
class Cue:
    """One verb outside quotation marks, or "according to", with its subject's head token."""

    token: int
    stem: str
    subject: int  # token, -1 for none
    how: str  # own, inverted, shared, clause, relative, according, none


def find_cues(tokens: TokenTable) -> list[Cue]:
    """Find every verb outside quotation marks in reading order, with its subject."""
    cues = []
    for token, tag in enumerate(tokens.tags):
        if tokens.quoted[token] >= 0 or tokens.skipped[token]:
            continue
        if tag.startswith("VB"):
            if tokens.deps[token] in ("aux", "auxpass"):
                continue
            stem = stem_at(tokens, token)
            subject, how = _passive(tokens, token, stem) or subject_of(tokens, token)
            if subject >= 0 and tokens.words[subject] in HYPHENS:
                subject = head_of_word(tokens, subject)
            cues.append(Cue(token, stem, subject, how))
        elif tokens.lower[token] == "to" and token and tokens.lower[token - 1] == "according":
            objects = [child for child in tokens.children[token] if tokens.deps[child] == "pobj"]
            cues.append(Cue(token, "according to", objects[0] if objects else -1, "according"))
    return cues


def _passive(tokens: TokenTable, verb: int, stem: str) -> tuple[int, str] | None:
    """Return who speaks where the verb's subject does not: Lee in "quoted Lee as saying".

    Whoever is told, asked or accused only listens: "Lee was told by May that ...".
    """
    if stem in ("quote", "cite") and _as_saying(tokens, verb):
        spoken = _quoted_as(tokens, verb)
        return (spoken, "own") if spoken >= 0 else None
    if tokens.tags[verb] != "VBN":
        return None
    is_passive = _is_passive(tokens, verb)
    if stem in _CALLED:
        shares = tokens.deps[verb] == "conj" and _is_passive(tokens, tokens.heads[verb])
        is_passive = is_passive or shares or tokens.deps[verb] == "acl"
    elif stem not in _TOLD:
        return None
    agent = _agent(tokens, verb) if is_passive else -1
    if agent >= 0:
        return agent, "inverted"
    return (-1, "none") if is_passive else None


def _is_passive(tokens: TokenTable, verb: int) -> bool:
    return any(tokens.deps[below] in _OF_PASSIVES for below in tokens.children[verb])


def _agent(tokens: TokenTable, verb: int) -> int:
    """Return by whom something is done: Lee in "was described by Lee as", or -1."""
    for child in tokens.children[verb]:
        if tokens.deps[child] == "agent" or tokens.lower[child] == "by":
            for below in tokens.children[child]:
                if tokens.deps[below] == "pobj":
                    return below
    return -1


def _as_saying(tokens: TokenTable, verb: int) -> bool:
    """Return whether "as saying" or the like follows a verb in its sentence."""
    end = tokens.sentences[tokens.sentence[verb]][1]
    return any(
        tokens.lower[token] == "as" and tokens.tags[token + 1] == "VBG"
        for token in range(verb + 1, min(end - 1, verb + 25))
    )


def stem_at(tokens: TokenTable, verb: int) -> str:
    """Return the base form of a verb, with the particle after it where the two report: "put in"."""
    stem = verb_stem(tokens.lower[verb])
    if verb + 1 < len(tokens.words):
        together = f"{stem} {tokens.lower[verb + 1]}"
        if together in reporting_verbs():
            return together
    return stem


def subject_of(tokens: TokenTable, verb: int, *, depth: int = 0) -> tuple[int, str]:
    """Find who does what `verb` says, through shared subjects, participles and relative clauses."""
    named = _one_of_them(tokens, verb)
    if named >= 0:
        return named, "own"
    beside = _beside(tokens, verb)
    for child in tokens.children[verb]:
        outside = tokens.quoted[child] < 0 and not tokens.skipped[child]
        outside = outside and tokens.labels[child] not in _TIMES
        if tokens.deps[child] in _SUBJECTS and outside:
            is_relative = tokens.tags[child].startswith("W") and tokens.deps[verb] in (
                "relcl",
                "acl",
            )
            if is_relative:
                return _last_listed(tokens, child, tokens.heads[verb]), "relative"
            if beside >= 0 and child < beside - 1 and {",", "and"} & {*tokens.words[child:beside]}:
                return beside, "own"
            how = "own" if child < verb else "inverted"
            return child, how
    behind = _behind_dateline(tokens, verb)
    if behind >= 0:
        return behind, "own"
    if beside >= 0 and (tokens.tags[verb] == "VBG" or tokens.deps[verb] == "conj"):
        return beside, "own"
    inverted = _after(tokens, verb)
    if inverted >= 0:
        return inverted, "inverted"
    head, dep = tokens.heads[verb], tokens.deps[verb]
    if depth < 4 and head != verb:
        if dep == "conj" and tokens.tags[head].startswith("VB"):
            return subject_of(tokens, head, depth=depth + 1)[0], "shared"
        if dep in ("relcl", "acl") and tokens.tags[head][:1] in "NP":
            return head, "relative"
        if dep in _PARTICIPLES:
            if tokens.tags[head].startswith("VB"):
                return subject_of(tokens, head, depth=depth + 1)[0], "clause"
            if tokens.tags[head] == "IN" and tokens.tags[tokens.heads[head]].startswith("VB"):
                if tokens.lower[head] == "as":
                    spoken = _quoted_as(tokens, tokens.heads[head])
                    if spoken >= 0:
                        return spoken, "clause"
                return subject_of(tokens, tokens.heads[head], depth=depth + 1)[0], "clause"
    return -1, "none"


def _beside(tokens: TokenTable, verb: int) -> int:
    """Return the person named right before a verb where the parse may have missed it, or -1.

    "The rooms, Lee explained, were full", "footage of Lee asking": before a finite verb the name
    follows a comma, before a participle none.
    """
    name = verb - 1
    if name < 0 or tokens.labels[name] != "PERSON" or tokens.quoted[name] >= 0:
        return -1
    first = name
    while first > 0 and tokens.labels[first - 1] == "PERSON":
        first -= 1
    if tokens.tags[verb] == "VBG":
        return name if tokens.tags[first - 1] == "IN" else -1
    follows = first > 0 and tokens.words[first - 1] == ","
    if first > 0 and tokens.lower[first - 1] in ("and", "but", "while"):
        follows = verb_stem(tokens.lower[verb]) in reporting_verbs()  # "... and Lee said"
    return name if follows and tokens.tags[verb] in ("VBD", "VBZ") else -1


def _behind_dateline(tokens: TokenTable, verb: int) -> int:
    """Return the noun right before a verb whose subject the parse takes from the dateline, or -1.

    "OSLO, Jan 3 (Newswire) - President Ida Holm warned": the parse has "OSLO warned".
    """
    aside = any(
        tokens.skipped[child] and tokens.deps[child] in _SUBJECTS for child in tokens.children[verb]
    )
    noun = verb - 1
    while noun > 0 and tokens.heads[noun] == verb and tokens.deps[noun] in _BEFORE_VERBS:
        noun -= 1
    if not aside or noun < 0 or tokens.skipped[noun] or tokens.quoted[noun] >= 0:
        return -1
    is_noun = tokens.tags[noun] in ("NN", "NNS", "NNP", "NNPS", "PRP")
    return noun if is_noun and tokens.labels[noun] not in _TIMES else -1


def _one_of_them(tokens: TokenTable, verb: int) -> int:
    """Return who is named before a verb as one of several: "one of whom, Lee, told", or -1."""
    name = first = verb - 2
    if name < 3 or tokens.words[verb - 1] != ",":
        return -1
    while first > 1 and tokens.labels[first] == "PERSON":
        first -= 1
    of_them = tokens.words[first] == "," and tokens.lower[first - 1] in ("whom", "them")
    return name if of_them and first < name else -1


def _last_listed(tokens: TokenTable, who: int, head: int) -> int:
    """Return whom "who" stands for: the last of a list of people, which the parse hangs high."""
    if tokens.lower[who] == "who":
        head = of_person(tokens, head)
    near = who - 1 - (who > 0 and tokens.words[who - 1] == ",")
    if near < 0 or tokens.labels[near] != "PERSON":
        return head
    up = near
    while tokens.deps[up] in ("compound", "conj") and up != head:
        up = tokens.heads[up]
    return near if up == head else head


def _after(tokens: TokenTable, verb: int) -> int:
    """Return the name or noun right after a finite verb that follows a closing mark or comma."""
    if verb == 0 or tokens.tags[verb] not in ("VBD", "VBZ", "VBP"):
        return -1
    if tokens.quoted[verb - 1] < 0 and tokens.words[verb - 1] not in {
        '"',
        "”",
        "''",
        ",",
        "’",
        "'",
    }:
        return -1
    if tokens.words[verb - 1] == "," and tokens.deps[verb] == "conj":
        return -1  # "denied it, attacked the press and said": the press is what was attacked
    for child in tokens.children[verb]:
        if child < verb or tokens.quoted[child] >= 0 or tokens.deps[child] not in _MISTAKEN:
            continue
        if tokens.labels[child] in _TIMES:
            continue  # "affirmed this Friday in Lisbon"
        if tokens.tags[child] in ("NN", "NNS", "NNP", "NNPS", "PRP"):
            return child
    return -1


def _quoted_as(tokens: TokenTable, verb: int) -> int:
    """Return whom `verb` quotes: Lee in "quoted Lee as saying" and "Lee was quoted as saying"."""
    if verb_stem(tokens.lower[verb]) not in ("quote", "cite", "record", "report", "describe"):
        return -1
    for child in tokens.children[verb]:
        if tokens.deps[child] in ("dobj", "nsubjpass"):
            return child
    return -1
