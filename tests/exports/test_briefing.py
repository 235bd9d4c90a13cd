"""A briefing in every format: one manifest, the same figures, honest about what is not sure."""

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import docx
import openpyxl
import pptx
import pypdfium2
import pytest

from newstables.__main__ import main
from newstables.config import ROOT
from newstables.decisions.briefing_exports import exports_of, last_record, note_export
from newstables.decisions.briefing_stories import briefings_shown
from newstables.decisions.briefings import Briefing, Section, keep_briefing
from newstables.decisions.corrections import make_correction
from newstables.decisions.story_deeds import decide_story, get_story, make_story
from newstables.exports.briefing import quotations
from newstables.exports.briefing.changes import read_changes
from newstables.exports.briefing.formats import DOCUMENTS
from newstables.exports.briefing.narrowing import NO_OUTLET, narrowed_filters
from newstables.exports.briefing.paper import to_pages
from newstables.exports.briefing.plain_text import to_rich_text
from newstables.exports.briefing.record import record
from newstables.exports.briefing.route import draw_route
from newstables.lexicons import rows
from newstables.queries.briefing import WARNING
from newstables.queries.filters import Filters
from tests.fixtures.briefing import (
    FIFTY,
    LATE,
    ODD,
    OPEN,
    PICKED,
    WHOLE,
    fill_briefing,
    manifest_of,
    parts_of,
    print_again,
    words_of,
)
from tests.fixtures.story import FIRST, fill_store

FORMS = tuple(DOCUMENTS)
READ = ("docx", "pptx", "pdf", "xlsx", "html", "md")
PICK = Section(1, "quotations", quote_ids=(OPEN,))
SHEET = Briefing("Week <18>", (Section(1, "quotations", quote_ids=PICKED), Section(2, "sources")))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return manifest_of(fill_briefing(tmp_path_factory.mktemp("briefing")))


@pytest.fixture(scope="module")
def files(made):
    return {form: fitting.write(made) for form, fitting in DOCUMENTS.items()}


@pytest.fixture
def sheet(tmp_path):
    return manifest_of(fill_store(tmp_path), SHEET)


def block(made, kind):
    return next(each for each in made.blocks if each.kind == kind)


# ---- the manifest


def test_quotations_and_sources_are_numbered_once(sheet):
    assert [quote.number for quote in sheet.quotes()] == [1, 2, 3, 4]
    assert [quote.quote_id for quote in sheet.quotes()] == list(PICKED)
    assert [quote.sources for quote in sheet.quotes()] == [(1,), (2,), (3,), (2,)]
    assert [source.number for source in sheet.sources] == [1, 2, 3]
    assert sheet.dates == "2–3 May 2023, 1 undated"


def test_every_outlet_that_printed_a_saying_is_its_source(tmp_path):
    store = fill_store(tmp_path)
    print_again(tmp_path)
    (first, *_) = manifest_of(store, replace(SHEET, sections=(PICK, *SHEET.sections[1:]))).quotes()
    assert first.sources == (1, 2)
    whole = Briefing("All", (Section(1, "quotations"), Section(2, "sources")))
    quotes = manifest_of(store, whole).quotes()
    assert [quote.words for quote in quotes].count(first.words) == 1
    assert "told once" in manifest_of(store, whole).blocks[0].note


def test_what_is_cut_and_what_is_told_once_are_counted_apart(tmp_path, monkeypatch):
    monkeypatch.setattr(quotations, "MOST", 2)
    fill_store(tmp_path)
    store = print_again(tmp_path)
    whole = Briefing("All", (Section(1, "quotations"), Section(2, "sources")))
    cut, uncut = manifest_of(store, whole), manifest_of(store, whole, uncut=True)
    there = len(uncut.quotes())
    told = f"{there} sayings of {there + 1} quotations: what several outlets printed is told once"
    assert len(cut.quotes()) == 2
    assert cut.blocks[0].note == f"{there - 2} more not shown; {told}"
    assert uncut.blocks[0].note == told
    left_out = [each.words for each in cut.warnings if each.kind == "left out"]
    assert left_out == [f"quotations not shown; Excel, CSV and JSON have all: {there - 2}"]
    assert "left out" not in {each.kind for each in uncut.warnings}
    compared = "\n".join(each.words() for each in read_changes(record(cut), record(uncut), "en"))
    assert "quotations" not in compared


