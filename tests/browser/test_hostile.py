"""An article that holds markup is shown as it was written, on every page, and does nothing."""

import pytest
from playwright.sync_api import expect

from newstables.config import ROOT
from tests.browser.reader import DESK, reading

pytestmark = pytest.mark.browser

_SAVED = ROOT / "tests" / "saved"
_PAGES = (
    "/", "/articles", "/entities", "/names", "/connections", "/quotes", "/timeline", "/briefing",
)  # fmt: skip
# What the articles would have made if one of their tags had been obeyed.
_MADE = (
    'img[src*="tracker.example"], a[href*="tracker.example"], form[action*="tracker.example"], '
    'iframe[src*="tracker.example"], a[href^="javascript"], input[name="password"], '
    "[onmouseover], [onerror], base"
)


def test_hostile_articles_are_shown_and_not_obeyed(browser, server):
    with reading(browser, server, **DESK) as reader:
        said = []
        reader.page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        reader.open("/articles")
        files = [_SAVED / "hostile.md", _SAVED / "hostile.html"]
        reader.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(files)
        reader.be_still()
        _assert_nothing_made(reader)
        reader.press("Add 2 articles")
        reader.wait_until_read(2)
        for address in _PAGES:
            reader.open(address)
            _assert_nothing_made(reader)
        _open_whole(reader)
        assert not said


def _open_whole(reader):
    """Open the article itself: its tags stand there as words."""
    reader.open("/articles")
    field = reader.page.get_by_label("Open, correct or remove an article")
    field.click()
    reader.page.get_by_role("option").filter(has_text="HYPERLINK").first.click()
    reader.be_still()
    reader.sees("<script>alert('script')</script>")
    reader.sees("<style>body { display: none }</style>")
    _assert_nothing_made(reader)


def _assert_nothing_made(reader):
    expect(reader.page.get_by_test_id("stApp")).to_be_visible()  # no style of theirs hides it
    app = reader.page.get_by_test_id("stApp")
    assert app.locator(_MADE).count() == 0
    assert app.locator(".katex").count() == 0  # two amounts in dollars are no formula
