"""Feeds, sources and watches from the command line."""

import pytest

import newstables.cli.ingest as command
from newstables.__main__ import main
from newstables.decisions.story_deeds import make_story
from newstables.schemas import ARTICLES
from newstables.store.store import Store
from newstables.store.watches import add_watch, watches
from tests.fixtures.story import FIRST, article_id, fill_store
from tests.reading.fetching.listing_samples import RSS
from tests.reading.fetching.serving import PAGE, Served

OTHER = PAGE.replace("Pier to close", "Pier open").replace("in part", "in another part")


@pytest.fixture(autouse=True)
def _unread(monkeypatch):
    """What is stored is not read here: that takes a language model, and has tests of its own."""
    monkeypatch.setattr(command, "read_waiting", lambda store, settings: None)


@pytest.fixture
def site(monkeypatch):
    server = Served()
    monkeypatch.setenv("DATELINE_FETCH_ALLOW", "127.0.0.1")
    monkeypatch.setattr("newstables.reading.fetching.fetching._PACE_S", 0.0)
    feed = RSS.replace("http://courier.example", server.url)
    server.answer("/feed", 200, feed, Content_Type="application/rss+xml")
    server.answer("/2023/pier")
    yield server
    server.close()


@pytest.fixture
def run(tmp_path, capsys):
    def ran(*arguments):
        code = main([*arguments, "--store", str(tmp_path / "store")])
        return code, capsys.readouterr()

    return ran


def test_the_articles_of_a_feed_are_taken_in(run, site, tmp_path):
    code, said = run("ingest", f"{site.url}/feed")
    assert code == 1
    assert "1 articles added" in said.err
    assert f"'{site.url}/2023/open': the page is not there (404)" in said.err
    site.answer("/2023/open", 200, OTHER)
    code, said = run("ingest", f"{site.url}/feed")
    assert (code, said.err) == (0, "1 articles added, 1 already there\n")


def test_a_source_is_added_looked_at_and_listed(run, site, tmp_path):
    assert run("sources", "add", "Courier", f"{site.url}/feed", "--every", "6")[0] == 0
    code, said = run("sources", "run")
    assert (code, said.err) == (1, "Courier: 1 new, 1 failed\n")
    site.answer("/2023/open", 200, OTHER)
    assert run("sources", "run", "Courier")[1].err == "Courier: 1 new, 0 failed\n"
    assert run("sources", "run")[1].err == ""  # due in six hours
    listed = run("sources", "list")[1].out.split("\t")
    assert listed[:2] == ["Courier", "feed"] and "every 6 h" in listed and "new 1" in listed
    assert run("sources", "remove", "Courier")[0] == 0
    assert run("sources", "list")[1].out == ""
    assert len(Store(tmp_path / "store").articles()) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("sources", "add", "a"), 2, "needs a name and an address"),
        (("sources", "add"), 2, "needs the name"),
        (("sources", "add", "a", "nowhere"), 1, "neither a web address nor a folder"),
        (("sources", "run", "a"), 1, "no source 'a'"),
        (("watches", "add"), 2, "needs a name, or words"),
        (("watches", "add", "a AND", "--words"), 1, "a AND"),
        (("watches", "remove", "a"), 1, "no watch 'a'"),
        (("news",), 2, "is no store"),
    ],
)
def test_wrong_usage_is_told(run, arguments, code, told):
    found, said = run(*arguments)
    assert (found, told in said.err) == (code, True), said.err


def test_news_of_one_story_are_told_and_stay_new(run, tmp_path):
    fill_store(tmp_path / "store")
    make_story(Store(tmp_path / "store"), "First", articles=[article_id(FIRST)])
    assert run("watches", "add", "Ada Quill")[0] == 0
    since = ("--since", "2001-01-01")
    assert run("news", *since)[1].out.startswith("Ada Quill: 3 new articles")
    assert run("news", *since, "--story", "first")[1].out.startswith("Ada Quill: 1 new article\n")
    code, said = run("news", "--story", "none")
    assert (code, "no story 'none'" in said.err) == (1, True)


def test_news_are_told_once_and_since_a_day_again(run, tmp_path):
    store = Store(tmp_path / "store")
    fill_store(tmp_path / "store")
    assert run("watches", "add", "Ada Quill")[0] == 0
    assert run("watches", "add", "pier OR harbour", "--words")[0] == 0
    assert run("news")[1].out == "Ada Quill: 0 new articles\npier OR harbour: 0 new articles\n"
    lines = run("news", "--since", "2001-01-01")[1].out.splitlines()
    assert lines[0] == "Ada Quill: 3 new articles"
    assert any("quotation" in line for line in lines)
    row = {"article_id": "b" * 16, "text": "The harbour is full.", "words": 4, "title": "Full"}
    store.add_articles(ARTICLES.frame([row]))
    assert run("news")[1].out.splitlines() == [
        "Ada Quill: 0 new articles", "pier OR harbour: 1 new article",
        "  undated\tunknown outlet\tFull",
    ]  # fmt: skip


def test_what_is_not_read_yet_is_still_news_when_it_is(tmp_path):
    from newstables.store.watches import note_looked

    store = Store(tmp_path)
    add_watch(store, "Ada Quill", kind="name")
    row = {"article_id": "b" * 16, "text": "The harbour is full.", "words": 4, "title": "Full"}
    store.add_articles(ARTICLES.frame([row]))
    note_looked(store, ["Ada Quill"])
    assert watches(store)[0].looked_at == store.articles().iloc[0]["added_at"]
