"""Clauses that look reported and report nothing: what was not said, idioms, bare objects."""

from newstables.finding.coref.as_printed import NOBODY
from newstables.finding.quotes.clauses import Clause
from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.quotes.words import MARKS, noun_class, noun_stem, reporting_verbs, verb_stem
from newstables.finding.token_table import TokenTable
from newstables.lexicons import words

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_SECOND_OBJECTS = frozenset({"oprd", "ccomp", "attr"})
# Verbs of plans and wishes: most are attributions to PolNeAR, none to a reader.
_WISHES = frozenset({"expect", "hope", "like", "plan"})
_POINTING = frozenset("that this these those both what which there nothing".split())
_WITHHELD = frozenset({"decline", "refuse"})
# "did not respond to a request", "contend with": the object of the verb, not what was said.
_IDIOMS = {
    "respond": ("to",), "reply": ("to",), "comment": ("on", "about", "for"), "contend": ("with",),
    "speak": ("to", "with", "at", "in"), "meet": ("with",), "call": ("in", "at"),
    "answer": ("to",), "report": ("to", "for"), "lecture": ("at", "in", "to"), "take": ("in",),
}  # fmt: skip
_ONLY_MAY = frozenset("should could might may must".split())
_ASIDES = frozenset("although as because meaning though whereas while whom whose".split())
_UNNAMED = ["asking", "not", "to"]
_WHEN = frozenset("after before once until when".split())
_WHERE = frozenset({"at", "during", "in"})
_PLAIN = ("say", "tell", "manner", "ask", "write")
_THANKED = frozenset({"thank", "congratulate", "welcome", "condemn", "greet"})
# Judged, not told: a few words after them are what was judged, "criticised the trip".
_JUDGED = frozenset("attack criticize criticise defend oppose praise reject slam support".split())
_FEWEST_JUDGED = 5  # words from which the reasons are among them
# What only shows: a person's view of it is the reporter's.
_THINGS = frozenset(
    "absence clip decision footage image map move photo photograph picture scene silence smell "
    "tour trip video view visit".split()
)


def reports_nothing(tokens: TokenTable, clause: Clause, mention: Candidate | None) -> bool:
    """Return whether a clause tells of no statement, or nobody's."""
    cue = clause.cue
    first = tokens.lower[clause.first]
    if mention is None or clause.last - clause.first < 2:
        return True
    if cue.stem in ("quote", "cite") and clause.first <= mention.head < clause.last:
        return True  # whoever is quoted is not what was said
    if cue.stem in ("quote", "cite") and _is_somebody(tokens, clause):
        return True
    if clause.first <= mention.head < clause.last and mention.head > cue.token:
        return True  # "retorted the minister, whom the office blames"
    if clause.first > cue.token and first in _ASIDES and not _is_called(cue, first):
        return True  # what went on beside it
    if _is_beside(tokens, clause):
        return True
    if _cannot_say(tokens, cue, mention) or first in _IDIOMS.get(cue.stem, ()):
        return True
    if cue.stem == "call" and first in ("on", "upon") and not _asks_to_act(tokens, clause):
        return True  # "called on the Speaker", a visit; "called on the Speaker to resign"
    opening = tokens.lower[clause.first : clause.first + 4]
    if cue.stem == "ask" and opening[:3] == ["not", "to", "be"] or opening[:3] == _UNNAMED:
        return True  # "asked not to be named", "said, asking not to be named"
    if cue.stem in _WITHHELD or _is_withheld(tokens, cue.token) or _is_time(tokens, clause):
        return True
    known = cue.stem in reporting_verbs() or not _is_sentence(tokens, clause)
    if known and _is_negated(tokens, cue.token):
        return True
    if not _is_sentence(tokens, clause) and (
        _is_an_act(tokens, clause) or _came_upon(tokens, cue, mention)
    ):
        return True
    short = clause.last - clause.first < _FEWEST_JUDGED
    judged = cue.stem in _THANKED or cue.stem in _JUDGED and short
    return judged and _is_bare(tokens, clause)


def _is_somebody(tokens: TokenTable, clause: Clause) -> bool:
    """Return whether it is somebody who is cited, with no words of theirs: "two diplomats"."""
    heads = [
        token
        for token in range(clause.first, clause.last)
        if tokens.heads[token] == clause.cue.token and tokens.deps[token] == "dobj"
    ]
    return bool(heads) and (
        tokens.labels[heads[0]] in ("PERSON", "ORG")
        or noun_class(tokens.lower[heads[0]]) in ("role", "body")
    )


def _is_beside(tokens: TokenTable, clause: Clause) -> bool:
    """Return whether a stretch tells how, when or where it was said: ", drawing laughter".

    "Said in an interview", "said when she resigned"; "proposes doing away with it" is said itself.
    """
    cue, first = clause.cue, clause.first
    if first <= cue.token or cue.stem not in reporting_verbs():
        return False
    told = [child for child in tokens.children[cue.token] if first <= child < clause.last]
    deps = {tokens.deps[child] for child in told}
    if tokens.tags[first] in ("VBG", "VBN") and tokens.words[first - 1] in (",", *MARKS):
        return verb_stem(tokens.lower[first]) not in reporting_verbs()
    if tokens.lower[first] in _WHEN:
        return deps <= {"advcl", "advmod", "prep", "npadvmod", "mark"}
    if clause.shape not in ("prep", "cut prep", "after", "to comma") or deps - {"prep", "punct"}:
        return False
    return tokens.lower[first] in _WHERE and reporting_verbs()[cue.stem] in _PLAIN


