"""Reading: what comes in, whatever its form, becomes articles or plain sentences."""

import json
import random
from dataclasses import fields
from pathlib import Path

import pytest

from newstables.config import Settings, read_settings
from newstables.errors import ArticleError
from newstables.reading.article import Article, Columns, hash_text, with_given
from newstables.reading.dates import date_in_address, read_date
from newstables.reading.files import READERS, read_bytes, read_pasted, read_path, read_paths
from newstables.schemas import ARTICLES, PROBLEMS
from tests.reading.folder.making import all_files

SAVED = Path(__file__).parents[1] / "saved"
SETTINGS = Settings()
TEXT = (
    "Envoy Maria Castellan left Port Ellis on Friday without the harbour treaty, she said.\n\n"
    "“We are closer than we were,” she told reporters – and paid £5 for a café crème."
)


def read(data, *, name="a.txt", settings=SETTINGS, columns=None):
    data = data.encode("utf-8") if isinstance(data, str) else data
    return read_bytes(data, name=name, settings=settings, columns=columns)


def only(reading):
    assert [problem.what for problem in reading.problems] == []
    assert len(reading.articles) == 1
    return reading.articles[0]


def problem_of(reading):
    assert reading.articles == ()
    assert len(reading.problems) == 1
    return reading.problems[0]


# Encodings


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings_give_the_same_text_and_id(encoding):
    article = only(read(TEXT.encode(encoding)))
    assert article.text == TEXT
    assert article.article_id == hash_text(TEXT)


def test_latin_1_is_read():
    text = TEXT.replace("“", '"').replace("”", '"').replace("–", "-")
    assert only(read(text.encode("latin-1"))).text == text


def test_a_page_in_the_encoding_it_declares():
    page = SAVED.joinpath("page.html").read_text("utf-8").replace("utf-8", "windows-1252")
    assert "Écluse, £5 & naïve" in only(read(page.encode("cp1252"), name="p.html")).text


