"""What was planned and then called off or moved: neither has taken place on its old day."""

import re
from typing import TYPE_CHECKING

from newstables.finding.events import words
from newstables.finding.events.clauses import called_off, subject, word
from newstables.finding.events.reader import Act, Reader
from newstables.finding.events.sentences import Sentence, TimeHere
from newstables.finding.tense.forms import plan_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_MISSED = re.compile(
    r"\b(?:was|were|had)\b[^.;]*\b(?:to|due|supposed|scheduled|expected|meant|planned|hoped)\b[^.]*"
    r"(?P<but>[,;] (?:but|yet|until)|\bbut)\b[^.]*\b(?:not|n[’']t|never|ill|sick|stayed|missed"
    r"|stranded|grounded|prevented|blocked|turned back|refused|unable|failed|forced to"
    r"|fell through|(?:was|were|been) (?:called off|cancell?ed|scrapped|dropped))\b"
)
_KNOWN = frozenset("the that this his her their".split())
_NEW_DAY = frozenset("until till to for".split())


def call_off(reader: Reader, acts: list[Act]) -> None:
    """Read "was to visit Oslo, but the visit was cancelled", "a fair due on Monday was put off"."""
    _miss(reader, acts)
    for verb in reader.sentence.span:
        off = called_off(verb)
        noun = what_is_off(verb) if off else None
        if off is None or noun is None:
            continue
        inside = {token.idx: token for token in noun.subtree}
        bare = not any(child.dep_ == "prep" for child in noun.children)
        for act in acts:
            at = inside.get(act.at)
            of_it = (
                at is not None
                and not act.moved
                and (act.status != "past" or word(at) in plan_words())
            )
            # "a visit to Oslo was cancelled" is of that visit alone
            named = (
                bare and act.at < verb.idx and act.name == words.act_nouns().get(word(noun))
            ) and act.status != "past"
            if of_it or named:
                act.status = off


def _miss(reader: Reader, acts: list[Act]) -> None:
    """Read "was to meet Berg on Friday but fell ill": it was laid out and came to nothing."""
    text, begin = reader.sentence.span.text, reader.sentence.span.start_char
    found = _MISSED.search(text)
    if not found:
        return
    for act in acts:
        if act.status in ("planned", "conditional") and act.at < begin + found.start("but"):
            act.status = "cancelled"


def called_back(sentence: Sentence) -> tuple[str, str, "Token | None"] | None:
    """Return how a sentence calls off what one before told, what act that is, and whose.

    In "the visit was cancelled" nobody's, in "his speech was dropped" that of "his".
    """
    for verb in sentence.span:
        off = called_off(verb)
        noun = what_is_off(verb) if off else None
        kind = words.act_nouns().get(word(noun)) if noun is not None else None
        if off and noun is not None and kind:
            known = next((child for child in noun.lefts if word(child) in _KNOWN), None)
            if known is not None and not any(child.dep_ == "prep" for child in noun.children):
                return off, kind, known if known.dep_ == "poss" else None
    return None


def what_is_off(verb: "Token") -> "Token | None":
    """Return the noun that a verb calls off: its object, or the subject of its passive."""
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass") and word(child) != "place":
            return child
    return subject(verb)


def is_of_old_day(reader: Reader, verb: "Token", time: TimeHere) -> bool:
    """Return whether a time is of what is called off: "the fair on 9 May is cancelled"."""
    noun = what_is_off(verb)
    if noun is None:
        return False
    if time == old_day(reader, verb):
        return True
    first, last = noun.left_edge.i, noun.right_edge.i
    return first <= time.first <= last


def old_day(reader: Reader, verb: "Token") -> TimeHere | None:
    """Return the day something is moved from: "was moved from Monday to Friday"."""
    for time in reader.sentence.times:
        if time.verb == verb.i and word(reader.doc[max(0, time.first - 1)]) == "from":
            return time
    return None


def new_day(reader: Reader, verb: "Token") -> TimeHere | None:
    """Return the day something is moved to: "was postponed until Friday"."""
    for time in reader.sentence.times:
        lead = reader.doc[max(0, time.first - 1)]
        ahead = time.verb == verb.i and time.first > verb.i
        if ahead and word(lead) in _NEW_DAY and called_off(verb) == "postponed":
            return time
    return None
