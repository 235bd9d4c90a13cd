"""What tests share: the language model, loaded once."""

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