def test_cyrillic_windows_text_is_not_taken_for_western():
    text = "Генеральный секретарь НАТО прибыл в Токио и встретился с премьер-министром Японии. " * 5
    reading = read(text.encode("cp1251"))
    assert reading.articles[0].text == text
    assert reading.articles[0].language == "ru"


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (b"", "a.txt", "the file is empty"),
        (b" \n\t\n", "a.txt", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "photo.txt", "this is a PNG picture, not text"),
        (b"%PDF-1.7\n%\xe2\xe3", "scan.txt", "a damaged PDF"),
        (
            b"PK\x03\x04rest",
            "letter.txt",
            "a damaged zip archive",
        ),
        (bytes(range(256)) * 20, "noise.txt", "this is not text"),
        (b"\x01\x02\x03\x04words" * 50, "noise.md", "this is not text"),
        (b"\xff\xfeA\x00\xd8", "cut.txt", "it begins as UTF-16 text but breaks at byte"),
        ("–“”é".encode() * 9 + b"\xff", "b.txt", "UTF-8 text with broken characters (1 of them)"),
        (b"words", "letter.docx", "not a Word document"),
        (b"\0\1\2\3", "README", "cannot read a file without an ending"),
        (b"<html></html>", "a.html", "no article in this page"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_fault_and_the_way_out(data, name, what):
    problem = problem_of(read(data, name=name))
    assert problem.source == name
    assert problem.what.startswith(what)
    assert len(problem.advice) > 10
    PROBLEMS.frame([problem.row(at="2023-03-03T00:00:00Z")])


def test_limits_are_stated():
    small = Settings(max_file_mb=0.0001, max_article_words=3)
    assert "the limit is 0.0001 MB" in problem_of(read("word " * 99, settings=small)).what
    assert (
        "has 4 words, the limit is 3" in problem_of(read("one two three four", settings=small)).what
    )
    assert "has 31 characters, the limit is 30" in problem_of(read("“" * 31, settings=small)).what


def test_a_huge_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(260_000_000)
    reading = read_path(path, settings=SETTINGS)
    assert problem_of(reading).what == "the file has 260.0 MB, the limit is 200 MB"


def test_text_garbled_before_is_read_with_a_warning():
    reading = read(TEXT.encode("utf-8").decode("cp1252", errors="replace"))
    assert len(reading.articles) == 1
    assert "garbled" in reading.problems[0].what


def test_another_language_is_said():
    text = "Il segretario generale della NATO è arrivato a Tokyo per un colloquio con il premier."
    reading = read(text + " " + text)
    assert reading.articles[0].language == "it"
    assert reading.problems[0].what == "is written in Italian: it is kept, but not read"


# Standoff and ids


@pytest.mark.parametrize("text", ["a\r\nb  c\t\n\n", f"x\x07y \x00 {TEXT}", "= \u202e £"])
def test_text_is_kept_as_it_came_in(text):
    assert only(read(text)).text == text


def test_id_is_the_same_on_every_machine_and_line_ending():
    assert hash_text("One.\nTwo.") == "d9613c9fbcb5f854"
    assert hash_text("One.\r\nTwo.\r\n") == hash_text("One.\rTwo.") == hash_text("One.\nTwo.")
    assert hash_text("One.\n\nTwo.") != hash_text("One.\nTwo.")


def test_article_has_the_columns_of_its_frame():
    frame = ARTICLES.frame([only(read(TEXT)).row()])
    assert {field.name for field in fields(Article)} | {
        "duplicate_of",
        "copy_kind",
        "also_printed",
        "added_at",
    } == set(frame.columns)


# Plain text and Markdown


def test_header_lines_on_top_are_metadata():
    article = only(read(f"Title: Harbour talks\nOutlet: The Courier\nDate: 3 March 2023\n\n{TEXT}"))
    assert (article.title, article.outlet, article.published) == (
        "Harbour talks",
        "The Courier",
        "2023-03-03",
    )
    assert article.title_basis == "metadata: header line “Title”"
    assert article.text == TEXT


@pytest.mark.parametrize(
    "top", ["Date: unknown, she said.\n\n", "Title: A\nHe said: B\n\n", "Date: 1\n"]
)
def test_what_only_resembles_header_lines_is_text(top):
    assert only(read(top + TEXT)).text == top + TEXT


def test_front_matter_is_metadata():
    article = only(
        read(
            f"---\ntitle: 'One: two'\nauthors: [Ann Lee, Bo Moor]\ndate: 2023-03-03\nx: 1\n"
            f"---\n\n{TEXT}",
            name="a.md",
        )
    )
    assert (article.title, article.byline, article.text) == ("One: two", "Ann Lee, Bo Moor", TEXT)
    assert article.published_basis == "metadata: front matter “date”"


def test_markdown_heading_is_the_title_and_stays_in_the_text():
    article = only(read(f"# Harbour talks end\n\n{TEXT}", name="a.md"))
    assert article.title == "Harbour talks end"
    assert article.text.startswith("# Harbour")


def test_pasted_text_is_read_like_a_file():
    assert only(read_pasted(TEXT, settings=SETTINGS)).article_id == hash_text(TEXT)
    assert problem_of(read_pasted(" \n", settings=SETTINGS)).what == "it holds no words"


# Web pages


def test_page_gives_text_and_metadata():
    article = only(read_path(SAVED / "page.html", settings=SETTINGS))
    assert (article.title, article.outlet, article.byline, article.published, article.url) == (
        "Harbour talks end without a deal",
        "The Harbour Courier",
        "Ann Lee",
        "2023-03-03",
        "https://harbour-courier.example/2023/03/03/harbour-talks",
    )
    assert article.published_basis == "metadata: the page's article:published_time"
    assert article.text.count("\n") >= 3
    assert not any(word in article.text for word in ("Privacy", "script", "Sport"))


def test_page_metadata_as_linked_data():
    article = only(read_path(SAVED / "page_linked_data.html", settings=SETTINGS))
    assert (article.title, article.outlet, article.byline, article.published) == (
        "Ferry returns to Brackwater",
        "Northgate Chronicle",
        "Jo Park, Bo Moor",
        "2023-04-05",
    )


def test_hostile_page_is_only_text(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("nothing may be fetched")

    monkeypatch.setattr("socket.socket.connect", refuse)
    article = only(read_path(SAVED / "hostile.html", settings=SETTINGS))
    assert "alert('body')" not in article.text
    assert "root:" not in article.text
    assert "<script>alert('escaped')</script>" in article.text  # words of the page, not its markup
    assert article.url is None


def test_hostile_article_is_kept_letter_by_letter():
    article = only(read_path(SAVED / "hostile.md", settings=SETTINGS))
    assert article.title.startswith("=HYPERLINK(")
    assert article.url is None
    for part in (
        "<script>",
        "$5 a head, not $10",
        ":red[alert]",
        "javascript:alert('name')",
        "\x07",
    ):
        assert part in article.text


# Tables


def test_json_lines_name_the_broken_line_and_go_on():
    lines = [json.dumps({"id": "a", "text": TEXT}), '{"text": "cut', "[1]", '{"text": ""}', ""]
    reading = read("\n".join(lines), name="a.jsonl")
    assert [article.text for article in reading.articles] == [TEXT]
    assert [problem.source for problem in reading.problems] == [
        "a.jsonl, line 2",
        "a.jsonl, line 3",
        "a.jsonl, line 4",
    ]
    assert reading.problems[0].what.startswith("not valid JSON (Unterminated string")


@pytest.mark.parametrize(
    "data",
    [
        {"body": TEXT, "headline": "T"},
        [{"body": TEXT, "headline": "T"}],
        {"status": "ok", "articles": [{"content": TEXT, "title": "T", "source": {"name": "O"}}]},
    ],
)
def test_json_shapes(data):
    article = only(read(json.dumps(data), name="a.json"))
    assert (article.text, article.title) == (TEXT, "T")


def test_json_lines_under_the_name_json():
    reading = read('{"text": "One two."}\n{"text": "Three four."}', name="a.json")
    assert [article.text for article in reading.articles] == ["One two.", "Three four."]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ('{"text": ', "not valid JSON at line 1, column 10"),
        ('"just words"', "holds no articles"),
        ("[]", "it holds no articles"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_broken_json(data, what):
    assert problem_of(read(data, name="a.json")).what.startswith(what)


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_damaged_files_end_in_sentences(suffix):
    chance = random.Random(7)
    whole = [path.read_bytes() for path in sorted(SAVED.glob("*.*"))]
    whole += [b'{"text": "a b", "url": "http://[::1"}\n[1]\n', b'text;title\n"a ""b""";c\nd\n']
    for _ in range(40):
        data = bytearray(chance.choice(whole))
        for _ in range(chance.choice([1, 5, 40])):
            at = chance.randrange(len(data))
            part = chance.choice(
                [b"\x00", b'"', b"{", b"[", b"<", b"---\n", b"\xff\xfe", b"\\ud800"]
            )
            data[at : at + chance.randrange(5)] = part
        reading = read(bytes(data), name=f"a{suffix}")
        assert reading.articles or reading.problems


def test_half_characters_in_json_do_not_break_hashing():
    reading = read('{"text": "half \\ud83d of it"}', name="a.json")
    assert [article.text for article in reading.articles] == ["half \ufffd of it"]
    assert "garbled" in reading.problems[0].what


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_csv_with_any_separator(separator):
    row = separator.join(["2023-03-03", '"' + TEXT.replace('"', '""') + '"', "Courier"])
    table = separator.join(["Date", "Text", "Source"]) + "\r\n" + row + "\r\n"
    article = only(read(b"\xef\xbb\xbf" + table.encode(), name="a.csv"))
    assert (article.text, article.published, article.outlet) == (TEXT, "2023-03-03", "Courier")
    assert article.published_basis == "metadata: column “Date”"
    assert article.source == "a.csv, line 4"


def test_table_without_a_text_column_asks_which():
    table = f'nr,words of it,date\n1,"{TEXT}",2023-03-03\n'
    problem = problem_of(read(table, name="a.csv"))
    assert problem.columns == ("nr", "words of it", "date")
    assert "choose the column" in problem.advice
    assert only(read(table, name="a.csv", columns=Columns({"text": "words of it"}))).text == TEXT
    wrong = problem_of(read(table, name="a.csv", columns=Columns({"text": "nothing"})))
    assert wrong.what == "there is no column “nothing”"


def test_csv_with_a_long_field_and_short_rows():
    table = (
        "text,title\n" + '"' + "the harbour talks ended " * 10_000 + '",T\nOnly text\n\n,no text\n'
    )
    reading = read(table, name="a.csv")
    assert [article.words for article in reading.articles] == [40_000, 2]
    assert [problem.source for problem in reading.problems] == ["a.csv, line 5"]


@pytest.mark.parametrize("data", ["text\n", "\n\n", "text,title\n\n\n"])
def test_csv_without_rows(data):
    assert problem_of(read(data + " ", name="a.csv")).what


def test_folder_is_read_in_a_steady_order_and_names_what_it_cannot_read(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden.txt").write_text("no")
    (tmp_path / "b" / "one.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.txt").write_text("Other words.")
    (tmp_path / "c.png").write_bytes(b"\x89PNG")
    readings = list(read_paths([tmp_path, tmp_path / "gone.txt"], settings=SETTINGS))
    assert [article.source for reading in readings for article in reading.articles] == [
        "a.txt",
        "one.txt",
    ]
    assert [problem.what for reading in readings for problem in reading.problems] == [
        "this is a PNG picture, not text",
        "cannot be read: no such file or directory",
    ]


def test_every_reader_has_a_test():
    made = " ".join(str(file.name) for file in all_files())
    tested = Path(__file__).read_text("utf-8") + made
    assert [suffix for suffix in READERS if suffix not in tested] == []


# Inference


def test_outlet_from_the_address():
    table = {"text": TEXT, "url": "https://www.bbc.co.uk/news/2023/03/03/talks"}
    article = only(read(json.dumps(table), name="a.json"))
    assert (article.outlet, article.outlet_basis) == ("BBC News", "url: bbc.co.uk")
    assert (article.published, article.published_basis[:4]) == ("2023-03-03", "url:")


def test_outlet_stated_as_a_domain_gets_its_name():
    article = only(read(json.dumps({"text": TEXT, "source": "www.bbc.co.uk"}), name="a.json"))
    assert article.outlet == "BBC News"


def test_agency_line_gives_the_origin_but_no_outlet():
    article = only(read(f"TOKYO, Feb 1 (Reuters) - {TEXT}"))
    assert (article.origin, article.outlet, article.published) == ("Reuters", None, None)
    assert "any outlet may have printed it" in article.outlet_basis
    assert article.published_hint == "dateline: Feb 1; weekdays named: Friday"


def test_full_dateline_gives_the_day():
    article = only(read(f"TOKYO, Feb. 1, 2023 (Reuters) - {TEXT}"))
    assert article.published == "2023-02-01"
    assert article.published_basis == "inferred: dateline “Feb. 1, 2023”"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© 2023 The Harbour Courier. All rights reserved.", "The Harbour Courier"),
        ("Copyright 2023 Pacific Lantern Ltd.", "Pacific Lantern"),
        ("© 2023 All rights reserved", None),
        ("© 2023 Reuters", None),
        ("Copyright © 2023 by Ann Lee. Reprinted with permission.", None),
    ],
)
def test_outlet_from_the_copyright_line(line, outlet):
    assert only(read(f"{TEXT}\n\n{line}")).outlet == outlet


def test_headline_byline_and_date_line_on_top():
    article = only(
        read(f"Harbour talks end without a deal\n\nBy Ann Lee\n\nMarch 3, 2023\n\n{TEXT}\n\nOver.")
    )
    assert (article.title, article.byline, article.published) == (
        "Harbour talks end without a deal",
        "Ann Lee",
        "2023-03-03",
    )


def test_first_sentence_is_no_headline():
    article = only(read(TEXT))
    assert (article.title, article.outlet, article.published) == (None, None, None)
    assert article.title_basis.startswith("unknown: no headline")


def test_a_stated_date_that_is_none_stays_unknown_and_is_shown():
    for words in ("2023-13-40", "01/02/2023", "2023-02", "yesterday"):
        (article,) = read(json.dumps({"text": TEXT, "date": words}), name="a.json").articles
        assert article.published is None
        assert words in article.published_basis


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2023-02-01", "2023-02-01"),
        ("2023-02-01T23:30:00-05:00", "2023-02-01"),
        ("20230201", "2023-02-01"),
        ("Wed, 01 Feb 2023 10:00:00 GMT", "2023-02-01"),
        ("1 February 2023", "2023-02-01"),
        ("Wednesday, February 1st, 2023", "2023-02-01"),
        ("Feb. 1, 2023 9:00 a.m.", "2023-02-01"),
        ("1.2.2023", "2023-02-01"),
        ("25/02/2023", "2023-02-25"),
        ("02/25/2023", "2023-02-25"),
        ("01/02/2023", None),
        ("2023-02-30", None),
        ("2023", None),
        ("1675209600", None),
        ("", None),
    ],
)
def test_read_date(words, day):
    assert read_date(words) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/world/2023/02/01/talks", "2023-02-01"),
        ("https://a.example/talks-2023-02-01/", "2023-02-01"),
        ("https://a.example/2023/feb/01/talks", "2023-02-01"),
        ("https://a.example/2023/02/talks", None),
        ("https://a.example/2023/13/01/talks", None),
        ("https://a.example/id/120230201", None),
        ("https://2023/02/01", None),
    ],
)
def test_date_in_address(url, day):
    assert date_in_address(url) == day


