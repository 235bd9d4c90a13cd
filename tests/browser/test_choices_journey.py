"""What a reader chose is not lost, and what stands in the way of it is told."""

import pandas as pd
import pytest
from playwright.sync_api import expect

from newstables.store.store import Store
from tests.browser.reader import DESK, PHONE, reading
from tests.fixtures.story import fill_store

pytestmark = pytest.mark.browser

_UPLOADED = [
    {
        "name": f"{name}.txt",
        "mimeType": "text/plain",
        "buffer": f"{name} gets a pier\n\nLOWMOOR, May 2 - The board of {name} voted for it. "
        f"“The pier of {name} will serve us for fifty years,” said Ada Quill.\n".encode(),
    }
    for name in ("Lowmoor", "Highmoor")
]


def test_back_takes_back_one_choice_and_one_page(browser, server):
    fill_store(server.folder)
    with reading(browser, server, **DESK) as reader:
        reader.open("/quotes")
        reader.choose("Speaker", "Ada Quill")
        reader.choose("Outlet", "Harbour News")
        chosen = reader.page.url
        assert chosen.endswith("/quotes?outlet=Harbour+News&speaker=Ada+Quill")
        reader.page.get_by_role("link", name="Timeline").first.click()
        reader.be_still()
        assert reader.page.url.endswith("/timeline?outlet=Harbour+News")
        _back(reader)
        assert reader.page.url == chosen
        reader.sees("Outlet: Harbour News")
        reader.sees("Speaker: Ada Quill")
        _back(reader)
        assert reader.page.url.endswith("/quotes?speaker=Ada+Quill")
        _back(reader)
        assert reader.page.url.endswith("/quotes")
        expect(reader.cards()).to_have_count(6)


def test_a_link_to_what_is_not_there_says_so(browser, server):
    fill_store(server.folder)
    with reading(browser, server, **PHONE) as reader:
        for address, told in (
            ("/quotes?speaker=Nobody+Here", "Speaker: “Nobody Here” is not in this story; all"),
            ("/quotes?from=2023-13-40", "Published from: “2023-13-40” is not in this story; all"),
            ("/timeline?person=Nobody+Here", "Person: “Nobody Here” is not in this story; all"),
            ("/entities?entity=Nobody+Here", "Name: “Nobody Here” is not in this story."),
            ("/names?name=PERSON:Nobody+Here", "No mention is counted as Nobody Here"),
            ("/quotes?group=Mood", "Group by: there is no “Mood”; “Speaker” is shown."),
            ("/timeline?zoom=Week", "Time shown: there is no “Week”; “Tour” is shown."),
            ("/timeline?event=none", "No event of this tour has this address."),
            ("/quotes?quote=none:1", "No quotation has this address."),
        ):
            reader.open(address)
            expect(reader.page.get_by_test_id("stMain")).to_contain_text(told)
        reader.open("/quotes?speaker=Nobody+Here&speaker=Ada+Quill")
        reader.sees("Speaker: “Nobody Here” is not in this story.")
        expect(reader.cards()).to_have_count(3)


def test_the_filters_of_a_phone_close_after_a_choice(browser, server):
    fill_store(server.folder)
    with reading(browser, server, **PHONE) as reader:
        reader.open("/quotes")
        side = reader.page.get_by_test_id("stSidebar")
        reader.open_sidebar()
        side.get_by_role("button", name="indirect").click()
        expect(side).to_have_attribute("data-collapsed", "true")
        reader.open_sidebar()
        side.get_by_role("link", name="Names").click()
        expect(side).to_have_attribute("data-collapsed", "true")


def test_another_window_is_told_what_changed_meanwhile(browser, server):
    fill_store(server.folder)
    with reading(browser, server, **DESK) as first, reading(browser, server, **DESK) as second:
        first.open("/quotes")
        address = "/" + first.cards().first.get_by_role("link").get_attribute("href")
        for reader in (first, second):
            reader.open(address)
            reader.page.get_by_text("Copy, pick, correct").click()
        _correct(first, "Cora Dun")
        expect(first.page.get_by_text("Something was added or corrected")).to_have_count(0)
        expect(second.page.get_by_text("Something was added or corrected")).to_be_visible()
        _correct(second, "Bram Oster")  # from what it still shows
        told = second.page.get_by_text("has meanwhile set who said it to Cora Dun")
        expect(told).to_be_visible()
        assert len(Store(server.folder).corrections()) == 1  # it is asked first
        second.press("Replace it with mine")
        expect(second.page.get_by_text("Replace it with mine")).to_have_count(0)
        log = Store(server.folder).corrections()
        assert list(log["before"]) == ['"Ada Quill"', '"Cora Dun"']
        first.press("Show it")
        first.sees("Bram Oster")


def test_a_review_not_yet_added_outlives_a_look_at_another_page(browser, server):
    with reading(browser, server, **DESK) as reader:
        reader.open("/articles")
        reader.page.locator("input[type=file]").first.set_input_files(_UPLOADED)
        reader.sees("Add 2 articles")
        reader.be_still()
        reader.sees("Lowmoor gets a pier: undated")
        _type_into_the_first_row(reader, "Published", "2 May 2023")
        reader.page.get_by_role("link", name="Quotes").first.click()
        reader.be_still()
        _back(reader)
        reader.sees("Add 2 articles")
        reader.press("Add 2 articles")
        days = Store(server.folder).articles()["published"]
        assert [day for day in days if not pd.isna(day)] == ["2023-05-02"]


def test_no_table_offers_a_file_whose_formulas_run(browser, server):
    fill_store(server.folder)
    with reading(browser, server, **DESK) as reader:
        reader.open("/articles")
        reader.page.get_by_test_id("stDataFrame").first.hover()
        expect(reader.page.get_by_label("Search: Articles in the store")).to_be_visible()
        expect(reader.page.get_by_label("Download")).to_have_count(0)


def _back(reader):
    reader.page.go_back()
    reader.be_still()


def _correct(reader, speaker):
    field = reader.page.get_by_label("Who said it", exact=True)
    field.click()
    field.press_sequentially(speaker)
    reader.page.get_by_role("option", name=speaker, exact=True).click()
    reader.press("Correct it")


def _type_into_the_first_row(reader, head, words):
    """Type into a cell of the review, which is drawn on a canvas: by keys, from the top left."""
    heads = ["Add", "From", "Doubt", "Title", "Outlet", "Published"]
    table = reader.page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    asked = table.locator("[role=gridcell][aria-selected=true]")
    for _ in range(60):  # the canvas hears no click before it is drawn
        if asked.count():
            break
        box = table.bounding_box()
        reader.page.mouse.click(box["x"] + 110, box["y"] + 52)  # the first row's "From"
        reader.page.wait_for_timeout(500)
    for at in range(2, heads.index(head) + 1):
        reader.page.keyboard.press("ArrowRight")
        expect(asked).to_have_attribute("aria-colindex", str(at + 1))
    reader.page.keyboard.press("Enter")
    field = reader.page.locator("#portal").locator("input, textarea").first
    field.fill(words)
    expect(field).to_have_value(words)
    reader.page.keyboard.press("Enter")
    expect(reader.page.get_by_text("Lowmoor gets a pier: undated")).to_have_count(0)
    reader.be_still()
