"""A Chromium for the session, and a fresh server on an empty store for each journey."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.server import Server

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
_FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser():
    names = [os.environ.get("BROWSER_PATH"), *_NAMES]
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium found; install one, or name it in BROWSER_PATH")
    root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium's sandbox refuses root
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=_FLAGS + (["--no-sandbox"] if root else [])
        )
        yield chromium
        chromium.close()


@pytest.fixture
def server(tmp_path):
    one = Server(tmp_path / "store", log=tmp_path / "server.log")
    one.start()
    yield one
    one.stop()
