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
