"""What tests share: the language model, loaded once."""

import pytest
from spacy.language import Language

from newstables.config import read_settings
from newstables.nlp.annotation import load_model


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_model(read_settings().model)
