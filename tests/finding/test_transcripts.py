"""Transcripts: labels, titles in them, and every word of a turn."""

import pytest
import spacy

from newstables.finding.coref.people import People
from newstables.finding.quotes.labels import is_heading, label_name
from newstables.finding.quotes.transcripts import find_turns, names_of_turns, who_answers
from newstables.finding.token_table import build_token_table

BLANK = spacy.blank("en")


def turns_of(text, *, names=()):
    tokens = build_token_table(BLANK(text), furniture=[])
    people = People()
    for name in names:
        first, last = tokens.tokens_in(text.index(name), text.index(name) + len(name))
        people.at = {**people.at, **dict.fromkeys(range(first, last), len(people.spans))}
        people.spans.append((first, last, "PERSON"))
        people.names.append(name)
    turns = find_turns(tokens, people)
    return tokens, people, turns


def said(text, *, names=()):
    tokens, people, turns = turns_of(text, names=names)
    who = names_of_turns(tokens, turns, people.names)
    words = [" ".join(text[a:b].strip() for a, b in turn.spans) for turn in turns]
    return list(zip(who, words, strict=True))


@pytest.mark.parametrize(
    ("printed", "names", "wanted"),
    [
        ("DEFENSE MINISTER ORLA FINN (THROUGH TRANSLATOR)", [], "Orla Finn"),
        ("Gov. Pell-Sandoz", ["Iris Pell-Sandoz"], "Iris Pell-Sandoz"),
        ("SECRETARY OF STATE MARLOWE", ["Tess Marlowe"], "Tess Marlowe"),
        ("FOREIGN MINISTER JAN VAN DEN HOEK", [], "Jan van den Hoek"),
        ("LEÓN", ["Marta Leon"], "Marta Leon"),
        ("ANNA BEECH, HOST", [], "Anna Beech"),
        ("TOM FINN", ["Orla Finn"], "Tom Finn"),
        ("MODERATOR", ["Orla Finn"], "Moderator"),
    ],
)
def test_a_label_names_a_person_without_titles_and_asides(printed, names, wanted):
    assert label_name(printed, names) == wanted


def test_two_labels_make_a_transcript_and_no_word_is_lost():
    text = (
        "DEFENCE MINISTER ORLA FINN: Good evening to all of you.\n\n"
        "DEFENCE MINISTER JAN HOEK (THROUGH INTERPRETER): If it rains, we stay."
    )
    assert said(text) == [
        ("Orla Finn", "Good evening to all of you."),
        ("Jan Hoek", "If it rains, we stay."),
    ]


def test_a_label_in_full_names_the_shorter_ones():
    text = "MAYOR ORLA FINN: One.\n\nMAYOR FINN: Two.\n\nMR. HOEK: Three.\n\nMAYOR FINN: Four."
    assert [name for name, _ in said(text)] == ["Orla Finn", "Orla Finn", "Hoek", "Orla Finn"]


def test_words_in_marks_are_part_of_the_turn():
    text = "MAYOR FINN: She wrote: “Send chalk.” We sent it.\n\nMR. HOEK: Good."
    assert said(text)[0][1] == "She wrote: “Send chalk.” We sent it."


def test_headings_are_no_labels():
    assert is_heading("KNOWN FOR") and is_heading("Two") and not is_heading("HOEK")
    assert said("Known for: Bridges and ferries.\n\nTags: Ports, ships.\n\nTwo: Is it late?") == []


def test_an_answer_is_by_the_one_person_named_above():
    text = "A talk with Orla Finn.\n\nQ: Will they leave?\n\nA: Not soon.\n\nQ: When?\n\nA: In May."
    tokens, people, turns = turns_of(text, names=["Orla Finn"])
    assert [(turn.asks, turn.answers) for turn in turns] == [(True, False), (False, True)] * 2
    assert who_answers(tokens, people, turns) == "Orla Finn"


def test_a_full_name_in_capitals_printed_once_among_others_is_a_label():
    text = (
        "ADA QUILL: Good morning to all.\n\nBRAM OSTER: The plan was late.\n\n"
        "KEY POINTS: It was late.\n\nADA QUILL: Thank you."
    )
    assert [who for who, _ in said(text)] == ["Ada Quill", "Bram Oster", "Ada Quill"]


def test_whom_the_list_above_a_transcript_names_is_whom_a_label_means():
    text = (
        "SPEAKERS: SEN. MARGARET OYELARAN, CHAIR; LENA FORSTER, RAIL BOARD\n\n"
        "OYELARAN: Please proceed.\n\nFORSTER: Thank you.\n\nOYELARAN: Go on.\n\nFORSTER: No."
    )
    assert {who for who, _ in said(text)} == {"Margaret Oyelaran", "Lena Forster"}
    text = (
        "The briefing was given by Farid Benhaddou, Deputy Spokesman.\n\n"
        "Deputy Spokesman: Good day.\n\nQ: And now?\n\nDeputy Spokesman: Nothing."
    )
    assert [who for who, _ in said(text)][::2] == ["Farid Benhaddou", "Farid Benhaddou"]
