"""Words beside a name that tell a body or a vehicle: the retailer X, X shares, the ship X."""

import re

_BODY = (
    "airline|automaker|bank|bookmaker|brand|brewer|broadcaster|brokerage|carmaker|chain|chipmaker|company"
    "|conglomerate|drugmaker|firm|insurer|lender|magazine|manufacturer|newspaper|nonprofit|organi[sz]ation|planemaker|retailer"
    "|shipbuilder|start-?up|steelmaker|subsidiary|supermarket|supplier|think tank|website"
)
_MAKER = r"(?<!film )(?<!law )(?<!policy )maker"
_BODY_BEFORE = re.compile(
    rf"\b(?:(?:{_BODY}|group|{_MAKER})(?: called)?(?: the)?"
    r"|(?i:shares|stake|stock|members?|shareholders) (?:in|of)(?: the)?) $"
)
_BODY_BEHIND = re.compile(
    r"(?:['’]s?)? (?:shares?|shareholders?|stock|stores?|shops?|subsidiary|unit|plc|profits?|sales"
    r"|factory|factories|chief executive)\b"
    rf"|, (?:a|an|the|its) (?:[a-z-]+ ){{0,4}}(?:{_BODY})(?=[,.]| (?:based|in|that|which|with)\b)"
)
_WHICH = re.compile(r", which \w")
_SAID_IT = re.compile(r" (?:said|says) it (?:had|has|is|was|will|would)\b")
_VEHICLE = re.compile(
    r"\b(?i:aircraft carrier|boat|cruiser|destroyer|ferry|freighter|frigate|icebreaker|liner"
    r"|space(?:craft|ship)|shuttle|ship|submarine|tanker|trawler|tugboat|vessel|warship|yacht)"
    r",? (?:named |called )?(?:the )?([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)"
)


def body_hints(text: str, start: int, end: int, *, type_: str) -> int:
    """Count what tells an organisation around a name read as of a type.

    A place that "said it would" is one too, and no person is told on by "which".
    """
    before = _BODY_BEFORE.search(text, max(0, start - 40), start)
    behind = _BODY_BEHIND.match(text, end) or (
        type_ in ("LOC", "FAC") and _SAID_IT.match(text, end)
    )
    behind = behind or (type_ == "PERSON" and _WHICH.match(text, end))
    return bool(before) + bool(behind)


def vehicles(text: str) -> set[str]:
    """Return what an article calls ships and the like: "the trawler Merula"."""
    found = set()
    for match in _VEHICLE.finditer(text):
        parts = match[1].removesuffix("'s").removesuffix("’s").split()
        found |= {" ".join(parts[:size]) for size in range(1, len(parts) + 1)}
    return found
