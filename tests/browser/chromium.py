"""A headless Chromium that the machine already has, and that asks nobody for anything."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

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
    root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium's sandbox refuses root
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=_FLAGS + (["--no-sandbox"] if root else [])
        )
        yield chromium
        chromium.close()
