"""The Briefing page: what was picked, in order, numbered, warned of, and written to files."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import docx
import pptx
import pypdfium2
import pytest

from newstables.__main__ import main
from newstables.decisions import briefing_picks
from newstables.decisions.corrections import make_correction
from newstables.exports.briefing import (
    records,
    source_line,
    sources_of,
    to_markdown,
    to_page,
)
from newstables.exports.briefing_pdf import to_pdf
from newstables.exports.briefing_slides import to_slides
from newstables.exports.briefing_word import to_word
from newstables.exports.csv import to_csv
from newstables.exports.formats import formats_of
from newstables.exports.views import fill
from newstables.queries.briefing import WARNING
from newstables.queries.quote_filters import QuoteFilters
from newstables.replica.replica import open_replica
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
    return fill(open_replica(store), chosen, view="briefing", title="Week <18>")


def test_sources_are_numbered_once_an_article(content):
    assert list(content.rows["number"]) == [1, 2, 3, 4]
    assert list(content.rows["source"]) == [1, 2, 3, 2]
    assert content.about.dates == "2–3 May 2023"
    assert content.about.articles == 3


def test_articles_of_the_sample_are_said_to_be_invented(content):
    told = [source_line(row) for row in sources_of(content.rows)]
    assert not any("invented" in line for line in told)
    told = [source_line(row) for row in sources_of(content.rows.assign(sample=True))]
    assert all(line.endswith(", sample story, invented") for line in told)


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


def words_of(path):
    """What a reader of a file sees in it, by that format's own reader."""
    form, data = path.suffix, path.read_bytes()
    if form == ".docx":
        document = docx.Document(io.BytesIO(data))
        return "\n".join(paragraph.text for paragraph in document.paragraphs)
    if form == ".pptx":
        slides = pptx.Presentation(io.BytesIO(data)).slides
        shapes = (shape for slide in slides for shape in slide.shapes)
        return "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    if form == ".pdf":
        pages = pypdfium2.PdfDocument(data)
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)
    if form == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return book.read("xl/sharedStrings.xml").decode()
    return data.decode()


@pytest.mark.parametrize("form", ["md", "html", "csv", "xlsx", "docx", "pptx", "pdf"])
def test_the_command_line_writes_it(store, tmp_path, form):
    out = tmp_path / f"b.{form}"
    arguments = ["export", "briefing", "--format", form, "--out", str(out), "--store"]
    assert main([*arguments, str(tmp_path)]) == 0
    words = words_of(out)
    assert "the harbour will stay open" in words
    assert WARNING in words


@pytest.mark.parametrize("form", ["docx", "pptx", "pdf"])
def test_words_of_articles_are_words_in_every_office_format(content, tmp_path, form):
    odd = '=1+1 ]]> \x07 #import "x" $x$ \u202etxet {{ a }} <b> _ * \\ 東京 Żółć \U0001f600 end'
    rows = content.rows.assign(text=odd, title=odd, speaker="S" * 300, url="javascript:alert(1)")
    path = tmp_path / f"b.{form}"
    path.write_bytes(formats_of("briefing")[form].write(replace(content, rows=rows)))
    words = words_of(path)
    assert "=1+1 ]]>" in words
    assert '#import "x" $x$' in words
    assert "{{ a }} <b> _ * \\ 東京 Żółć" in words
    assert "\x07" not in words
    if form != "pdf":  # its parts are packed
        with zipfile.ZipFile(path) as parts:
            assert not any(b"javascript:" in parts.read(name) for name in parts.namelist())


def test_word_says_in_a_comment_why_a_quotation_is_to_be_checked(content):
    document = docx.Document(io.BytesIO(to_word(content)))
    comments = ["\n".join(p.text for p in comment.paragraphs) for comment in document.comments]
    doubtful = [row for row in records(content.rows) if row["doubt"]]
    assert comments == [f"{row['doubt']}: {row['reason']}" for row in doubtful]
    assert doubtful
    heads = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert heads == ["Quotations", "Sources"]


def test_a_long_quotation_is_cut_on_a_slide_and_says_so(content, tmp_path):
    rows = content.rows.assign(text="word " * 400)
    path = tmp_path / "b.pptx"
    path.write_bytes(to_slides(replace(content, rows=rows)))
    assert words_of(path).count("[…]") == len(rows)


def test_the_pdf_is_tagged(content):
    assert b"/MarkInfo" in to_pdf(content)


def test_the_command_line_says_when_nothing_is_picked(tmp_path, capsys):
    fill_store(tmp_path)
    arguments = ["export", "briefing", "--format", "md", "--out", str(tmp_path / "b"), "--store"]
    assert main([*arguments, str(tmp_path)]) == 1
    assert "nothing is picked" in capsys.readouterr().err
