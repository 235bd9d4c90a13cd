"""Words in marks that nobody said: titles, nicknames, slogans, what a sign reads."""

from newstables.finding.quotes.words import MARKS, noun_stem
from newstables.finding.token_table import Region, TokenTable
from newstables.lexicons import words

_TITLES = frozenset({"so-called", "titled", "entitled", "nicknamed", "headlined", "named"})
_READS = frozenset({"reading", "reads", "saying", "marked", "labelled", "labeled", "stamped"})
_NETWORKS = frozenset({"network", "channel", "station", "broadcaster"})
_SHOUTS = frozenset({"chant", "cheer", "cry", "shout"})  # a crowd's: nobody's words
_BY_MANY = frozenset({"locally", "often", "once", "popularly", "sometimes", "widely"})
_LONGEST_TITLE = 8
_TO_ITS_VERB = 7  # tokens: "a sign in her own hand that reads"


def titles_of(tokens: TokenTable) -> frozenset[int]:
    """Return which stretches in marks are titles, nicknames or borrowed phrases, by number.

    Words in capitals that were a title once are one again further on.
    """
    found: set[int] = set()
    known: set[str] = set()
    for number, region in enumerate(tokens.regions):
        printed = _plain(tokens, region)
        if _is_title(tokens, region):
            found.add(number)
            known.add(printed)
        elif printed in known and _has_capitals(printed) and len(printed.split()) > 1:
            found.add(number)
    return frozenset(found)


def _plain(tokens: TokenTable, region: Region) -> str:
    return tokens.text[region.start : region.end].strip(" ,.;")


def _has_capitals(printed: str) -> bool:
    parts = printed.split()
    capitals = all(part.lstrip("‘'“")[:1].isupper() for part in parts if len(part) > 3)
    return capitals and len(parts) <= _LONGEST_TITLE


def _is_title(tokens: TokenTable, region: Region) -> bool:
    """Return whether it is a title, nickname or borrowed phrase, by the word before: entitled."""
    before = region.first - 1
    while before >= 0 and tokens.words[before] in MARKS:
        before -= 1
    if before < 0:
        return False
    word = tokens.lower[before]
    if word == "called" and before > 0 and tokens.lower[before - 1] in ("so", "-"):
        return True
    if word in _TITLES:
        return True
    if _is_sign(tokens, before) or _is_next_sign(tokens, region, before):
        return True
    if not _has_capitals(tokens.text[region.start : region.end]):
        return False
    if _is_listed_title(tokens, region, before):
        return True
    return _is_name_given(tokens, before) or _is_work(tokens, region, before)


def _is_name_given(tokens: TokenTable, before: int) -> bool:
    """Return whether a thing is called so: 'a lake once dubbed the “Mirror”', 'known as “Kit”'."""
    verb = before - (tokens.lower[before] in ("the", "a", "an", "its", "his", "her", "their"))
    if verb > 0 and tokens.lower[verb] == "as":
        near = {*tokens.lower[max(0, verb - 4) : verb]}  # "known to colleagues as"
        return bool(near & {"known", "advertised", "billed", "marketed"})
    if tokens.lower[verb] not in ("called", "dubbed"):
        return False
    above = tokens.heads[verb]
    noun = tokens.tags[verb] == "VBN" and tokens.tags[above][:2] == "NN" and above < verb
    return noun or tokens.lower[verb - 1] in _BY_MANY


def _is_work(tokens: TokenTable, region: Region, before: int) -> bool:
    """Return whether it is a work's title in capitals: the book "…", BBC's "…", her "…" podcast."""
    works = words("titled_works")
    lead = before - 1 if tokens.words[before] == "," else before
    if lead >= 0 and noun_stem(tokens.lower[lead]) in works:
        return True
    if (
        tokens.lower[before] in ("'s", "’s")
        and before
        and (_is_broadcaster(tokens.words[before - 1]) or tokens.lower[before - 1] in _NETWORKS)
    ):
        return True
    after = region.last
    while after < len(tokens.words) and tokens.words[after] in MARKS:
        after += 1
    following = tokens.lower[after : after + 2]
    # "The Hour" show, "The Hour" radio programme; after a comma a new clause begins.
    ends_open = tokens.text[region.start : region.end].rstrip()[-1:] not in ",.!?"
    return ends_open and any(noun_stem(word) in works for word in following)


def _is_broadcaster(word: str) -> bool:
    """Return whether it is CNN, NBC and their like by their shape; Fox is named so too."""
    return (word.isupper() and 2 <= len(word) <= 6) or word in ("Fox", "Netflix")


def _is_sign(tokens: TokenTable, before: int) -> bool:
    """Return whether the words are what a sign or banner reads, or a slogan."""
    things = words("signs")
    if tokens.lower[before] in _READS:
        near = tokens.lower[max(0, before - _TO_ITS_VERB) : before]
        return any(noun_stem(word) in things for word in near)
    lead = before - 1 if tokens.words[before] in (",", ":", "of") else before
    if tokens.lower[before] == "of" and noun_stem(tokens.lower[lead]) in _SHOUTS:
        return True
    return lead >= 0 and noun_stem(tokens.lower[lead]) in ("slogan", "motto", "catchphrase")


def _is_next_sign(tokens: TokenTable, region: Region, before: int) -> bool:
    """Return whether it is what another of several signs reads: reading “…” and “…”."""
    number = tokens.quoted[region.first]
    if number <= 0 or tokens.lower[before] not in ("and", "or", ","):
        return False
    previous = tokens.regions[number - 1]
    lead = previous.first - 1
    while lead >= 0 and tokens.words[lead] in MARKS:
        lead -= 1
    return 0 < before - previous.last <= 2 and lead >= 0 and _is_sign(tokens, lead)


def _is_listed_title(tokens: TokenTable, region: Region, before: int) -> bool:
    """Return whether it is in a list of works: films such as “…” and “…”."""
    if tokens.lower[before] == "as" and before > 1 and tokens.lower[before - 1] == "such":
        return noun_stem(tokens.lower[before - 2]) in words("titled_works")
    if tokens.lower[before] not in ("and", "or", ","):
        return False
    number = tokens.quoted[region.first]
    previous = tokens.regions[number - 1] if number > 0 else None
    return previous is not None and 0 < before - previous.last <= 2 and _is_title(tokens, previous)