@pytest.mark.parametrize("form", ["xlsx", "csv", "json", "docx"])
def test_a_table_has_every_quotation(tmp_path, monkeypatch, form):
    monkeypatch.setattr(quotations, "MOST", 1)
    store = fill_store(tmp_path)
    whole = Briefing("All", (Section(1, "quotations"), Section(2, "sources")))
    keep_briefing(store, whole)
    out = tmp_path / f"b.{form}"
    arguments = ["export", "briefing", "All", "--format", form, "--out", str(out), "--store"]
    assert main([*arguments, str(tmp_path)]) == 0
    there = [each.quote_id for each in manifest_of(store, whole, uncut=True).quotes()]
    kept = json.loads(json.dumps(exports_of(store, 1)[0].manifest))["sections"][0]["quotations"]
    assert len(there) > 1
    assert [each["quote_id"] for each in kept] == (there[:1] if form == "docx" else there)


def test_what_is_unsure_is_warned_of_until_somebody_checked(tmp_path):
    store = fill_store(tmp_path)
    warned = {each.kind: each.words for each in manifest_of(store, SHEET).warnings}
    assert warned["unsure"].endswith("(1): 1")
    store.add_corrections(make_correction("quote.reviewed", ODD, before=False, after=True))
    assert "unsure" not in {each.kind for each in manifest_of(store, SHEET).warnings}


def test_conflicts_undated_events_and_missing_addresses_are_warned_of(made):
    warned = {each.kind: each.words for each in made.warnings}
    assert "Ada Quill opens the pier" in warned["conflict"]
    assert "Ada Quill saw the fleet" in warned["undated"]
    assert "[1]" in warned["no address"]


def test_articles_that_wait_to_be_read_are_warned_of(tmp_path):
    made = manifest_of(fill_store(tmp_path), SHEET, waiting=3)
    assert made.warnings[0].words == "articles not read yet, of which nothing is told: 3"


def test_what_was_picked_and_is_gone_is_counted(tmp_path):
    store = fill_store(tmp_path)
    store.add_corrections(make_correction("quote.hidden", OPEN, before=False, after=True))
    made = manifest_of(store, SHEET)
    assert [quote.quote_id for quote in made.quotes()] == [ODD, FIFTY, LATE]
    assert [each.words for each in made.warnings if each.kind == "gone"] == [
        "picked, and no longer in the story: 1"
    ]


def test_a_long_quotation_is_cut_where_it_shows(sheet, tmp_path):
    text = f"{FIRST}\n\n“{'word ' * 400}end,” said Ada Quill."
    assert len(text) > 900
    store = fill_store(tmp_path / "long")
    store.add_corrections(
        make_correction("quote.spans", OPEN, before=None,
                        after={"spans": [[0, len(FIRST)]], "text": text})
    )  # fmt: skip
    (cut,) = [each for each in manifest_of(store, SHEET).warnings if each.kind == "cut"]
    assert "shortened, marked […]" in cut.words


def test_filters_narrow_every_section(tmp_path):
    store = fill_briefing(tmp_path)
    narrowed = manifest_of(store, narrowed=Filters(outlets=("Harbour News",)))
    assert {source.outlet for source in narrowed.sources} == {"Harbour News"}
    assert narrowed.filters == "only from Harbour News"
    assert narrowed.articles < manifest_of(store).articles


@pytest.mark.parametrize(("own", "whole", "left"), [
    ({"outlets": ["A", "B"]}, Filters(outlets=("B", "C")), Filters(outlets=("B",))),
    ({"outlets": ["A"]}, Filters(outlets=("B",)), Filters(outlets=(NO_OUTLET,))),
    ({"outlets": ["A"]}, Filters(), Filters(outlets=("A",))),
    ({"first_day": "2023-05-01", "last_day": "2023-05-09"},
     Filters(first_day="2023-05-03", last_day="2023-05-20"),
     Filters(first_day="2023-05-03", last_day="2023-05-09")),
    ({"first_day": "2023-05-05"}, Filters(first_day="2023-05-03", last_day="2023-05-04"),
     Filters(first_day="2023-05-05", last_day="2023-05-04")),
])  # fmt: skip
def test_a_section_with_choices_of_its_own_is_narrowed_too(own, whole, left):
    assert narrowed_filters(Section(1, "findings", filters=own), whole) == left


