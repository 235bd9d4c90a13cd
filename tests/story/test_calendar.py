"""Days that no text states: holidays and seasons, from the calendar alone."""

import datetime as dt

import pytest

from newstables.finding.times.dates import days_of, holiday_of, parse_published
from newstables.story.times.rules import RESOLVERS


@pytest.mark.parametrize(
    "day", ["2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2023-04-09", "2038-04-25"]
)
def test_easter_is_the_western_one(day):
    assert holiday_of("easter", int(day[:4])).isoformat() == day


@pytest.mark.parametrize(
    "day", ["2018-11-22", "2019-11-28", "2022-11-24", "2023-11-23", "2024-11-28", "2029-11-22"]
)
def test_thanksgiving_is_the_fourth_thursday_of_november(day):
    assert holiday_of("thanksgiving", int(day[:4])).isoformat() == day


def test_feasts_that_do_not_move():
    assert holiday_of("christmas eve", 2023) == dt.date(2023, 12, 24)
    assert holiday_of("new year's eve", 2023) == dt.date(2023, 12, 31)
    assert holiday_of("new year", 2023) == dt.date(2023, 1, 1)


@pytest.mark.parametrize(
    ("published", "season", "more", "value"),
    [
        ("2023-02-01", "WI", {}, "2022-WI"),  # the winter that is still on began last year
        ("2023-12-01", "WI", {}, "2023-WI"),
        ("2023-06-10", "SU", {}, "2023-SU"),  # begun already
        ("2023-05-31", "SU", {}, "2022-SU"),  # not begun: the one before
        ("2023-05-31", "SU", {"tense": "future"}, "2023-SU"),
        ("2023-08-31", "SU", {"tense": "future"}, "2023-SU"),  # still on
        ("2023-09-01", "SU", {"tense": "future"}, "2024-SU"),  # over
        ("2023-08-31", "SU", {"which": "last"}, "2022-SU"),  # not the one that is on
        ("2023-09-01", "SU", {"which": "last"}, "2023-SU"),
        ("2023-05-31", "SU", {"which": "next"}, "2023-SU"),
        ("2023-06-01", "SU", {"which": "next"}, "2024-SU"),
        ("2023-02-01", "SU", {"year_shift": 0}, "2023-SU"),
        ("2023", "SU", {"year_shift": 0}, "2023-SU"),
        ("2023", "SU", {}, None),  # a year alone does not tell which
    ],
)
def test_a_season_is_the_one_nearest_to_what_is_told(published, season, more, value):
    rule = {"is": "season", "season": season, **more}
    assert RESOLVERS["season"](rule, parse_published(published)) == value


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022-WI", "2022-12-01", "2023-02-28"),
        ("2023-WI", "2023-12-01", "2024-02-29"),
        ("2023-SP", "2023-03-01", "2023-05-31"),
        ("2023-Q4", "2023-10-01", "2023-12-31"),
        ("2023-H2", "2023-07-01", "2023-12-31"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2020-W53-WE", "2021-01-02", "2021-01-03"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("201X", "2010-01-01", "2019-12-31"),
    ],
)
def test_a_span_has_its_first_and_last_day(value, first, last):
    assert days_of(value) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
