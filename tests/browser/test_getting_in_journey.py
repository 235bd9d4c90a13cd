"""Articles from addresses, feeds and files, as a press office takes them in, tidies and removes."""

import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from newstables.decisions.corrections import correct_articles
from newstables.decisions.removals import removed
from newstables.queries.notes import notes
from newstables.replica.replica import open_replica
from newstables.store.collecting.sources import sources
from newstables.store.store import Store
from tests.browser.reader import DESK, WAIT_MS, reading
from tests.browser.server import Server
from tests.reading.folder.articles import stories
from tests.reading.folder.making import _page

pytestmark = pytest.mark.browser

PAGE, *FED = stories(4, start=7_000)
GERMAN = (
    "Hafen bleibt zu\n\nDer Hafen von Lowmoor wird im Mai geschlossen, sagte die Bürgermeisterin "
    "am Montag. „Wir zahlen die Hälfte“, sagte sie vor dem Rat, und die Fähre fährt erst im Juni.\n"
)


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and writes no log."""

    def log_message(self, *_):
        pass


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "pier.html").write_text(_page(PAGE), encoding="utf-8")
    items = ""
    for number, one in enumerate(FED):
        (folder / f"{number}.html").write_text(_page(one), encoding="utf-8")
        link = f"<link>http://127.0.0.1:PORT/{number}.html</link>"
        items += f"<item><title>{one.title}</title>{link}</item>"
    serving = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    port = serving.server_address[1]
    head = "<?xml version='1.0'?><rss version='2.0'><channel><title>Courier</title>"
    feed = f"{head}{items}</channel></rss>"
    (folder / "feed.xml").write_text(feed.replace("PORT", str(port)), encoding="utf-8")
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{port}"
    serving.shutdown()


@pytest.fixture
def server(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_FETCH_ALLOW", "127.0.0.1")
    started = Server(tmp_path / "store", log=tmp_path / "server.log")
    started.start()
    yield started
    started.stop()


def test_articles_are_fetched_looked_at_tidied_and_removed(browser, server, site, tmp_path):
    with reading(browser, server, **DESK) as reader:
        reader.open("/articles")
        _fetch(reader, site)
        _upload_german_and_leave_the_page(reader, tmp_path)
        _set_many_in_the_review(reader, server)
        _watch_for_words(reader, "customs")
        _follow_a_feed(reader, server, site)
        _change_many_stored(reader, server)
        _note_and_tag_one(reader, server)
        _see_what_is_new(reader)
        _load_and_remove_the_sample(reader, server)


def _fetch(reader, site):
    reader.page.get_by_role("tab", name="Web addresses").click()
    reader.page.get_by_label("Web addresses, one a line", exact=True).fill(
        f"{site}/pier.html\n{site}/gone.html"
    )
    reader.press("Fetch them")
    reader.sees("1 address fetched, 1 failed")
    reader.sees("Check before adding")


def _upload_german_and_leave_the_page(reader, tmp_path):
    path = tmp_path / "hafen.txt"
    path.write_text(GERMAN, encoding="utf-8")
    reader.page.get_by_role("tab", name="Upload files").click()
    reader.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(path)
    reader.be_still()
    reader.sees("Add 2 articles")
    reader.open("/")
    reader.open("/articles")
    reader.sees("Add 2 articles")


def _set_many_in_the_review(reader, server):
    _press(reader, "Change many at once")
    reader.page.get_by_label("to", exact=True).fill("Pier desk")
    _pick(reader, "Set", "Byline")
    reader.press("Set it")
    reader.page.keyboard.press("Escape")
    reader.press("Add 2 articles")
    reader.wait_until_read(2)
    reader.sees("In the store: 2 articles")
    stored = Store(server.folder).articles()
    assert stored["byline"].tolist() == ["Pier desk"] * 2
    assert sorted(stored["language"]) == ["de", "en"]


def _watch_for_words(reader, words):
    reader.open("/")
    _press(reader, "Watch for something")
    reader.page.get_by_label("Watch for", exact=True).fill(words)
    reader.page.get_by_text("words in articles").click()
    reader.press("Watch")
    reader.sees(f"{words}: nothing new")
    reader.open("/articles")


def _see_what_is_new(reader):
    reader.open("/")
    reader.sees("customs: 2 new articles")
    reader.sees(f"{FED[-1].title} ({FED[-1].outlet}")
    _press(reader, "All seen")
    reader.sees("customs: nothing new")


def _follow_a_feed(reader, server, site):
    reader.page.get_by_role("tab", name="Sources").click()
    reader.page.get_by_label("Feed, sitemap or folder").fill(f"{site}/feed.xml")
    reader.page.get_by_label("Name", exact=True).fill("Courier")
    _pick(reader, "Look at it", "every day")
    reader.press("Add the source")
    _until(lambda: len(Store(server.folder).articles()) == 2 + len(FED))
    (source,) = sources(Store(server.folder))
    assert (source.new, source.failed, source.every_h) == (len(FED), 0, 24.0)
    assert source.next_run > source.last_run
    reader.open("/articles")
    reader.wait_until_read(2 + len(FED))
    reader.sees(f"In the store: {2 + len(FED)} articles")


def _change_many_stored(reader, server):
    _press(reader, "Change many at once")
    reader.page.get_by_label("to", exact=True).fill("World")
    _pick(reader, "Set", "Section")
    reader.press("Set it")
    _until(lambda: _told(server)["section"].fillna("").tolist() == ["World"] * 5)
    reader.page.get_by_label("Tag them").fill("harbour")
    reader.press("Add the tag")
    _until(lambda: len(notes(open_replica(Store(server.folder)), "article")) == 5)
    reader.page.keyboard.press("Escape")
    reader.page.get_by_text("Correction log", exact=True).last.click()
    reader.page.get_by_role("button", name="Undo").last.click()
    reader.be_still()
    _until(lambda: "World" not in _told(server)["section"].fillna("").tolist())


def _note_and_tag_one(reader, server):
    reader.open("/articles")
    field = reader.page.get_by_label("Open, correct or remove an article", exact=True)
    field.click()
    field.press_sequentially(PAGE.title, delay=20)
    field.press("Enter")
    reader.be_still()
    _press(reader, "Note and tags")
    reader.page.get_by_label("Note", exact=True).fill("Ask the desk")
    tags = reader.page.get_by_label("Tags", exact=True)
    tags.fill("grain")
    tags.press("Enter")
    reader.page.keyboard.press("Escape")  # the list of tags lies over the button
    reader.press("Keep")
    _until(lambda: ["Ask the desk", "grain, harbour"] in _noted(server))
    reader.open("/articles?find=ask+the+desk")
    reader.sees("1 article with these words")


def _noted(server):
    told = notes(open_replica(Store(server.folder)), "article")
    return [[row["note"], ", ".join(sorted(row["tags"].split(", ")))]
            for row in told.to_dict("records")]  # fmt: skip


def _load_and_remove_the_sample(reader, server):
    reader.open("/articles")
    reader.page.get_by_role("tab", name="Sample story").click()
    reader.press("Load the sample story")
    _until(lambda: len(Store(server.folder).articles()) > 5)
    reader.open("/articles")
    reader.page.get_by_role("tab", name="Sample story").click()
    _press(reader, "Remove the sample story")
    reader.press("Yes, remove it")
    store = Store(server.folder)
    _until(lambda: len(removed(store.corrections())) == len(store.articles()) - 5)


def _press(reader, name):
    """Press what opens below itself: its name has the word of its icon in it."""
    reader.page.get_by_role("button", name=name).first.click()
    reader.be_still()


def _pick(reader, label, value):
    field = reader.page.get_by_label(label, exact=True)
    field.click()
    field.press_sequentially(value, delay=20)
    reader.page.get_by_role("option", name=value, exact=True).click()
    reader.be_still()


def _told(server):
    store = Store(server.folder)
    return correct_articles(store.articles(), store.corrections())


def _until(is_so):
    end = time.monotonic() + WAIT_MS / 1000
    while not is_so():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.5)
