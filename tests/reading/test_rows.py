"""Tables and objects: the text among columns, shapes of crawlers, days settled by a column."""

import json

import pytest

from newstables.config import Settings
from newstables.reading.article import Columns
from newstables.reading.files import read_bytes
from newstables.reading.formats.fields import words_of
from newstables.reading.formats.markup import plain_of

TEXT = "Mara Quist, the mayor of Lowmoor, said on Tuesday that the council would vote again."


def read(data, name="a.json", columns=None):
    data = data if isinstance(data, str) else json.dumps(data)
    return read_bytes(data.encode(), name=name, settings=Settings(), columns=columns)


@pytest.mark.parametrize(
    "data",
    [
        {"hits": {"hits": [{"_source": {"text": TEXT, "title": "T"}}]}},
        {"response": {"docs": [{"body_text": TEXT, "title": "T"}]}},
        {"data": {"news": {"edges": [{"node": {"content": TEXT, "title": "T"}}]}}},
        {"1": {"text": TEXT, "title": "T"}, "2": {"text": f"{TEXT} Twice.", "title": "T"}},
        [{"title": {"rendered": "T"}, "content": {"rendered": f"<p>{TEXT}</p>"}}],
        [{"headline": "T", "text": None, "maintext": TEXT}],
        [{"title": "T", "text": float("nan"), "body": TEXT}],
        [{"title": "T", "paragraphs": [TEXT], "text": ""}],
        [{"title": "T", "fields": {"bodyText": TEXT}}],
        {"metadata": {"title": "T", "date": "2023-01-31"}, "text": TEXT},
        {"article": {"title": "T", "text": TEXT}, "meta": {"date": "2023-01-31"}},
        {"title": {"_text": "T"}, "text": {"_text": TEXT}},
        {"title": {"en": "T"}, "text": {"en": TEXT}},
        {"headline": {"main": "T", "kicker": None}, "body": {"blocks": [{"text": TEXT}]}},
        {"columns": ["title", "text"], "index": [0], "data": [["T", TEXT]]},
        {"title": {"0": "T"}, "text": {"0": TEXT}},
        [["title", "text"], ["T", TEXT]],
        [json.dumps({"title": "T", "text": TEXT})],
        {"@graph": [{"@type": "WebPage"}, {"@type": "Article", "title": "T", "articleBody": TEXT}]},
        {"news_title": "T", "news_content": TEXT},
        [{"headlines": [{"value": "T"}], "bodies": [{"role": "main", "value": TEXT}]}],
    ],
)
def test_shapes_that_crawlers_and_services_write(data):
    reading = read(data)
    assert (reading.articles[0].text, reading.articles[0].title) == (TEXT, "T")
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("stated", "field", "value"),
    [
        ({"source": "https://courier.example/a"}, "url", "https://courier.example/a"),
        ({"hostname": "courier.example", "sitename": "Courier"}, "outlet", "Courier"),
        ({"source": {"uri": "courier.example", "title": "Courier"}}, "outlet", "Courier"),
        ({"created_at": "2023-03-03", "date": "2023-01-31"}, "published", "2023-01-31"),
        ({"date": {"$date": "2023-01-31T09:00:00Z"}}, "published_at", "2023-01-31T09:00:00+00:00"),
        ({"date": {"$date": {"$numberLong": "1675155600000"}}}, "published", "2023-01-31"),
        ({"date": 1675155600}, "published", "2023-01-31"),
        ({"date": {"_seconds": 1675155600, "_nanoseconds": 0}}, "published", "2023-01-31"),
        ({"date": {"date": "2023-01-31 10:00:00.000000"}}, "published", "2023-01-31"),
        ({"date": [2023, 1, 31]}, "published", "2023-01-31"),
        ({"publisher_name": "Courier"}, "outlet", "Courier"),
        ({"title": "<b>Pier</b> &amp; dock"}, "title", "Pier & dock"),
        ({"date": "2023-01-31", "dateModified": "2023-02-02T10:00:00+01:00"}, "modified",
         "2023-02-02T10:00:00+01:00"),
        ({"title": "Pier &amp;amp; dock"}, "title", "Pier & dock"),
        ({"author": ["https://courier.example/rita", "Rita"]}, "byline", None),
        ({"title": "NaN", "outlet": "null"}, "title", None),
        ({"category": "Ports"}, "section", "Ports"),
    ],
)  # fmt: skip
def test_what_is_stated_in_many_words(stated, field, value):
    assert getattr(read([{"text": TEXT} | stated]).articles[0], field) == value


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["31/01/2023", "03/02/2023"], ["2023-01-31", "2023-02-03"]),
        (["01/31/2023", "02/03/2023"], ["2023-01-31", "2023-02-03"]),
        (["1/31/23 10:15", "2/3/23 9:00 PM"], ["2023-01-31", "2023-02-03"]),
        (["03/02/2023", "04/02/2023"], [None, None]),
        (["31/01/2023", "01/31/2023", "03/02/2023"], ["2023-01-31", "2023-01-31", None]),
    ],
)
def test_the_order_of_a_column_is_settled_by_the_rows_that_can_be_but_one_day(days, expected):
    rows = [{"text": f"{TEXT} {number}", "date": day} for number, day in enumerate(days)]
    reading = read(rows)
    assert [article.published for article in reading.articles] == expected
    assert sum(bool(problem.days) for problem in reading.problems) == (None in expected)