def _is_called(cue: Cue, first: str) -> bool:
    """Return whether a stretch says what somebody called a thing: "described it [as a shame]"."""
    return first == "as" and reporting_verbs().get(cue.stem) in ("judge", "cite")


def was_not_said(tokens: TokenTable, cue: Cue, speaker: Candidate) -> bool:
    """Return whether words in marks are told as not said: "did not say", "should say", "if she
    had said", "declined to call it", "nobody said".
    """
    verb = cue.token
    if _is_negated(tokens, verb) or _is_withheld(tokens, verb):
        return True
    if tokens.lower[speaker.head] in NOBODY:
        return True
    below = [(tokens.deps[child], tokens.lower[child]) for child in tokens.children[verb]]
    only_may = any(dep == "aux" and word in _ONLY_MAY for dep, word in below)
    supposed = tokens.deps[verb] == "advcl" and any(
        dep == "mark" and word in ("if", "unless") for dep, word in below
    )
    return only_may or supposed


def is_wish(tokens: TokenTable, clause: Clause) -> bool:
    """Return whether it tells what somebody has in mind: "hopes to return", "plans a visit"."""
    wishes = _WISHES if tokens.lower[clause.first] == "to" else {*_WISHES, "want"}
    return clause.cue.stem in wishes and not _is_sentence(tokens, clause)


def _is_an_act(tokens: TokenTable, clause: Clause) -> bool:
    """Return whether a verb without a clause of its own does something and says nothing.

    "Will publish its list", "agreed to swap maps", "rejected the phrase", "will call Lund on
    Friday": true, and no words of anybody.
    """
    cue = clause.cue
    if cue.stem in words("acting_verbs"):
        return True
    if reporting_verbs().get(cue.stem) == "promise" and tokens.lower[clause.first] != "to":
        return tokens.tags[clause.first] != "VBG"  # "pledged a grant" gives it
    if cue.stem == "describe":  # "how Lund described the strike": as what is not told
        return "as" not in tokens.lower[clause.first : clause.last]
    if cue.stem == "call":  # "called it a scandal" has a second part
        deps = {tokens.deps[token] for token in range(clause.first, clause.last)}
        begins = tokens.labels[clause.first] == "PERSON"
        return begins and not deps & _SECOND_OBJECTS
    return False


def _came_upon(tokens: TokenTable, cue: Cue, mention: Candidate) -> bool:
    """Return whether a person found a thing: "found a key"; a study "found a rise of a tenth"."""
    somebody = mention.kind == "PERSON" or tokens.lower[mention.head] in ("he", "she")
    return cue.stem == "find" and somebody


def _is_time(tokens: TokenTable, clause: Clause) -> bool:
    """Return whether a clause only says when: "which Lund expects [in the second half of May]"."""
    labels = {
        tokens.labels[token]
        for token in range(clause.first, clause.last)
        if tokens.tags[token] not in ("IN", "DT", ",")
    }
    return bool(labels) and labels <= {"DATE", "TIME"}


def _asks_to_act(tokens: TokenTable, clause: Clause) -> bool:
    return any(tokens.tags[token] == "TO" for token in range(clause.first, clause.last))


def _is_sentence(tokens: TokenTable, clause: Clause) -> bool:
    """Return whether a clause has a finite verb with a subject, or holds words in marks."""
    inside = range(clause.first, clause.last)
    if any(tokens.quoted[token] >= 0 for token in inside):
        return True
    finite = any(tokens.tags[token] in _FINITE for token in inside)
    return finite and any(
        tokens.deps[token] in _SUBJECTS and _is_told(tokens, clause, tokens.heads[token])
        for token in inside
    )


def _is_told(tokens: TokenTable, clause: Clause, verb: int) -> bool:
    """Return whether a verb is of what is told: not "a ferry that sank", "... and she will fly"."""
    if tokens.deps[verb] in ("relcl", "acl"):
        return False
    return not (tokens.deps[verb] == "conj" and tokens.heads[verb] == clause.cue.token)


def _cannot_say(tokens: TokenTable, cue: Cue, mention: Candidate) -> bool:
    """Return whether it is a pronoun that points, a thing that shows, or where a line is from."""
    word = tokens.lower[mention.head]
    of_them = word == "one" and tokens.lower[mention.head + 1 : mention.head + 2] == ["of"]
    if word == "which" and cue.how == "relative" and cue.stem in reporting_verbs():
        return False
    if word in _POINTING or word in NOBODY or word in ("you", "one") and not of_them:
        return True
    if mention.kind == "noun" and noun_stem(word) in _THINGS:
        return True
    begins = mention.first == tokens.paragraphs[tokens.paragraph[mention.first]][0]
    after = tokens.words[mention.last : mention.last + 1]
    return mention.kind == "GPE" and begins and after in (["("], ["—"], ["-"], ["–"], ["--"])


def _is_negated(tokens: TokenTable, verb: int) -> bool:
    return any(tokens.deps[child] == "neg" for child in tokens.children[verb])


def _is_withheld(tokens: TokenTable, verb: int) -> bool:
    """Return whether a verb is what somebody declined, refused or failed to do."""
    head = tokens.heads[verb]
    return tokens.deps[verb] == "xcomp" and tokens.lower[head] in (
        "declined", "declines", "declining", "refused", "refuses", "refusing", "failed", "fails",
        "denied", "denies", "denying",
    )  # fmt: skip


def _is_bare(tokens: TokenTable, clause: Clause) -> bool:
    """Return whether a clause holds no verb of its own outside marks."""
    inside = range(clause.first, clause.last)
    return tokens.lower[clause.first] != "to" and not any(
        tokens.tags[token] in _FINITE or tokens.quoted[token] >= 0 for token in inside
    )
