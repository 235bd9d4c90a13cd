"""The head of every page: whose story it is."""

import pandas as pd
import pytest

from newstables.queries.heading import UNNAMED, heading
from newstables.queries.tables import open_tables
from tests.fixtures.frames import articles


def tables(*places, name="Ana Duarte", by_hand=False, tours=1):
    told = articles("One.", "Two.", outlet=["Post", None], published=["2023-01-31", None])
    stops = [
        {"kind": "stop", "place": place, "date": f"2023-02-0{number}"}
        for number, place in enumerate(places, start=1)
    ]
    tour = {"traveller": "Ana Duarte", "name": name, "by_hand": by_hand}
    columns = ["kind", "place", "date"]
    return open_tables(
        {
            "articles": told.assign(sample=[True, False]),
            "events": pd.DataFrame(stops, columns=columns, dtype="string"),
            "tours": pd.DataFrame([tour] * tours, columns=list(tour)),
        }
    )


def test_what_is_not_known_is_counted_apart():
    found = heading(tables("Oslo"))
    assert (found.articles, found.outlets, found.unknown_outlet, found.undated) == (2, 1, 1, 1)
    assert (found.first_day, found.last_day, found.sample) == ("2023-01-31", "2023-01-31", 1)


@pytest.mark.parametrize(
    ("places", "name"),
    [
        ((), "Ana Duarte"),
        (("Oslo",), "Duarte in Oslo"),
        (("Oslo", "Bergen"), "Duarte in Oslo and Bergen"),
        (("Oslo", "Bergen", "Turku"), "Duarte in Oslo, Bergen and Turku"),
        (("Oslo", "Bergen", "Turku", "Riga"), "Duarte in Oslo, Bergen and 2 more places"),
    ],
)
def test_a_story_is_named_by_who_travels_and_where_to(places, name):
    assert heading(tables(*places)).name == name


def test_a_name_given_by_hand_stands():
    assert heading(tables("Oslo", name="The spring trip", by_hand=True)).name == "The spring trip"


def test_a_story_without_a_traveller_has_no_name():
    assert heading(tables(tours=0)).name == UNNAMED
