"""Which stretches in marks are one utterance, and what kind of quotation it is."""

import re
from dataclasses import dataclass

from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.token_table import Region, TokenTable

# A sentence of its own that leads up to what follows: "Asked about costs, she was blunt: “…”".
_NEW_LEAD = re.compile(r"[.!?]\s+\w[^.!?]*[:,]\W*$")
_LONGEST_CUE = 16  # words between the halves of a split quotation: "Chinese ... Mao Ning told ..."


@dataclass(frozen=True)
class Attributed:
    """One stretch in marks with the mention that speaks it, None for nobody named."""

    number: int
    region: Region
    mention: Candidate | None
    cue: Cue | None
    confidence: float
    name: str = ""  # who the mention is, for comparing


def utterances(tokens: TokenTable, found: list[Attributed]) -> list[list[Attributed]]:
    """Join the parts of split quotations and of quotations that run over paragraphs."""
    groups: list[list[Attributed]] = []
    for attributed in found:
        if groups and _continues(tokens, groups[-1][-1], attributed):
            groups[-1].append(attributed)
        else:
            groups.append([attributed])
    return groups


def _continues(tokens: TokenTable, part: Attributed, following: Attributed) -> bool:
    if following.number != part.number + 1 or part.mention is None or following.mention is None:
        return False
    if part.name != following.name or _is_another_role(part, following):
        return False
    between = tokens.text[part.region.end : following.region.start]
    if "\n" in between:
        return not between.split("\n")[0].strip()  # left open: it runs on
    if is_fragment(tokens, part.region) or is_fragment(tokens, following.region):
        lower = tokens.text[following.region.start : following.region.end].lstrip()[:1].islower()
        if not (lower and _ends_open(tokens, part.region) and between.rstrip(' "“').endswith(",")):
            return False
    if _NEW_LEAD.search(between):
        return False
    inside = part.region.last <= part.mention.head < following.region.first
    return inside and following.region.first - part.region.last <= _LONGEST_CUE + 6


def _is_another_role(part: Attributed, following: Attributed) -> bool:
    """Return whether the second is given to somebody only described: '... the president said'.

    That this is who spoke before is a guess of its own, with a chance of its own.
    """
    speaker, other = part.mention, following.mention
    return (
        speaker is not None
        and other is not None
        and (other.kind == "role" and (other.first, other.last) != (speaker.first, speaker.last))
    )


def _ends_open(tokens: TokenTable, region: Region) -> bool:
    return tokens.text[region.start : region.end].rstrip()[-1:] in (",", "—", "–", "-")


def is_fragment(tokens: TokenTable, region: Region) -> bool:
    """Return whether a stretch in marks is part of the reporter's own sentence."""
    inner = tokens.text[region.start : region.end].strip()
    before = tokens.text[max(0, region.start - 40) : region.start].rstrip(" \t\"“'‘«„″「『")
    if inner[:1].islower():
        return True
    lead = not before or before[-1] in ',:.?!\n—–)”"’'
    return not lead and len(inner.split()) < 4 or not lead and before.endswith(" that")


def kind_of(tokens: TokenTable, group: list[Attributed]) -> str:
    """Return "direct" for a quotation that stands by itself, "mixed" for words in a sentence."""
    return "mixed" if is_fragment(tokens, group[0].region) else "direct"
