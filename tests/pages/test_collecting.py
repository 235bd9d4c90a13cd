"""Addresses and sources on the Articles page: asked for there, fetched by another process."""

import socket

import pytest

from newstables.config import Settings
from newstables.reading.files import read_bytes
from newstables.store.collecting.addresses import asked, settle_address, take_address
from newstables.store.collecting.sources import add_source, end_run, sources
from newstables.store.store import Store
from tests.fixtures.app import open_app, texts
from tests.reading.fetching.serving import PAGE as ARTICLE

PAGE = "pages/collect/articles.py"
URL = "https://courier.example/pier"


@pytest.fixture
def app(tmp_path, monkeypatch):
    def refuse(*_):
        raise AssertionError("the page's own process looked a name up")

    app = open_app(tmp_path, monkeypatch, page=PAGE)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return app


def press(app, label):
    (button,) = [one for one in app.button if one.label == label]
    return button.click().run()


def test_addresses_are_asked_for_and_what_is_none_is_named(app, tmp_path):
    app.text_area(key="articles_addresses").input(f"{URL}\nwww.gazette.example/a\nnonsense")
    press(app, "Fetch them")
    assert [one.url for one in asked(Store(tmp_path))] == [URL, "https://www.gazette.example/a"]
    assert "No web address: “nonsense”" in texts(app)
    assert app.text_area(key="articles_addresses").value == "nonsense"
    press(app, "Stop fetching")
    assert asked(Store(tmp_path)) == []


def test_nothing_pasted_is_told(app):
    press(app, "Fetch them")
    assert "Nothing was pasted" in texts(app)


def test_what_was_fetched_waits_for_a_look_and_what_failed_is_told(app, tmp_path):
    store = Store(tmp_path)
    app.text_area(key="articles_addresses").input(f"{URL} {URL}/gone")
    press(app, "Fetch them")
    settings = Settings()
    settle_address(store, take_address(store),
                   read_bytes(ARTICLE.encode(), name="pier.html", settings=settings))  # fmt: skip
    settle_address(store, take_address(store), read_bytes(b"", name="a.txt", settings=settings))
    app.run()
    assert "1 address fetched, 1 failed" in texts(app)
    (failed,) = [one.value for one in app.dataframe if "Address" in one.value]
    assert failed.iloc[0]["What"] == "the file is empty"
    assert list(app.data_editor[0].value["title"]) == ["Pier to close"]
    press(app, "Add 1 article")
    assert list(store.articles()["title"]) == ["Pier to close"]
    press(app, "Clear this list")
    assert asked(store) == []


def test_where_fetching_is_off_no_address_can_be_given(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_FETCH", "off")
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    assert "Fetching is turned off here" in texts(app)
    assert not [one for one in app.text_area if one.key == "articles_addresses"]


def test_a_source_is_added_shown_and_removed(app, tmp_path):
    app.text_input(key="articles_source_place").input("https://courier.example/feed")
    app.text_input(key="articles_source_name").input("Courier")
    app.selectbox(key="articles_source_every").select("every 6 hours")
    press(app, "Add the source")
    (source,) = sources(Store(tmp_path))
    assert (source.name, source.kind, source.every_h) == ("Courier", "feed", 6.0)
    end_run(Store(tmp_path), source, new=3, failed=1, message=None)
    app.run()
    row = app.dataframe[0].value.iloc[0]
    assert (row["Source"], row["New"], row["Failed"]) == ("Courier", 3, 1)
    assert row["Last look"] and row["Next look"] not in ("now", "when asked")
    press(app, "Look now")
    assert app.dataframe[0].value.iloc[0]["Next look"] == "now"
    press(app, "Remove it")
    assert sources(Store(tmp_path)) == []


def test_what_cannot_be_a_source_is_told(app, tmp_path):
    app.text_input(key="articles_source_place").input("nowhere")
    press(app, "Add the source")
    assert "neither a web address nor a folder" in texts(app)


def test_from_another_machine_no_folder_can_be_named(tmp_path, monkeypatch):
    monkeypatch.setattr("components.articles.sources.is_at_the_machine", lambda: False)
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    app.text_input(key="articles_source_place").input("/etc")
    press(app, "Add the source")
    assert "on the machine that runs Dateline" in texts(app)
    assert sources(Store(tmp_path)) == []


def test_a_source_of_a_folder_shows_what_went_wrong(tmp_path, monkeypatch):
    folder = tmp_path / "press"
    folder.mkdir()
    store = Store(tmp_path / "store")
    source = add_source(store, "Press", str(folder))
    end_run(store, source, new=0, failed=0, message="it is not there")
    app = open_app(tmp_path / "store", monkeypatch, page=PAGE)
    assert app.dataframe[0].value.iloc[0]["What went wrong"] == "it is not there"
