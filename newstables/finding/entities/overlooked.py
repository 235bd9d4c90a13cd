"""Names that the model overlooked and that the words before them tell: a body led, a town."""

import simplemma

from newstables.finding.entities.calendar_words import DAYS, MONTHS
from newstables.finding.entities.context import Context
from newstables.finding.entities.spans import Mention
from newstables.finding.names.lexicon import known_spellings
from newstables.finding.names.shapes import is_given_name, is_surname
from newstables.finding.quotes.words import reporting_verbs, verb_stem
from newstables.lexicons import words

_NAMED = ("NNP", "NNPS")
_IN = frozenset({"in", "near", "outside"})
# Who leads a body or speaks for it, by the word before "of" or "for".
_LEADS = frozenset(
    "chair chairman chairwoman chief commissioner co-chair co-founder deputy director executive"
    " founder head leader member officer organiser organizer president secretary secretary-general"
    " spokesman spokesperson spokeswoman".split()
)
_LONGEST = 5  # words of a body's name


def add_overlooked(mentions: list[Mention], context: Context) -> list[Mention]:
    """Add "leader of the [Left Greens]" and "in [Marlport]" where nothing is named yet."""
    covered = {
        at
        for mention in mentions
        for at in range(context.index(mention.start), context.index(mention.end))
    }
    found = []
    for at in range(1, len(context.words)):
        if at in covered or context.tags[at] not in _NAMED or not context.words[at][0].isupper():
            continue
        last = _run(at, covered, context)
        if _is_person(at, last, context):
            found.append(_mention(at, last, "PERSON", context))
            covered.update(range(at, last))
        elif _is_led(at, context) and _is_body(at, last, context):
            found.append(_mention(at, last, "ORG", context))
        elif last == at + 1 and context.words[at - 1] in _IN and _is_town(context.words[at]):
            found.append(_mention(at, last, "GPE", context))
    return sorted([*mentions, *found], key=lambda mention: mention.start)


def _run(at: int, covered: set[int], context: Context) -> int:
    """Return the end of the words with capitals from `at` on that nothing covers."""
    last = at + 1
    while (
        last < len(context.words)
        and last - at < _LONGEST
        and last not in covered
        and context.adjacent(last - 1)
        and context.tags[last] in _NAMED
        and context.words[last][0].isupper()
    ):
        last += 1
    return last


def _is_person(at: int, last: int, context: Context) -> bool:
    """Return whether two words or three, in no list, speak or are told to be somebody."""
    parts = context.words[at:last]
    if not 2 <= len(parts) <= 3 or not all(part.istitle() for part in parts):
        return False
    taken = words("generic_names") | words("person_titles") | known_spellings().keys()
    if any(part in taken or part in DAYS | MONTHS for part in parts):
        return False
    if context.person_hints(context.starts[at], context.end_of(last - 1)):
        return True
    if not all(_is_unlisted(part) or is_surname(part) for part in parts):
        return False
    beside = [context.words[at - 1], *context.words[last : last + 1]]
    return any(verb_stem(word.lower()) in reporting_verbs() for word in beside if word.islower())


def _is_led(at: int, context: Context) -> bool:
    before = at - 1 - (context.words[at - 1] == "the")
    return (
        before > 0
        and context.words[before] in ("of", "for")
        and (context.words[before - 1].lower() in _LEADS)
    )


def _is_body(at: int, last: int, context: Context) -> bool:
    parts = context.words[at:last]
    if any(part in DAYS | MONTHS or part in words("person_titles") for part in parts):
        return False
    return len(parts) > 1 or _is_unlisted(parts[0])


def _is_town(word: str) -> bool:
    return (
        word.istitle() and len(word) > 3 and _is_unlisted(word)
        and not is_given_name(word) and not is_surname(word)
    )  # fmt: skip


def _is_unlisted(word: str) -> bool:
    return (
        word not in DAYS | MONTHS
        and word not in words("generic_names")
        and word not in known_spellings()
        and not simplemma.is_known(word.lower(), lang="en")
    )


def _mention(at: int, last: int, kind: str, context: Context) -> Mention:
    start, end = context.starts[at], context.end_of(last - 1)
    return Mention(start, end, context.text[start:end], kind)
