"""Programmes of a visit and live blogs: lines that stand under, or behind, the day they are of."""

import pytest
from spacy.language import Language

from tests.fixtures.reading import timeline_of

pytestmark = pytest.mark.model
COMES = (
    "Foreign Minister Ana Maro will travel to Kenya and Uganda next week, the ministry said.\n\n"
)


def told(nlp: Language, text: str, *, published: str = "2023-01-25") -> set[tuple[str, str, str]]:
    events = timeline_of(nlp, [("a", published, text)])
    return {
        (str(row.date), str(row.status), str(row.place))
        for row in events.itertuples()
        if row.date is not None
    }


@pytest.mark.parametrize(
    ("lines", "stops"),
    [
        ("Jan. 29: Nairobi; Jan. 31: Kampala.",
         [("2023-01-29", "Nairobi"), ("2023-01-31", "Kampala")]),
        ("29 January: Nairobi, talks with President Daniel Mutua\n31 January: Kampala\n",
         [("2023-01-29", "Nairobi"), ("2023-01-31", "Kampala")]),
        ("- Feb. 6: Nairobi\n- Feb. 9: Kampala\n",
         [("2023-02-06", "Nairobi"), ("2023-02-09", "Kampala")]),
        ("Monday, 30 January\n\n10.00 Wreath-laying at Uhuru Park, Nairobi\n"
         "11.30 Meeting with the mayor\n\nTuesday, 31 January\n\nDinner in Kampala\n",
         [("2023-01-30", "Nairobi"), ("2023-01-31", "Kampala")]),
    ],
)  # fmt: skip
def test_the_lines_of_a_programme_are_planned(
    nlp: Language, lines: str, stops: list[tuple[str, str]]
) -> None:
    found = told(nlp, COMES + lines)
    assert {(day, "planned", place) for day, place in stops} <= found


def test_a_forecast_is_no_programme(nlp: Language) -> None:
    text = "Monday: rain. Tuesday: sun."
    assert not {row for row in told(nlp, COMES + text) if row[0] in ("2023-01-23", "2023-01-24")}


def test_the_entries_of_a_live_blog_have_happened_on_their_day(nlp: Language) -> None:
    text = (
        "Wednesday, January 25\n8:05 a.m.\nPresident Ada Berg lands in Lima with two ministers.\n"
        "Tuesday, January 24\n9:30 p.m.\nPrime Minister Jan Roos visits a shipyard in Riga.\n"
    )
    found = told(nlp, text)
    assert ("2023-01-24", "past", "Riga") in found
    assert ("2023-01-25", "past", "Lima") in found
    assert not any(status == "planned" for _, status, _ in found)


ON_HER_WAY = "Foreign Minister Ana Maro of Kenya is on her way to Europe, her office said.\n\n"
EUROPE = [("2023-01-30", "Berlin"), ("2023-01-31", "Warsaw"), ("2023-02-02", "Riga")]


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("Foreign Minister Ana Maro will visit three capitals next week: Berlin on Monday, Warsaw "
         "on Tuesday and Riga on Thursday.", EUROPE),
        (ON_HER_WAY + "Maro's stops: Berlin on Monday, Warsaw on Tuesday.", EUROPE[:2]),
        ("Foreign Minister Ana Maro is to make two stops: Berlin on Monday and Riga on Thursday.",
         [EUROPE[0], EUROPE[2]]),
        (ON_HER_WAY + "The tour has two legs: Lima on 12 February and Quito on 14 February.",
         [("2023-02-12", "Lima"), ("2023-02-14", "Quito")]),
        (ON_HER_WAY + "Her schedule: Monday, Berlin; Tuesday, Warsaw; Thursday, Riga.", EUROPE),
        ("Foreign Minister Ana Maro has three appointments: talks in Berlin on Monday, a speech in "
         "Warsaw on Tuesday and a dinner in Riga on Thursday.", EUROPE),
        (ON_HER_WAY + "She will see Berlin (Monday), Warsaw (Tuesday), Riga (Thursday).", EUROPE),
        (ON_HER_WAY + "Monday: talks with Chancellor Karl Weber, Berlin.\nTuesday: visit to Warsaw."
         "\nThursday: speech in Riga.\n", EUROPE),
        (ON_HER_WAY + "The programme: Monday: talks in Berlin. Tuesday: visit to Warsaw.",
         EUROPE[:2]),
        (ON_HER_WAY + "Day | Place | Programme\nMonday 30 January | Berlin | Talks with Chancellor "
         "Karl Weber\nTuesday 31 January | Warsaw | Visit to a shipyard\n", EUROPE[:2]),
        (ON_HER_WAY + "30 January\t09:30\tBerlin\tTalks with Chancellor Karl Weber\n31 January\t"
         "11:00\tWarsaw\tVisit to a shipyard\n", EUROPE[:2]),
        (ON_HER_WAY + "Mon 30 January – Berlin\nThu 2 February – Riga\n", [EUROPE[0], EUROPE[2]]),
        (ON_HER_WAY + "Jan. 30-31: Berlin; Feb. 2: Riga.", [EUROPE[0], EUROPE[2]]),
        (ON_HER_WAY + "Berlin: Monday, 30 January\nWarsaw: Tuesday, 31 January\n", EUROPE[:2]),
    ],
)  # fmt: skip
def test_the_stages_of_a_list_are_planned_one_after_the_other(
    nlp: Language, text: str, stops: list[tuple[str, str]]
) -> None:
    found = told(nlp, text, published="2023-01-26")  # a Thursday
    assert {(day, "planned", place) for day, place in stops} <= found
    assert not {row for row in found if row[0] < "2023-01-26"}


@pytest.mark.parametrize(
    ("week", "days"),
    [("last week", ("2023-01-16", "2023-01-17")), ("this week", ("2023-01-23", "2023-01-24"))],
)
def test_the_stages_of_a_journey_that_is_over_are_past(
    nlp: Language, week: str, days: tuple[str, str]
) -> None:
    text = f"Foreign Minister Ana Maro visited two capitals {week}: Berlin on Monday, Riga on "
    found = told(nlp, f"{text}Tuesday.", published="2023-01-26")
    assert {(days[0], "past", "Berlin"), (days[1], "past", "Riga")} <= found


def test_a_table_of_the_weather_is_no_programme(nlp: Language) -> None:
    text = "Day | Weather\nMonday | rain\nTuesday | sun in Berlin\n"
    assert not {row for row in told(nlp, ON_HER_WAY + text) if row[0] > "2023-01-26"}


@pytest.mark.parametrize(
    ("quoted", "row"),
    [
        ("On Friday 27 January, President Ada Berg will leave Kyiv for Warsaw. On Saturday, she "
         "will meet President Petrov in Oslo,", ("2023-01-28", "planned", "Oslo")),
        ("President Ada Berg arrives in Riga on Monday. She meets President Ozols on Tuesday,",
         ("2023-01-31", "planned", "<NA>")),
        ("Ada Berg will travel to Vienna on Monday. She will address the council there on Tuesday,",
         ("2023-01-31", "planned", "Vienna")),
    ],
)  # fmt: skip
def test_an_itinerary_in_quotation_marks_goes_on_in_its_next_sentence(
    nlp: Language, quoted: str, row: tuple[str, str, str]
) -> None:
    assert row in told(nlp, f"“{quoted}” the statement says.", published="2023-01-26")
