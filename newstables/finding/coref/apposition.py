"""Names that stand beside a noun that tells who they are: "the premier, Ana Hale"."""

from newstables.finding.coref.people import People
from newstables.finding.coref.phrases import next_comma, whole_word
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.quotes.words import noun_class
from newstables.finding.token_table import TokenTable

_TITLE = 4  # words of a title between a comma and a name
_LETTERS = 5  # fewer tell a rank or party behind a name


def apposed(tokens: TokenTable, people: People, head: int) -> int:
    """Return where a person's name stands beside a noun that tells who they are, or -1."""
    above = tokens.heads[head]
    if tokens.deps[head] == "appos" and is_person(people, above):
        return above
    for child in tokens.children[head]:
        if is_person(people, child) and tokens.deps[child] == "appos":
            return child
    if noun_class(tokens.lower[head]) != "role":
        return -1
    second = _in_two_posts(tokens, people, head)
    if second >= 0:
        return second
    comma = next_comma(tokens, whole_word(tokens, head)[1])
    if comma < 0:
        return -1
    for name in range(comma + 1, min(comma + _TITLE + 1, len(tokens.words))):
        if is_person(people, name):
            end = people.span_at(name)[1]
            letters = tokens.words[end : end + 1]
            if letters and letters[0].isupper() and len(letters[0]) < _LETTERS:
                end += 1  # "Ida Holm QC"
            # "said the minister of works, Ida Holm."
            ends = [["."]] if tokens.heads[head] < head else []
            closed = tokens.words[end : end + 1] in ([","], ["("], *ends)
            return name if closed and tokens.quoted[name] < 0 else -1
        if tokens.tags[name] not in ("DT", "NN", "NNP", "JJ"):
            return -1  # "Hale's niece, state Senator Ida Price, shouted": titles alone
    return -1


def _in_two_posts(tokens: TokenTable, people: People, head: int) -> int:
    """Return where a name stands behind two posts: "President and CEO Camilla Rask", or -1."""
    last = whole_word(tokens, head)[1]
    if tokens.lower[last : last + 1] not in (["and"], ["&"]):
        return -1
    for name in range(last + 1, min(last + 2 + _TITLE, len(tokens.words))):
        if is_person(people, name):
            return name if name > last + 1 and tokens.quoted[name] < 0 else -1
        if tokens.tags[name] not in ("NN", "NNP", "HYPH"):
            return -1
    return -1


def set_off(tokens: TokenTable, people: People, mention: Candidate) -> tuple[str, int] | None:
    """Return whom capitals between commas name, known as a person or not: "the abbot, Odo Hill,".

    One name is enough for somebody's own: "his widow, Nidia,".
    """
    first = mention.last + 1
    own = tokens.tags[mention.first] == "PRP$"
    if tokens.words[mention.last : first] != [","]:
        return None
    if tokens.lower[mention.first] != "the" and not own:
        return None
    last = first
    while last < len(tokens.words) and tokens.tags[last] == "NNP" and last - first < 4:
        last += 1
    if last - first < (1 if own else 2) or tokens.words[last : last + 1] != [","]:
        return None
    if tokens.quoted[first] >= 0:
        return None
    shown = tokens.text[tokens.starts[first] : tokens.ends[last - 1]]
    return shown, first


def is_person(people: People, token: int) -> bool:
    """Return whether a token is part of a person's name."""
    number = people.at.get(token, -1)
    return number >= 0 and people.spans[number][2] == "PERSON"
