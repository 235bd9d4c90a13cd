"""The Briefing page: what was picked, in order, numbered, warned of, and written to files."""

import csv
import io
import re
import zipfile
from html.parser import HTMLParser

import pytest

from newstables.__main__ import main
from newstables.decisions import briefing_picks
from newstables.decisions.corrections import make_correction
from newstables.exports.briefing import to_markdown, to_page
from newstables.exports.csv import to_csv
from newstables.exports.views import fill
from newstables.queries.briefing import WARNING
from newstables.queries.build import build_tables
from newstables.queries.quote_filters import QuoteFilters
from newstables.store.store import Store
from tests.fixtures.app import open_app, texts
from tests.fixtures.story import FIRST, HOSTILE, SECOND, article_id, fill_store

PAGE = "pages/deliver/briefing.py"


def picked(text, words):
    return f"{article_id(text)}:{text.index(words)}"


OPEN = picked(FIRST, "the harbour will")
FIFTY = picked(SECOND, "We are building")
LATE = picked(FIRST, "the plan was late")
ODD = picked(HOSTILE, "Costs rose")


@pytest.fixture
def store(tmp_path):
    store = fill_store(tmp_path)
    briefing_picks.pick(store, [ODD, OPEN, FIFTY, LATE])
    return store


def open_page(tmp_path, monkeypatch):
    return open_app(tmp_path, monkeypatch, page=PAGE)


def cards(app):
    return [int(n) for n in re.findall(r'1\.05rem">(\d+)\.', texts(app))]


def words(app):
    return re.findall(r'1\.05rem">\d+\. (?:“)?(.{14})', texts(app))


def test_nothing_picked_says_how_to_pick(tmp_path, monkeypatch):
    fill_store(tmp_path)
    assert "tick “For the briefing”" in texts(open_page(tmp_path, monkeypatch))


def test_an_empty_store_leads_to_the_ways_in(tmp_path, monkeypatch):
    Store(tmp_path)
    assert "holds no articles" in texts(open_page(tmp_path, monkeypatch))


def test_quotations_stand_in_the_order_of_picking(store, tmp_path, monkeypatch):
    app = open_page(tmp_path, monkeypatch)
    assert cards(app) == [1, 2, 3, 4]
    assert words(app)[1:] == ["the harbour wi", "We are buildin", "the plan was l"]


def test_a_quotation_moves_and_is_taken_out(store, tmp_path, monkeypatch):
    app = open_page(tmp_path, monkeypatch)
    app.button(key=f"briefing_down_{OPEN}").click().run()
    assert briefing_picks.picked(store) == [ODD, FIFTY, OPEN, LATE]
    app.button(key=f"briefing_up_{LATE}").click().run()
    assert briefing_picks.picked(store) == [ODD, FIFTY, LATE, OPEN]
    app.button(key=f"briefing_out_{ODD}").click().run()
    assert briefing_picks.picked(store) == [FIFTY, LATE, OPEN]
    assert app.button(key=f"briefing_up_{FIFTY}").disabled
    assert app.button(key=f"briefing_down_{OPEN}").disabled


def test_the_title_is_kept(store, tmp_path, monkeypatch):
    app = open_page(tmp_path, monkeypatch)
    app.text_input(key="briefing_title").set_value("The harbour, week 18").run()
    assert briefing_picks.title(store) == "The harbour, week 18"


def test_an_unsure_speaker_is_warned_of_until_somebody_checked(store, tmp_path, monkeypatch):
    app = open_page(tmp_path, monkeypatch)
    assert "1 of 4 have an unsure speaker (no. 1)" in texts(app)
    assert WARNING in texts(app)
    store.add_corrections(make_correction("quote.reviewed", ODD, before=False, after=True))
    assert WARNING not in texts(open_page(tmp_path, monkeypatch))


def test_what_is_gone_is_told_and_taken_out(store, tmp_path, monkeypatch):
    store.add_corrections(make_correction("quote.hidden", OPEN, before=False, after=True))
    app = open_page(tmp_path, monkeypatch)
    assert "1 picked before is no longer there" in texts(app)
    app.button(key="briefing_gone").click().run()
    assert briefing_picks.picked(store) == [ODD, FIFTY, LATE]


def test_hostile_words_stay_words(store, tmp_path, monkeypatch):
    shown = texts(open_page(tmp_path, monkeypatch))
    assert "&lt;b&gt;Eve Mark&lt;/b&gt;" in shown
    assert "<img" not in shown
    assert "&lt;img src=x&gt; Daily" in shown


@pytest.fixture
def content(store):
    chosen = QuoteFilters(quote_ids=tuple(briefing_picks.picked(store)))
    return fill(build_tables(store), chosen, view="briefing", title="Week <18>")


def test_sources_are_numbered_once_an_article(content):
    assert list(content.rows["number"]) == [1, 2, 3, 4]
    assert list(content.rows["source"]) == [1, 2, 3, 2]
    assert content.about.dates == "2–3 May 2023"
    assert content.about.articles == 3


def test_markdown_cites_each_quotation_and_obeys_no_word(content):
    text = to_markdown(content).decode()
    assert text.startswith("# Week \\<18\\>\n")
    assert "2\\. “" not in text
    assert "2. “the harbour will stay open" in text
    assert "Ada Quill, Minister \\[2\\]" in text
    assert "1 of 4 have an unsure speaker" in text
    assert "2. Harbour to stay open, Harbour News, 2 May 2023" in text
    assert "reported, not in these words" in text
    assert not re.search(r"(?<!\\)<(?!https?://)", text)
    assert ":red[" not in text


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.words, self.marked, self.inside = [], [], [], False

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.inside = tag == "mark"
        assert not [name for name, _ in attrs if name.startswith("on") or name == "src"]

    def handle_data(self, data):
        self.words.append(data)
        if self.inside:
            self.marked.append(data)

    def handle_endtag(self, tag):
        self.inside = False


def test_the_page_opens_each_paragraph_and_loads_nothing(content):
    page = Tags()
    page.feed(to_page(content).decode())
    assert not set(page.tags) & {"script", "img", "link", "iframe", "form"}
    assert page.tags.count("details") == 4
    assert "the harbour will stay open" in page.marked
    assert "Minister Ada Quill said on Tuesday" in "".join(page.words)
    assert WARNING in page.words


def test_a_sheet_has_a_row_a_quotation_with_its_warning(content):
    text = to_csv(content).decode("utf-8-sig")
    read = list(csv.DictReader(io.StringIO(text.split("\r\n", 5)[5])))
    assert [row["No."] for row in read] == ["1", "2", "3", "4"]
    assert [row["Warning"] for row in read] == [WARNING, "", "", ""]


@pytest.mark.parametrize("form", ["md", "html", "csv", "xlsx"])
def test_the_command_line_writes_it(store, tmp_path, form):
    out = tmp_path / f"b.{form}"
    arguments = ["export", "briefing", "--format", form, "--out", str(out), "--store"]
    assert main([*arguments, str(tmp_path)]) == 0
    content = out.read_bytes()
    if form == "xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = book.read("xl/sharedStrings.xml")
    assert b"the harbour will stay open" in content


def test_the_command_line_says_when_nothing_is_picked(tmp_path, capsys):
    fill_store(tmp_path)
    arguments = ["export", "briefing", "--format", "md", "--out", str(tmp_path / "b"), "--store"]
    assert main([*arguments, str(tmp_path)]) == 1
    assert "nothing is picked" in capsys.readouterr().err
