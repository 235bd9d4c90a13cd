"""The Entities page: bars, the same rows in a table, and the sentences that add up to them."""

import pytest

from newstables.store.store import Store
from tests.fixtures.app import opening
from tests.fixtures.frames import keep
from tests.fixtures.story import fill_store, made_articles, made_findings

PAGE = "pages/explore/entities.py"


@pytest.fixture
def open_page(tmp_path, monkeypatch):
    with opening(tmp_path, monkeypatch, page=PAGE, fill=fill_store) as opened:
        yield opened


def words(page):
    return " ".join(block.value for block in page.html)


def chart(page):
    return page.get("plotly_chart")[0].proto.spec


def test_an_empty_store_says_what_to_do(open_page):
    page = open_page(fill=Store)
    assert "holds no articles" in page.info[0].value
    assert not page.get("plotly_chart")


def test_table_and_chart_have_the_same_rows(open_page):
    page = open_page()
    rows = page.dataframe[0].value
    ada = rows[rows["Name"] == "Ada Quill"].iloc[0]
    assert (ada["Mentions"], ada["Articles"]) == (3, 3)
    assert "PERSON:Ada Quill" in chart(page)
    assert list(rows["Mentions"]) == sorted(rows["Mentions"], reverse=True)


def test_captions_count_with_the_switch(open_page):
    page = open_page(captions="true")
    rows = page.dataframe[0].value.set_index("Name")
    assert rows.loc["Ada Quill", "Mentions"] == 4


def fill_with_a_capital(folder):
    """Fill a store with the story, in which Cora Dun is a capital and stands for Marn."""
    findings = made_findings()
    mentions = findings["mentions"]
    capital = mentions["name"] == "Cora Dun"
    mentions.loc[capital, ["type", "entity_id", "government_of"]] = ["GPE", "GPE:Cora Dun", "Marn"]
    return keep(folder, made_articles(), findings)


def test_capitals_count_under_their_country_with_the_switch(open_page):
    page = open_page(fill=fill_with_a_capital, capitals="true", entity="Marn")
    names = set(page.dataframe[0].value["Name"])
    assert "Marn" in names
    assert "Cora Dun" not in names
    assert "1 mention in 1 sentence of 1 article" in words(page)
    assert ">Cora Dun</mark>" in words(page)
    assert "not proven" in page.sidebar.caption[0].value
    assert "counted under their country" in chart(page).replace("<br>", " ")


def test_the_sentences_of_a_name_in_the_address_add_up(open_page):
    page = open_page(entity="Ada Quill")
    assert "3 mentions in 3 sentences of 3 articles" in words(page)
    marked = words(page).count(">Ada Quill</mark>")
    assert marked == 3


def test_the_ways_of_writing_add_up_to_the_bar(open_page):
    for captions, mentions in (("false", 3), ("true", 4)):
        page = open_page(entity="Ada Quill", captions=captions)
        (written,) = [table.value for table in page.dataframe if "text" in table.value]
        assert written["mentions"].sum() == mentions


@pytest.mark.parametrize(
    ("narrowing", "mentions"),
    [
        ({"entities_outlet": "Harbour News"}, "1 mention in"),
        ({"entities_period": "Day 2023-05-02"}, "1 mention in"),
        ({"entities_period": "Week undated"}, "1 mention in"),
        ({"entities_period": "Before 2023-05-03"}, "1 mention in"),
        ({"entities_period": "From never"}, "3 mentions in"),
        ({"entities_period": "Year 2023"}, "3 mentions in"),
    ],
)
def test_what_is_narrowed_stands_in_the_address(open_page, narrowing, mentions):
    page = open_page(entity="Ada Quill", **narrowing)
    assert mentions in words(page)


def test_choosing_a_name_from_the_list_opens_its_sentences(open_page):
    page = open_page()
    page.selectbox(key="entity").select("Cora Dun").run()
    assert not page.exception
    assert "1 mention in 1 sentence of 1 article" in words(page)


def test_a_name_outside_the_filters_says_so(open_page):
    page = open_page(entity="Cora Dun", said="Inside quotations")
    assert any("Not mentioned" in note.value for note in page.info)


def test_names_can_be_ranked_by_how_early_they_stand(open_page):
    page = open_page(count="Prominence", entity="Ada Quill", parts="Stacked")
    rows = page.dataframe[0].value.set_index("Name")
    assert rows.loc["Ada Quill", "Prominence"] == 3.0
    assert rows.loc["Cora Dun", "Prominence"] == 0.4
    assert any("first fifth" in text.value for text in page.text)
    assert "3 mentions in 3 sentences of 3 articles" in words(page)


def test_parts_by_outlet_are_drawn(open_page):
    page = open_page(parts="Stacked")
    assert "unknown outlet" in chart(page)
    assert "Harbour News" in chart(page)


def test_no_name_left_is_an_empty_state(open_page):
    page = open_page(type="Events")
    assert any("No name is left" in note.value for note in page.info)


def test_over_time_undated_articles_have_a_bar_of_their_own(open_page):
    page = open_page(view="Over time", entity="Ada Quill")
    assert "undated" in chart(page)
    rows = page.dataframe[0].value
    ada = rows[rows["Name"] == "Ada Quill"]
    assert ada["Mentions"].sum() == 3
    assert list(ada["Period"])[-1] == "undated"


def test_names_are_compared_before_and_from_a_day(open_page):
    page = open_page(view="New or rising")
    rows = page.dataframe[0].value.set_index("Name")
    assert rows.loc["Ada Quill", "Articles before"] == "1 of 1"
    assert rows.loc["Ada Quill", "Articles from then on"] == "1 of 1"
    assert "before 3 May 2023" in chart(page)


def test_an_article_opens_with_its_captions_greyed(open_page):
    page = open_page(entity="Ada Quill")
    next(b for b in page.button if b.key.startswith("entities_open_")).click().run()
    assert not page.exception
    assert "caption, not running text" in words(page)


def test_hostile_words_are_shown_not_obeyed(open_page):
    page = open_page(entity="<b>Eve Mark</b>")
    shown = words(page)
    assert "&lt;b&gt;Eve Mark&lt;/b&gt;" in shown
    for markup in ("<script", "<img", "<style", "<form", "<b>", 'href="https://evil'):
        assert markup not in shown
        assert markup not in chart(page)
    assert all("evil" not in block.value and ":red[" not in block.value for block in page.markdown)


def test_the_trend_says_by_what_it_counts(open_page):
    page = open_page(view="Over time", step="Week")
    assert "Counted: mentions by week of publication" in words(page)
