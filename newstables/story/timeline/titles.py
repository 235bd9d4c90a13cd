"""A short title of an event: what, with whom, where, of what its accounts know and no more."""

import re
from collections.abc import Sequence

from newstables.finding.events.wordings import shorten, without_bearing
from newstables.story.timeline.account import Account

LONGEST = 70  # characters
_NAMED = 2  # people named before "and others"
_HOME = re.compile(r"\b(?:return\w*|home|back)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"^(?:he|she)\b", re.IGNORECASE)
_SITE = re.compile(r"^(?:[A-Z]|the [A-Z]|an? )")


def stop_title(accounts: Sequence[Account], place: str) -> str:
    """Return "Arrival in Seoul" when an article tells of it, else "Visit to Seoul"."""
    arrived = any(account.arrives and account.status == "past" for account in accounts)
    return shorten(f"{'Arrival in' if arrived else 'Visit to'} {place}", LONGEST)


def event_title(
    accounts: Sequence[Account], leading: Account, *, place: str | None, traveller: str | None
) -> str:
    """Return the title of an event; of background, who did it stands first.

    Args:
        accounts: of the event; `leading` of them is the one it is told by.
        place: of the event.
        traveller: whose tour it is on; he is not named in its titles.
    """
    others = [
        _titled(name, accounts)
        for name in dict.fromkeys(name for account in accounts for name in account.participants)
        if name not in (traveller, *(() if traveller else leading.agents[:1]))
    ]
    venue = next(
        (account.venue for account in accounts if account.venue and _SITE.match(account.venue)),
        None,
    )
    venue = without_bearing(venue) if venue else None
    where = f", {place}" if place and (venue is None or place not in venue) else ""
    if leading.act in ("meet", "speak", "visit") and (traveller or leading.agents):
        subject = "" if traveller else f"{_titled(leading.agents[0], accounts)}: "
        what = _what(leading, others, venue, place, where)
        if what and len(subject + what) <= LONGEST:
            return subject + (what if not subject else what[0].lower() + what[1:])
        short = what.removesuffix(where) if what and where else ""
        if short and len(subject + short) <= LONGEST:
            return subject + (short if not subject else short[0].lower() + short[1:])
    if leading.act == "say" and (leading.agents or leading.source):
        return _remarks(leading, accounts, where)
    if leading.act == "leave" and traveller and place:
        home = _HOME.search(leading.clause or leading.description)
        return shorten(f"{'Return to' if home else 'Departure from'} {place}", LONGEST)
    return _clause(leading)


def _what(
    leading: Account, others: list[str], venue: str | None, place: str | None, where: str
) -> str | None:
    if leading.act == "meet" and others:
        more = [*others[:_NAMED], "others"] if len(others) > _NAMED else others
        people = f"{', '.join(more[:-1])} and {more[-1]}" if len(more) > 1 else more[0]
        kind = "Call" if leading.afar else "Talks"
        return f"{kind} with {people}{where}"
    if leading.act == "speak":
        if venue:
            return f"Speech at {venue}{where}"
        return f"Speech in {place}" if place else None
    if leading.act == "visit" and (venue or place):
        return f"Visit to {venue}{where}" if venue else f"Visit to {place}"
    return None


def _remarks(leading: Account, accounts: Sequence[Account], where: str) -> str:
    """Return whose words they are: what was said stands in the quotations."""
    if leading.agents:
        return shorten(f"Remarks by {_titled(leading.agents[0], accounts)}{where}", LONGEST)
    source = leading.source or ""
    if re.match(r"(?:the|his|her|their|its|an?) ", source, re.IGNORECASE):
        source = source[0].lower() + source[1:]
    elif source[0].islower():
        source = f"the {source}"
    return shorten(f"Statement by {source}{where}", LONGEST)


def _titled(name: str, accounts: Sequence[Account]) -> str:
    """Return a name with the office an account prints before it."""
    office = next((account.offices[name] for account in accounts if name in account.offices), None)
    return f"{office} {name}" if office and not name.startswith(office) else name


def _clause(leading: Account) -> str:
    """Return what its sentence says of it alone, or the sentence, cut behind a word."""
    told = leading.clause if len(leading.clause.split()) > 2 else leading.description
    if leading.agents:
        told = _PRONOUN.sub(leading.agents[0], told, count=1)
    told = shorten(told, LONGEST)
    return told[:1].upper() + told[1:]