def test_sections_that_no_article_is_left_for_are_written_all_the_same(tmp_path):
    own = {"outlets": ["Evening Lamp"]}
    sections = tuple(replace(part, filters={**part.filters, **own}) for part in WHOLE.sections)
    store = fill_briefing(tmp_path)
    made = manifest_of(
        store, replace(WHOLE, sections=sections), narrowed=Filters(outlets=("Harbour News",))
    )
    assert not made.quotes()
    assert not made.sources
    for form in FORMS:
        assert DOCUMENTS[form].write(made)


def test_charts_have_the_numbers_of_the_story_and_their_sentences(made):
    speakers = next(b.chart for b in made.blocks if b.chart and b.chart.view == "speakers")
    figures = {row.name: row.values[0] for row in speakers.rows}
    assert figures["Ada Quill"] == 4
    (behind,) = next(row for row in speakers.rows if row.name == "Ada Quill").evidence
    assert "the harbour will stay open" in [each.sentence for each in behind]
    for each in made.blocks:
        for row in each.chart.rows if each.chart else ():
            assert len(row.values) == len(row.evidence) == len(each.chart.series)
            assert all(
                bool(value) == bool(e) for value, e in zip(row.values, row.evidence, strict=True)
            )


def test_typed_text_has_bold_and_lists_and_obeys_nothing_else(made):
    text = block(made, "text").paragraphs
    assert [each.style for each in text] == ["plain", "bullet", "bullet", "number"]
    assert text[0].runs == (("Harbour", True), (" stays.", False))


# ---- in every format


@pytest.mark.parametrize("form", FORMS)
def test_the_same_briefing_is_the_same_file(made, files, form):
    assert DOCUMENTS[form].write(made) == files[form]


@pytest.mark.parametrize("form", READ)
def test_every_format_says_all_of_it(made, files, form):
    words = words_of(form, files[form])
    plain = re.sub(r"\\(.)", r"\1", words) if form == "md" else words
    plain = " ".join((re.sub(r"&lt;", "<", re.sub(r"&gt;", ">", plain))).split())
    for said in ("Week <18>", "FOR OFFICIAL USE", "Press desk", "Harbour", WARNING,
                 "the harbour will stay open", "Ada Quill opens the pier",
                 "Harbour to stay open, Harbour News" if form != "xlsx" else "Harbour News",
                 "unsure who said it, not checked (1): 1",
                 "Articles a day, by outlet"):  # fmt: skip
        assert said in plain, said


@pytest.mark.parametrize("form", READ)
def test_every_file_holds_its_manifest(made, files, form):
    assert json.loads(_manifest(form, files[form])) == record(made)


def _manifest(form, data):
    if form in ("docx", "pptx"):
        (part,) = [part for part in parts_of(data).values() if b"urn:dateline:manifest" in part]
        return re.sub(r"<[^>]+>", "", part.decode()).replace("&lt;", "<").replace(
            "&gt;", ">").replace("&amp;", "&")  # fmt: skip
    if form == "pdf":
        return bytes(pypdfium2.PdfDocument(data).get_attachment(0).get_data()).decode()
    if form == "xlsx":
        rows = openpyxl.load_workbook(io.BytesIO(data))["Manifest"].iter_rows(values_only=True)
        return "".join(row[0] for row in rows)
    if form == "md":
        return data.decode().partition("```json\n")[2].partition("\n```")[0]
    page = Tags()
    page.feed(data.decode())
    return page.pre


@pytest.mark.parametrize("form", READ)
def test_the_figures_of_a_chart_are_the_same_in_every_format(made, files, form):
    chart = next(b.chart for b in made.blocks if b.chart and b.chart.view == "speakers")
    expected = [(row.name, row.values[0]) for row in chart.rows]
    if form == "pptx":
        drawn = [shape.chart for slide in pptx.Presentation(io.BytesIO(files[form])).slides
                 for shape in slide.shapes if shape.has_chart]  # fmt: skip
        assert len(drawn) == 5
        plot = drawn[2].plots[0]
        assert list(zip(plot.categories, plot.series[0].values, strict=True)) == expected
    elif form == "xlsx":
        rows = list(openpyxl.load_workbook(io.BytesIO(files[form]))["Who is quoted most"].values)
        assert [tuple(row[:2]) for row in rows[1:]] == expected
    else:
        words = words_of(form, files[form])
        assert all(str(number) in words for _, number in expected)


