"""A quotation of a draft judged by the passages that have its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from newstables.story.ledger.claims import Claim
from newstables.story.ledger.comparing import Comparison
from newstables.story.ledger.known import Checked, Source
from newstables.story.ledger.sentences import content_keys
from newstables.story.ledger.translated import is_translated

_MUCH = 0.8  # of the words in place: the same saying, though another's
_NO_PROOF = "; the words were translated, so this is one translation and no proof of the wording"
_MAY_DIFFER = "; the words were translated, and two translations may differ"


@dataclass(frozen=True)
class Place:
    """A passage that has the words of a quotation, and who is said to have said them there."""

    source: Source
    compared: Comparison
    is_quoted: bool
    speaker: str
    is_same: bool

    @property
    def is_as_printed(self) -> bool:
        """Return whether all that differs is marked in the quotation itself."""
        return self.compared.match not in ("altered", "joined") and all(
            difference.kind in ("left out, marked", "bracketed")
            for difference in self.compared.differences
        )

    @property
    def is_translated(self) -> bool:
        """Return whether the sentence says that the words were spoken in another language."""
        return is_translated(self.source.words)


def judge_words(claim: Claim, places: Sequence[Place], *, short: bool) -> Checked:
    """Judge a quotation by where its words stand, best first."""
    quoted = [place for place in places if place.is_quoted]
    right = [place for place in quoted if place.is_as_printed]
    own = [place for place in right if place.is_same or not claim.about]
    if own:
        who = own[0].speaker or "somebody who is not named"
        return Checked(
            claim, "found", f"said by {who}{_told(claim, own, _NO_PROOF)}", _sources(own)
        )
    near = [place for place in quoted if place.is_same or not claim.about]
    if near and not short:
        best = near[0]
        who = best.speaker or "somebody"
        why = f"{who} is quoted otherwise{_told(claim, near[:1], _MAY_DIFFER)}"
        return Checked(claim, "found otherwise", why, (best.source,), best.compared.differences)
    named = [place for place in right if place.speaker]
    if named and (not short or len(content_keys(claim.text)) > 1):
        why = f"articles give these words to {named[0].speaker}"
        return Checked(claim, "by somebody else", why, _sources(named))
    if right:
        return Checked(
            claim, "found otherwise", "quoted, but no article says by whom", _sources(right)
        )
    others = [place for place in quoted if place.speaker and place.compared.share >= _MUCH]
    if others and not short:
        why = f"articles give much the same words to {others[0].speaker}"
        return Checked(
            claim, "by somebody else", why, (others[0].source,), others[0].compared.differences
        )
    plain = [place for place in places if place.is_as_printed and not place.is_quoted]
    if plain and not short:
        return Checked(claim, "found otherwise", "an article has the words, but not as a quotation",
                       _sources(plain))  # fmt: skip
    return Checked(claim, "not found", "no article has these words")


def _told(claim: Claim, places: Sequence[Place], what: str) -> str:
    """Return a remark where the draft or an article says that the words were translated."""
    return what if claim.is_translated or any(place.is_translated for place in places) else ""


def _sources(places: Sequence[Place]) -> tuple[Source, ...]:
    kept: dict[str, Source] = {}
    for place in places:
        kept.setdefault(place.source.article_id, place.source)
    return tuple(kept.values())[:5]
