"""Clauses that look reported and are nobody's statement; parses by hand, no model."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newstables.finding.quotes.clauses import Clause
from newstables.finding.quotes.cues import Cue, find_cues
from newstables.finding.quotes.no_report import is_wish, reports_nothing
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.token_table import build_token_table


def table(parsed):
    """Build tokens from "word/TAG/dep/head" items; head is a place."""
    parts = [item.split("/") for item in parsed.split()]
    words, tags, deps, heads = zip(*parts, strict=True)
    doc = Doc(Vocab(), words=words, tags=tags, deps=deps, heads=[int(head) for head in heads])
    return build_token_table(doc, furniture=[])


def nothing(parsed, *, cue, stem, subject, first, kind="PERSON"):
    tokens = table(parsed)
    mention = None
    if subject is not None:
        mention = Candidate(subject, subject, subject + 1, kind, -1)
    clause = Clause(Cue(cue, stem, subject or -1, "own"), first, len(tokens.words), "ccomp")
    return reports_nothing(tokens, clause, mention)


SAID = "Holt/NNP/nsubj/1 said/VBD/ROOT/1 rain/NN/nsubj/3 fell/VBD/ccomp/1"


def test_what_somebody_said_is_a_report():
    assert not nothing(SAID, cue=1, stem="say", subject=0, first=2)


def test_what_nobody_said_is_none():
    assert nothing(SAID, cue=1, stem="say", subject=None, first=2)


@pytest.mark.parametrize("word", ["That", "Both", "Footage"])
def test_pointing_words_and_pictures_say_nothing(word):
    parsed = SAID.replace("Holt/NNP", f"{word}/NN")
    assert nothing(parsed, cue=1, stem="say", subject=0, first=2, kind="noun")


def test_what_was_not_said_is_none():
    parsed = (
        "Holt/NNP/nsubj/3 has/VBZ/aux/3 not/RB/neg/3 commented/VBN/ROOT/3 on/IN/prep/3 "
        "rain/NN/pobj/4"
    )
    assert nothing(parsed, cue=3, stem="comment", subject=0, first=4)


def test_what_was_declined_is_none():
    parsed = (
        "Holt/NNP/nsubj/1 declined/VBD/ROOT/1 to/TO/aux/3 say/VB/xcomp/1 when/WRB/advmod/6 "
        "rain/NN/nsubj/6 fell/VBD/ccomp/3"
    )
    assert nothing(parsed, cue=1, stem="decline", subject=0, first=2)
    assert nothing(parsed, cue=3, stem="say", subject=0, first=4)


def test_a_request_answered_is_not_what_was_said():
    parsed = "Holt/NNP/nsubj/1 replied/VBD/ROOT/1 to/IN/prep/1 letters/NNS/pobj/2"
    assert nothing(parsed, cue=1, stem="reply", subject=0, first=2)


def test_whom_somebody_thanked_is_no_statement():
    parsed = "Holt/NNP/nsubj/1 thanked/VBD/ROOT/1 old/JJ/amod/3 friends/NNS/dobj/1"
    assert nothing(parsed, cue=1, stem="thank", subject=0, first=2)


def test_whoever_is_quoted_speaks_not_the_paper():
    tokens = table(
        "Courier/NNP/nsubj/1 quoted/VBD/ROOT/1 Holt/NNP/dobj/1 as/IN/prep/1 saying/VBG/pcomp/3 "
        "rain/NN/nsubj/6 fell/VBD/ccomp/4"
    )
    assert [cue.subject for cue in find_cues(tokens)][:2] == [2, 2]


def test_whoever_is_told_only_listens():
    tokens = table(
        "Holt/NNP/nsubjpass/2 was/VBD/auxpass/2 told/VBN/ROOT/2 rain/NN/nsubj/4 fell/VBD/ccomp/2"
    )
    assert find_cues(tokens)[0].subject == -1


@pytest.mark.parametrize(("verb", "stem"), [("published", "publish"), ("released", "release")])
def test_what_was_done_to_a_thing_is_no_statement(verb, stem):
    parsed = f"Holt/NNP/nsubj/1 {verb}/VBD/ROOT/1 its/PRP$/poss/3 list/NN/dobj/1"
    assert nothing(parsed, cue=1, stem=stem, subject=0, first=2)


def test_what_an_acting_verb_reports_in_a_clause_is_a_statement():
    parsed = SAID.replace("said/", "recalled/")
    assert not nothing(parsed, cue=1, stem="recall", subject=0, first=2)


def test_a_bare_plan_is_a_wish_and_a_clause_is_none():
    tokens = table("Holt/NNP/nsubj/1 plans/VBZ/ROOT/1 a/DT/det/3 visit/NN/dobj/1")
    assert is_wish(tokens, Clause(Cue(1, "plan", 0, "own"), 2, 4, "dobj"))
    tokens = table(SAID.replace("said/", "hoped/"))
    assert not is_wish(tokens, Clause(Cue(1, "hope", 0, "own"), 2, 4, "ccomp"))
