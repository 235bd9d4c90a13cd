"""Which stretches of a sentence a verb may report; parses by hand, no model."""

from newstables.finding.quotes.clauses import find_clauses
from newstables.finding.quotes.cues import Cue, find_cues
from tests.finding.test_no_report import table


def stretches(parsed, *, cue, stem="say", subject=0):
    """Return the words of every stretch by its shape; the last of a shape stands."""
    tokens = table(parsed)
    found = find_clauses(tokens, Cue(cue, stem, subject, "own"), (0, len(tokens.words)))
    return {clause.shape: " ".join(tokens.words[clause.first : clause.last]) for clause in found}


def test_a_that_clause_is_found_wherever_the_parse_hangs_it():
    found = stretches(
        "Holt/NNP/nsubj/1 told/VBD/ROOT/1 staff/NN/dobj/1 in/IN/prep/1 notes/NNS/pobj/3 "
        "that/IN/mark/8 rain/NN/nsubj/8 had/VBD/aux/8 stopped/VBN/acl/4",
        cue=1,
        stem="tell",
    )
    assert found["that"] == "that rain had stopped"


def test_a_that_behind_another_verb_is_not_the_cues():
    found = stretches(
        "Holt/NNP/nsubj/1 spoke/VBD/ROOT/1 again/RB/advmod/1 ,/,/punct/1 meaning/VBG/advcl/1 "
        "that/IN/mark/7 rain/NN/nsubj/7 fell/VBD/ccomp/4",
        cue=1,
        stem="speak",
    )
    assert "that" not in found


def test_a_clause_is_offered_without_what_a_comma_joins_to_it():
    found = stretches(
        "Holt/NNP/nsubj/1 said/VBD/ROOT/1 rain/NN/nsubj/3 fell/VBD/ccomp/1 ,/,/punct/3 "
        "while/IN/mark/7 Lund/NNP/nsubj/7 waited/VBD/advcl/3",
        cue=1,
    )
    assert found["ccomp"] == "rain fell , while Lund waited"
    assert found["cut"] == "rain fell"


def test_words_that_only_open_the_clause_are_not_said():
    found = stretches(
        "Boats/NNS/nsubj/1 stay/VBP/ROOT/1 because/IN/mark/8 ,/,/punct/8 she/PRP/nsubj/5 "
        "said/VBD/parataxis/8 ,/,/punct/8 rain/NN/nsubj/8 fell/VBD/advcl/1",
        cue=5,
        subject=4,
    )
    assert "before" not in found
    assert found["after"] == "rain fell"


def test_another_verb_of_the_speaker_is_no_report_of_the_first():
    found = stretches(
        "Holt/NNP/nsubj/1 spoke/VBD/ROOT/1 but/CC/cc/1 ruled/VBD/conj/1 out/RP/prt/3 "
        "rain/NN/dobj/3",
        cue=1,
        stem="speak",
    )
    assert "after" not in found


def test_what_a_thing_is_called_is_reported_with_the_thing():
    found = stretches(
        "Holt/NNP/nsubj/1 described/VBD/ROOT/1 rain/NN/dobj/1 as/IN/prep/1 rest/NN/pobj/3",
        cue=1,
        stem="describe",
    )
    assert "dobj" not in found
    assert found["after"] == "rain as rest"


def test_whoever_stands_behind_a_dateline_is_the_subject():
    tokens = table(
        "OSLO/NNP/nsubj/2 Holt/NNP/conj/0 warned/VBD/ROOT/2 rain/NN/nsubj/4 fell/VBD/ccomp/2"
    )
    tokens.skipped[0] = True
    assert next(cue.subject for cue in find_cues(tokens) if cue.token == 2) == 1


def test_a_comma_within_a_list_ends_no_stretch():
    found = stretches(
        "Holt/NNP/nsubj/1 said/VBD/ROOT/1 rain/NN/nsubj/3 hit/VBD/ccomp/1 the/DT/det/5 "
        "port/NN/dobj/3 ,/,/punct/5 the/DT/det/8 yard/NN/conj/5 and/CC/cc/8 the/DT/det/11 "
        "farms/NNS/conj/8 ,/,/punct/3 again/RB/advmod/3",
        cue=1,
    )
    assert found["to comma"] == "rain hit the port , the yard and the farms"
