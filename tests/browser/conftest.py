"""A Chromium for the session, and a fresh server on an empty store for each journey."""

import pytest

from tests.browser.chromium import find_chromium, open_chromium
from tests.browser.server import Server


@pytest.fixture(scope="session")
def browser():
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium found; install one, or name it in BROWSER_PATH")
    with open_chromium(path) as chromium:
        yield chromium


@pytest.fixture
def server(tmp_path):
    started = Server(tmp_path / "store", log=tmp_path / "server.log")
    started.start()
    yield started
    started.stop()