# ---- Word


def test_word_has_headings_links_notes_and_a_comment_for_each_doubt(made, files):
    document = docx.Document(io.BytesIO(files["docx"]))
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heads == ["Contents", *(each.heading for each in made.blocks)]
    names = {mark.name for mark in document.bookmarks}
    assert {f"section_{each.section_id}" for each in made.blocks} <= names
    notes = [p.text.strip() for note in document.footnotes for p in note.paragraphs]
    assert notes == [source.line() for source in made.sources]
    comments = ["\n".join(p.text for p in each.paragraphs) for each in document.comments]
    doubtful = [quote for quote in made.quotes() if quote.doubt]
    assert doubtful
    assert {f"{quote.doubt}: {quote.reason}" for quote in doubtful} <= set(comments)
    assert b"FOR OFFICIAL USE" in b"".join(
        part for name, part in parts_of(files["docx"]).items() if "header" in name
    )


def test_a_source_is_listed_once_in_word(files, made):
    words = words_of("docx", files["docx"])
    for source in made.sources:
        assert words.count(source.line()) == 1


def test_pictures_in_word_and_slides_have_words_for_those_who_cannot_see_them(files):
    for form in ("docx", "pptx"):
        for name, part in parts_of(files[form]).items():
            if re.match(r"word/document|ppt/slides/slide\d", name):
                for drawn in re.findall(rb"<(?:wp:docPr|p:cNvPr)[^>]*>", part):
                    if b"Picture" in drawn or b"Chart" in drawn:
                        assert b'descr="' in drawn, (name, drawn)


# ---- slides, PDF, workbook


@pytest.mark.parametrize("listed", [0, 1, 2])
def test_paper_is_drawn_with_any_number_of_lists_of_sources(tmp_path, listed):
    lists = tuple(Section(number, "sources") for number in range(2, 2 + listed))
    made = manifest_of(fill_store(tmp_path), replace(SHEET, sections=(PICK, *lists)))
    assert "[1]" in words_of("pdf", DOCUMENTS["pdf"].write(made))
    assert to_pages(made)


def test_a_long_quotation_is_cut_on_a_slide_and_says_so(made):
    blocks = tuple(
        replace(each, groups=tuple(
            replace(group, quotes=tuple(replace(q, words="word " * 150) for q in group.quotes))
            for group in each.groups))
        for each in made.blocks
    )  # fmt: skip
    words = words_of("pptx", DOCUMENTS["pptx"].write(replace(made, blocks=blocks)))
    assert words.count(" […]") >= len(made.quotes())


def test_the_pdf_is_tagged_and_says_its_language(files):
    assert b"/MarkInfo" in files["pdf"]
    assert b"/Lang" in files["pdf"]
    assert b"pdfuaid" in files["pdf"]


def test_days_of_the_workbook_are_days_and_its_charts_are_its_own(files):
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
    heads, *rows = list(book["Timeline"].values)
    days = [row[heads.index("First day")] for row in rows]
    assert any(hasattr(day, "year") for day in days)
    assert list(book["Quotations"].values)[0][-1] == "quote_id"
    assert sum(len(sheet._charts) for sheet in book) == 5
    assert not [part for part in parts_of(files["xlsx"]).values() if b"<f>" in part]


# ---- the page


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.words, self.marked, self.pre, self.stack = [], [], [], "", []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.stack.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name == "src"]

    def handle_data(self, data):
        self.words.append(data)
        if "mark" in self.stack:
            self.marked.append(data)
        if "pre" in self.stack:
            self.pre += data

    def handle_endtag(self, tag):
        if tag in self.stack:
            self.stack.pop(len(self.stack) - 1 - self.stack[::-1].index(tag))


