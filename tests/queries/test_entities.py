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
from newstables.queries.prominence import prominence, prominence_by_outlet
from newstables.queries.rising import days_to_compare, rising, since, until, usual_day
from newstables.queries.tables import open_tables
from newstables.queries.trend import mentions_over_time
from newstables.schemas import MENTIONS
from newstables.wording import UNDATED
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


def counted(tables, filters=None, **order):
    found = entity_counts(tables, filters or MentionFilters(), **order)
    return dict(zip(found["entity_id"], found["mentions"], strict=True))


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


CAPITAL = "Vell met Marn. Tar agreed. In Tar it rained. The Republic of Marn, too."
MARN, TAR, OSK = "GPE:Republic of Marn", "GPE:Tar", "GPE:Osk"


@pytest.fixture
def governments():
    """Marn is renamed by an analyst; Tar stands for it once; Osk's capital alone is named."""
    marn = {"kind": "GPE", "entity_id": MARN}
    rows = [
        mention(CAPITAL, "Republic of Marn", words="Marn", **marn),
        mention(CAPITAL, "Tar", kind="GPE", government_of="Marn", sentence_start=15,
                sentence_end=26),
        mention(CAPITAL, "Tar", kind="GPE", at=30),
        mention(CAPITAL, "Republic of Marn", **marn),
        mention(CAPITAL, "Vell", kind="GPE", government_of="Osk"),
    ]  # fmt: skip
    return open_tables(
        {
            "articles": articles(CAPITAL, published=["2023-05-01"]),
            "mentions": MENTIONS.frame(rows),
        }
    )


def test_a_capital_stays_a_town_until_it_is_chosen_as_a_government(governments):
    assert counted(governments) == {MARN: 2, TAR: 2, VELL: 1}
    assert counted(governments, MentionFilters(capitals=True)) == {MARN: 3, TAR: 1, OSK: 1}


@pytest.mark.parametrize("capitals", [False, True])
def test_the_sentences_add_up_with_capitals_as_towns_and_as_governments(governments, capitals):
    filters = MentionFilters(capitals=capitals)
    for entity_id, mentions in counted(governments, filters).items():
        evidence = entity_evidence(governments, filters, entity_id=entity_id)
        parts = entity_by_outlet(governments, filters, entity_ids=(entity_id,))
        trend = mentions_over_time(governments, filters, entity_ids=(entity_id,), step="Day")
        spans = mention_spans(governments, filters, entity_id=entity_id, article_id="a0")
        written = name_forms(governments, filters, entity_id=entity_id)
        total = entity_total(governments, filters, entity_id=entity_id)
        counts = [evidence, parts, trend, written]
        assert [int(frame["mentions"].sum()) for frame in counts] == [mentions] * 4
        assert (len(spans), total["mentions"]) == (mentions, mentions)


def test_a_country_tells_which_of_its_names_are_a_capital(governments):
    found = name_forms(governments, MentionFilters(capitals=True), entity_id=MARN)
    reasons = dict(zip(found["text"], found["reasons"], strict=True))
    assert reasons["Tar"] == "capital that stands for its government, by the words around it"
    assert reasons["Marn"] == "as printed"


def test_a_country_named_by_its_capital_alone_can_be_chosen(governments):
    assert OSK in set(entity_names(governments)["entity_id"])


def test_counting_capitals_as_governments_is_told():
    assert MentionFilters(capitals=True).describe() == (
        "capitals that stand for a government counted under their country"
    )


# Fifty characters: Ada from 0, Marn from 20, US from 46; the second article begins with Marn.
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
