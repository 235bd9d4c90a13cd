"""Feeds and sitemaps: what they list, with days of their own zone; parsed, never fetched from."""

import pytest

from newstables.errors import ArticleError
from newstables.reading.dates import read_moment
from newstables.reading.fetching.listings import read_listing
from tests.reading.fetching.listing_samples import ATOM, BOMB, INDEX, RSS, SITEMAP, WHOLE

URL = "http://courier.example/feed"


def read(words):
    return read_listing(words.encode(), url=URL)


def stated(one):
    return {name: known.value for name, known in one.stated.items()}


def test_a_feed_lists_its_articles_with_the_day_of_its_own_zone():
    listing = read(RSS)
    assert (listing.kind, listing.title, len(listing.articles)) == ("feed", "Harbour Courier", 2)
    first, second = listing.articles
    assert (first.item, first.url) == ("courier-1", "http://courier.example/2023/pier")
    assert stated(first) == {
        "title": "Pier to close", "outlet": "Harbour Courier",
        "published": "Tue, 31 Jan 2023 01:00:00 +0900",
    }  # fmt: skip
    assert read_moment(first.stated["published"].value).stamp == "2023-01-31T01:00:00+09:00"
    assert (second.item, second.url) == ("http://courier.example/2023/open",) * 2


def test_the_day_of_a_change_is_not_that_of_publication():
    first, second = read(ATOM).articles
    assert "published" not in stated(first)
    assert stated(first)["modified"] == "2023-02-03T09:00:00Z"
    assert stated(first)["byline"] == "Rita Solberg"
    assert stated(second)["published"] == "2023-02-04T23:30:00-05:00"


def test_an_article_that_a_feed_carries_whole_is_taken_from_it():
    assert [bool(one.text) for one in read(WHOLE).articles] == [False, False, True]


def test_a_sitemap_lists_the_newest_first():
    first, second = read(SITEMAP).articles
    assert stated(first) == {
        "title": "Pier to close", "outlet": "Harbour Courier", "published": "2023-01-31",
    }  # fmt: skip
    assert (second.url, stated(second)) == ("http://courier.example/old", {})


def test_an_index_names_further_sitemaps():
    assert read(INDEX).further == ("http://courier.example/news.xml", "http://127.0.0.1/inside.xml")


@pytest.mark.parametrize(
    "words", ["<html><body><rss></rss></body></html>", "Pier to close.", "", '{"rss": 1}']
)
def test_what_is_neither_is_left_to_the_readers_of_pages(words):
    assert read(words) is None


@pytest.mark.parametrize(
    "words", ["<rss><channel/></rss>", "<urlset></urlset>", "<feed><entry/></feed>", "<rss"]
)
def test_a_listing_of_nothing_is_told(words):
    try:
        assert read(words) is None
    except ArticleError as error:
        assert "names no article's address" in str(error)


def test_a_feed_that_would_grow_or_read_files_does_neither():
    listing = read(BOMB)
    told = str(listing)
    assert len(told) < 100_000
    assert "root:" not in told


def test_a_broken_feed_gives_what_stands_before_the_break():
    assert len(read(RSS[: RSS.index("<item><title>Pier open")]).articles) == 1
