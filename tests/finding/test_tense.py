"""The reader of tense, on Docs made by hand: no model is loaded."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newstables.finding.tense.days import is_surely_past, tense_of
from newstables.finding.tense.forms import form_of
from newstables.finding.tense.status import status_of


def parsed(told: str) -> Doc:
    """Make a Doc of lines "word TAG head label", the head by its number."""
    rows = [line.split() for line in told.strip().split("\n")]
    words, tags, heads, labels = zip(*rows, strict=True)
    pos = ["AUX" if label == "aux" else "VERB" if tag[:2] == "VB" else "X"
           for tag, label in zip(tags, labels, strict=True)]  # fmt: skip
    return Doc(Vocab(), words=list(words), tags=list(tags), pos=pos,
               heads=[int(head) for head in heads], deps=list(labels))  # fmt: skip


INVADED = """
Norland NNP 1 nsubj
invaded VBD 1 ROOT
Sudmark NNP 1 dobj
on IN 1 prep
Feb. NNP 3 pobj
24 CD 4 nummod
"""
SPLIT = """
Weber NNP 1 nsubj
declared VBD 1 ROOT
a DT 3 det
dividend NN 1 dobj
on IN 1 prep
Dec. NNP 4 pobj
7 CD 5 nummod
"""
STOP = """
Her PRP$ 1 poss
trip NN 2 nsubj
includes VBZ 2 ROOT
a DT 4 det
stop NN 2 dobj
on IN 4 prep
Friday NNP 5 pobj
"""
INQUIRY = """
The DT 1 det
report NN 2 nsubj
covers VBZ 2 ROOT
a DT 4 det
fire NN 2 dobj
on IN 4 prep
Friday NNP 5 pobj
"""
SLATED = """
Watchers NNS 3 nsubj
on IN 3 prep
Monday NNP 1 pobj
slated VBD 3 ROOT
ministers NNS 3 dobj
"""
PUT_OFF = """
A DT 1 det
vote NN 6 nsubjpass
set VBN 1 acl
for IN 2 prep
Wednesday NNP 3 pobj
was VBD 6 auxpass
cancelled VBN 6 ROOT
"""
ANNOUNCED = """
before IN 4 mark
the DT 2 det
winner NN 4 nsubjpass
is VBZ 4 auxpass
announced VBN 4 ROOT
in IN 4 prep
November NNP 5 pobj
"""
SOURCE = """
She PRP 2 nsubj
will MD 2 aux
go VB 2 ROOT
according VBG 2 prep
to IN 3 prep
an DT 6 det
aide NN 4 pobj
on IN 2 prep
Tuesday NNP 7 pobj
"""


@pytest.mark.parametrize(
    ("told", "first", "last", "tense"),
    [
        (INVADED, 4, 5, "past"),
        (STOP, 6, 6, "future"),
        (INQUIRY, 6, 6, ""),
        (SLATED, 2, 2, "past"),
        (PUT_OFF, 4, 4, "either"),
        (ANNOUNCED, 6, 6, "future"),
        (SOURCE, 8, 8, "past"),
    ],
)
def test_the_tense_of_a_day_is_that_of_its_clause(
    told: str, first: int, last: int, tense: str
) -> None:
    assert tense_of(parsed(told), first, last) == tense


def test_a_day_is_surely_past_on_a_verb_that_sets_no_day() -> None:
    assert is_surely_past(parsed(INVADED), 4, 5)
    assert not is_surely_past(parsed(SPLIT), 5, 6)


@pytest.mark.parametrize(
    ("helpers", "tag", "form", "status"),
    [
        ("", "VBD", "past", "past"),
        ("", "VBZ", "present", "present"),
        ("has", "VBN", "perfect", "past"),
        ("will", "VB", "will", "planned"),
        ("would", "VB", "would", "planned"),
        ("would have", "VBN", "unreal", "conditional"),
        ("may", "VB", "may", "conditional"),
        ("should", "VB", "ought", "present"),
        ("did", "VB", "past", "past"),
    ],
)
def test_one_reading_of_a_form_gives_times_and_events_their_answer(
    helpers: str, tag: str, form: str, status: str
) -> None:
    words = helpers.split()
    told = [f"{word} MD {len(words)} aux" for word in words] + [f"meet {tag} {len(words)} ROOT"]
    verb = parsed("\n".join(told))[len(words)]
    assert (form_of(verb), status_of(verb)) == (form, status)
