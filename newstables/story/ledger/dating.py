"""A day of a draft judged by what articles tell of it, and of other days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from newstables.schemas import is_day
from newstables.story.ledger.claims import Claim
from newstables.story.ledger.comparing import Difference
from newstables.story.ledger.known import Checked, Known, Source, source_of
from newstables.story.ledger.sentences import content_keys
from newstables.story.ledger.wording_keys import words_of
from newstables.wording import spell_day, spell_span

_SHARED = 2  # content words and names that make two sentences be of one thing


@dataclass(frozen=True)
class _Dated:
    """What is told of a day: how many names and words it shares with a claim."""

    day: str
    title: str
    is_right: bool
    names: int
    words: int
    sources: tuple[Source, ...]


def _likeness(dated: _Dated) -> tuple[int, int]:
    return dated.names, dated.words


def _keys_of(names: Iterable[str]) -> set[str]:
    return {key for name in names for key in words_of(str(name)).keys}


def judge_day(claim: Claim, names: set[str], *, known: Known) -> Checked:
    """Judge a day by what articles tell of it, and of other days, with those named beside it.

    A stay covers the day of a meeting that it was not on: whatever shares more names decides.

    Args:
        claim: a day.
        names: of those beside it, as articles call them too.
        known: what is known.
    """
    told = [*_events(claim, names, known), *_sentences(claim, names, known)]
    enough = min(_SHARED, len(claim.keys) + len(names))  # of a bare "2 October 2016", nothing
    alike = [dated for dated in told if dated.names + dated.words >= enough]
    right = max((dated for dated in alike if dated.is_right), key=_likeness, default=None)
    other = max((dated for dated in alike if not dated.is_right), key=_likeness, default=None)
    if right and not (other and other.names > right.names):
        return Checked(claim, "found", f"articles have that day: {right.title}", right.sources)
    if other:
        why = f"articles have {other.day} for this: {other.title}"
        difference = Difference("changed", other.day, claim.text)
        return Checked(claim, "found otherwise", why, other.sources, (difference,))
    return Checked(claim, "not found", "no article tells so of that day")


def _events(claim: Claim, names: set[str], known: Known) -> Iterable[_Dated]:
    for event in known.events(sorted(names)):
        if not is_day(event["date"]):  # "in 1999" is no other day
            continue
        there = {*event["participants"], event["place"], event["country"]} & names
        said = content_keys(f"{event['title']} {event['description']}")
        yield _Dated(
            spell_span(event["date"], event["end"]),
            str(event["title"]),
            _covers(event, claim.about),
            len(there),
            len(claim.keys & said - _keys_of(there)),
            _passages(event),
        )


def _sentences(claim: Claim, names: set[str], known: Known) -> Iterable[_Dated]:
    for article, start, end in known.times(claim.about):
        said = article["text"][start:end]
        there = {name for name in names if name.split()[-1] in said}
        shared = len(claim.keys & content_keys(said) - _keys_of(there))
        source = source_of(article, start, end)
        yield _Dated(
            spell_day(claim.about), source.words, is_right=True, names=len(there),
            words=shared, sources=(source,),
        )  # fmt: skip


def _covers(event: Mapping[str, Any], day: str) -> bool:
    first, last = str(event["date"]), str(event["end"] or event["date"])
    return first <= day <= last or day.startswith(first)


def _passages(event: Mapping[str, Any]) -> tuple[Source, ...]:
    return tuple(
        source_of(passage["article"], passage["start"], passage["end"])
        for passage in event["passages"][:3]
    )
