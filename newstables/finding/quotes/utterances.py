"""Which stretches in marks are one utterance, and what kind of quotation it is."""

from dataclasses import dataclass

from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.quotes.token_table import Region, TokenTable

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


def utterances(sheet: TokenTable, found: list[Attributed]) -> list[list[Attributed]]:
    """Join the parts of split quotations and of quotations that run over paragraphs."""
    groups: list[list[Attributed]] = []
    for one in found:
        if groups and _continues(sheet, groups[-1][-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _continues(sheet: TokenTable, one: Attributed, other: Attributed) -> bool:
    if other.number != one.number + 1 or one.mention is None or other.mention is None:
        return False
    if one.name != other.name:
        return False
    between = sheet.text[one.region.end : other.region.start]
    if "\n" in between:
        return not between.split("\n")[0].strip()  # left open: it runs on
    if is_fragment(sheet, one.region) or is_fragment(sheet, other.region):
        lower = sheet.text[other.region.start : other.region.end].lstrip()[:1].islower()
        if not (lower and _ends_open(sheet, one.region) and between.rstrip(' "“').endswith(",")):
            return False
    inside = one.region.last <= one.mention.head < other.region.first
    return inside and other.region.first - one.region.last <= _LONGEST_CUE + 6


def _ends_open(sheet: TokenTable, region: Region) -> bool:
    return sheet.text[region.start : region.end].rstrip()[-1:] in (",", "—", "–", "-")


def is_fragment(sheet: TokenTable, region: Region) -> bool:
    """Return whether a stretch in marks is part of the reporter's own sentence."""
    inner = sheet.text[region.start : region.end].strip()
    before = sheet.text[max(0, region.start - 40) : region.start].rstrip(" \t\"“'‘«„")
    if inner[:1].islower():
        return True
    lead = not before or before[-1] in ',:.?!\n—–)”"’'
    return not lead and len(inner.split()) < 4 or not lead and before.endswith(" that")


def kind_of(sheet: TokenTable, group: list[Attributed]) -> str:
    """Tell a quotation that stands by itself (direct) from words within a sentence (mixed)."""
    return "mixed" if is_fragment(sheet, group[0].region) else "direct"
