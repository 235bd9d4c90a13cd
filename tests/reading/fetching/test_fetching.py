"""What servers do, and the sentence each of it is answered with."""

import time

import pytest

from newstables.config import Settings
from newstables.reading.fetching.fetching import Fetcher
from tests.reading.fetching.serving import PAGE, bomb, drip

URL = "http://courier.example/2023/pier"
PATH = "/2023/pier"


def test_a_page_is_fetched_and_read_with_its_address(fetch, served):
    served.answer(PATH, ETag='"1"', Last_Modified="Tue, 31 Jan 2023 09:00:00 GMT")
    found = fetch(URL)
    (article,) = found.reading.articles
    assert (article.title, article.outlet, article.url) == ("Pier to close", "Harbour Courier", URL)
    assert article.published_at == "2023-01-31T09:30:00+01:00"
    assert found.marks == {"etag": '"1"', "last_modified": "Tue, 31 Jan 2023 09:00:00 GMT"}


def test_an_unchanged_page_is_not_sent_again(fetch, served):
    served.answer(PATH, 304, "")
    found = fetch(URL, marks={"etag": '"1"', "last_modified": "yesterday"})
    assert found.is_unchanged and found.reading.problems == ()
    headers = served.server.asked[-1][1]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"1"', "yesterday")


def test_a_redirection_is_followed_and_its_end_is_the_address(fetch, served):
    served.answer("/short", 301, "", Location=PATH)
    served.answer(PATH)
    assert fetch("http://courier.example/short").reading.articles[0].url == URL


def test_a_circle_of_redirections_ends(fetch, served):
    served.answer("/round", 302, "", Location="/round")
    reading = fetch("http://courier.example/round").reading
    assert "from one address to the next" in reading.problems[0].what
    assert served.paths.count("/round") == 6


@pytest.mark.parametrize(
    ("status", "body", "headers", "told"),
    [
        (404, "", {}, "is not there (404)"),
        (410, "", {}, "was taken down"),
        (401, "", {}, "asks for a password"),
        (403, "", {}, "refuses programs"),
        (429, "", {}, "asked too often"),
        (500, "", {}, "cannot be shown now (500)"),
        (200, b"\x89PNG", {"Content_Type": "image/png"}, "no page but image/png"),
        (200, b"abc", {"Content_Type": "video/mp4"}, "no page but video/mp4"),
        (200, "<html><body></body></html>", {}, "no article in this page"),
        (200, "", {}, "the file is empty"),
        (200, b"not gzip", {"Content_Encoding": "gzip"}, "packed in a broken way"),
        (200, b"x", {"Content_Encoding": "br"}, "packed in a broken way"),
        (200, PAGE[:100], {"Content_Length": "9999"}, "breaks off"),
        (200, "a" * 3_000_000, {}, "larger than 2 MB"),
        (200, "<p>Subscribe to continue reading this story about the pier of Lowmoor, which has "
              "been closed since last autumn.</p>", {}, "behind a paywall"),
        (200, '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": '
              'false}</script><p>The mayor of Lowmoor said on Tuesday that the pier is closed.</p>',
         {}, "behind a paywall"),
        (200, "<h1>Before you continue</h1><p>We use cookies to deliver and measure what we do, "
              "please choose.</p>", {}, "asks for consent"),
        (200, "<rss><channel><item><title>a</title></item></channel></rss>",
         {"Content_Type": "application/rss+xml"}, "a feed of summaries"),
    ],
)  # fmt: skip
def test_a_sentence_a_failure(fetch, served, status, body, headers, told):
    served.answer(PATH, status, body, **headers)
    reading = fetch(URL, fetch_max_mb=2.0, fetch_timeout_s=1.0).reading
    assert reading.articles == ()
    (problem,) = reading.problems
    assert told in problem.what
    assert problem.source == URL and problem.advice


def test_a_front_page_is_no_article(fetch, served):
    served.answer("/")
    assert "a front page" in fetch("http://courier.example/").reading.problems[0].what


def test_a_bomb_is_cut_at_the_limit(fetch, served):
    served.server.answers[PATH] = bomb
    assert "larger than 5 MB" in fetch(URL, fetch_max_mb=5.0).reading.problems[0].what


def test_a_server_that_sends_a_letter_at_a_time_is_hung_up_on(fetch, served):
    served.server.answers[PATH] = drip
    assert "takes too long" in fetch(URL, fetch_total_s=0.6).reading.problems[0].what


def test_a_server_that_does_not_answer_is_given_up(fetch, served):
    served.server.answers[PATH] = lambda handler: time.sleep(2)
    told = fetch(URL, fetch_timeout_s=0.2).reading.problems[0].what
    assert "does not answer" in told


def test_what_robots_txt_forbids_is_not_asked(fetch, served):
    served.answer(
        "/robots.txt", body="User-agent: *\nDisallow: /2023/\n", Content_Type="text/plain"
    )
    served.answer(PATH)
    assert "robots.txt" in fetch(URL).reading.problems[0].what
    assert served.paths == ["/robots.txt"]


def test_robots_txt_that_cannot_be_given_stops_the_fetching(fetch, served):
    served.answer("/robots.txt", 503, "")
    assert "what it lets be read" in fetch(URL).reading.problems[0].what


def test_one_request_a_second_a_host_and_robots_txt_once(network, served):
    served.answer("/robots.txt", body="User-agent: *\nCrawl-delay: 3\n", Content_Type="text/plain")
    for path in ("/a", "/b"):
        served.answer(path)
    now, waited = [0.0], []

    def wait(seconds):
        waited.append(seconds)
        now[0] += seconds

    fetcher = Fetcher(Settings(), clock=lambda: now[0], wait=wait)
    fetcher.fetch("http://courier.example/a")
    fetcher.fetch("http://courier.example/b")
    assert served.paths == ["/robots.txt", "/a", "/b"]
    assert waited == [3.0, 3.0]


def test_no_proxy_and_no_cookie_is_used(fetch, served, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://10.0.0.1:3128")
    served.answer("/first", 302, "", Location=PATH, Set_Cookie="id=1")
    served.answer(PATH)
    assert fetch("http://courier.example/first").reading.articles
    assert "Cookie" not in served.server.asked[-1][1]
    assert "Referer" not in served.server.asked[-1][1]
