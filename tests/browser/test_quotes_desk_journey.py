"""A briefing's quote sheet is made from a long list: searched, grouped, paged, picked, linked."""

import re

import pytest
from playwright.sync_api import expect

from newstables.decisions import briefing_picks
from newstables.queries.quote_filters import IN_MARKS, QuoteFilters
from newstables.queries.quotes import count_quotes, quotes_page
from newstables.queries.utterances import count_utterances
from newstables.replica.replica import open_replica
from newstables.store.store import Store
from newstables.store.version import pipeline_version
from tests.bench.made_store import fill
from tests.browser.reader import DESK, reading

pytestmark = pytest.mark.browser


def test_a_quote_sheet_is_made_from_many_quotations(browser, server):
    store = fill(server.folder, articles=5, pipeline=pipeline_version())
    tables, chosen = open_replica(store), QuoteFilters(kinds=IN_MARKS)
    total, listed = count_quotes(tables, chosen), count_utterances(tables, chosen)
    assert 25 < listed < 50
    with reading(browser, server, **DESK) as reader:
        _pages_are_in_the_address(reader, listed, total)
        _keywords_are_headings_and_a_filter(reader)
        _hits_are_marked_and_a_wrong_search_gets_a_hint(reader)
        _a_card_is_opened_and_closed_by_keys(reader)
        _what_is_picked_is_in_the_briefing(reader, store, listed)


def test_a_permalink_opens_a_long_article_at_its_quotation(browser, server):
    store = fill(server.folder, articles=1, pipeline=pipeline_version(), quotes_each=80)
    last = quotes_page(open_replica(store), QuoteFilters(), order="day", limit=100).iloc[-1]
    with reading(browser, server, **DESK) as reader:
        reader.open(f"/quotes?quote={last['quote_id']}")
        mark = reader.page.locator("#first-mark")
        expect(mark).to_be_in_viewport()
        expect(reader.page.locator("mark").first).to_have_text(last["text"])


def test_the_queue_is_worked_through_by_keys_alone(browser, server):
    store = fill(server.folder, articles=1, pipeline=pipeline_version())
    with reading(browser, server, **DESK) as reader:
        reader.open("/quotes?group=Review+queue")
        first = _card(reader)
        _type(reader, "l")
        second = _card(reader)
        assert second != first
        _type(reader, "y")
        reader.sees("not checked, the least sure first")
        _type(reader, "n")
        logged = Store(server.folder).corrections()
        assert list(logged["what"]) == ["quote.reviewed", "quote.hidden"]
        shown = quotes_page(open_replica(store), QuoteFilters(reviewed=True))
        assert shown["text"].iloc[0].rstrip(",") in second


def _pages_are_in_the_address(reader, listed, total):
    reader.open("/quotes")
    more = f", printed {total} times" if total > listed else ""
    reader.sees(f"{listed} quotations{more}")
    expect(reader.cards()).to_have_count(25)
    reader.page.get_by_test_id("stPagination").get_by_text("2", exact=True).click()
    reader.be_still()
    assert "page=2" in reader.page.url
    expect(reader.cards()).to_have_count(listed - 25)
    words = reader.cards().first.inner_text()
    reader.page.reload()
    reader.be_still()
    assert reader.cards().first.inner_text() == words


def _keywords_are_headings_and_a_filter(reader):
    reader.open("/quotes?group=Keyword")
    heading = reader.heads().first.inner_text()
    keyword, count = re.fullmatch(
        r"(.+) · (\d+) quotations?(?:, printed \d+ times)?", heading
    ).groups()
    reader.choose("Keyword", keyword)
    expect(reader.cards()).to_have_count(int(count))
    assert f"keyword={keyword}" in reader.page.url
    for text in reader.page.locator(".dl-quote blockquote").all_inner_texts():
        assert keyword.lower() in text.lower()


def _hits_are_marked_and_a_wrong_search_gets_a_hint(reader):
    reader.open("/quotes?q=harbo*+OR+ferry")
    marked = {text.lower() for text in reader.page.locator(".dl-quote mark").all_inner_texts()}
    assert marked == {"harbour", "ferry"}
    field = reader.page.get_by_label("Words inside the quotation", exact=True)
    field.fill("(harbour OR")
    field.press("Enter")
    reader.be_still()
    reader.sees("Search: ")
    expect(reader.cards()).to_have_count(25)


def _a_card_is_opened_and_closed_by_keys(reader):
    reader.open("/quotes")
    button = reader.page.locator("[data-opens]").nth(2)
    tools = reader.page.get_by_role("button", name="Open in the article", exact=True)
    button.focus()
    for says, shown in (("Close", 1), ("Context", 0)):
        reader.page.keyboard.press("Enter")
        expect(button).to_have_text(says)
        expect(tools).to_have_count(shown)
        reader.be_still()
        expect(button).to_be_focused()
    assert not reader.scrolls_sideways()


def _what_is_picked_is_in_the_briefing(reader, store, total):
    reader.open("/quotes")
    boxes = reader.page.get_by_text("Pick", exact=True)
    boxes.nth(0).click()
    reader.be_still()
    reader.sees("1 quotation picked for the briefing")
    reader.press(f"Pick all {total}")
    reader.sees(f"{total} quotations picked for the briefing")
    boxes.nth(1).click()
    reader.be_still()
    reader.sees(f"{total - 1} quotations picked for the briefing")
    assert len(briefing_picks.picked(store)) == total - 1
    reader.page.get_by_test_id("stPageLink").get_by_text("To the briefing").click()
    reader.be_still()
    assert "/briefing" in reader.page.url
    reader.sees("Quotations")


def _card(reader):
    return reader.cards().first.inner_text()


def _type(reader, key):
    reader.page.keyboard.press(key)
    reader.be_still()
