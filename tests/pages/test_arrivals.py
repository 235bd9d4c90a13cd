"""Articles that came of late and look like those of a story are offered to it at once."""

import datetime as dt

import pytest

from components.articles import arrivals
from newstables.decisions.story_deeds import get_story, make_story
from newstables.store.store import Store
from newstables.store.version import pipeline_version
from tests.fixtures.app import open_app, texts
from tests.replica.test_five_stories import add, subject

PAGE = "pages/collect/articles.py"
OFFER = "2 articles just added look like “Flood”: they share people, places and days with it."


@pytest.fixture
def flood(tmp_path):
    """A store with a story of four of six alike articles that just came: folder and id."""
    store = Store(tmp_path)
    add(store, range(6), pipeline=pipeline_version(""))
    picked = [subject(4, number) for number in range(4)]
    return tmp_path, make_story(store, "Flood", articles=picked)


def test_what_came_and_looks_like_a_story_is_put_into_it(flood, monkeypatch):
    folder, story_id = flood
    app = open_app(folder, monkeypatch, page=PAGE)
    assert OFFER in texts(app)
    assert "The flood, part 4" in texts(app)
    app.button(f"articles_arrived_{story_id}_added").click().run()
    assert not app.exception
    assert "just added" not in texts(app)
    picked = get_story(Store(folder), story_id).parts[0].articles
    assert picked == {subject(4, number) for number in range(6)}


def test_what_is_left_out_is_not_offered_again(flood, monkeypatch):
    folder, story_id = flood
    app = open_app(folder, monkeypatch, page=PAGE)
    app.button(f"articles_arrived_{story_id}_left_out").click().run()
    assert not app.exception
    assert "just added" not in texts(app)
    left_out = get_story(Store(folder), story_id).left_out()
    assert set(left_out) == {subject(4, 4), subject(4, 5)}


def test_what_came_before_is_offered_on_the_stories_page_alone(flood, monkeypatch):
    folder, _ = flood
    monkeypatch.setattr(arrivals, "_OF_LATE", dt.timedelta(days=-1))  # all came before
    app = open_app(folder, monkeypatch, page=PAGE)
    assert "just added" not in texts(app)
