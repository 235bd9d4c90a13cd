"""Who pronouns and roles are: the same person for quotations and for events."""

import pytest
from spacy.language import Language

from newstables.finding.coref.descriptions import describe, fit
from newstables.finding.pipeline import read_article


def speakers(nlp: Language, text: str) -> list[str | None]:
    """Return the speaker of each stretch in marks, in reading order."""
    quotes = read_article(nlp, text, article_id="a")["quotes"]
    marked = quotes[quotes["kind"] != "indirect"]
    return [None if row.speaker is None else str(row.speaker) for row in marked.itertuples()]


def test_a_pronoun_is_one_person_for_quotations_and_events(nlp: Language) -> None:
    text = (
        "Marta Rivas said on Friday that Tove Lind had stepped down. “We carry on,” she said. "
        "She will visit Oslo on Saturday."
    )
    found = read_article(nlp, text, article_id="a")
    [speaker] = found["quotes"].query("kind == 'direct'")["speaker"]
    visits = found["happenings"].query("act == 'visit'")["participants"]
    assert speaker == "Marta Rivas"
    assert [list(people) for people in visits] == [["Marta Rivas"]]


HOLM = "Coral Alliance Secretary-General Erik Holm landed in Lagos on Monday. "


@pytest.mark.parametrize(
    "phrase",
    [
        "The Secretary-General",
        "The secretary-general",
        "The Secretary General",
        "The secretary general",
        "The Coral Alliance chief",
        "The sharp-tongued Coral Alliance chief",
    ],
)
def test_an_office_is_its_holder_however_it_is_spelled(nlp: Language, phrase: str) -> None:
    assert speakers(nlp, f'{HOLM}{phrase} said, "We will wait for the rain."') == ["Erik Holm"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A former holder does not hold the office.
        (
            "President Ana Duarte opened a bank in Accra led by former president Rosa Lima. "
            '"This bank is for farmers," the president wrote.',
            "Ana Duarte",
        ),
        # Named later, no country told.
        (
            'The Kenyan president recalled: "We walked to school." President Tom Ouma then left.',
            "Tom Ouma",
        ),
        # Another country's.
        (
            "French President Luc Morel met Kenyan President Tom Ouma in Nairobi. "
            '"It was a long day for us," the Kenyan president said.',
            "Tom Ouma",
        ),
        # Told apart by a comma.
        (
            'The head of the Coral Alliance, Erik Holm, met students. "I like chalk," he said.',
            "Erik Holm",
        ),
    ],
)
def test_an_office_is_held_by_whom_the_article_says(nlp: Language, text: str, speaker: str) -> None:
    assert speakers(nlp, text) == [speaker]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        # A pronoun of the other gender is the other one.
        (
            "Chancellor Tove Lind met President Karel Vrba in Riga. "
            '"It was dark," Vrba said. He laughed. "It was light," she said.',
            "Tove Lind",
        ),
        # Who followed a former holder holds the office.
        (
            "Eva Prochazka, the former mayor, met her successor, Karel Vrba. "
            '"It was dark," the former mayor said. "It was light," the mayor said.',
            "Karel Vrba",
        ),
    ],
)
def test_the_second_of_two_speakers(nlp: Language, text: str, second: str) -> None:
    assert speakers(nlp, text)[1] == second


def test_a_surname_that_two_bear_is_not_sure_and_goes_by_its_title(nlp: Language) -> None:
    lead = "Senator Dora Pell and Governor Ruth Pell are sisters. "
    told = [
        f'{lead}{who} told reporters: "The bridge is closed."' for who in ("Pell", "Senator Pell")
    ]
    bare, titled = (read_article(nlp, text, article_id="a")["quotes"].iloc[0] for text in told)
    assert bare["confidence"] < 0.7
    assert "others in the article" in bare["reason"]
    assert titled["speaker"] == "Dora Pell"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ('"I like it," a 63-year-old senator said.', "63-year-old senator"),
        ('"I like it here," Moreno\'s father said on Monday.', "Moreno's father"),
        ('"We sing at night," the co-founder said.', "co-founder"),
    ],
)
def test_a_role_that_is_nobody_named_is_shown_whole(nlp: Language, text: str, printed: str) -> None:
    assert speakers(nlp, text) == [printed]


@pytest.mark.parametrize(
    ("phrase", "role", "fits"),
    [
        ("the president", "president", True),
        ("the president", "former president", False),
        ("the former president", "former president", True),
        ("the president", "then - president", False),
        ("the president", "acting president", False),
        ("the president", "vice president", False),
        ("the general", "secretary - general", False),
        ("the secretary general", "alliance secretary - general", True),
        ("the chinese president", "president of china", True),
        ("the south korean president", "korean president", True),
        ("the chinese president", "kenyan president", False),
        ("the defense minister", "defence minister", True),
        ("the defence minister", "foreign minister", False),
        ("the prime minister", "foreign minister", False),
    ],
)
def test_a_phrase_fits_a_role(phrase: str, role: str, fits: bool) -> None:  # noqa: FBT001
    found = fit(describe(tuple(phrase.split())), describe(tuple(role.split())))
    assert (found > 0) == fits


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Northlight Group opened a mill in Leeds. The company said it would hire 40 people.",
            "Northlight Group",
        ),
        (
            "Harbour Motors Inc. has bought a rival for $2 million, it said on Monday.",
            "Harbour Motors",
        ),
        ("A lawyer for Mary Holm said on Monday that the case was shut.", "lawyer for Mary Holm"),
    ],
)
def test_a_body_is_named_and_a_lawyer_told_whose(nlp: Language, text: str, speaker: str) -> None:
    quotes = read_article(nlp, text, article_id="a")["quotes"]
    assert speaker in list(quotes["speaker"])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Ana Duarte met a baker who told her: "The oven is cold and the shop is shut."', "baker"),
        (
            "Union spokeswoman Mia Torvald left at noon. Farm Board members stayed. "
            'The spokesman said the talks were "a long cold walk".',
            "spokesman",
        ),
    ],
)
def test_a_noun_is_nobody_it_cannot_be(nlp: Language, text: str, speaker: str) -> None:
    assert speakers(nlp, text) == [speaker]
