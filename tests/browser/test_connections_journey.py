"""A click on a mark of a Connections chart opens its sentences; nothing is fetched for the map."""

import pytest
from playwright.sync_api import expect

from tests.browser.reader import DESK, PHONE, reading
from tests.fixtures.outlets import fill_outlets

pytestmark = pytest.mark.browser

_VIEWS = (
    "Mentioned+together",
    "Who+talks+about+whom",
    "Outlets+compared",
    "Map&connections_part=Every+place+named",
)


@pytest.mark.parametrize("look", [DESK, PHONE], ids=["desk", "phone-dark"])
def test_a_mark_opens_its_sentences(browser, server, look):
    fill_outlets(server.folder)
    with reading(browser, server, **look) as reader:
        for view in _VIEWS:
            reader.open(f"/connections?connections_view={view}")
            assert not reader.scrolls_sideways(), view
            expect(reader.page.locator("mark")).to_have_count(0)
            reader.click_in_chart(reader.page.locator(".scatterlayer .point").first)
            expect(reader.page.locator("mark").first).to_be_visible()
            assert "shown=" in reader.page.url
