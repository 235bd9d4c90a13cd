"""What tests share: the language model, loaded once, and a process that stays itself."""

import sys
from functools import cache

import pytest
from spacy.language import Language
from streamlit.components.v2 import manifest_scanner

from newstables.config import read_settings
from newstables.nlp.annotation import load_model


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_model(read_settings().model)


@pytest.fixture(autouse=True, scope="session")
def scanned_once() -> None:
    """Look for installed components once: AppTest does it anew at every run of a page."""
    scan = manifest_scanner.scan_component_manifests
    manifest_scanner.scan_component_manifests = cache(scan)


@pytest.fixture(autouse=True)
def still_itself():
    """Put back what runs: AppTest puts its script in its place, and a spawned process runs that."""
    running = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = running
