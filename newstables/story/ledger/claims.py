"""What a draft says and an article may say otherwise."""

from dataclasses import dataclass
from typing import Literal

from newstables.story.ledger.figures import Figure

ClaimKind = Literal["quotation", "name", "number", "date", "place"]
CLAIM_KINDS: tuple[ClaimKind, ...] = ("quotation", "name", "number", "date", "place")


@dataclass(frozen=True)
class Claim:
    """One thing that a draft says and an article may say otherwise.

    Attributes:
        kind: of what.
        start, end: its characters in the draft.
        text: its words.
        about: who or what it is compared by: the speaker of a quotation, the name of a place or
            person, the ISO date of a date.
        role: of a name, as the draft prints it; "" = none given.
        figure: of a number.
        names: names that stand in its sentence, as the draft calls them in full.
        keys: content words of its sentence, itself left out.
        is_translated: of a quotation, its sentence says it was spoken in another language.
    """

    kind: ClaimKind
    start: int
    end: int
    text: str
    about: str = ""
    role: str = ""
    figure: Figure | None = None
    names: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    is_translated: bool = False
