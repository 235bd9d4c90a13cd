"""A server and a patched network for every test of fetching."""

from dataclasses import replace

import pytest

from newstables.config import Settings
from newstables.reading.fetching.fetching import Fetcher
from newstables.reading.fetching.pages import fetch_articles
from tests.reading.fetching.serving import Network, Served


@pytest.fixture
def served():
    server = Served()
    yield server
    server.close()


@pytest.fixture
def network(monkeypatch, served):
    """The public name courier.example leads to a public address, and from there to `served`."""
    made = Network(monkeypatch, served)
    made.names["courier.example"] = ["93.184.215.14"]
    return made


@pytest.fixture
def fetch(network):
    def fetched(url, *, marks=None, **settings):
        chosen = replace(Settings(), **settings)
        fetcher = Fetcher(chosen, wait=lambda seconds: None)
        return fetch_articles(url, fetcher=fetcher, settings=chosen, marks=marks)

    return fetched
