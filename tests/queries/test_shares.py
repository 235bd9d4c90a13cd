"""Intervals of shares and of their difference, against published figures."""

import pytest

from newstables.queries.shares import difference, wilson


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)],
)
def test_the_interval_of_a_share_is_wilsons(hits, of, low, high):
    assert wilson(hits, of) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_the_interval_of_a_difference_is_newcombes():
    # 56 of 70 against 48 of 80: the first example of Newcombe's paper.
    low, high = difference(56, 70, 48, 80)
    assert (low, high) == (pytest.approx(0.0524, abs=1e-4), pytest.approx(0.3339, abs=1e-4))


def test_no_articles_tell_nothing():
    assert wilson(0, 0) == (0.0, 1.0)
    assert difference(0, 0, 3, 9) == (-1.0, 1.0)
