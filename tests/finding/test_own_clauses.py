"""Who says words in marks, where another subject or an earlier speaker stands nearby."""

import pytest
from spacy.language import Language

from newstables.finding.pipeline import read_article
from tests.fixtures.reading import speakers_of

pytestmark = pytest.mark.model

CASES = {
    "the subject of the words' own clause": (
        "Mayor Vera Krause met the press. “I know what they wrote,” said Erik Holm, although his "
        "own adviser, Kofi Lund, considered the text “harmless.” “I can read.”",
        {"I know": "Erik Holm", "harmless": "Kofi Lund", "I can read": "Erik Holm"},
    ),
    "she blamed, not whoever described her": (
        "Minister Kofi Lund described Ana Duarte as cold after she blamed the papers for “lies”.",
        {"lies": "Ana Duarte"},
    ),
    "a name between commas": (
        "These crews, Lund explained earlier, were “well paid”. Kofi Lund runs the port.",
        {"well paid": "Kofi Lund"},
    ),
    "a name before a participle": (
        "The film uses footage of Ana Duarte asking, “Why are we not far ahead?”",
        {"Why are we": "Ana Duarte"},
    ),
    "the last of a list": (
        "The guests included Ana Duarte, Kofi Lund and Erik Holm, who joked of the museum, “I "
        "have not seen it yet, but I am going to.”",
        {"I have not": "Erik Holm"},
    ),
    "whoever says what it will do": (
        "President Erik Holm, opening the museum on Saturday, said it would tell a story, one of "
        "“salt and hope”.",
        {"salt and hope": "Erik Holm"},
    ),
    "whose words they are called": (
        "The visitors were shown a map by Speaker Lina Moravec, on which the coast is, in the "
        "Speaker's words, “longer than the truth”. President Erik Holm thanked her.",
        {"longer than": "Lina Moravec"},
    ),
    "put it": (
        "Members of parliament echo her doubts. The chief condition is a “lawful source of "
        "income,” as a Homeland Office memo put it.",
        {"lawful source": "Homeland Office memo"},
    ),
    "a speaker without a name goes on as she": (
        "Minister Ana Duarte visited the port on Friday. Seals are rare, a spokeswoman explained. "
        "“We keep a second copy,” she said.",
        {"We keep": "spokeswoman"},
    ),
    "a father is not his son": (
        "Lund's father said he had read the letter. “It is a good letter,” he said. Kofi Lund "
        "was not there.",
        {"It is a good": "Lund's father"},
    ),
    "who spoke last, not who was spoken of": (
        "Mayor Vera Krause said Ana Duarte does not show much interest in ports. “It is not "
        "something that she says often,” she said. Kofi Lund agreed.",
        {"It is not": "Vera Krause"},
    ),
    "a name after what a role hangs on": (
        "Her former partner at Northgate, Kofi Lund, called her a master of “impossible deals”.",
        {"impossible deals": "Kofi Lund"},
    ),
    "a role with a short form in brackets": (
        "The Secretary-General of the River Council (RC), Ana Duarte, will visit Oslo. Erik Holm, "
        "a guest, came. In a letter the Secretary-General calls it “the last before the rain”.",
        {"the last": "Ana Duarte"},
    ),
    "a role that a caption gives": (
        "Czech Interior Minister Karel Dusek in Oslo on Friday. Photo by Ministry of the Interior"
        "\n\nThe lights went out at breakfast. By then Karel Dusek had been there for an hour.\n\n"
        "His guest Ostap Holub left at noon. “Some of it still hangs,” the minister said.",
        {"Some of it": "Karel Dusek"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_words_in_marks_have_the_speaker_of_their_own_clause(nlp: Language, case: str) -> None:
    text, wanted = CASES[case]
    assert speakers_of(nlp, text, wanted) == wanted


def test_whom_only_a_caption_shows_is_nobody_of_the_text(nlp: Language) -> None:
    text = (
        "Interior Minister Karel Dusek in Oslo on Friday. Photo by Ministry of the Interior\n\n"
        "President Ida Holm came from Riga with her guests on Saturday. “It was late,” the "
        "minister said. The former minister agreed."
    )
    [speaker] = read_article(nlp, text, article_id="a")["quotes"]["speaker"]
    assert speaker == "minister"


def test_who_comes_in_without_a_name_only_goes_on_speaking(nlp: Language) -> None:
    text = (
        "Minister Kofi Lund arrived in Oslo on Sunday. His trip to Riga was put off, an official "
        "said. He travels to Bergen on Wednesday."
    )
    happenings = read_article(nlp, text, article_id="a")["happenings"]
    flies = happenings[happenings["description"].str.contains("Bergen")]
    assert all("Kofi Lund" in people for people in flies["participants"])


def test_a_sentence_that_leads_up_to_the_next_words_parts_two_quotations(nlp: Language) -> None:
    text = (
        "“No crew has been told to go home,” Lund clarified. Asked whether the fair could be held "
        "without guests, he was blunt: “Water without noise is a bath.” Kofi Lund runs the port."
    )
    quotes = read_article(nlp, text, article_id="a")["quotes"]
    assert list(quotes["text"]) == [
        "No crew has been told to go home,",
        "Water without noise is a bath.",
    ]


NO_REPORTS = {
    "a visit": "This morning Ana Duarte called on the Speaker, Kofi Lund, in the old town.",
    "a subject of talks": "The two ministers discussed the loss of a ferry that sank in April.",
    "what was judged": "The council criticised the trip on Monday.",
    "an act, and what comes after": (
        "On Friday Duarte is to address students in Accra, and on Saturday she will fly home."
    ),
    "what goes on beside it": (
        "“There was frank talk,” Ana Duarte said, though Kofi Lund called the meeting “a tea.”"
    ),
    "who is described behind": (
        "“A poll is a weather report,” retorted the minister, Ana Duarte, whom the office blames."
    ),
}


@pytest.mark.parametrize("case", NO_REPORTS)
def test_what_is_no_statement_is_no_indirect_speech(nlp: Language, case: str) -> None:
    quotes = read_article(nlp, NO_REPORTS[case], article_id="a")["quotes"]
    assert list(quotes.loc[quotes["kind"] == "indirect", "text"]) == []


def test_a_given_name_in_no_list_and_a_name_in_three_parts_are_whole(nlp: Language) -> None:
    text = (
        "Rakesha Holt can be heard yelling to the crew. Keith Holt left.\n\n"
        "United Nations Secretary-General Mariana Quispe Roldán brought the two to one table."
    )
    mentions = read_article(nlp, text, article_id="a")["mentions"]
    people = list(mentions.loc[mentions["type"] == "PERSON", "text"])
    assert people == ["Rakesha Holt", "Keith Holt", "Mariana Quispe Roldán"]


REPORTS = {
    "a claim": (
        "The court heard Kofi Lund's claim that the ship was sold in May for nothing at all.",
        ("Kofi Lund", "the ship was sold in May for nothing at all"),
    ),
    "warnings from": (
        "She carried on despite repeated warnings from her lawyer, Kofi Lund, that the search was "
        "fruitless.",
        ("Kofi Lund", "the search was fruitless"),
    ),
    "who argued": (
        "The plan pleased Erik Holm, who emphasized that the harbour would help small firms.",
        ("Erik Holm", "the harbour would help small firms"),
    ),
}


@pytest.mark.parametrize("case", REPORTS)
def test_a_noun_or_a_clause_with_who_carries_a_statement(nlp: Language, case: str) -> None:
    text, wanted = REPORTS[case]
    quotes = read_article(nlp, text, article_id="a")["quotes"]
    assert wanted in [(row.speaker, row.text.rstrip(".")) for row in quotes.itertuples()]


def test_a_paper_that_passes_on_who_said_what_reports_nothing(nlp: Language) -> None:
    text = (
        "“It was the people who were wrong,” Erik Holm told the court in his last word, the "
        "Harbour Courier reported. A diplomat, who asked not to be named, left."
    )
    quotes = read_article(nlp, text, article_id="a")["quotes"]
    assert [row.speaker for row in quotes.itertuples()] == ["Erik Holm"]