def test_the_order_can_be_said_and_is_told_as_the_ground():
    rows = [{"text": TEXT, "date": "03/02/2023"}]
    (article,) = read(rows, columns=Columns(day_first=False)).articles
    assert article.published == "2023-03-02"
    assert "months first, given for the file" in article.published_basis


def test_every_column_can_be_chosen():
    table = f"a;b;c;d\nPier;Courier;31.1.2023;{TEXT}\n"
    chosen = Columns({"text": "d", "title": "a", "outlet": "b", "published": "c"})
    reading = read(table, "a.csv", chosen)
    article = reading.articles[0]
    assert (article.title, article.outlet, article.published) == ("Pier", "Courier", "2023-01-31")
    assert article.text == TEXT
    assert reading.tables[0].taken.fields == dict(chosen.fields)


def test_a_column_can_be_left_out():
    table = f"title;text\nnot the headline;{TEXT}\n"
    assert read(table, "a.csv", Columns({"title": ""})).articles[0].title is None


def test_which_columns_were_taken_is_told():
    table = f"Headline,Published,Text,x\nPier,2023-01-31,{TEXT.replace(',', ';')},1\n"
    (shape,) = read(table, "a.csv").tables
    assert shape.columns == ("Headline", "Published", "Text", "x")
    assert shape.taken.fields == {"text": "Text", "title": "Headline", "published": "Published"}


def test_names_given_twice_are_told_and_lose_nothing():
    reading = read(f'[{{"text": "", "text": "{TEXT}", "title": "T"}}]')
    assert reading.articles[0].text == TEXT
    assert "twice" in reading.problems[0].what
    reading = read(f"text,text,title\n,{TEXT.replace(',', ';')},T\n", "a.csv")
    assert reading.articles[0].title == "T"
    assert "several columns" in reading.problems[0].what


def test_a_row_is_not_lost_in_another_when_a_mark_never_closes():
    rows = [f'T{number},2023-01-0{number},"The row of number {number}."' for number in range(1, 6)]
    rows[2] = rows[2].rstrip('"')
    reading = read("title,date,text\n" + "\n".join(rows), "a.csv")
    assert [article.title for article in reading.articles] == ["T1", "T2", "T3", "T4", "T5"]
    assert [problem.source for problem in reading.problems] == ["a.csv, line 4"]


def test_marks_that_are_not_doubled_keep_the_text_whole():
    table = 'title,text\nA,"The "pier" was closed, he said, and the quay."\nB,"Second row."\n'
    reading = read(table, "a.csv")
    assert reading.articles[0].text == 'The "pier" was closed, he said, and the quay.'
    assert reading.problems[0].source == "a.csv, line 2"


@pytest.mark.parametrize(
    ("value", "words"),
    [(float("nan"), ""), (2023.0, "2023"), (None, ""), (True, ""), ({"a": 1}, ""), ("N/A", "")],
)
def test_what_stands_for_nothing_is_nothing(value, words):
    assert words_of(value) == words


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>1.</p><p>&quot;Two,&quot; he said.<br/>Three.</p>", '1.\n\n"Two," he said.\nThree.'),
        ("5 < 6 and 7 > 4 & more", "5 < 6 and 7 > 4 & more"),
        ("It&#39;s &amp; was", "It's & was"),
        ("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "One.\n\nTwo."),
        ("<![CDATA[One]]><!-- not this --> two", "One two"),
        ("<script>alert(1)</script><div>Words</div>", "Words"),
    ],
)  # fmt: skip
def test_markup_in_cells_becomes_plain_text(cell, text):
    assert plain_of(cell) == text


@pytest.mark.parametrize(
    "written",
    [
        "var news = [{one}];",
        "show([{one}]);",
        "[{one},]",
        "{one} {one}",
        "\ufeff[{one}]",
        "{one},\n{one}",
    ],
)
def test_what_is_json_but_for_a_script_a_comma_or_a_list(written):
    one = json.dumps({"title": "T", "text": TEXT})
    reading = read(written.replace("{one}", one))
    assert (reading.articles[0].title, reading.articles[0].text) == ("T", TEXT)


def test_cells_beyond_the_header_are_told():
    reading = read("title,text\nPier,It closed, she said.\n", "a.csv")
    assert "more cells than the header in line 2" in reading.problems[0].what


@pytest.mark.parametrize(
    "top",
    [
        "Title: T\nSource: Courier\nDate: 31 January 2023\nLength: 15 words\n\n",
        "Title: T\n\nSource: Courier\n\nDate: 31 January 2023\n\n",
        "Title: T\nSource: Courier\nDate: 31 January 2023\nText: ",
        "Title: T\nSource: Courier\nDate: 31 January 2023\nBody:\n\n",
    ],
)
def test_fields_above_a_text_in_their_forms(top):
    article = read(top + TEXT, "a.txt").articles[0]
    assert (article.title, article.outlet, article.published) == ("T", "Courier", "2023-01-31")
    assert article.text == TEXT
