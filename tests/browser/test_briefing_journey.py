"""From a fresh start to a finished Word file and slides, in at most ten clicks."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pptx
import pytest
from playwright.sync_api import expect

from newstables.decisions.briefings import briefings, keep_briefing, read_briefing
from tests.browser.reader import WAIT_MS, reading
from tests.fixtures.briefing import WHOLE
from tests.fixtures.tour import fill_tour

pytestmark = pytest.mark.browser
_MOST_CLICKS = 10
_COUNT = """() => {
  window.clicks = 0;
  document.addEventListener('click', (event) => { window.clicks += event.isTrusted; }, true);
}"""


def test_a_briefing_is_begun_composed_and_saved_and_another_is_left_alone(browser, server):
    store = fill_tour(server.folder)
    others = keep_briefing(store, WHOLE)
    with reading(browser, server) as reader:
        reader.open("/")
        reader.page.evaluate(_COUNT)
        reader.page.get_by_role("link", name="Briefing").first.click()
        reader.be_still()
        reader.press("New briefing")
        reader.press("Visit file")
        reader.sees("Check before use")
        word = io.BytesIO(Path(reader.saves("Save as Word")[0]).read_bytes())
        slides = io.BytesIO(Path(reader.saves("Save as PowerPoint")[0]).read_bytes())
        assert reader.page.evaluate("() => window.clicks") <= _MOST_CLICKS
    words = "\n".join(paragraph.text for paragraph in docx.Document(word).paragraphs)
    assert "the harbour will stay open" in words
    drawn = [shape for slide in pptx.Presentation(slides).slides for shape in slide.shapes
             if shape.has_chart]  # fmt: skip
    assert len(drawn) == 4
    first, second = briefings(store)
    assert (first.briefing_id, first.sections) == (others, WHOLE.sections)
    assert second.title.startswith("Visit file")


def test_sections_are_put_in_order_with_the_keys_alone(browser, server):
    store = fill_tour(server.folder)
    keep_briefing(store, replace(WHOLE, sections=WHOLE.sections[:3]))
    with reading(browser, server) as reader:
        reader.open("/briefing")
        up, down = (reader.page.locator(f".st-key-briefing_section_{way}_1_1 button").first
                    for way in ("up", "down"))  # fmt: skip

        def sees(order, *, at):
            heads = reader.page.locator("h2")
            expect(heads).to_contain_text(order)
            reader.be_still()
            expect(at).to_be_focused(timeout=WAIT_MS)

        down.focus()
        sees(["In short", "Key points", "Quotations"], at=down)
        reader.page.keyboard.press("Enter")
        sees(["Key points", "In short", "Quotations"], at=down)
        reader.page.keyboard.press("Enter")  # at the end there is no way down
        sees(["Key points", "Quotations", "In short"], at=up)
        reader.page.keyboard.press("Space")
        sees(["Key points", "In short", "Quotations"], at=up)
    assert [part.section_id for part in read_briefing(store, 1).sections] == [2, 1, 3]
