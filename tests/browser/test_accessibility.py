"""No page breaks a rule of axe, light or dark, but those that Streamlit's own parts break."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.reader import DESK, reading
from tests.fixtures.tour import fill_tour

pytestmark = pytest.mark.browser

_VIEWS = {
    "overview": "/",
    "articles": "/articles",
    "entities": "/entities?entity=Ada+Quill",
    "over time": "/entities?view=Over+time",
    "rising": "/entities?view=New+or+rising",
    "quotes": "/quotes?outlet=Harbour+News",
    "timeline": "/timeline?event=pier",
    "map": "/timeline?show=Map+and+itinerary",
    "names": "/names",
    "together": "/connections",
    "talks": "/connections?connections_view=Who+talks+about+whom",
    "outlets": "/connections?connections_view=Outlets+compared",
    "stories": "/stories",
    "briefing": "/briefing",
    "check": "/check",
}
# What a page shows when something of it is pressed: address -> the button.
_OPENED = {"/quotes": "Context", "/check": "Help"}
# What we cannot change, because Streamlit 1.67 draws it: rule -> what and where.
_STREAMLIT = {
    "presentation-role-conflict": "its field for files, on Articles and Names: it has a tabindex",
}


_FLOATS = "portal"  # popovers and hints: Streamlit draws them beside the page, in no region of it


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_breaks_a_rule_of_our_own(browser, server, theme):
    fill_tour(server.folder)
    look = DESK | {"color_scheme": theme}
    broken = []
    with reading(browser, server, **look) as reader:
        for view, address in _VIEWS.items():
            reader.open(address)
            broken += _broken(reader, view)
        for address, button in _OPENED.items():
            reader.open(address)
            reader.page.get_by_role("button", name=button).first.click()
            reader.page.mouse.move(4, 4)  # a hint half faded in is read as pale words
            reader.be_still()
            reader.page.wait_for_timeout(500)
            broken += _broken(reader, f"{address}, {button}")
    assert not broken, "\n".join(broken)


def _broken(reader, view):
    """Return what axe says of the page as it stands, what Streamlit draws apart."""
    return [
        f"{view}: {rule['id']}: {node['html'][:160]}"
        for rule in Axe().run(reader.page).response["violations"]
        if rule["id"] not in _STREAMLIT
        for node in rule["nodes"]
        if not (rule["id"] == "region" and _FLOATS in node["html"].lower())
    ]


def test_a_name_is_chosen_and_its_sentences_opened_by_keys_alone(browser, server):
    fill_tour(server.folder)
    with reading(browser, server, **DESK) as reader:
        reader.open("/entities")
        keys = reader.page.keyboard
        _tab_to(reader, "Table")
        keys.press("Enter")
        reader.be_still()
        _tab_to(reader, "", canvas=True)
        keys.press("ArrowDown")
        keys.press("Shift+Space")
        reader.be_still()
        expect(reader.page.locator("mark").first).to_be_visible()
        assert "entity=" in reader.page.url
        _tab_to(reader, "Help", back=True)
        keys.press("Enter")
        reader.be_still()
        expect(reader.page.get_by_text("7. Follow a name")).to_be_visible()
        keys.press("Escape")


_PRESSED = ("BUTTON", "SUMMARY")


def _tab_to(reader, words, *, canvas=False, back=False):
    """Press Tab until what has these words, or the table's canvas, is in focus."""
    here = "() => [document.activeElement.tagName, document.activeElement.innerText || '']"
    for _ in range(120):
        reader.page.keyboard.press("Shift+Tab" if back else "Tab")
        tag, shown = reader.page.evaluate(here)
        if tag == "CANVAS" if canvas else tag in _PRESSED and words in shown:
            return
    raise AssertionError(f"no Tab leads to {words or 'the table'}")
