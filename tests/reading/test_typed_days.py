"""Days as people type them, and pasted words that are no article."""

import pytest

from newstables.reading.dates import ask_which_day, read_typed_day
from newstables.reading.pasting import why_no_article
from newstables.wording import spell_day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2023-02-01", "2023-02-01"),
        ("1 February 2023", "2023-02-01"),
        ("1 Feb 2023", "2023-02-01"),
        ("Feb 1, 2023", "2023-02-01"),
        ("13.2.2023", "2023-02-13"),
        ("2.2.2023", "2023-02-02"),
        ("February 2023", "2023-02"),
        ("2023-02", "2023-02"),
        ("2023", "2023"),
        ("1.2.2023", None),
        ("1/2/2023", None),
        ("2023-13-40", None),
        ("tomorrow", None),
    ],
)
def test_days_are_read_in_common_ways(typed, day):
    assert read_typed_day(typed) == day


def test_a_day_that_may_be_two_is_asked_back():
    assert "is 1 February 2023 or 2 January 2023" in ask_which_day("1.2.2023")
    assert "is not a date" in ask_which_day("tomorrow")


@pytest.mark.parametrize("pasted", ["Hello", "www.news.example/pier", "Pier opens in Lowmoor"])
def test_words_that_are_no_article_are_refused(pasted):
    assert why_no_article(pasted)


def test_a_short_article_is_one():
    assert why_no_article("The new pier opened on Tuesday, the board said.") is None


@pytest.mark.parametrize("iso", ["2023-01-31", "2024-02-29", "2023-05", "2023-12-01", "2023"])
def test_what_pages_spell_is_read_back(iso):
    assert read_typed_day(spell_day(iso)) == iso
