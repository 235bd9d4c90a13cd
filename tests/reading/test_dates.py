"""Stated dates: one full day or none, never a guess."""

import pytest

from newstables.reading.dates import (
    date_in_address,
    may_be_two_days,
    order_of,
    read_count_of_seconds,
    read_date,
    read_moment,
)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2023-02-01", "2023-02-01"),
        ("2023-02-01T23:30:00-05:00", "2023-02-01"),  # the day as printed
        ("1 February 2023", "2023-02-01"),
        ("Wed, 01 Feb 2023 08:00:00 GMT", "2023-02-01"),
        ("February 1st, 2023", "2023-02-01"),
        ("Dec. 31, 2023", "2023-12-31"),
        ("1 Dec 2023", "2023-12-01"),  # "de" is a word between day and month in Spanish
        ("1 December 2023", "2023-12-01"),
        ("1 de diciembre de 2023", "2023-12-01"),
        ("1.2.2023", "2023-02-01"),
        ("13/02/2023", "2023-02-13"),
        ("02/13/2023", "2023-02-13"),
        ("12/02/2023", None),  # two dates
        ("02/02/2023", "2023-02-02"),
        ("31 February 2023", None),
        ("February 2023", None),
        ("21-03-04", None),  # of 2004 or 2021
        ("21/03/04", None),
        ("21.03.04", "2004-03-21"),
        ("99-12-31", "1999-12-31"),
        ("31-12-99", "1999-12-31"),
        ("13-12-31", "2013-12-31"),  # not in 2031
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


@pytest.mark.parametrize(
    "words",
    [
        "31-Jan-23", "31Jan2023", "31/Jan/2023:10:15:00 +0000", "2023/1/31", "2023.01.31",
        "1/31/23",
        "31.1.23", "Jan 31 '23", "January 31, 23", "2023-Jan-31", "2023-W05-2", "20230131091500",
        "20230131T091500Z", "Jan 31,   2023 @ 05:33:50.000", "Tue Jan 31 10:15:00 +0000 2023",
        "Tue Jan 31 2023 10:15:00 GMT+0100 (CET)", "10:15 31/01/2023", "10:15 AM, January 31, 2023",
        "Published on Tuesday, 31 January 2023", "31st of January 2023", "31. Januar 2023",
        "31 janvier 2023", "31 de enero de 2023", "31 gennaio 2023", "2023 年 1 月 31 日 17:04",
        "Di, 31.01.2023", "2023-01-31 - 10:15", "31\u00a0January\u00a02023",
    ],
)  # fmt: skip
def test_a_day_stated_in_full_in_every_form(words):
    assert read_date(words) == "2023-01-31"


@pytest.mark.parametrize(
    "words", ["Tue 31 Jan", "31", "2023-W60-1", "January 2023", "31 Foo 2023", ""]
)
def test_half_a_day_is_none(words):
    assert read_moment(words) is None


@pytest.mark.parametrize(
    ("words", "stamp"),
    [
        ("2023-01-31T09:00:00+01:00", "2023-01-31T09:00:00+01:00"),
        ("2023-01-31T09:00:00.123Z", "2023-01-31T09:00:00+00:00"),
        ("January 31, 2023 Tuesday 9:20 PM GMT", "2023-01-31T21:20+00:00"),
        ("Jan 31, 2023 12:05 a.m. EST", "2023-01-31T00:05-05:00"),
        ("31 January 2023 at 9am", "2023-01-31T09:00"),
        ("2023-01-31 10:15:00.5+00", "2023-01-31T10:15:00+00:00"),
        ("31 January 2023 25:99", "2023-01-31"),
        ("31. Januar 2023 Dienstag 9:50 PM GMT+1", "2023-01-31T21:50+01:00"),
        ("31 January 2023 10:15 GMT-0530", "2023-01-31T10:15-05:30"),
    ],
)
def test_time_of_day_and_zone_are_kept(words, stamp):
    assert read_moment(words).stamp == stamp


def test_the_order_of_days_is_told_by_those_that_are_but_one_day():
    assert order_of(["31/01/2023", "03/02/2023"]) is True
    assert order_of(["1/31/23 10:15", "2/3/23"]) is False
    assert order_of(["31/01/2023", "01/31/2023"]) is None
    assert order_of(["03/02/2023", "x", "31.01.2023"]) is None
    assert order_of(["02.01.2023", "01.31.2023"]) is False
    assert read_date("02.01.2023") == "2023-01-02"
    assert read_date("02.01.2023", day_first=False) == "2023-02-01"
    assert read_date("01.31.2023") == "2023-01-31"
    assert may_be_two_days("03/02/2023") and not may_be_two_days("13/02/2023")
    assert read_date("03/02/2023", day_first=True) == "2023-02-03"
    assert read_date("03/02/2023", day_first=False) == "2023-03-02"


@pytest.mark.parametrize(
    "words", ["1675155600", "1675155600000", "1675155600.0", "/Date(1675155600000)/"]
)
def test_seconds_from_1970_are_a_day(words):
    assert read_count_of_seconds(words).stamp == "2023-01-31T09:00:00+00:00"


@pytest.mark.parametrize(
    "words", ["20230131", "44957", "99", "1e9", "-1675155600", "9999999999999"]
)
def test_other_numbers_are_no_count_of_seconds(words):
    assert read_count_of_seconds(words) is None