def test_what_a_person_says_wins_and_says_so():
    article = with_given(only(read(TEXT)), published="31 January 2023", outlet=" The Courier ")
    assert (article.published, article.published_basis) == ("2023-01-31", "given")
    assert (article.outlet, article.outlet_basis) == ("The Courier", "given")
    assert with_given(article, outlet="").outlet is None
    for wrong in ({"published": "2023-13-40"}, {"url": "javascript:alert(1)"}, {"text": "x"}):
        with pytest.raises(ArticleError):
            with_given(article, **wrong)


def test_seeds_show_nothing_guessed_as_known():
    seeds = read_settings().corpora / "seeds"
    if not seeds.is_dir():
        pytest.skip(f"no seeds in {seeds}")
    first, second = [only(reading) for reading in read_paths([seeds], settings=SETTINGS)]
    assert (first.outlet, first.origin) == ("Bloomberg", "Bloomberg")
    assert first.published_hint == "© line: 2023; weekdays named: Tuesday, Monday"
    assert (second.outlet, second.origin) == (None, None)
    assert "REUTERS" in second.outlet_basis
    for article in (first, second):
        assert (article.title, article.byline, article.published) == (None, None, None)
        assert article.language == "en"


def test_a_number_no_python_reads_is_one_problem():
    big = b'{"text": "a b c", "published": ' + b"9" * 5000 + b"}"
    for name in ("big.json", "big.jsonl"):
        reading = read_bytes(big, name=name, settings=SETTINGS)
        assert not reading.articles
        assert len(reading.problems) >= 1


