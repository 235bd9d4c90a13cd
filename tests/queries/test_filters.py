"""What a reader can choose: told in words, kept by its hash, and written as SQL for any table."""

import pytest

from newstables.queries.event_filters import EventFilters
from newstables.queries.filters import PERIODS, Filters, where_articles
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.tables import ask, open_tables
from newstables.wording import UNDATED
from tests.fixtures.frames import articles

DAYS = {"outlets": ("Daily",), "first_day": "2023-05-01", "last_day": "2023-05-03"}
SHARED = "only from Daily; published from 2023-05-01; published to 2023-05-03"


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(), "none"),
        (Filters(**DAYS), SHARED),
        (Filters(period=("Week", "2023-05-01")), "published in Week, 2023-05-01"),
        (Filters(once=True), "copies left out"),
        (
            MentionFilters(**DAYS, types=("PERSON", "GPE", "LOC"), furniture=True, place="inside"),
            f"{SHARED}; people, places; captions and boilerplate counted; inside quotations",
        ),
        (
            QuoteFilters(
                speakers=("Ada", "Bo"), kinds=("direct",), about=("Vell",), words="port",
                sureness=("sure",), reviewed=False, tone=("negative",), keywords=("harbour",),
            ),
            "said by Ada, Bo; quoted direct; mentioning Vell; with the words port; "
            "attribution sure; checked by a person: no; tone negative; keyword harbour",
        ),
        (
            EventFilters(
                people=("Ada",), places=("Vell",), parts=("stop", "tour_event"),
                statuses=("past", "planned"),
            ),
            "with Ada; in Vell; of the kind stops, tour events; that are happened, planned",
        ),
    ],
)  # fmt: skip
def test_what_was_chosen_is_told_in_plain_words(filters, words):
    assert filters.describe() == words


def test_a_word_of_an_article_is_told_as_it_is():
    assert QuoteFilters(words="past", keywords=("stop",)).describe() == (
        "with the words past; keyword stop"
    )


def test_what_stands_for_other_choices_is_not_told_twice():
    assert QuoteFilters(words="port", found="01", quote_ids=("a0:1",)).describe() == (
        "with the words port"
    )


def test_filters_of_one_page_share_their_articles_with_another():
    chosen = MentionFilters(**DAYS, types=("GPE",))
    assert QuoteFilters.from_shared(chosen, about=("Vell",)) == QuoteFilters(
        **DAYS, about=("Vell",)
    )


def test_a_filter_is_taken_out_alone():
    chosen = EventFilters(**DAYS, people=("Ada",), places=("Vell",))
    assert chosen.without("people") == EventFilters(**DAYS, places=("Vell",))


def test_answers_can_be_kept_by_filters():
    kept = {filters(**DAYS): filters for filters in (MentionFilters, QuoteFilters, EventFilters)}
    assert len(kept) == 3
    assert kept[QuoteFilters(**DAYS)] is QuoteFilters


@pytest.mark.parametrize("step", PERIODS)
def test_articles_of_a_period_are_chosen_in_whatever_table_they_stand(step):
    days = ["2023-05-01", "2023-05-09", "2023-06", None]
    tables = open_tables({"articles": articles("", "", "", "", published=days)})
    periods = {"2023-05-01": 1, "2023-05-09": 1, "2023-06": 1, UNDATED: 1}
    if step == "Week":
        periods["2023-05-08"] = periods.pop("2023-05-09")
    if step == "Month":
        periods = {"2023-05": 2, "2023-06": 1, UNDATED: 1}
    for period, expected in periods.items():
        where = where_articles(Filters(period=(step, period)), table="q")
        found = ask(tables, f"SELECT * FROM articles q WHERE {where}", where.values)
        assert len(found) == expected


@pytest.mark.parametrize(
    ("first", "last", "left"),
    [
        ("2023-05-01", "2023-05-02", ["2023-05", "2023-05-01", "2023-05-02"]),
        ("2023-05-02", None, ["2023-05", "2023-05-02", "2023-05-03"]),
        (None, "2023-05-01", ["2023-05", "2023-05-01"]),
        ("2023-06-01", "2023-06-30", []),
    ],
)
def test_both_ends_of_a_span_are_in_it_and_a_month_is_as_far_as_it_goes(first, last, left):
    days = ["2023-05-01", "2023-05-02", "2023-05-03", "2023-05", None]
    tables = open_tables({"articles": articles(*"abcde", published=days)})
    where = where_articles(Filters(first_day=first, last_day=last))
    query = f"SELECT published FROM articles a WHERE {where} ORDER BY 1"
    assert list(ask(tables, query, where.values)["published"]) == left
