"""A wrong speaker is put right for good: over a restart and a new reading, until it is undone."""

import pytest
from playwright.sync_api import expect

from tests.browser.reader import DESK, reading
from tests.fixtures.story import fill_store

pytestmark = pytest.mark.browser

_WORDS = "the harbour will stay open"


def test_correction_lasts_and_can_be_taken_back(browser, server):
    fill_store(server.folder)
    with reading(browser, server, **DESK) as reader:
        reader.open("/quotes?speaker=Ada+Quill&q=harbour")
        expect(reader.cards()).to_have_count(1)
        reader.open_context()
        permalink = _permalink(reader)
        _give_to(reader, "Cora Dun")
        reader.sees("No quotation fits these choices")

        server.stop()
        server.start()
        fill_store(server.folder)  # the same findings again, as after a new reading
        _is_said_by(reader, "Cora Dun")

        with reading(browser, server, **DESK) as other:
            other.open(permalink)
            expect(other.cards()).to_contain_text(_WORDS)
            expect(other.cards()).to_contain_text("checked by a person")

        reader.open("/quotes")
        reader.page.get_by_text("Correction log").click()
        reader.be_still()
        reader.press("Undo")
        _is_said_by(reader, "Ada Quill")


def _permalink(reader):
    return "/" + reader.cards().first.get_by_role("link").first.get_attribute("href")


def _give_to(reader, speaker):
    field = reader.page.get_by_label("Who said it", exact=True)
    field.click()
    field.press_sequentially(speaker, delay=20)
    field.press("Enter")
    reader.press("Correct it")


def _is_said_by(reader, speaker):
    reader.open(f"/quotes?speaker={speaker.replace(' ', '+')}&q=harbour")
    expect(reader.cards()).to_have_count(1)
    expect(reader.cards()).to_contain_text(_WORDS)
