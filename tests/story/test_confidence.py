"""How sure a date is when articles differ about it: by how many say so."""

from types import SimpleNamespace

import pytest

from newstables.story.timeline.confidence import share_agreeing


def accounts(**days):
    return [SimpleNamespace(article_id=name, first=day) for name, day in days.items()]


@pytest.mark.parametrize(
    ("days", "share"),
    [
        ({"a": "2023-05-02", "b": "2023-05-02"}, 1.0),
        ({"a": "2023-05-02", "b": "2023-05-04"}, 0.5),
        ({"a": "2023-05-02", "b": "2023-05-02", "c": "2023-05-04"}, 0.6),
        ({"a": "2023-05-02", "b": "2023-05-04", "c": "2023-05-04"}, 0.4),
    ],
)
def test_the_weight_of_a_day_follows_the_articles_that_give_it(days, share):
    assert share_agreeing("2023-05-02", accounts(**days)) == pytest.approx(share)
