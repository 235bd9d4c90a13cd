"""A headless Chromium that the machine already has, and that asks nobody for anything."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserType, sync_playwright

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


def find_chromium() -> str | None:
    """Return the path of a Chromium: BROWSER_PATH, or the first that is installed."""
    names = [os.environ.get("BROWSER_PATH"), *_NAMES]
    return next((found for name in names if name and (found := shutil.which(name))), None)


@contextmanager
def open_chromium(path: str) -> Iterator[Browser]:
    """Start the Chromium at `path` and close it at the end."""
    with sync_playwright() as playwright:
        chromium = start(playwright.chromium, path)
        yield chromium
        chromium.close()


def start(kind: BrowserType, path: str, *flags: str) -> Browser:
    """Start the Chromium at `path`, with flags of its own if wanted."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium's sandbox refuses root
    sandbox = ["--no-sandbox"] if root else []
    return kind.launch(executable_path=path, args=[*_FLAGS, *flags, *sandbox])
