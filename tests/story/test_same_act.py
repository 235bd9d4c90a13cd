"""What two articles tell of one act is one event; other people, places or things keep two apart."""

import pytest
from spacy.language import Language

from tests.fixtures.reading import timeline_of

pytestmark = pytest.mark.model
ARRIVED = "Foreign Minister Ana Duarte arrived in Accra on Sunday. "
DAY, MONDAY = "2023-06-06", "2023-06-05"


def events_on_monday(nlp: Language, *texts: str) -> list[str]:
    events = timeline_of(nlp, [(f"a{number}", DAY, text) for number, text in enumerate(texts)])
    return [row.title for row in events.itertuples() if row.date == MONDAY and row.kind != "stop"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{ARRIVED}Duarte met President Kofi Mensah in Accra on Monday.",
         "Ghanaian President Kofi Mensah received Foreign Minister Ana Duarte in Accra on Monday."),
        (f"{ARRIVED}Duarte signed a fishing accord in Accra on Monday.",
         "Foreign Minister Ana Duarte signed an accord on fishing in Accra on Monday."),
        (f"{ARRIVED}Duarte opened a school in Accra on Monday.",
         "On Monday, Foreign Minister Ana Duarte inaugurated a school in Accra."),
        ("Norland's parliament approved the state budget for next year on Monday.",
         "On Monday, Norland's parliament passed the state budget."),
        ("Chancellor Lena Roos met Prime Minister Karl Weber in Bonn on Monday.",
         "Prime Minister Karl Weber held talks with Chancellor Lena Roos in Bonn on Monday."),
        ("Prime Minister Karl Weber spoke at the Harbour Forum in Bonn on Monday.",
         "Prime Minister Karl Weber said in Bonn on Monday that the budget would hold."),
    ],
)  # fmt: skip
def test_one_act_is_one_event(nlp: Language, one: str, other: str) -> None:
    assert len(events_on_monday(nlp, one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{ARRIVED}Duarte met President Kofi Mensah in Accra on Monday.",
         "Foreign Minister Ana Duarte met Speaker Yaw Boakye in Accra on Monday."),
        (f"{ARRIVED}Duarte met President Kofi Mensah in Accra on Monday.",
         "Foreign Minister Ana Duarte met President Kofi Mensah in Kumasi on Monday."),
        (f"{ARRIVED}Duarte signed a fishing accord in Accra on Monday.",
         "Foreign Minister Ana Duarte signed an energy pact in Accra on Monday."),
        (f"{ARRIVED}Duarte opened a school in Accra on Monday.",
         "Foreign Minister Ana Duarte opened a clinic in Accra on Monday."),
        ("Chancellor Lena Roos met Prime Minister Karl Weber in Bonn on Monday.",
         "Chancellor Lena Roos met Mayor Paul Stein in Bonn on Monday."),
        ("Police arrested ten men in Lima on Monday.",
         "Police arrested ten men in Cusco on Monday."),
        ("Thousands marched against the new law in Lima on Monday.",
         "Lawmakers voted for the new law in Lima on Monday."),
        ("Novalis agreed on Monday to buy Ostra for 3 billion euros.",
         "Novalis agreed on Monday to sell its mill in Lima."),
        ("Former NATO secretary general Per Dahl spoke at Oslo University on Monday.",
         "The NATO secretary general visited Oslo on Monday."),
    ],
)  # fmt: skip
def test_two_acts_are_two_events(nlp: Language, one: str, other: str) -> None:
    assert len(events_on_monday(nlp, one, other)) == 2
