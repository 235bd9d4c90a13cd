"""A store, a server and a patched network for what is fetched and looked at again."""

from dataclasses import replace

import pytest

from newstables.config import Settings
from newstables.reading.fetching.fetching import Fetcher
from newstables.store.store import Store
from tests.reading.fetching.conftest import network, served  # noqa: F401 - fixtures


@pytest.fixture
def settings(tmp_path):
    return replace(Settings(), store=tmp_path / "store")


@pytest.fixture
def store(settings):
    return Store(settings.store)


@pytest.fixture
def fetcher(network, settings):  # noqa: F811
    return Fetcher(settings, wait=lambda seconds: None)
