"""Names that come and go: their articles before a day and from it on."""

import pytest

from newstables.queries.entities import (
    entity_total,
)
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.rising import days_to_compare, rising, since, until, usual_day
from newstables.queries.tables import open_tables
from newstables.schemas import MENTIONS
from tests.fixtures.frames import articles, mention

NAMED = {"a0": "Ada Vell", "a1": "Ada", "a2": "Ada Vell", "a3": "Bram Vell", "a4": "Ada"}


@pytest.fixture
def course():
    """Four articles of 1 to 4 May and one undated: Ada goes, Bram comes, Vell stays."""
    rows = [
        mention(text, name, article=article, kind="PERSON")
        for article, text in NAMED.items()
        for name in text.split()
    ]
    days = ["2023-05-01", "2023-05-02", "2023-05-03", "2023-05-04", None]
    return open_tables(
        {
            "articles": articles(*NAMED.values(), published=days),
            "mentions": MENTIONS.frame(rows),
        }
    )


def test_new_and_fading_names_are_counted_by_article_on_both_sides_of_a_day(course):
    found = rising(course, MentionFilters(), day="2023-05-03", at_least=1).set_index("name")
    counts = found[["before_hits", "before_articles", "hits", "articles"]]
    assert {name: tuple(row) for name, row in counts.T.items()} == {
        "Ada": (2, 2, 1, 2),
        "Bram": (0, 2, 1, 2),
        "Vell": (1, 2, 2, 2),
    }
    assert dict(found["course"]) == {"Ada": "fading", "Bram": "new", "Vell": "rising"}
    assert not found["clear"].any()


def test_a_day_can_be_compared_when_another_lies_before_it(course):
    known = days_to_compare(course)
    assert known == ["2023-05-02", "2023-05-03", "2023-05-04"]
    assert usual_day(known) == "2023-05-03"


def test_the_sentences_of_each_side_of_the_day_add_up(course):
    for narrow, expected in ((since, 1), (until, 2)):
        filters = narrow(MentionFilters(), "2023-05-03")
        assert entity_total(course, filters, entity_id="PERSON:Ada")["articles"] == expected


def test_the_sides_of_a_day_stay_within_the_days_chosen():
    chosen = MentionFilters(first_day="2023-05-02", last_day="2023-05-06")
    assert since(chosen, "2023-05-04").first_day == "2023-05-04"
    assert since(chosen, "2023-05-01").first_day == "2023-05-02"
    assert until(chosen, "2023-05-04").last_day == "2023-05-03"
    assert until(chosen, "2023-05-09").last_day == "2023-05-06"
