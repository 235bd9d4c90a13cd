"""Named sources: what is new is stored once, what fails is told, when the next look is due."""

import pytest

from newstables.errors import SourceError
from newstables.store.collecting import running
from newstables.store.collecting.running import run_source
from newstables.store.collecting.sources import (
    add_source,
    ask_to_run,
    due_source,
    named_source,
    remove_source,
    sources,
)
from tests.reading.fetching.listing_samples import INDEX, RSS, SITEMAP, WHOLE
from tests.reading.fetching.serving import PAGE

FEED = "http://courier.example/feed"
OTHER = PAGE.replace("Pier to close", "Pier open").replace("in part", "in another part")


@pytest.fixture
def look(store, fetcher, settings):
    """Look at a source once; gives it as it is afterwards."""

    def looked(source):
        run_source(store, source, fetcher=fetcher, settings=settings)
        return named_source(store, source.name)

    return looked


def test_a_feed_gives_each_article_once(store, served, look):
    served.answer("/feed", 200, RSS, Content_Type="application/rss+xml")
    served.answer("/2023/pier")
    served.answer("/2023/open", 200, OTHER)
    source = look(add_source(store, "Courier", FEED, every_h=6))
    assert (source.new, source.failed, source.message) == (2, 0, None)
    assert source.last_run < source.next_run
    source = look(source)
    assert (source.new, source.failed) == (0, 0)
    assert served.paths.count("/2023/pier") == 1
    assert len(store.articles()) == 2


def test_a_fault_of_any_kind_is_told_and_the_next_look_is_set(store, look, monkeypatch):
    def fail(*_, **__):
        raise ValueError("no such codec")

    monkeypatch.setattr(running, "listed_at", fail)
    source = look(add_source(store, "Courier", FEED, every_h=6))
    assert "ValueError: no such codec" in source.message
    assert source.last_run < source.next_run
    assert list(store.problems()["what"]) == [source.message]
    assert due_source(store) is None


def test_what_the_page_says_goes_before_what_the_feed_says(store, served, look):
    served.answer("/feed", 200, RSS)
    served.answer("/2023/pier")
    served.answer("/2023/open", 200, OTHER.replace("article:published_time", "x"))
    look(add_source(store, "Courier", FEED))
    days = store.articles().set_index("url")["published_at"].to_dict()
    assert days == {
        "http://courier.example/2023/pier": "2023-01-31T09:30:00+01:00",
        "http://courier.example/2023/open": "2023-02-01T10:00:00+00:00",
    }


def test_an_article_carried_whole_is_not_fetched(store, served, look):
    served.answer("/feed", 200, WHOLE)
    source = look(add_source(store, "Courier", FEED))
    assert source.new == 1
    assert "/2023/mayor" not in served.paths
    assert list(store.articles()["title"]) == ["Mayor speaks"]


def test_what_fails_is_told_and_tried_at_three_looks(store, served, look):
    served.answer("/feed", 200, RSS)
    served.answer("/2023/pier")
    source = add_source(store, "Courier", FEED)
    for _ in range(5):
        source = look(source)
    assert served.paths.count("/2023/open") == 3
    assert "is not there (404)" in set(store.problems()["what"]).pop()
    served.answer("/2023/open", 200, OTHER)
    assert look(source).new == 0


def test_a_failure_that_passes_is_made_good_at_the_next_look(store, served, look):
    served.answer("/feed", 200, RSS)
    served.answer("/2023/pier")
    source = look(add_source(store, "Courier", FEED))
    assert (source.new, source.failed) == (1, 1)
    served.answer("/2023/open", 200, OTHER)
    assert look(source).new == 1


def test_an_index_of_sitemaps_is_followed_and_leads_nowhere_inside(store, served, network, look):
    served.answer("/map", 200, INDEX, Content_Type="text/xml")
    served.answer("/news.xml", 200, SITEMAP, Content_Type="text/xml")
    served.answer("/2023/pier")
    source = look(add_source(store, "Map", "http://courier.example/map"))
    assert (source.new, source.failed) == (1, 1)
    assert set(network.attempts) == {"93.184.215.14"}


@pytest.mark.parametrize(
    ("body", "told"), [(PAGE, "neither a feed nor a sitemap"), (None, "is not there (404)")]
)
def test_a_source_that_is_none_says_so(store, served, look, body, told):
    if body:
        served.answer("/feed", 200, body)
    source = look(add_source(store, "Courier", FEED, every_h=1))
    assert told in source.message
    assert source.next_run


def test_a_folder_gives_new_and_changed_files(store, tmp_path, look):
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "pier.txt").write_text("The pier of Lowmoor is to close in May, she said.")
    (folder / "empty.txt").write_text("")
    source = look(add_source(store, "Press", str(folder)))
    assert (source.kind, source.new, source.failed) == ("folder", 1, 1)
    (folder / "more.txt").write_text("The pier of Lowmoor is open again since June, she said.")
    (folder / "pier.txt").write_text("The pier of Lowmoor is to close in April, she said later.")
    assert look(source).new == 2
    assert look(source).new == 0
    assert len(store.articles()) == 3
    folder.rename(tmp_path / "gone")
    assert "is not there" in look(source).message


def test_when_a_source_is_due(store, tmp_path, look):
    source = add_source(store, "", str(tmp_path))
    assert source.name == str(tmp_path)
    assert due_source(store) == source
    look(source)
    assert due_source(store) is None
    ask_to_run(store, source.source_id)
    assert due_source(store).name == source.name
    remove_source(store, source.name)
    assert sources(store) == []


@pytest.mark.parametrize(
    ("name", "place", "every_h", "told"),
    [
        ("a", "courier.example/feed", None, "neither a web address nor a folder"),
        ("a", "ftp://courier.example/feed", None, "neither a web address nor a folder"),
        ("a", "http://courier.example/feed", 0.01, "too often"),
        ("a", "http://courier.example/feed", 1e9, "too seldom"),
        ("a", "http://courier.example/feed", float("nan"), "too seldom"),
        ("taken", "http://courier.example/feed", None, "already"),
    ],
)
def test_what_cannot_be_a_source_is_refused_in_a_sentence(store, name, place, every_h, told):
    add_source(store, "taken", "http://courier.example/a")
    with pytest.raises(SourceError, match=told):
        add_source(store, name, place, every_h=every_h)
    with pytest.raises(SourceError, match="known are taken"):
        named_source(store, "unknown")
