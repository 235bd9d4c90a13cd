"""What looks like a time and is none: modal "may", "Sunday best", numbers like years."""

from typing import TYPE_CHECKING

from newstables.finding.times.found import Found
from newstables.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_YEAR_LEADS = frozenset(
    [
        "in",
        "since",
        "by",
        "of",
        "from",
        "until",
        "till",
        "through",
        "during",
        "before",
        "after",
        "to",
        "and",
        "or",
        "between",
        "around",
        "about",
        "for",
        "the",
        "late",
        "early",
        "mid",
        "circa",
        "than",
        "the",
    ]
)
_NUMBERED = frozenset(
    "room flight route highway gate page channel number no. model section article chapter bus"
    " train unit suite apartment".split()
)
_ORDINALS = frozenset("first second third fourth last".split())
_GIVEN_NAMES = frozenset(("June", "April", "August", "Jan", "Jan.", "Mar.", "Dec"))


def is_trap(found: Found, doc: "Doc", first: int, last: int) -> bool:
    """Return whether the tokens `first` to `last` only look like a time."""
    if found.rule.get("bare"):
        return _no_year(doc, first, last)
    if found.rule["is"] == "month" and first == last:
        return _no_month(doc, first)
    if found.rule["is"] == "weekday" and first == last:
        return _in_a_name(doc, first)
    if found.type == "TIME" and first == last and first:
        return doc[first - 1].text.lower() == "high"
    if found.rule["is"] == "period" and first == last and doc[first].is_title:
        return _closes_a_name(doc, first)
    if found.rule["is"] == "season" and first == last:
        return _no_season(doc, first)
    return False


def _no_year(doc: "Doc", first: int, last: int) -> bool:
    """Return whether it is a number such as "2000 people", "Boeing 2000", "No. 1984"."""
    before = doc[first - 1] if first else None
    after = doc[last + 1] if last + 1 < len(doc) else None
    lead = before.lower_ if before is not None else ""
    if lead in _NUMBERED:
        return True
    if after is not None and after.text in words("vehicle_makes"):
        return True  # "a 1987 Chevrolet"
    if after is not None and after.tag_ in ("NNS", "$") and lead not in ("in", "since"):
        return lead == "" or after.lower_ not in words("yearly_events")
    if after is not None and after.lower_ in ("people", "percent", "km", "miles", "meters", "feet"):
        return True
    if lead in _YEAR_LEADS or before is None or before.is_punct or before.is_space:
        return lead in ("$", "#", "-")
    return (
        before.tag_ in ("NNP", "NNPS", "CD", "$", "SYM")
        and before.ent_type_ != "DATE"
        and after is not None
        and not after.is_punct
        and not after.is_space
    )


def _closes_a_name(doc: "Doc", index: int) -> bool:
    """Return whether a word closes a name, as in "USA Today", and is not a day in a headline."""
    before = doc[index - 1] if index else None
    if before is None or doc[index].is_sent_start or not before.text[:1].isupper():
        return False
    return before.is_upper or doc[index].ent_type_ in ("ORG", "WORK_OF_ART", "PRODUCT")


def _no_month(doc: "Doc", index: int) -> bool:
    """Return whether it is no month: the modal "may", "march on", a march of or for, June Hall."""
    token = doc[index]
    before = doc[index - 1] if index else None
    after = doc[index + 1].text.lower() if index + 1 < len(doc) else ""
    if _opens_a_name(doc, index, frozenset(("in", "since", "until", "last", "next"))):
        return False
    if token.text == "Jun" and before is not None and before.tag_ == "NNP":
        return not after[:1].isdigit()
    if token.text in ("May", "MAY", "March", "MARCH"):
        if token.tag_ in ("MD", "VB", "VBP", "VBD"):
            return True
        if token.ent_type_ in ("PERSON", "ORG", "FAC", "WORK_OF_ART"):
            return True
        in_month = before is not None and before.lower_ in ("in", "since", "by", "until")
        if (after in ("for", "on") and not in_month) or (
            after == "of" and token.text in ("March", "MARCH")
        ):
            return True
        if before is None or before.is_space or token.is_sent_start:
            return bool(token.ent_type_ != "DATE")
        return bool(before.tag_ == "NNP" and before.text.istitle() and token.ent_type_ != "DATE")
    return token.text in _GIVEN_NAMES and token.ent_type_ == "PERSON"


def _in_a_name(doc: "Doc", index: int) -> bool:
    """Return whether it is part of a name: "Sunday best", "Black Friday", "the Sunday Times"."""
    token = doc[index]
    after = doc[index + 1] if index + 1 < len(doc) else None
    before = doc[index - 1] if index else None
    if _opens_a_name(doc, index, frozenset(("on", "since", "until", "by", "last", "next"))):
        return False
    if token.ent_type_ in ("ORG", "WORK_OF_ART", "PERSON", "FAC", "PRODUCT"):
        return True
    if after is not None and after.lower_ in ("best", "school", "times", "roast"):
        return after.text[0].isupper() or after.lower_ in ("best", "roast")
    if before is not None and before.lower_ in _ORDINALS and after is not None:
        # "the first Monday of each month"; but not "last Monday", which comes as one expression
        return after.lower_ in ("of", "in")
    return before is not None and before.text in (
        "Black",
        "Bloody",
        "Ash",
        "Super",
        "Cyber",
        "Palm",
        "Good",
        "Shrove",
        "Maundy",
    )


def _opens_a_name(doc: "Doc", index: int, leads: frozenset[str]) -> bool:
    """Return whether the model has glued a day to a name: "On Tuesday Dusek", "in June Halvik"."""
    token = doc[index]
    glued = token.ent_type_ == "PERSON" and token.ent_iob_ == "B" and index + 1 < len(doc)
    return bool(glued and index and doc[index - 1].lower_ in leads and doc[index + 1].is_title)


def _no_season(doc: "Doc", index: int) -> bool:
    token = doc[index]
    before = doc[index - 1] if index else None
    if token.tag_ not in ("NN", "NNP"):
        return True
    if token.lower_ in ("fall", "spring"):
        return before is None or before.lower_ not in (
            "in",
            "the",
            "since",
            "by",
            "until",
            "last",
            "next",
            "early",
            "late",
        )
    return before is not None and before.lower_ not in (
        "in",
        "the",
        "during",
        "over",
        "since",
        "by",
        "early",
        "late",
        "until",
    )