PIER = "Pier to close\n\nThe mayor of Lowmoor said on Tuesday that the pier would close in May.\n"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PIER.encode(), "pier.doc"),
        (PIER.encode(), "pier"),
        (PIER.encode("utf-16"), "pier.DOC"),
        (PIER.encode("cp1252"), "Lowmoor 3.2.2023"),
        (PIER.encode(), "pier.dat"),
        (PIER.encode(), "pier.asc"),
        (b'{"text": "Pier to close in May."}\n{"text": "Pier to open again."}\n', "dump"),
        (b"<html><body><article><p>The pier of Lowmoor is to close in May, the mayor said on "
         b"Tuesday after a long talk.</p></article></body></html>", "pier.doc"),
        (b"{\\rtf1 The pier of Lowmoor is to close in May, the mayor said.}", "pier"),
    ],
)  # fmt: skip
def test_a_text_is_known_by_its_content_whatever_its_name(data, name):
    assert "pier" in read(data, name=name).articles[0].text.lower()


@pytest.mark.parametrize("name", ["run", "run.doc", "style.css", "pier.pages"])
def test_what_is_no_text_stays_refused(name):
    data = b"\x7fELF\2\1\1" + bytes(range(40)) * 9 if name.startswith("run") else PIER.encode()
    assert problem_of(read(data, name=name)).what.startswith("cannot read")