def test_the_page_opens_each_paragraph_and_loads_nothing(made, files):
    page = Tags()
    page.feed(files["html"].decode())
    assert not set(page.tags) & {"script", "img", "link", "iframe", "form"}
    numbers = sum(
        bool(each) for b in made.blocks if b.chart for row in b.chart.rows for each in row.evidence
    )
    opened = len(made.quotes()) + len(made.happenings()) + numbers
    assert page.tags.count("details") >= opened
    assert "the harbour will stay open" in page.marked
    assert "Minister Ada Quill said on Tuesday" in "".join(page.words)
    assert WARNING in page.words


def test_markdown_cites_each_quotation_and_obeys_no_word(sheet):
    text = DOCUMENTS["md"].write(sheet).decode()
    assert text.startswith("# Week \\<18\\>\n")
    assert "2. “the harbour will stay open" in text
    assert "Ada Quill, Minister \\[2\\]" in text
    assert "2. Harbour to stay open, Harbour News, 2 May 2023" in text
    assert "reported, not in these words" in text
    assert not re.search(r"(?<!\\)<(?!https?://)", text.partition("```json")[0])
    assert ":red[" not in text.partition("```json")[0]


def test_text_to_paste_says_all_and_obeys_nothing(made):
    plain = DOCUMENTS["txt"].write(made).decode()
    for said in ("Week <18>", WARNING, "Ada Quill opens the pier", "Ada Quill: 4", "- one",
                 "[1] "):  # fmt: skip
        assert said in plain
    rich = to_rich_text(replace(made, title="<script>alert(1)</script>"))
    page = Tags()
    page.feed(rich)
    assert set(page.tags) <= {"h1", "h2", "p", "a"}
    assert "Ada Quill opens the pier" in "".join(page.words)


def test_a_sheet_has_a_row_a_quotation_with_its_warning(sheet):
    text = DOCUMENTS["csv"].write(sheet).decode("utf-8-sig")
    read = list(csv.DictReader(io.StringIO(text.split("\r\n", 5)[5])))
    assert [row["No."] for row in read] == ["1", "2", "3", "4"]
    assert [row["Warning"] for row in read] == [WARNING, "", "", "likely, check"]


# ---- what is hostile


NASTY = (
    '=1+1 ]]> { MERGEFIELD x } \\write18{ls} #eval("1") #import "x"'
    " $x$ \u202etxet {{ a }} <b> _ * \\ 東京 Żółć \U0001f600 end"
)


@pytest.mark.parametrize("form", FORMS)
def test_words_of_articles_are_words_in_every_format(made, form):
    def spoilt(quote):
        return replace(quote, words=NASTY, named="S" * 300, before="", after="")

    blocks = tuple(
        replace(each, heading=f"{each.heading} {NASTY}", groups=tuple(
            replace(group, quotes=tuple(map(spoilt, group.quotes))) for group in each.groups),
            happenings=tuple(replace(e, title=NASTY, place=NASTY) for e in each.happenings),
            paragraphs=tuple(replace(p, runs=((NASTY, False),)) for p in each.paragraphs))
        for each in made.blocks
    )  # fmt: skip
    sources = tuple(replace(each, title=NASTY, url="javascript:alert(1)") for each in made.sources)
    data = DOCUMENTS[form].write(replace(made, title=NASTY, classification=NASTY, author=NASTY,
                                         blocks=blocks, sources=sources))  # fmt: skip
    if form in READ and form not in ("md", "html"):
        words = words_of(form, data)
        assert '#import "x" $x$' in words
        assert "東京 Żółć" in words
    if form in ("docx", "pptx"):
        relations = [part for name, part in parts_of(data).items() if name.endswith(".rels")]
        assert not [part for part in relations if b"javascript:" in part]
        fields = re.findall(
            rb'<w:instrText[^>]*>[^<]*|w:instr="[^"]*',
            b"".join(part for name, part in parts_of(data).items() if name.startswith("word/")),
        )
        assert not [field for field in fields if b"MERGEFIELD" in field]
    if form == "html":
        page = Tags()
        page.feed(data.decode())
        assert not set(page.tags) & {"script", "img", "link", "iframe", "form", "b>"}
        assert 'href="javascript' not in data.decode()


