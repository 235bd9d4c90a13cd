"""A chart saved for a slide and copied, on a dark screen: it is light and names its source."""

from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.reader import reading
from tests.fixtures.story import fill_store

pytestmark = pytest.mark.browser

_DARK = {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark",
         "permissions": ["clipboard-read", "clipboard-write"]}  # fmt: skip
_COPIED = "async () => (await navigator.clipboard.read()).flatMap((item) => item.types)"


def test_a_chart_is_saved_for_a_slide_and_copied(browser, server):
    fill_store(server.folder)
    with reading(browser, server, **_DARK) as reader:
        reader.open("/entities?outlet=Harbour+News")
        reader.press("Save picture")
        path, name = reader.saves("Save as PNG")
        assert name.startswith(
            "dateline-entities-who-and-what-is-mentioned-most-only-from-harbour-news"
        )
        assert name.endswith("-slide.png")
        with Image.open(path) as picture:
            assert picture.size == (3200, 1800)
            assert picture.convert("RGB").getpixel((5, 5)) == (255, 255, 255)
        reader.press("Copy picture")
        expect(reader.page.get_by_text("Copied.")).to_be_visible()
        assert reader.page.evaluate(_COPIED) == ["image/png"]
        reader.page.get_by_text("Column, 8.5 cm").click()
        reader.be_still()
        path, name = reader.saves("Save as SVG")
        assert name.endswith("-column.svg")
        words = " ".join(ElementTree.parse(path).getroot().itertext())
        assert "Source: Harbour News (1 article)" in words
        assert "Ada Quill" in words
