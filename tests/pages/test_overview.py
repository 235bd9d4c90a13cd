"""Overview: the first screen, empty and full."""

from newstables.config import SAMPLE
from newstables.store import jobs
from newstables.store.store import Store
from tests.fixtures.app import open_app, texts
from tests.fixtures.story import fill_store
from tests.fixtures.tour import fill_tour


def test_empty_store_offers_the_sample_and_ones_own(tmp_path, monkeypatch):
    app = open_app(tmp_path, monkeypatch)
    assert [button.label for button in app.button] == ["Load the sample story"]
    assert [link.value for link in app.page_link] == [":primary[Add articles]"]
    app.button(key="overview_sample").click().run()
    assert not app.exception
    assert len(Store(tmp_path).articles()) == len(list(SAMPLE.glob("*.md")))
    assert "as soon as the first are read" in texts(app)


def test_findings_lead_to_their_evidence(tmp_path, monkeypatch):
    fill_store(tmp_path)
    shown = texts(open_app(tmp_path, monkeypatch))
    assert "Four speakers are quoted" in shown
    assert '<a href="quotes" target="_self"' in shown
    assert '<a href="quotes?speaker=Ada+Quill" target="_self"' in shown
    assert "3 articles · 2 outlets · 1 of an unknown outlet · 2–3 May 2023" in shown


def test_what_articles_differ_on_is_told_with_the_way_there(tmp_path, monkeypatch):
    fill_tour(tmp_path)
    shown = texts(open_app(tmp_path, monkeypatch))
    assert "Articles differ on the day of <a" in shown
    assert "timeline?event=pier" in shown


def test_the_overview_follows_the_filters(tmp_path, monkeypatch):
    fill_store(tmp_path)
    shown = texts(open_app(tmp_path, monkeypatch, outlet="Harbour News"))
    assert '<a href="quotes?outlet=Harbour+News&amp;speaker=Ada+Quill"' in shown
    assert "Two speakers are quoted" in shown


def test_what_to_check_is_counted_and_leads_there(tmp_path, monkeypatch):
    fill_store(tmp_path)
    app = open_app(tmp_path, monkeypatch)
    wanted = [button for button in app.button if button.label == "1 article without a date"]
    assert len(wanted) == 1
    wanted[0].click().run()
    assert not app.exception


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