@pytest.mark.parametrize("form", FORMS)
def test_what_breaks_a_file_is_left_out_wherever_it_stands(tmp_path, form):
    odd = "a\x07b\x0b\ud800 =1+1"
    sections = tuple(replace(part, heading=odd, text=odd) for part in WHOLE.sections)
    brief = replace(WHOLE, title=odd, classification=odd, author=odd, sections=sections)
    data = DOCUMENTS[form].write(manifest_of(fill_briefing(tmp_path), brief))
    assert b"\x07" not in data or form in ("docx", "pptx", "pdf", "xlsx")
    if form in READ:
        assert "ab =1+1" in words_of(form, data)


def test_a_stop_without_a_date_has_no_place_in_the_order(made):
    stop = replace(made.happenings()[0], kind="stop", place="Tokyo", lat=35.7, lon=139.7)
    later = replace(stop, place="Seoul", date="", lat=37.6, lon=127.0)
    svg = draw_route([later, stop], name="Route", language="en", shape="slide").decode()
    assert ">1<" in svg
    assert ">2<" not in svg


# ---- what changed since


def test_what_changed_is_told_from_two_records(made):
    now = record(made)
    before = json.loads(json.dumps(now))
    before["made_on"] = "2023-05-01"
    before["articles"] -= 1
    quotes = next(part for part in before["sections"] if "quotations" in part)["quotations"]
    gone = quotes.pop(0)
    quotes[0]["speaker"] = "Somebody Else"
    events = next(part for part in before["sections"] if "events" in part)["events"]
    events[0]["date"] = "2023-05-01"
    told = "\n".join(each.words() for each in read_changes(now, before, "en"))
    assert f"new quotations (1): 1 ({gone['speaker']})" in told
    assert "Somebody Else → Ada Quill" in told
    assert "changed dates (1): " in told
    assert "1 May 2023 → " in told
    same = read_changes(now, json.loads(json.dumps(now)), "en")
    assert "nothing changed" in same[0].words()
    assert "since" not in {each.kind for each in made.blocks}


def test_a_chart_is_compared_with_itself_alone(made):
    now = record(made)
    people = next(part for part in now["sections"] if part["section_id"] == 7)
    places = {**people, "section_id": 70, "filters": {"types": ["GPE"]},
              "chart": {**people["chart"], "figures": {"Elsewhere": [5]}}}  # fmt: skip
    now["sections"].append(places)
    before = json.loads(json.dumps(now))
    assert "nothing changed" in read_changes(now, before, "en")[0].words()
    before["sections"][-1]["chart"]["figures"] = {"Elsewhere": [4]}
    told = [each.words() for each in read_changes(now, before, "en")]
    assert told[1:] == [f"{people['heading']} (1): Elsewhere: 4 → 5"]
    before["sections"][-1]["filters"] = {"types": ["LOC"]}  # counted otherwise: not compared
    assert "nothing changed" in read_changes(now, before, "en")[0].words()


def test_the_last_briefing_is_that_of_an_earlier_day(tmp_path):
    store = fill_briefing(tmp_path)
    note_export(store, 1, form="docx", manifest=record(manifest_of(store)))
    assert last_record(store, 1) is None  # of today, in another format perhaps
    with store.writing() as connection:
        connection.execute("UPDATE saved_briefing SET at = '2023-05-04T08:00:00'")
    store.add_corrections(make_correction("quote.hidden", OPEN, before=False, after=True))
    made = manifest_of(store, last=last_record(store, 1))
    told = "\n".join(each.words() for each in block(made, "since").paragraphs)
    assert "quotations no longer there (1): Ada Quill" in told
    assert "Who is quoted most (1): Ada Quill: 4 → 3" in told
    assert told in words_of("docx", DOCUMENTS["docx"].write(made))
    assert [each.who for each in exports_of(store, 1)]


# ---- the command line


@pytest.mark.parametrize("form", FORMS)
def test_the_command_line_writes_a_briefing_by_its_name(tmp_path, form):
    store = fill_store(tmp_path)
    keep_briefing(store, SHEET)
    out = tmp_path / f"b.{form}"
    arguments = ["export", "briefing", "week <18>", "--format", form, "--out", str(out), "--store"]
    assert main([*arguments, str(tmp_path)]) == 0
    if form in READ:
        assert "the harbour will stay open" in words_of(form, out.read_bytes())


