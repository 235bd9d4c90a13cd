"""`make pictures`: the pictures in docs/, made anew from the sample story and the two articles.

Run as `python -m tests.browser.make_pictures`; it needs a Chromium.
"""

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from newstables.config import ROOT, SAMPLE
from tests.browser.chromium import find_chromium, open_chromium
from tests.browser.naive_and_ours import write_page
from tests.browser.reader import Reader, reading
from tests.browser.server import Server

DOCS = ROOT / "docs"
_LOOK = {"viewport": {"width": 1400, "height": 960}, "color_scheme": "light"}
_COLOURS = 256  # of a picture: a third of the bytes, and no eye sees it
_PAGES = {
    "overview.png": "/",
    "quotes.png": "/quotes?speaker=Jens+Stoltenberg",
    "entities.png": "/entities",
    "timeline.png": "/timeline",
    "itinerary.png": "/timeline?show=Map+and+itinerary",
    "guide-name.png": "/names?name=PERSON%3AMao+Ning",
}
_PASTED = """Harbour board backs new pier

LOWMOOR, 2 May 2023 (Harbour News) - The harbour of Lowmoor will get a new pier, its board said.

“The pier will serve us for fifty years,” said Ada Quill, who chairs the board of Lowmoor.
"""


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
            _take(reader, name)
        for name, lead_to in _GUIDE.items():
            lead_to(reader)
            _take(reader, name)


def _paste(reader: Reader) -> None:
    reader.open("/articles")
    reader.page.get_by_role("tab", name="Paste text").click()
    reader.page.get_by_label("The article's text").fill(_PASTED)
    reader.press("Look at what was found in it")


def _open_article(reader: Reader) -> None:
    reader.open("/articles")
    field = reader.page.get_by_label("Open, correct or remove an article", exact=True)
    field.click()
    field.press("Enter")
    reader.be_still()
    reader.page.mouse.move(700, 800)
    reader.page.mouse.wheel(0, 450)
    reader.be_still()


def _open_tools(reader: Reader) -> None:
    reader.open("/quotes?speaker=Mao+Ning")
    reader.open_context()


def _open_conflict(reader: Reader) -> None:
    reader.open("/timeline?show=Map+and+itinerary")
    torn = reader.page.locator("a[href*='event=']").nth(1)
    reader.open("/" + str(torn.get_attribute("href")).lstrip("/").replace("show=", "was="))


def _show_files(reader: Reader) -> None:
    reader.open("/timeline")
    reader.page.get_by_role("button", name="Save as CSV").scroll_into_view_if_needed()
    reader.page.mouse.wheel(0, 500)
    reader.be_still()


def _pick(reader: Reader) -> None:
    reader.open("/quotes?speaker=Mao+Ning")
    reader.page.get_by_role("button", name="Pick all").click()
    reader.be_still()
    reader.open("/briefing")


_GUIDE: dict[str, Callable[[Reader], None]] = {
    "guide-paste.png": _paste,
    "guide-date.png": _open_article,
    "guide-correct.png": _open_tools,
    "guide-differ.png": _open_conflict,
    "guide-files.png": _show_files,
    "guide-briefing.png": _pick,
}


def _take(reader: Reader, name: str) -> None:
    """Take a picture of the screen, in few colours."""
    with Image.open(io.BytesIO(reader.page.screenshot())) as taken:
        few = taken.convert("RGB").quantize(_COLOURS, Image.Quantize.MAXCOVERAGE)
        few.save(DOCS / name, optimize=True)


if __name__ == "__main__":
    main()
