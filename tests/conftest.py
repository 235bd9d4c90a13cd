"""What tests share: the language model, loaded once."""

import pytest
from spacy.language import Language

from newstables.annotation import load_model
from newstables.config import read_settings


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_model(read_settings().model)