def test_without_a_name_it_writes_a_visit_file_of_what_the_filters_leave(tmp_path):
    fill_briefing(tmp_path)
    out = tmp_path / "b.json"
    arguments = ["export", "briefing", "--format", "json", "--out", str(out), "--store",
                 str(tmp_path), "--outlet", "Harbour News"]  # fmt: skip
    assert main(arguments) == 0
    told = json.loads(out.read_text(encoding="utf-8"))
    kinds = [part["kind"] for part in told["sections"]]
    assert kinds[0] == "findings"
    assert kinds[-1] == "sources"
    assert {"itinerary", "timeline", "chart", "quotations"} <= set(kinds)
    assert {source["outlet"] for source in told["sources"]} == {"Harbour News"}


def test_a_name_that_no_briefing_has_is_told(tmp_path, capsys):
    fill_briefing(tmp_path)
    arguments = ["export", "briefing", "Weekly", "--format", "md", "--out", str(tmp_path / "b")]
    assert main([*arguments, "--store", str(tmp_path)]) == 1
    assert "no briefing 'Weekly'; known are #1 Week <18>" in capsys.readouterr().err


def _kept_of_a_story(folder):
    store = fill_store(folder)
    first, second = list(store.articles()["article_id"])[:2]
    other = make_story(store, "Other", articles=[first])
    one = make_story(store, "One", articles=[second])
    keep_briefing(store, replace(SHEET, story=other))
    return store, other, one


def test_a_briefing_whose_story_is_gone_is_refused_with_the_way_out(tmp_path, capsys):
    store, other, _ = _kept_of_a_story(tmp_path)
    decide_story(store, get_story(store, other), "removed", after=True)
    out = tmp_path / "b.json"
    arguments = ["export", "briefing", "#1", "--format", "json", "--out", str(out), "--store"]
    assert main([*arguments, str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "the story of briefing #1 'Week <18>' is gone" in said
    assert "--story" in said
    assert not out.exists()
    assert main([*arguments, str(tmp_path), "--story", "One"]) == 0


def test_a_briefing_follows_its_story_into_another(tmp_path):
    store, other, one = _kept_of_a_story(tmp_path)
    decide_story(store, get_story(store, other), "merged", after=one)
    out = tmp_path / "b.json"
    arguments = ["export", "briefing", "#1", "--format", "json", "--out", str(out), "--store"]
    assert main([*arguments, str(tmp_path)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["articles"] == 2
    assert [each.briefing_id for each in briefings_shown(store, one)] == [1]


def test_the_whole_of_it_is_kept_in_the_store(made):
    assert made.title == WHOLE.title
    assert record(made)["store_version"] == made.store_version


# ---- languages


@pytest.mark.parametrize(("language", "said"), [
    ("fr", ("Chronologie", "2 mai 2023", "attribution incertaine, non vérifiée (1): 1",
            "Sommaire")),
    ("de", ("Zeitleiste", "2. Mai 2023", "Zuschreibung unsicher, ungeprüft (1): 1")),
    ("ja", ("時系列", "2023年5月2日", "発言者が不確か、未確認 (1): 1", "目次")),
])  # fmt: skip
def test_labels_and_days_are_in_the_language_chosen_and_texts_as_they_are(tmp_path, language, said):
    store = fill_briefing(tmp_path)
    made = manifest_of(store, replace(WHOLE, language=language))
    words = words_of("docx", DOCUMENTS["docx"].write(made))
    for each in (*said, "the harbour will stay open", "Ada Quill opens the pier"):
        assert each in words, each
    assert "unsure who" not in words
    assert words_of("pdf", DOCUMENTS["pdf"].write(made))


def test_every_label_has_a_wording_in_each_language():
    table = rows("exports/briefing_labels", 4)
    assert all(all(row) for row in table)
    used = set()
    for path in (ROOT / "newstables" / "exports" / "briefing").rglob("*.py"):
        used |= set(re.findall(r'(?:label|say)\("([^"{]+)"', path.read_text(encoding="utf-8")))
    assert used
    assert not used - {row[0] for row in table}
