"""The main job, end to end, as a reader does it: at a desk, and on a phone in the dark."""

import csv
import io
import re
import zipfile

import pytest
from playwright.sync_api import expect

from newstables.config import SAMPLE
from tests.browser.reader import DESK, PHONE, reading

pytestmark = pytest.mark.browser

_UPLOADED = """Harbour board backs new pier

LOWMOOR, May 2 (Harbour News) - The harbour of Lowmoor will get a new pier, its board said.

“The pier will serve us for fifty years,” said Ada Quill, who chairs the board of Lowmoor.
"""
_PASTED = """Fishermen of Lowmoor are not convinced that a pier is what their town needs.

“Nobody asked the fishermen,” said Cora Dunmore, who speaks for the fleet of Lowmoor.
"""
_SAMPLE = len(list(SAMPLE.glob("*.md")))
_SPEAKER = "Mao Ning"


@pytest.mark.parametrize("look", [DESK, PHONE], ids=["desk", "phone-dark"])
def test_main_job_from_empty_store_to_exports(browser, server, tmp_path, look):
    with reading(browser, server, **look) as reader:
        _begin_on_a_deep_link(reader)
        _load_the_sample(reader)
        _add_two_articles(reader, tmp_path)
        _find_a_quotation(reader)
        _save_the_quotations(reader)
        _open_a_bar(reader)
        _open_an_event(reader)
        for address in ("/", "/articles", "/entities", "/quotes", "/timeline", "/briefing"):
            reader.open(address)
            assert not reader.scrolls_sideways(), address


def _begin_on_a_deep_link(reader):
    reader.open("/quotes")
    reader.sees("Nothing here yet")
    expect(reader.page.get_by_text("Page not found")).to_have_count(0)
    assert reader.page.title() == "Quotes · Dateline"
    reader.follow("Load the sample story")


def _load_the_sample(reader):
    reader.press("Load the sample story")
    reader.wait_until_read(_SAMPLE)
    reader.sees("Most quoted")


def _add_two_articles(reader, tmp_path):
    reader.open("/articles")
    path = tmp_path / "pier.txt"
    path.write_text(_UPLOADED, encoding="utf-8")
    reader.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(path)
    reader.be_still()
    reader.sees("Check before adding")
    reader.page.get_by_role("tab", name="Paste text").click()
    reader.page.get_by_label("The article's text").fill(_PASTED)
    reader.press("Look at what was found in it")
    reader.sees("undated")
    reader.press("Add 2 articles")
    reader.wait_until_read(_SAMPLE + 2)
    reader.sees(f"In the store: {_SAMPLE + 2} articles")


def _find_a_quotation(reader):
    reader.open("/quotes")
    everything = reader.cards().count()
    reader.choose("Speaker", _SPEAKER)
    assert "speaker=Mao+Ning" in reader.page.url
    assert 0 < reader.cards().count() < everything
    expect(reader.heads()).to_have_count(1)
    expect(reader.heads()).to_contain_text(_SPEAKER)
    reader.open_context()
    expect(reader.page.locator("mark").first).to_be_visible()
    shown = reader.cards().count()
    reader.page.reload()
    reader.be_still()
    assert reader.cards().count() == shown
    reader.open_context()
    words = reader.cards().first.locator("blockquote").inner_text()
    words = words.partition("“")[2].partition("”")[0]
    reader.press("Open in the article")
    assert "quote=" in reader.page.url
    expect(reader.page.locator("mark").filter(has_text=words[:20]).first).to_be_visible()


def _save_the_quotations(reader):
    reader.open("/quotes?speaker=Mao+Ning")
    total = int(re.findall(r"\d+", reader.heads().first.inner_text())[-1])  # printed so often
    path, name = reader.saves("Save as CSV")
    text = path.read_text(encoding="utf-8-sig")
    rows = list(csv.reader(line for line in io.StringIO(text) if not line.startswith("#")))
    assert name.endswith(".csv")
    assert len(rows) == total + 1
    assert {row[0] for row in rows[1:]} == {_SPEAKER}
    assert _SPEAKER in text.splitlines()[1]  # the filters travel along
    path, name = reader.saves("Save as Excel")
    assert name.endswith(".xlsx")
    assert zipfile.is_zipfile(path)


def _open_a_bar(reader):
    reader.open("/entities")
    reader.click_in_chart(reader.page.locator(".bars .point path").first)
    expect(reader.page.locator("mark").first).to_be_visible()


def _open_an_event(reader):
    reader.open("/timeline")
    reader.click_in_chart(reader.drawn_bars().first)
    reader.sees("Why this day:")
    reader.press("Open the article")
    expect(reader.page.get_by_role("dialog").locator("mark").first).to_be_visible()
