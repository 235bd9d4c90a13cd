"""Questions about events and articles: what is counted is what was chosen."""

import json

import pandas as pd
import pytest

from newstables.queries.articles import article_list, overview
from newstables.queries.asking import UNKNOWN_OUTLET, Filters, open_tables
from newstables.queries.names import name_events
from newstables.queries.timeline import event_lanes, events
from newstables.schemas import EVENTS, MENTIONS, QUOTES
from tests.making import articles, mention

TEXT = "Ada met Bo in Vell."


@pytest.fixture
def tables():
    told = [{"article_id": one, "start": 0, "end": len(TEXT)} for one in ("a0", "a1")]
    event = {
        "event_id": "e1", "kind": "stop", "status": "past", "date": "2023-05-02",
        "granularity": "day", "place": "Vell", "participants": '["Ada", "Bo"]',
        "traveller": "Ada", "description": "Ada met Bo", "reason": "on Tuesday",
        "evidence": json.dumps(told), "statuses": "[]", "confidence": 0.9,
    }  # fmt: skip
    return open_tables(
        {
            "articles": articles(TEXT, TEXT, outlet=["Courier", None]),
            "mentions": MENTIONS.frame(
                [mention(TEXT, "Ada"), mention(TEXT, "Bo", furniture="caption")]
            ),
            "quotes": QUOTES.frame(),
            "events": EVENTS.frame([event]),
            "evidence": pd.DataFrame(told).assign(event_id="e1"),
        }
    )


def test_lanes_by_outlet_are_those_of_the_chosen_articles(tables):
    assert list(event_lanes(tables, Filters(), by="outlet")["lane"]) == ["Courier", UNKNOWN_OUTLET]
    chosen = Filters(outlets=("Courier",))
    assert list(event_lanes(tables, chosen, by="outlet")["lane"]) == ["Courier"]


@pytest.mark.parametrize(("outlets", "told_by"), [((), 2), (("Courier",), 1)])
def test_an_event_counts_the_chosen_articles_that_tell_it(tables, outlets, told_by):
    filters = Filters(outlets=outlets)
    assert list(events(tables, filters)["articles"]) == [told_by]
    assert list(name_events(tables, filters, name="Bo")["articles"]) == [told_by]


def test_namings_of_all_articles_add_up_to_the_overview(tables):
    assert article_list(tables)["mentions"].sum() == overview(tables)["mentions"] == 1
