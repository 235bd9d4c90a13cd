"""Queries about names: what is counted, and that the sentences add up to the count."""

import pytest

from newstables.queries.entities import (
    entity_by_outlet,
    entity_counts,
    entity_evidence,
    entity_names,
    entity_total,
    mention_spans,
)
from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.names import name_forms
from newstables.queries.tables import open_tables
from newstables.queries.trend import mentions_over_time
from newstables.schemas import MENTIONS
from newstables.wording import UNDATED
from tests.fixtures.counting import counted
from tests.fixtures.frames import articles, mention

HARBOUR = "Ada Quill met Bram Oster in Vell. Quill left."
CAPTION = "Ada Quill smiles."
ADA, VELL = "PERSON:Ada Quill", "GPE:Vell"


@pytest.fixture
def tables():
    first = {"sentence_start": 0, "sentence_end": 33}
    rows = [
        mention(HARBOUR, "Ada Quill", **first),
        mention(HARBOUR, "Ada Quill", words="Quill", at=34, reason="surname of Ada Quill",
                sentence_start=34, sentence_end=len(HARBOUR)),
        mention(HARBOUR, "Bram Oster", **first),
        mention(HARBOUR, "Vell", kind="GPE", **first),
        mention(HARBOUR, "Vell", kind="GPE", article="a1", in_quote=True, **first),
        mention(CAPTION, "Ada Quill", article="a2", furniture="caption"),
        mention("Vell", "Vell", article="a2"),
    ]  # fmt: skip
    return open_tables(
        {
            "articles": articles(
                HARBOUR, HARBOUR, CAPTION,
                outlet=["Daily", None, "Daily"],
                published=["2023-05-01", "2023-05-02", None],
            ),
            "mentions": MENTIONS.frame(rows),
        }
    )  # fmt: skip


def test_mentions_in_captions_count_only_when_chosen(tables):
    assert counted(tables)[ADA] == 2
    assert counted(tables, MentionFilters(furniture=True))[ADA] == 3


def test_filters_by_type_outlet_day_and_quotation(tables):
    assert counted(tables, MentionFilters(types=("GPE",))) == {VELL: 2}
    assert counted(tables, MentionFilters(outlets=(UNKNOWN_OUTLET,))) == {VELL: 1}
    assert VELL not in counted(tables, MentionFilters(first_day="2023-05-03"))
    assert counted(tables, MentionFilters(place="inside")) == {VELL: 1}
    assert counted(tables, MentionFilters(place="outside"))[VELL] == 1


def test_order_follows_what_is_counted(tables):
    with_captions = MentionFilters(furniture=True)
    assert list(counted(tables, with_captions, order="mentions"))[0] == ADA
    assert list(counted(tables, order="articles"))[0] == VELL


def test_parts_by_outlet_add_up_to_the_bar(tables):
    parts = entity_by_outlet(tables, MentionFilters(), entity_ids=(VELL,))
    assert dict(zip(parts["outlet"], parts["mentions"], strict=True)) == {
        "Daily": 1,
        UNKNOWN_OUTLET: 1,
    }
    whole = entity_counts(tables, MentionFilters(types=("GPE",))).iloc[0]
    assert parts["mentions"].sum() == whole["mentions"]
    assert parts["share"].sum() == pytest.approx(whole["share"])


def test_sentences_add_up_to_the_bar_over_all_pages(tables):
    total = entity_total(tables, MentionFilters(), entity_id=ADA)
    assert total == {"mentions": 2, "sentences": 2, "articles": 1}
    pages = [
        entity_evidence(tables, MentionFilters(), entity_id=ADA, limit=1, offset=page)
        for page in range(total["sentences"])
    ]
    assert sum(int(page["mentions"].sum()) for page in pages) == total["mentions"]


def test_marks_stand_on_the_name_in_its_sentence(tables):
    found = entity_evidence(tables, MentionFilters(), entity_id=ADA)
    marked = [row.sentence[start:end] for row in found.itertuples() for start, end in row.marks]
    assert marked == ["Ada Quill", "Quill"]


def test_an_opened_article_shows_every_mention_counted(tables):
    spans = mention_spans(tables, MentionFilters(), entity_id=ADA, article_id="a0")
    assert [HARBOUR[start:end] for start, end in spans] == ["Ada Quill", "Quill"]


def test_names_of_two_types_are_told_apart_in_the_list(tables):
    labels = dict(zip(*entity_names(tables)[["entity_id", "label"]].T.values, strict=True))
    assert labels == {
        ADA: "Ada Quill",
        "PERSON:Bram Oster": "Bram Oster",
        VELL: "Vell (GPE)",
        "PERSON:Vell": "Vell (PERSON)",
    }


def test_a_rare_name_is_listed_when_it_is_called(tables):
    assert list(entity_names(tables, most=0)["label"]) == []
    assert list(entity_names(tables, most=0, called="Bram Oster")["label"]) == ["Bram Oster"]
    assert list(entity_names(tables, most=1, called="Bram Oster")["name"]) == [
        "Ada Quill",
        "Bram Oster",
    ]


def test_ways_of_writing_tell_why_they_count(tables):
    found = name_forms(tables, MentionFilters(), entity_id=ADA)
    assert dict(zip(found["text"], found["reasons"], strict=True)) == {
        "Ada Quill": "as printed",
        "Quill": "surname of Ada Quill",
    }


def over_time(tables, step, filters=None):
    filters = filters or MentionFilters()
    found = mentions_over_time(tables, filters, entity_ids=(VELL, ADA), step=step)
    ada = found[found["entity_id"] == ADA]
    return dict(
        zip(ada["period"], zip(ada["mentions"], ada["all_articles"], strict=True), strict=True)
    )


def test_mentions_over_time_add_up_and_keep_what_is_undated(tables):
    assert over_time(tables, "Day", MentionFilters(furniture=True)) == {
        "2023-05-01": (2, 1),
        "2023-05-02": (0, 1),
        UNDATED: (1, 1),
    }
    assert over_time(tables, "Month") == {"2023-05": (2, 2), UNDATED: (0, 1)}
    assert over_time(tables, "Week") == {"2023-05-01": (2, 2), UNDATED: (0, 1)}


def test_a_month_alone_is_a_period_of_its_own_by_day_and_by_week():
    tables = open_tables(
        {
            "articles": articles(HARBOUR, HARBOUR, published=["2023-05", "2023-05-04"]),
            "mentions": MENTIONS.frame([mention(HARBOUR, "Ada Quill")]),
        }
    )
    assert over_time(tables, "Day") == {"2023-05": (1, 1), "2023-05-04": (0, 1)}
    assert over_time(tables, "Week") == {"2023-05": (1, 1), "2023-05-01": (0, 1)}
    assert over_time(tables, "Month") == {"2023-05": (1, 2)}


@pytest.mark.parametrize("step", ["Day", "Week", "Month"])
def test_the_sentences_of_each_bar_of_a_trend_add_up_to_it(tables, step):
    for period, (mentions, _) in over_time(tables, step).items():
        total = entity_total(tables, MentionFilters(period=(step, period)), entity_id=ADA)
        assert total["mentions"] == mentions
