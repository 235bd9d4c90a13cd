"""The reading survives a crash of the worker: what was read stays, what was not is read."""

import json
import time

import pytest
from playwright.sync_api import expect

from newstables.store.store import Store
from tests.browser.reader import DESK, READ_MS, WAIT_MS, reading

pytestmark = pytest.mark.browser

_ARTICLES = 90  # several batches


def test_killed_worker_is_resumed_by_one_click_and_reads_nothing_twice(browser, server, tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(json.dumps({"text": _text(n)}) for n in range(_ARTICLES)))
    with reading(browser, server, **DESK) as reader:
        reader.open("/articles")
        reader.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(path)
        reader.be_still()
        reader.press(f"Add {_ARTICLES} articles")
        expect(reader.page.get_by_test_id("stProgress")).to_be_visible()
        _wait_for_first_batch(server)
        assert server.kill_worker()
        done = server.read()
        assert 0 < done < _ARTICLES
        reader.page.get_by_role("button", name="Go on reading").click(timeout=WAIT_MS)
        reader.wait_until_read(_ARTICLES)
    read = Store(server.folder).annotated()
    assert read["article_id"].is_unique
    assert _rows_read(server) == _ARTICLES


def _text(number):
    people = "Ada Quill", "Bram Oster", "Cora Dunmore"
    lines = [
        f"“Pier {number} will stay open for {line} years,” {people[line % 3]} said in Lowmoor."
        for line in range(12)
    ]
    return "\n\n".join(lines)


def _wait_for_first_batch(server):
    until = time.monotonic() + READ_MS / 1000
    while not server.read():
        assert time.monotonic() < until
        time.sleep(0.02)


def _rows_read(server):
    """Count the articles over all batches: one read twice would count twice."""
    with Store(server.folder).reading() as connection:
        return connection.execute("SELECT count(*) FROM annotated").fetchone()[0]
