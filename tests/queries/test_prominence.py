"""Prominence: mentions weighed by where an article first has the name."""

import pytest

from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.prominence import prominence, prominence_by_outlet
from newstables.queries.tables import open_tables
from newstables.schemas import MENTIONS
from tests.fixtures.counting import counted
from tests.fixtures.frames import articles, mention

EARLY = "Ada came, and Ada went on to Marn; Ada left for US"
LATE = "Marn waits, and waits: where, people ask, is Ada ?"


@pytest.fixture
def weighed():
    rows = [
        *(mention(EARLY, "Ada", at=at) for at in (0, 14, 35)),
        mention(EARLY, "Marn", kind="GPE"),
        mention(EARLY, "US", kind="GPE"),
        mention(LATE, "Marn", kind="GPE", article="a1"),
        mention(LATE, "Ada", article="a1"),
    ]
    return open_tables(
        {
            "articles": articles(
                EARLY, LATE, title=["Why Marn? A tour USED", None], outlet=["Daily", None]
            ),
            "mentions": MENTIONS.frame(rows),
        }
    )


def test_prominence_weighs_mentions_by_where_the_first_one_stands(weighed):
    found = prominence(weighed, MentionFilters()).set_index("name")
    # Ada 3 x 1 and, in the last fifth, 1 x 0.2; Marn in the headline and first in the second text;
    # "US" is no word of the headline, and stands in the last fifth.
    assert dict(found["prominence"]) == {"Ada": 3.2, "Marn": 2.0, "US": 0.2}
    assert list(found["mentions"]) == [4, 2, 1]
    assert list(found["share"]) == [1.0, 1.0, 0.5]
    assert list(prominence(weighed, MentionFilters(), top=1)["name"]) == ["Ada"]


def test_prominence_counts_the_same_mentions_as_the_bars(weighed):
    for chosen in ({}, {"types": ("GPE",)}, {"outlets": ("Daily",)}):
        filters = MentionFilters(**chosen)
        found = prominence(weighed, filters)
        assert dict(zip(found["entity_id"], found["mentions"], strict=True)) == counted(
            weighed, filters
        )


def test_prominence_by_outlet_adds_up_to_the_bar(weighed):
    parts = prominence_by_outlet(weighed, MentionFilters(), entity_ids=("PERSON:Ada",))
    assert dict(zip(parts["outlet"], parts["prominence"], strict=True)) == {
        "Daily": 3.0,
        UNKNOWN_OUTLET: 0.2,
    }
