"""What an official statement in quotation marks plans: "she will leave Kyiv on Friday"."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from newstables.finding.events import words
from newstables.finding.events.clauses import is_verb, subject, word
from newstables.finding.events.reader import Act, Reader
from newstables.finding.tense.status import status_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODY = frozenset("i we you they who which that this".split())
_GOES_ON = frozenset("he she".split())


def itinerary(
    reader: Reader,
    verb: "Token",
    begin: int,
    read: Callable[[Reader, "Token", list[str]], list[Act]],
) -> list[Act]:
    """Return the planned acts that a verb in a quotation tells.

    Args:
        begin: where its quotation begins: a "she" in it is whom its plans are of.
        read: what reads the acts of a verb, given who does it.
    """
    if not is_verb(verb) or words.acts().get(word(verb)) in (None, "say"):
        return []
    who, status = subject(verb), status_of(verb)
    if who is None or word(who) in _NOBODY or status not in ("planned", "present"):
        return []
    agents = reader.agents_of(verb)
    planner = reader.people.planner
    if not agents and word(who) in _GOES_ON and planner and planner[0] == begin:
        agents = [planner[1]]
    if agents:
        reader.people.planner = begin, agents[0]
    days = {time.start for time in reader.sentence.times if time.unit == "day"}
    found = []
    for act in read(reader, verb, agents):
        if act.time_start in days or (status == "planned" and act.name in ("visit", "meet")):
            found.append(act)
        else:
            reader.unclaim(act)
    return found