@pytest.mark.parametrize(
    ("top", "published", "modified"),
    [
        ("Updated 3 February 2023", None, "2023-02-03"),
        ("Last updated: Friday, 3 February 2023 10:15", None, "2023-02-03"),
        ("Updated:\n3 February 2023", None, "2023-02-03"),
        ("Corrected on February 3, 2023", None, "2023-02-03"),
        ("Published 1 February 2023, updated 3 February 2023", "2023-02-01", "2023-02-03"),
        ("Updated 3 February 2023 | Published 1 February 2023", "2023-02-01", "2023-02-03"),
        ("Updated 3 February 2023\nPosted on 1 February 2023", "2023-02-01", "2023-02-03"),
        ("1 February 2023", "2023-02-01", None),
        ("Published:\nFebruary 1, 2023", "2023-02-01", None),
    ],
)
def test_the_day_of_a_change_is_no_day_of_publication(top, published, modified):
    text = f"Pier to close\n\n{top}\n\nThe mayor of Lowmoor said that the pier would close."
    (article,) = read(text).articles
    assert (article.published, article.modified) == (published, modified)
    if modified and not published:
        assert "changed on" in article.published_hint


@pytest.mark.parametrize(
    "stated",
    ["1970-01-01", "1970-01-01T00:00:00Z", "0001-01-01", "01/01/1970", "1900-01-01 00:00:00",
     "1969-12-31T19:00:00-05:00", "9999-12-31"],
)  # fmt: skip
def test_the_zero_of_a_clock_is_no_day(stated):
    line = json.dumps({"text": "The pier of Lowmoor is to close.", "date": stated})
    (article,) = read(line, name="a.jsonl").articles
    assert article.published is None
    assert "where they know no day" in article.published_basis


def test_a_day_of_1970_in_letters_is_one():
    line = json.dumps({"text": "The pier of Lowmoor is to close.", "date": "1 January 1970"})
    assert read(line, name="a.jsonl").articles[0].published == "1970-01-01"


def test_a_year_of_two_digits_that_may_stand_first_or_last_is_asked_for():
    rows = "text,date\nThe pier is to close.,21-03-04\nThe pier is open.,11-02-03\n"
    reading = read(rows, name="a.csv")
    assert [one.published for one in reading.articles] == [None, None]
    (problem,) = reading.problems
    assert "21 March 2004 or 4 March 2021" in problem.what and problem.days
    assert "which may be 21 March 2004" in reading.articles[0].published_basis
    answered = read(rows, name="a.csv", columns=Columns(day_first=True))
    assert [one.published for one in answered.articles] == ["2004-03-21", "2003-02-11"]
    other = read(rows, name="a.csv", columns=Columns(day_first=False))
    assert [one.published for one in other.articles] == [None, "2003-11-02"]
    assert "1 of its dates" in other.problems[0].what
