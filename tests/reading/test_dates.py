"""Stated dates: one full day or none, never a guess."""

import pytest

from newstables.reading.dates import date_in_address, read_date


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2023-02-01", "2023-02-01"),
        ("2023-02-01T23:30:00-05:00", "2023-02-01"),  # the day as printed
        ("1 February 2023", "2023-02-01"),
        ("Wed, 01 Feb 2023 08:00:00 GMT", "2023-02-01"),
        ("February 1st, 2023", "2023-02-01"),
        ("Dec. 31, 2023", "2023-12-31"),
        ("1.2.2023", "2023-02-01"),
        ("13/02/2023", "2023-02-13"),
        ("02/13/2023", "2023-02-13"),
        ("12/02/2023", None),  # two dates
        ("02/02/2023", "2023-02-02"),
        ("31 February 2023", None),
        ("February 2023", None),
    ],
)
def test_a_day_is_read_where_it_is_one(words, day):
    assert read_date(words) == day


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://courier.example/2023/02/01/port", "2023-02-01"),
        ("https://courier.example/2023/feb/01/port", "2023-02-01"),
        ("https://courier.example/2023/dec/31", "2023-12-31"),
        ("https://courier.example/2023/02/30/port", None),
        ("https://2023-02-01.example/port", None),
    ],
)
def test_a_day_in_an_address(address, day):
    assert date_in_address(address) == day
