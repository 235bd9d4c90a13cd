"""Overview: the first screen, empty and full."""

from newstables.config import SAMPLE
from newstables.store import jobs
from newstables.store.store import Store
from tests.app_test import open_app, texts
from tests.made_story import fill_store


def test_empty_store_offers_the_sample_and_ones_own(tmp_path, monkeypatch):
    app = open_app(tmp_path, monkeypatch)
    assert [button.label for button in app.button] == ["Load the sample story"]
    assert [link.value for link in app.page_link] == ["Add articles"]
    app.button(key="overview_sample").click().run()
    assert not app.exception
    assert len(Store(tmp_path).articles()) == len(list(SAMPLE.glob("*.md")))


def test_full_store_is_counted(tmp_path, monkeypatch):
    fill_store(tmp_path)
    app = open_app(tmp_path, monkeypatch)
    numbers = {metric.label: metric.value for metric in app.metric}
    assert (numbers["Articles"], numbers["Quotations"], numbers["Speakers"]) == ("3", "6", "4")
    assert "Published from 2 May 2023 to 3 May 2023; 1 undated." in texts(app)
    assert "Ada Quill" in list(app.dataframe[0].value["Name"])


def test_model_that_counted_is_named(tmp_path, monkeypatch):
    fill_store(tmp_path)
    assert "language model en_core_web" in texts(open_app(tmp_path, monkeypatch))


def test_articles_that_were_given_up_can_be_tried_again(tmp_path, monkeypatch):
    store = fill_store(tmp_path)
    jobs.give_up(store, [store.articles()["article_id"].iloc[0]])
    app = open_app(tmp_path, monkeypatch)
    assert "1 of the articles could not be read" in texts(app)
    app.button(key="page_retry").click().run()
    assert not app.exception
    assert jobs.count_given_up(store) == 0
    assert "could not be read" not in texts(app)
