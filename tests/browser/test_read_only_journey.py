"""A store that can only be read: every page opens, all can be saved, and nothing can be changed."""

import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.reader import DESK, reading
from tests.browser.server import Server
from tests.fixtures.story import fill_store

pytestmark = pytest.mark.browser

_PAGES = (
    "/", "/articles", "/stories", "/entities", "/names", "/connections", "/quotes", "/timeline",
    "/briefing", "/check",
)  # fmt: skip
# Whoever may do everything writes to every folder; a mount that can only be read stops them, too.
_MOUNTED = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
_REFUSED = "can only be read, so nothing was changed"


@contextmanager
def _shut(folder):
    """Give the command within which nothing can be written to a folder."""
    if os.geteuid():
        _let_write(folder, may=False)
        yield ()
        _let_write(folder, may=True)
        return
    within = ("unshare", "--mount", "sh", "-c", _MOUNTED, str(folder))
    if shutil.which("unshare") is None or subprocess.run([*within, "true"], check=False).returncode:
        pytest.skip("this machine lets nobody mount a folder to be read")
    yield within


def _let_write(folder, *, may):
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode | 0o200 if may else path.stat().st_mode & ~0o222)


def test_a_store_that_can_only_be_read_is_shown_saved_and_not_changed(browser, tmp_path):
    store = fill_store(tmp_path / "store")
    before = {path: path.read_bytes() for path in store.folder.rglob("*") if path.is_file()}
    with _shut(store.folder) as within:
        server = Server(store.folder, log=tmp_path / "server.log", within=within)
        server.start()
        try:
            with reading(browser, server, **DESK) as reader:
                for address in _PAGES:
                    reader.open(address)
                    reader.sees("This store can only be read")
                _save(reader)
                _decide(reader)
                _add(reader)
        finally:
            server.process.terminate()
            server.process.wait()
    assert {path: path.read_bytes() for path in store.folder.rglob("*") if path.is_file()} == before


def _save(reader):
    reader.open("/quotes")
    with reader.page.expect_download() as saved:
        reader.page.get_by_role("button", name="Save as CSV").first.click()
    assert Path(saved.value.path()).read_text(encoding="utf-8-sig").startswith("# ")


def _decide(reader):
    """A decision is refused on its page, which goes on."""
    reader.open("/quotes?group=Review+queue")
    right = reader.page.get_by_role("button", name="It is right")
    right.click()
    reader.sees(_REFUSED)
    reader.be_still()
    expect(right).to_have_count(1)


def _add(reader):
    """What no page expects to be refused is told too, with the way back."""
    reader.open("/articles")
    reader.page.get_by_role("tab", name="Sample story").click()
    reader.page.get_by_role("button", name="Load the sample story").click()
    reader.sees(_REFUSED)
    reader.press("Show the page again")
    expect(reader.page.get_by_text(_REFUSED)).to_have_count(0)
    reader.sees("In the store: 3 articles")
