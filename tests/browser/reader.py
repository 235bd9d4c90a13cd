"""What a reader does in a browser: opens pages, presses, types, waits until the page is still."""

import re
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import expect

# Still: no script runs, nothing is greyed, every chart is drawn.
_STILL = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  return app && app.getAttribute('data-test-script-state') === 'notRunning'
    && !document.querySelector('[data-stale=true],[data-testid=stSkeleton]')
    && document.querySelector('[data-testid=stElementContainer]')
    && [...document.querySelectorAll('[data-testid=stPlotlyChart]')]
         .every(chart => chart.querySelector('.main-svg'));
}"""
_WIDER = """() => [document.documentElement, ...document.querySelectorAll('[data-testid=stMain]')]
  .some(one => one.scrollWidth > one.clientWidth + 1)"""
WAIT_MS = 120_000
_ASKED_MS = 500
READ_MS = 400_000  # loading the model and reading, on a busy machine
expect.set_options(timeout=WAIT_MS)

DESK = {"viewport": {"width": 1400, "height": 900}, "color_scheme": "light"}
PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "has_touch": True}


def be_still(page):
    """Wait until a page is still."""
    page.wait_for_timeout(300)  # a run begins a moment after the click
    page.wait_for_function(_STILL, timeout=WAIT_MS)


class Reader:
    """One browser window on one server."""

    def __init__(self, page, server):
        self.page = page
        self.server = server
        self.outside = []
        self.faults = []
        page.set_default_timeout(WAIT_MS)
        page.on("request", self._note_request)
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("console", self._note_refusal)

    def _note_request(self, request):
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.hostname != "localhost":
            self.outside.append(request.url)

    def _note_refusal(self, message):
        """Note what the browser would not load: the server's policy is in the page's way."""
        if "Content Security Policy" in message.text:
            self.faults.append(message.text)

    def open(self, address):
        self.page.goto(self.server.url + address)
        self.be_still()

    def be_still(self):
        be_still(self.page)
        exceptions = self.page.get_by_test_id("stException")
        assert exceptions.count() == 0, exceptions.first.inner_text()

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.be_still()

    def follow(self, name):
        self.page.get_by_test_id("stPageLink").get_by_text(name).click()
        self.be_still()

    def sees(self, words):
        expect(self.page.get_by_test_id("stApp")).to_contain_text(words)

    def wait_until_read(self, articles):
        """Wait until so many articles are read, and the page says so by the going of its bar."""
        asked = 0
        while self.server.read() < articles and asked < READ_MS:  # the bar may not have come yet
            self.page.wait_for_timeout(_ASKED_MS)
            asked += _ASKED_MS
        assert self.server.read() == articles
        expect(self.page.get_by_test_id("stProgress")).to_have_count(0, timeout=READ_MS)
        self.be_still()

    def open_sidebar(self):
        side = self.page.get_by_test_id("stSidebar")
        if side.get_attribute("data-collapsed") == "true":
            self.page.get_by_test_id("stExpandSidebarButton").click()
            expect(side).to_have_attribute("data-collapsed", "false")

    def choose(self, label, value):
        """Choose a value in a list of the sidebar."""
        self.open_sidebar()
        field = self.page.get_by_test_id("stSidebar").get_by_label(label, exact=True)
        field.click()
        field.press_sequentially(value, delay=20)
        option = self.page.get_by_role("option", name=value, exact=True)
        expect(option).to_be_visible()
        field.press("Enter")
        self.be_still()
        if self.page.viewport_size["width"] < 700:  # a choice closes the filters of a phone
            side = self.page.get_by_test_id("stSidebar")
            expect(side).to_have_attribute("data-collapsed", "true")
        else:
            field.press("Escape")

    def click_in_chart(self, mark):
        """Click a mark of a chart where it is drawn: Plotly hears clicks on a layer above it."""
        mark.scroll_into_view_if_needed()
        box = mark.bounding_box()
        self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.be_still()

    def drawn_bars(self):
        """The bars of a chart that can be seen: its key has a bar of no size."""
        return self.page.locator(".barlayer .point path:visible")

    def saves(self, name):
        """Press a button that saves a file; return its path and name."""
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=name, exact=True).first.click()
        return download.value.path(), download.value.suggested_filename

    def cards(self):
        return self.page.locator(".dl-quote")

    def heads(self):
        """The heads of the groups that quotations stand under."""
        return self.page.locator("h2.dl-head")

    def open_context(self):
        """Open the paragraph and the tools of the first quotation."""
        self.page.locator("[data-opens]").first.click()
        self.be_still()

    def scrolls_sideways(self):
        return self.page.evaluate(_WIDER)

    def end(self):
        assert not self.outside, f"asked outside: {self.outside}"
        assert not self.faults, self.faults


@contextmanager
def reading(browser, server, **look):
    """Open a window; at the end nothing may have been asked for outside this machine."""
    context = browser.new_context(accept_downloads=True, locale="en-GB", **look)
    reader = Reader(context.new_page(), server)
    try:
        yield reader
        reader.end()
    finally:
        context.close()


def number_in(words):
    """Return the first number of some words: "13 quotations" is 13."""
    return int(re.search(r"\d+", words.replace(",", "")).group())
