"""`make pictures`: the pictures in docs/, made anew from the sample story and the two articles.

Run as `python -m tests.browser.make_pictures`; it needs a Chromium.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from newstables.config import ROOT, SAMPLE
from tests.browser.chromium import find_chromium, open_chromium
from tests.browser.naive_and_ours import write_page
from tests.browser.reader import reading
from tests.browser.server import Server

DOCS = ROOT / "docs"
_LOOK = {"viewport": {"width": 1400, "height": 960}, "color_scheme": "light"}
_PAGES = {
    "overview.png": "/",
    "quotes.png": "/quotes?speaker=Jens+Stoltenberg",
    "entities.png": "/entities",
    "timeline.png": "/timeline",
    "itinerary.png": "/timeline?show=Map+and+itinerary",
}


def main() -> None:
    """Make the pictures; that of the two articles only where these are."""
    path = find_chromium()
    if path is None:
        sys.exit("no Chromium found; install one, or name it in BROWSER_PATH")
    with tempfile.TemporaryDirectory() as folder, open_chromium(path) as browser:
        _picture_naive_and_ours(browser, Path(folder))
        server = Server(Path(folder) / "store", log=Path(folder) / "server.log")
        server.start()
        try:
            _picture_pages(browser, server)
        finally:
            server.stop()


def _picture_naive_and_ours(browser: Browser, folder: Path) -> None:
    chart = folder / "naive_and_ours.html"
    if not write_page(chart):
        sys.stderr.write("naive_and_ours.png is left as it is: set DATELINE_CORPORA\n")
        return
    page = browser.new_page()
    page.goto(chart.as_uri())
    drawn = page.locator(".plot-container")
    drawn.locator(".main-svg").first.wait_for()
    drawn.screenshot(path=DOCS / "naive_and_ours.png")
    page.close()


def _picture_pages(browser: Browser, server: Server) -> None:
    with reading(browser, server, **_LOOK) as reader:
        reader.open("/")
        reader.press("Load the sample story")
        reader.wait_until_read(len(list(SAMPLE.glob("*.md"))))
        for name, address in _PAGES.items():
            reader.open(address)
            reader.page.screenshot(path=DOCS / name)


if __name__ == "__main__":
    main()
