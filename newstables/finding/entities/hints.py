"""Words beside a name that tell a body or a vehicle: the retailer X, X shares, the ship X."""

import re

_BODY = (
    "airline|automaker|bank|bookmaker|brand|broadcaster|brokerage|carmaker|chain|chipmaker|company"
    "|conglomerate|drugmaker|firm|insurer|lender|magazine|manufacturer|newspaper|nonprofit|organi[sz]ation|planemaker|retailer"
    "|start-?up|subsidiary|supermarket|supplier|think tank|website"
)
_BODY_BEFORE = re.compile(
    rf"\b(?:(?:{_BODY}|(?<!film )(?<!law )(?<!policy )maker)(?: called)?(?: the)?|(?i:shares|stake|stock|members?|shareholders)"
    r" (?:in|of)(?: the)?) $"
)
_BODY_BEHIND = re.compile(
    r"(?:['’]s?)? (?:shares?|shareholders?|stock|stores?|shops?|subsidiary|unit|plc|profits?|sales"
    r"|factory|factories|chief executive)\b"
    rf"|, (?:a|an|the|its) (?:[a-z-]+ ){{0,4}}(?:{_BODY})(?=[,.]| (?:based|in|that|which|with)\b)"
)
_SAID_IT = re.compile(r" (?:said|says) it (?:had|has|is|was|will|would)\b")
_VEHICLE_BEFORE = re.compile(
    r"\b(?:aircraft carrier|boat|cruiser|destroyer|ferry|freighter|frigate|icebreaker|liner"
    r"|space(?:craft|ship)|shuttle|ship|submarine|tanker|trawler|tugboat|vessel|warship|yacht)"
    r",? (?:named |called )?(?:the )?$",
    re.I,
)


def body_hints(text: str, start: int, end: int, *, of_place: bool) -> int:
    """Count what tells an organisation around a name; a place that "said it would" is one too."""
    before = _BODY_BEFORE.search(text, max(0, start - 40), start)
    behind = _BODY_BEHIND.match(text, end) or (of_place and _SAID_IT.match(text, end))
    return bool(before) + bool(behind)


def is_vehicle_here(text: str, start: int) -> bool:
    """Return whether the word for a ship or the like stands before a name."""
    return bool(_VEHICLE_BEFORE.search(text, max(0, start - 40), start))
