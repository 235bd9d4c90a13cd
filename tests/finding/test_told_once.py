"""One statement is one row: words in marks, the clause they stand in, and what leads up to them."""

from newstables.finding.quotes.told_once import told_once

TEXT = "She said the plant would “close within weeks” unless it was paid."


def row(kind, start, end, *, speaker="Ida Holt", speaker_start=0, confidence=0.9):
    return {
        "quote_id": f"a:{start}",
        "kind": kind,
        "speaker": speaker,
        "speaker_start": speaker_start,
        "start": start,
        "end": end,
        "spans": [(start, end)],
        "text": TEXT[start:end],
        "confidence": confidence,
    }


def test_words_in_marks_grow_to_the_clause_of_the_same_speaker():
    marked = row("mixed", 26, 44)
    (one,) = told_once([marked, row("indirect", 9, 64, confidence=0.7)])
    assert (one["kind"], one["start"], one["end"]) == ("mixed", 9, 64)
    assert one["text"] == "the plant would “close within weeks” unless it was paid"
    assert one["quote_id"] == "a:9"
    assert one["confidence"] == 0.9  # of the words in marks


def test_the_spans_of_a_clause_tell_the_words_in_marks_from_the_others():
    (one,) = told_once([row("mixed", 26, 44), row("indirect", 9, 64)])
    said = [TEXT[start:end] for start, end in one["spans"]]
    assert said == ["the plant would", "close within weeks", "unless it was paid"]
    (one,) = told_once([row("mixed", 26, 44), row("indirect", 9, 45)])
    assert [TEXT[start:end] for start, end in one["spans"]] == [
        "the plant would",
        "close within weeks",
    ]


def test_several_marked_words_in_one_clause_are_one_row_as_sure_as_the_least_sure():
    rows = [row("mixed", 20, 25), row("mixed", 40, 60, confidence=0.5), row("indirect", 10, 61)]
    (one,) = told_once(rows)
    assert one["confidence"] == 0.5


def test_words_that_somebody_else_said_keep_their_own_row():
    other = row("mixed", 40, 60, speaker="Bo Lind", speaker_start=30)
    assert len(told_once([other, row("indirect", 10, 61)])) == 2


def test_a_pronoun_and_a_name_of_one_person_are_one_speaker():
    assert len(told_once([row("mixed", 40, 60, speaker_start=30), row("indirect", 10, 61)])) == 1


def test_what_leads_up_to_a_whole_sentence_in_marks_is_no_report():
    direct = row("direct", 40, 60, speaker="Bo Lind", speaker_start=30)
    assert told_once([direct, row("indirect", 10, 61)]) == [direct]


def test_a_clause_beside_the_words_in_marks_stays():
    assert len(told_once([row("mixed", 70, 80), row("indirect", 10, 61)])) == 2


def test_what_stands_before_the_verb_that_parts_a_sentence_is_of_the_same_row():
    before = row("indirect", 4, 10) | {"cue_start": 14}
    (one,) = told_once([row("mixed", 26, 44) | {"cue_start": 14}, before])
    assert (one["start"], one["end"], one["kind"]) == (4, 44, "mixed")
    assert list(map(tuple, one["spans"])) == [(4, 10), (26, 44)]
    assert len(told_once([row("mixed", 26, 44) | {"cue_start": 50}, before])) == 2
