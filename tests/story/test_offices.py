"""Who holds an office that an article names alone, by what other articles of its time say."""

import pytest
from spacy.language import Language

from tests.fixtures.reading import timeline_of

pytestmark = pytest.mark.model

NATO = (
    "NATO Secretary General Erik Holm arrived in Seoul on Sunday and met Foreign Minister Park "
    "Ji-ho on Monday."
)
CHINA = "Chinese President Li Wen arrived in Moscow on Monday and spoke at Lomonosov University."
POPE = "Pope Gregory arrived in Juba on Friday and met President Deng Lual."
GHANA = (
    "Ghanaian Foreign Minister Esi Boateng arrived in Lagos on Sunday and met Governor Tunde Bello "
    "on Monday."
)
FORMER = "Former NATO secretary general Per Dahl spoke at Bergen University on Monday."
OTHER = "NATO Secretary General Mark Ruiz met Mayor Ola Lind on Monday."
BASE = (
    "The secretary general of NATO will visit Iruma Air Base on Tuesday before he meets Prime "
    "Minister Kenji Mori. On Wednesday he is to speak at Keio University."
)


def people(nlp: Language, others: list[str], text: str, words: str, day: str) -> set[str]:
    """Return who takes part in what a text tells in the sentence with some words."""
    told = [(f"a{number}", "2023-01-30", other) for number, other in enumerate(others)]
    events = timeline_of(nlp, [*told, ("b", day, text)])
    return {
        name
        for row in events.itertuples()
        for span in row.evidence
        if span["article_id"] == "b" and words in text[span["start"] : span["end"]]
        for name in row.participants
    }


@pytest.mark.parametrize(
    ("other", "text", "words", "expected"),
    [
        (NATO, "The NATO chief will visit Tokyo on Wednesday.", "Tokyo", {"Erik Holm"}),
        (NATO, "The Secretary General spoke at Keio University on Tuesday.", "Keio", {"Erik Holm"}),
        (NATO, "The NATO Secretary-General met Prime Minister Kenji Mori in Tokyo on Tuesday.",
         "Tokyo", {"Erik Holm", "Kenji Mori"}),
        (NATO, "Prime Minister Kenji Mori received the NATO chief in Tokyo on Tuesday.",
         "Tokyo", {"Erik Holm", "Kenji Mori"}),
        (NATO, "The NATO chief said in Tokyo on Tuesday that it would wait.", "Tokyo",
         {"Erik Holm"}),
        (NATO, BASE, "Iruma", {"Erik Holm", "Kenji Mori"}),
        (NATO, BASE, "Keio", {"Erik Holm"}),
        (CHINA, "The Chinese president met Prime Minister Oleg Petrov in Doha on Tuesday.",
         "Doha", {"Li Wen", "Oleg Petrov"}),
        (GHANA, "The foreign minister of Ghana visited Ibadan on Tuesday.", "Ibadan",
         {"Esi Boateng"}),
        (POPE, "The pope met Bishop Tut Gatwech in Juba on Sunday.", "Juba",
         {"Pope Gregory", "Tut Gatwech"}),
    ],
)  # fmt: skip
def test_an_office_is_its_holder_by_another_article(
    nlp: Language, other: str, text: str, words: str, expected: set[str]
) -> None:
    assert people(nlp, [other], text, words, "2023-01-31") == expected


@pytest.mark.parametrize(
    ("others", "text", "day"),
    [
        ([NATO], "The former NATO chief visited Oslo on Monday.", "2023-01-31"),
        ([NATO], "The acting NATO secretary general visited Oslo on Monday.", "2023-01-31"),
        ([NATO], "The deputy NATO chief visited Oslo on Monday.", "2023-01-31"),
        ([NATO], "The UN secretary general visited Oslo on Monday.", "2023-01-31"),
        ([NATO], "The NATO chief visited Oslo on Friday.", "2024-06-01"),  # another may hold it
        ([NATO, OTHER], "The NATO chief visited Oslo on Monday.", "2023-01-31"),
        ([FORMER], "The NATO secretary general visited Oslo on Monday.", "2023-01-31"),
        ([CHINA], "The Iranian president visited Oslo on Monday.", "2023-01-31"),
        ([GHANA], "The minister visited Oslo on Monday.", "2023-01-31"),
    ],
)
def test_who_does_not_hold_it_is_not_meant(
    nlp: Language, others: list[str], text: str, day: str
) -> None:
    assert people(nlp, others, text, "Oslo", day) == set()


def test_the_reason_says_by_which_words(nlp: Language) -> None:
    text = "The NATO chief will visit Tokyo on Wednesday."
    events = timeline_of(nlp, [("a", "2023-01-30", NATO), ("b", "2023-01-31", text)])
    (row,) = [row for row in events.itertuples() if row.place == "Tokyo"]
    assert row.reason.endswith(
        "; the NATO chief is Erik Holm, “NATO Secretary General” in another article"
    )
