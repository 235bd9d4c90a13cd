"""A story from a filter, corrected by itself, handed over to a fresh store: nothing is lost."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError as NotThere
from playwright.sync_api import expect

from newstables.store.store import Store
from tests.browser.reader import DESK, reading
from tests.browser.server import Server
from tests.fixtures.story import fill_store

pytestmark = pytest.mark.browser

NAME = "Harbour News"
_TRIES = 4


@pytest.fixture
def colleague(tmp_path):
    """A second machine, with an empty store."""
    started = Server(tmp_path / "theirs", log=tmp_path / "theirs.log")
    started.start()
    yield started
    started.stop()


def test_a_story_is_made_switched_to_corrected_alone_and_handed_over(browser, server, colleague):
    fill_store(server.folder)
    with reading(browser, server, **DESK) as reader:
        reader.open("/quotes?outlet=Harbour+News")
        reader.press("Make a story of this")
        (story,) = re.findall(r"story=(harbour-news-[0-9a-f]+)", reader.page.url)
        reader.sees("1 article ·")
        reader.open(f"/quotes?story={story}")
        cards = reader.cards().count()
        reader.press("Context")
        reader.page.get_by_text("In this story only").first.click()
        reader.be_still()
        reader.press("Not a quotation")
        expect(reader.cards()).to_have_count(cards - 1)
        _switch(reader, "All articles")
        assert "story=all" in reader.page.url
        everything = reader.cards().count()
        _switch(reader, NAME)
        expect(reader.cards()).to_have_count(cards - 1)
        assert everything > cards - 1
        reader.open("/stories")
        reader.press("Change")
        path, name = reader.saves("Hand over as a file")
        assert name == f"{story}.zip"
        kept = path.rename(server.folder.parent / name)
    with reading(browser, colleague, **DESK) as reader:
        reader.open("/stories")
        reader.page.get_by_text("Take in a story that somebody handed over").click()
        reader.be_still()
        reader.page.locator("input[type=file]").set_input_files(kept)
        reader.sees("1 article, 1 not here")
        assert Store(colleague.folder).articles().empty
        reader.press("Take it in")
        reader.sees("1 outlet · 2 May 2023")  # the head of the page tells the story
        reader.open(f"/quotes?story={story}")
        expect(reader.cards()).to_have_count(cards - 1)
    ours, theirs = (Store(each.folder) for each in (server, colleague))
    assert list(theirs.corrections()["what"]) == ["story.made", "quote.hidden"]
    assert theirs.corrections().equals(ours.corrections())
    brought = theirs.articles()
    there = ours.articles(list(brought["article_id"]))
    assert brought.equals(there)


def _switch(reader, name):
    """Choose a story at the head of the page."""
    option = reader.page.get_by_role("option", name=name, exact=True)
    for _ in range(_TRIES):  # a page that is drawn anew meanwhile closes the list
        reader.be_still()
        reader.page.locator(".st-key-page_story_switch").get_by_role("combobox").click()
        with suppress(NotThere):
            option.wait_for(timeout=5000)
            break
    option.click()
    reader.be_still()
