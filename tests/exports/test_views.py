"""Views: rows in the order their title says, under the columns promised, with what is sure."""

import datetime as dt
import io

import openpyxl
import pandas as pd
import pytest

from newstables.exports.about import About
from newstables.exports.columns import COLUMNS, Column, Content, table
from newstables.exports.views import fill
from newstables.exports.xlsx import to_xlsx
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import build_quote_rows, quotes_page
from newstables.queries.tables import open_tables
from newstables.replica.replica import open_replica
from newstables.schemas import MENTIONS, QUOTES
from tests.fixtures.frames import articles, mention, quote
from tests.fixtures.story import fill_store

# Ana stands twice in one article, Bo once in each of two, and late in both.
FIRST = "Ana Lund spoke. Ana Lund left. The port was shut that day and nobody came. Bo Vik sat."
SECOND = "The town was quiet, no ferry went, nothing moved at all, it was said by Bo Vik."


@pytest.fixture
def names():
    known = articles(FIRST, SECOND)
    rows = [
        mention(FIRST, "Ana Lund", at=0, entity_id="PERSON:Ana Lund"),
        mention(FIRST, "Ana Lund", at=16, entity_id="PERSON:Ana Lund"),
        mention(FIRST, "Bo Vik", entity_id="PERSON:Bo Vik"),
        mention(SECOND, "Bo Vik", article="a1", entity_id="PERSON:Bo Vik"),
    ]
    return open_tables({"articles": known.assign(sample=False), "mentions": MENTIONS.frame(rows)})


@pytest.mark.parametrize(
    ("count", "title", "first"),
    [
        ("mentions", "Names, most mentioned first", "Bo Vik"),
        ("articles", "Names, in most articles first", "Bo Vik"),
        ("prominence", "Names, most prominent first", "Ana Lund"),
    ],
)
def test_names_stand_in_the_order_of_their_title(names, count, title, first):
    content = fill(names, MentionFilters(), view="entities", count=count)
    assert content.about.title == title
    assert next(iter(content.rows["name"])) == first


def test_names_in_most_articles_come_before_those_mentioned_more():
    known = articles("Ana Lund, Ana Lund, Ana Lund. Bo Vik.", "Bo Vik went.")
    rows = [
        *(mention(known["text"][0], "Ana Lund", at=at) for at in (0, 10, 20)),
        mention(known["text"][0], "Bo Vik"),
        mention(known["text"][1], "Bo Vik", article="a1"),
    ]
    tables = open_tables({"articles": known.assign(sample=False), "mentions": MENTIONS.frame(rows)})
    order = {
        count: list(fill(tables, MentionFilters(), view="entities", count=count).rows["name"])
        for count in ("mentions", "articles")
    }
    assert order == {"mentions": ["Ana Lund", "Bo Vik"], "articles": ["Bo Vik", "Ana Lund"]}


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(0.95, "sure"), (0.949, "likely"), (0.7, "likely"), (0.699, "unsure"), (1.0, "sure")],
)
def test_how_sure_an_attribution_is(tmp_path, confidence, words):
    tables = open_replica(fill_store(tmp_path))
    cursor = tables.cursor()
    cursor.execute("UPDATE quotes SET confidence = ?", [confidence])
    cursor.execute("DROP TABLE quote_rows; DROP TABLE names_said")
    build_quote_rows(cursor)
    assert set(quotes_page(tables, QuoteFilters())["sureness"]) == {words}


def test_in_a_workbook_a_day_is_a_day_a_month_words_and_no_day_nothing():
    about = About("Days", "none", "2023", 1, "2023-02-02")
    days = pd.DataFrame({"published": ["2023-01-31", "2023-01", "undated", None, "1888-01-01"]})
    content = Content(about, days, (Column("published", "Published", "day"),))
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(content)))["Rows"]
    cells = [sheet.cell(row, 1).value for row in range(2, 7)]
    assert cells == [dt.datetime(2023, 1, 31), "2023-01", None, None, "1888-01-01"]


def test_no_view_has_a_head_twice_and_technical_columns_come_last():
    for view, columns in COLUMNS.items():
        heads = [column.head for column in columns]
        assert len(heads) == len(set(heads)), view
        assert sorted(columns, key=lambda column: column.technical) == list(columns), view


def test_technical_columns_are_left_out_for_people():
    rows = QUOTES.frame([quote("The port is open.", "The port is open.")])
    columns = tuple(each for each in COLUMNS["quotes"] if each.key in ("text", "quote_id", "spans"))
    assert list(table(rows, columns)) == ["Words said", "quote_id", "spans"]
    assert list(table(rows, columns, technical=False)) == ["Words said"]
