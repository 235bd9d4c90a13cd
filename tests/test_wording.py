"""How things are spelled for people, once for pages, charts, exports and the command line."""

from datetime import date

import pandas as pd
import pytest

from newstables import schemas, wording
from newstables.schemas import MONTHS
from newstables.wording import in_marks


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2023-01-31", "31 Jan 2023"),
        ("2023-12-01", "1 Dec 2023"),
        ("2023-05", "May 2023"),
        ("2023", "2023"),
        (None, "undated"),
        (pd.NA, "undated"),
        ("", "undated"),
        ("undated", "undated"),
    ],
)
def test_a_day_a_month_a_year(iso, words):
    assert wording.spell_day(iso) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2023-01-31", "31 Jan 2023"),
        ("2023-01-31TMO", "31 Jan 2023"),
        ("2023-02", "Feb 2023"),
        ("2023-W05", "week of 30 Jan 2023"),
        ("2023-W05-WE", "weekend of 4 Feb 2023"),
        ("2023-W60", "2023-W60"),
        ("2023-Q1", "2023-Q1"),
        ("202", "202"),
        ("P2D", "P2D"),
        ("PAST_REF", "PAST_REF"),
    ],
)
def test_what_a_time_expression_means(value, words):
    assert wording.spell_value(value) == words


def test_a_day_with_its_weekday_and_in_full():
    day = date(2023, 2, 1)
    assert wording.spell_weekday(day) == "Wed 1 Feb 2023"
    assert wording.spell_day_in_full(day) == "1 February 2023"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ({"date": "2023-01-30", "end": "2023-01-31"}, "30–31 Jan 2023"),
        ({"date": "2023-01-31", "end": "2023-02-01"}, "31 Jan – 1 Feb 2023"),
        ({"date": "2023-01-31", "end": "2023-01-31", "time": "14:30"}, "31 Jan 2023, 14:30"),
        ({"date": "2023-01-31", "time": "MO"}, "31 Jan 2023, in the morning"),
        ({"date": "2023-01", "about": True}, "about Jan 2023"),
        ({"date": None, "about": True, "time": "MO"}, "undated"),
        ({"date": "2023-01-31", "about": pd.NA, "end": pd.NA, "time": pd.NA}, "31 Jan 2023"),
    ],
)
def test_when_an_event_was(when, words):
    assert wording.spell_when({"end": None, "time": None, **when}) == words


def test_the_days_articles_are_of():
    assert wording.spell_dates("2023-01-30", "2023-02-01") == "30 Jan – 1 Feb 2023"
    assert wording.spell_dates("2023-01-30", "2023-01-30", undated=2) == "30 Jan 2023, 2 undated"
    assert wording.spell_dates(None, None, undated=3) == "undated"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9:05", "09:05"),
        ("9.05 pm", "21:05"),
        ("12 am", "00:00"),
        ("12 p.m.", "12:00"),
        ("13 pm", "13 pm"),
        ("morning", "MO"),
        ("", None),
    ],
)
def test_an_hour_is_read_as_people_write_it(typed, read):
    assert wording.read_hour(typed) == read


def test_every_month_has_its_own_short_name():
    shown = [wording.spell_day(f"2023-{number:02}") for number in range(1, 13)]
    assert shown == [f"{month[:3]} 2023" for month in MONTHS]
    assert len(set(shown)) == 12


@pytest.mark.parametrize(
    ("status", "told", "words"),
    [
        ("past", ["past"], "happened"),
        ("past", ["planned", "past"], "announced, then happened"),
        ("cancelled", ["planned"], "cancelled"),
    ],
)
def test_a_status_tells_what_was_announced(status, told, words):
    statuses = [{"article_id": "a", "status": each, "date": None} for each in told]
    assert wording.state_of({"status": status, "statuses": statuses}) == words


def test_how_many():
    assert [wording.count_of(n, "article") for n in (0, 1, 1200)] == [
        "0 articles",
        "1 article",
        "1,200 articles",
    ]


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (wording.TYPE_WORDS, schemas.ENTITY_TYPES),
        (wording.TYPE_GROUPS, schemas.ENTITY_TYPES),
        (wording.EVENT_KIND_WORDS, schemas.EVENT_KINDS),
        (wording.EVENT_GROUPS, schemas.EVENT_KINDS),
        (wording.STATUS_WORDS, schemas.EVENT_STATUSES),
        (wording.TO_CHECK, schemas.SURENESSES),
        (wording.FURNITURE_WORDS, schemas.FURNITURE_KINDS),
    ],
)
def test_every_word_of_a_closed_list_is_spelled(words, known):
    assert tuple(words) == known


@pytest.mark.parametrize(
    ("kind", "words", "printed"),
    [
        ("direct", "the port\n is open", "“the port is open”"),
        ("direct", "the “port” is open", "“the “port” is open”"),
        ("mixed", "the port is open,", "“the port is open,”"),
        ("mixed", "the port “is open”", "the port “is open”"),
        ("mixed", 'the port "is open"', 'the port "is open"'),
        ("indirect", "the port is open", "the port is open"),
    ],
)
def test_only_words_that_were_said_stand_in_marks(kind, words, printed):
    assert in_marks(kind, words) == printed
