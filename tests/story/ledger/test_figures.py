"""Numbers are compared as values of something."""

from decimal import Decimal

import pytest

from newstables.story.ledger.figures import find_figures


def told(text):
    return [(figure.value, figure.kind, *sorted(figure.units)) for figure in find_figures(text)]


@pytest.mark.parametrize("text", [
    "$3.8 million", "3.8m dollars", "US$3,800,000", "3.8 million US dollars", "USD 3.8 million",
    "$3.8mn",
])  # fmt: skip
def test_money_is_one_value_in_every_spelling(text):
    assert told(text) == [(Decimal(3_800_000), "money", "dollar")]


@pytest.mark.parametrize(("text", "found"), [
    ("two per cent of it", [(Decimal(2), "percent", "percent")]),
    ("40% of ships", [(Decimal(40), "percent", "percent")]),
    ("1,200 tents", [(Decimal(1200), "count", "tent")]),
    ("twenty-five tanks", [(Decimal(25), "count", "tank")]),
    ("two million people", [(Decimal(2_000_000), "count", "people")]),
    ("three of the ministers", [(Decimal(3), "count", "minister")]),
    ("300 Japanese troops came", [(Decimal(300), "count", "came", "japanese", "troop")]),
    ("In 2023 it rained.", []),
    ("half a million people", []),
    ("one hundred and fifty people", []),
    ("two million and a half", []),
    ("A$5 million", [(Decimal(5_000_000), "money", "australian dollar")]),
    ("the third man, the 5th fleet", []),
    ("at 10:30", []),
    ("version 1.2.3", []),
    ("", []),
])  # fmt: skip
def test_a_number_counts_what_stands_behind_it(text, found):
    assert told(text) == found


def test_numbers_of_dates_and_names_are_left_out():
    text = "On 1 February 12 ships left."
    assert [figure.value for figure in find_figures(text, besides=[(3, 13)])] == [Decimal(12)]


def test_two_figures_are_of_one_thing_by_what_they_count():
    (ships,) = find_figures("12 allied ships")
    (more,) = find_figures("fifteen ships")
    (share,) = find_figures("12 per cent")
    assert ships.counts_the_same(more)
    assert not ships.counts_the_same(share)
