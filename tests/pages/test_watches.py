"""Watches on the Overview: what is new of a name or of words since somebody looked."""

import pytest

from newstables.decisions.story_deeds import make_story
from newstables.schemas import ARTICLES
from newstables.store.store import Store
from newstables.store.watches import add_watch, watches
from tests.fixtures.app import open_app, texts
from tests.fixtures.story import fill_store


@pytest.fixture
def store(tmp_path):
    fill_store(tmp_path)
    return Store(tmp_path)


def press(app, label):
    (button,) = [one for one in app.button if one.label == label]
    return button.click().run()


def test_a_name_is_watched_and_what_is_new_of_it_told_until_seen(store, tmp_path, monkeypatch):
    app = open_app(tmp_path, monkeypatch)
    app.text_input(key="overview_watch_words").input("Ada Quill")
    press(app, "Watch")
    assert "Ada Quill</a>: nothing new" in texts(app)
    with store.writing() as connection:
        connection.execute("UPDATE watch SET looked_at = '2001-01-01T00:00:00'")
    app.run()
    assert "3 new articles since 1 Jan 2001" in texts(app)
    assert 'href="quotes?speaker=Ada+Quill"' in texts(app)
    press(app, "All seen")
    assert "Ada Quill</a>: nothing new" in texts(app)
    press(app, "Stop watching for Ada Quill")
    assert watches(store) == []


def test_words_are_watched_and_titles_told_as_text(store, tmp_path, monkeypatch):
    add_watch(store, "harbour pilots", kind="words")
    row = {"article_id": "b" * 16, "text": "The harbour pilots strike.", "words": 4,
           "title": "<b>Strike</b>"}  # fmt: skip
    store.add_articles(ARTICLES.frame([row]))
    told = texts(open_app(tmp_path, monkeypatch))
    assert "1 new article since" in told
    assert "&lt;b&gt;Strike&lt;/b&gt; (unknown outlet, undated)" in told
    assert 'href="articles?find=harbour+pilots"' in told


def test_a_watch_is_for_all_stories_whichever_is_chosen(store, tmp_path, monkeypatch):
    make_story(store, "Strike", articles=store.articles()["article_id"][:1])
    add_watch(store, "Ada Quill", kind="name")
    with store.writing() as connection:
        connection.execute("UPDATE watch SET looked_at = '2001-01-01T00:00:00'")
    told = texts(open_app(tmp_path, monkeypatch, story="Strike"))
    assert "3 new articles since 1 Jan 2001" in told


@pytest.mark.parametrize(("words", "told"), [("", "Nothing to watch for"), ("Ada", "already")])
def test_what_cannot_be_watched_is_told(store, tmp_path, monkeypatch, words, told):
    add_watch(store, "Ada", kind="name")
    app = open_app(tmp_path, monkeypatch)
    app.text_input(key="overview_watch_words").input(words)
    press(app, "Watch")
    assert told in texts(app)
