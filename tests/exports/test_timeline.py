"""Exports of the timeline: every event with its sources, nothing obeyed, nothing fetched."""

import csv
import datetime as dt
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pandas as pd
import pytest
from icalendar import Calendar

from newstables.exports.about import About
from newstables.exports.columns import Content
from newstables.exports.events import read_events
from newstables.exports.html import to_html
from newstables.exports.html_chart import place_lanes
from newstables.exports.ics import to_ics
from newstables.exports.json import to_json
from newstables.exports.timelinejs import COLUMNS, to_timelinejs
from newstables.queries.event_filters import EventFilters
from newstables.queries.event_sources import event_sources
from newstables.queries.tables import open_tables
from newstables.queries.timeline import events
from newstables.schemas import EVENTS
from tests.fixtures.frames import articles, event

HOSTILE = '<script>alert(1)</script> =cmd() :red[x] $1 "q"; a,b\\n <img src=https://evil.example/a>'
ABOUT = About("The tour of <b>Ana</b>", "outlets: =A", "30 Jan 2023", 2, "2023-02-02")
TEXTS = ("Ana Duarte met Bo Lind in Aster on Monday.", f"=1+1 {HOSTILE}\x00\x1b end.")


def an_event(event_id, article="a0", **more):
    return event(event_id, {"article_id": article, "start": 0, "end": 5}, **more)


def frames():
    found = [
        an_event("e1", date="2023-01-30", place="Aster", country="Nordland"),
        an_event("e2", date="2023-01-31", end="2023-02-02", status="planned", kind="stop"),
        an_event("e3", date="2022", granularity="year", kind="context"),
        an_event("e4", date="2024-02", granularity="month", status="conditional"),
        an_event("e5", granularity="unknown"),
        an_event("e6", "a1", date="2023-01-30", description=f"=1 {HOSTILE}", place="=P<i>",
              conflict="30 Jan <u>here</u>", participants=[HOSTILE]),
        an_event("e7", date="2023-02-01", status="cancelled", evidence=[]),
    ]  # fmt: skip
    known = articles(
        *TEXTS,
        title=["Talks in Aster", HOSTILE],
        outlet=["Courier", "<i>Daily</i>"],
        published=["2023-01-31", None],
        url=["https://courier.example/a?b=1&c=2", "javascript:alert(1)"],
    )
    evidence = pd.DataFrame(
        [{"event_id": row["event_id"], **span} for row in found
         for span in row["evidence"]]
    )  # fmt: skip
    evidence.loc[evidence["article_id"] == "a1", "end"] = len(TEXTS[1])
    tables = open_tables({"articles": known, "events": EVENTS.frame(found), "evidence": evidence})
    return events(tables, EventFilters()), event_sources(tables, EventFilters())


@pytest.fixture(scope="module")
def files():
    rows, sources = frames()
    return {
        form: write(Content(ABOUT, rows, sources=sources))
        for form, write in {
            "ics": to_ics, "json": to_json, "timelinejs": to_timelinejs, "html": to_html,
        }.items()
    }  # fmt: skip


@pytest.fixture(scope="module")
def entries(files):
    calendar = Calendar.from_ical(files["ics"])
    assert str(calendar["X-WR-CALNAME"]) == ABOUT.title
    told = str(calendar["X-WR-CALDESC"])
    assert told.endswith(
        "; 1 event without a date left out; 1 event not known to the day left out; "
        "1 event of the background left out"
    )
    return {str(entry["UID"]).removesuffix("@dateline"): entry for entry in calendar.walk("VEVENT")}


@pytest.mark.parametrize(
    ("event_id", "first", "after", "status"),
    [
        ("e1", (2023, 1, 30), (2023, 1, 31), "CONFIRMED"),
        ("e2", (2023, 1, 31), (2023, 2, 3), "TENTATIVE"),
        ("e6", (2023, 1, 30), (2023, 1, 31), "CONFIRMED"),
        ("e7", (2023, 2, 1), (2023, 2, 2), "CANCELLED"),
    ],
)
def test_a_calendar_library_reads_every_event_known_to_the_day(
    entries, event_id, first, after, status
):
    entry = entries[event_id]
    assert entry.decoded("dtstart") == dt.date(*first)
    assert entry.decoded("dtend") == dt.date(*after)
    assert entry["status"] == status
    assert ("Sources:" in entry["description"]) == (event_id != "e7")


def test_the_calendar_fills_no_month_year_or_unknown_day(entries):
    assert set(entries) == {"e1", "e2", "e6", "e7"}


def test_the_background_is_in_the_calendar_when_it_is_asked_for():
    rows = [
        an_event("b1", date="2022-05-03", kind="context"),
        an_event("b2", date="2022-05-02", end="2022-05-08", granularity="week", kind="context"),
    ]
    content = Content(ABOUT, EVENTS.frame(rows), sources=frames()[1].iloc[:0])
    assert not Calendar.from_ical(to_ics(content)).walk("VEVENT")
    asked = Calendar.from_ical(to_ics(replace(content, background=True))).walk("VEVENT")
    assert [entry["UID"] for entry in asked] == ["b1@dateline"]


def test_the_calendar_names_place_reason_and_source(entries):
    entry = entries["e1"]
    assert str(entry["location"]) == "Aster, Nordland"
    assert "Date: on Monday" in entry["description"]
    assert "[1] Talks in Aster, Courier, 31 Jan 2023: Ana D" in entry["description"]
    assert "https://courier.example/a?b=1&c=2" in entry["description"]


def test_hostile_words_stay_words_in_a_calendar(entries, files):
    assert str(entries["e6"]["summary"]) == f"=1 {HOSTILE}"
    assert HOSTILE in str(entries["e6"]["description"])
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", files["ics"])


def test_json_has_every_event_with_its_sentences(files):
    content = json.loads(files["json"])
    found = {row["event_id"]: row for row in content["events"]}
    assert list(found) == ["e3", "e1", "e6", "e2", "e7", "e4", "e5"]
    assert content["about"]["articles"] == 2
    assert found["e5"]["date"] is None
    assert found["e1"]["participants"] == ["Ana Duarte"]
    assert found["e1"]["evidence"][0]["sentence"] == "Ana D"
    assert found["e6"]["evidence"][0]["title"] == HOSTILE
    assert found["e7"]["evidence"] == []


@pytest.fixture(scope="module")
def table(files):
    return list(csv.DictReader(io.StringIO(files["timelinejs"].decode())))


def test_the_table_has_the_columns_and_dates_of_its_template(table):
    assert tuple(table[0]) == COLUMNS
    assert table[0]["Type"] == "title"
    assert "1 without a date left out" in table[0]["Text"]
    days = [[row[name] for name in ("Year", "Month", "Day", "End Year", "End Month", "End Day")]
            for row in table[1:]]  # fmt: skip
    assert ["2023", "1", "31", "2023", "2", "2"] in days
    assert ["2022", "", "", "", "", ""] in days
    assert ["2024", "2", "", "", "", ""] in days
    assert len(days) == 6


def test_no_cell_of_the_table_is_a_formula_or_markup(table):
    for row in table:
        for value in row.values():
            assert not value.startswith(("=", "+", "-", "@"))
            assert not re.search("<(?!/?(p|blockquote)>)", value)


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.words = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.words.append(data)


@pytest.fixture(scope="module")
def page(files):
    tags = Tags()
    tags.feed(files["html"].decode())
    return tags


def test_the_page_loads_nothing_and_runs_nothing(page, files):
    assert not set(page.tags) & {"script", "img", "link", "iframe", "form", "object", "base"}
    names = {name for name, _ in page.attributes}
    assert not {name for name in names if name.startswith("on")} | (names & {"src", "style"})
    addresses = {value for name, value in page.attributes if name == "href"}
    assert {address for address in addresses if not address.startswith("#")} == {
        "https://courier.example/a?b=1&c=2"
    }
    assert b"default-src 'none'" in files["html"]
    assert b"url(" not in files["html"]
    assert b"@import" not in files["html"]


def test_the_page_has_every_event_with_its_sentences(page):
    assert page.tags.count("details") == 7
    words = "".join(page.words)
    assert HOSTILE in words
    assert "Talks in Aster, Courier, 31 Jan 2023" in words
    assert "Without a date (1)" in words


def test_each_bar_of_the_page_leads_to_its_event(page):
    anchors = {value for name, value in page.attributes if name == "id"}
    links = {value[1:] for name, value in page.attributes if name == "href" and value[0] == "#"}
    assert links
    assert links <= anchors


def test_nothing_found_still_makes_a_file_of_each_kind():
    rows, sources = frames()
    nothing = Content(ABOUT, rows.iloc[:0], sources=sources.iloc[:0])
    assert not Calendar.from_ical(to_ics(nothing)).walk("VEVENT")
    assert json.loads(to_json(nothing))["events"] == []
    assert b"No dated event" in to_html(nothing)
    assert to_timelinejs(nothing).count(b"\r\n") == 2


def test_a_stop_is_named_by_its_place_and_what_was_announced_says_so():
    rows = [
        an_event("s", date="2023-01-30", kind="stop", place="Aster"),
        an_event("t", date="2023-02-01", conflict="1 Feb here, 31 Jan elsewhere", statuses=[
            {"article_id": "a", "status": status, "date": None} for status in ("planned", "past")
        ]),
    ]  # fmt: skip
    content = Content(ABOUT, EVENTS.frame(rows), sources=frames()[1].iloc[:0])
    text = to_html(content).decode()
    assert ">Stop: Aster<" in text
    assert "announced, then happened" in text
    assert "Articles differ: 1 Feb here, 31 Jan elsewhere." in text


def shown(**more):
    (found,) = read_events(EVENTS.frame([an_event("x", **more)]), frames()[1].iloc[:0])
    return found


def test_a_bar_of_the_page_begins_on_its_day_and_holds_all_of_them():
    lanes = place_lanes([shown(date="2023-01-30", end="2023-02-01"), shown(date="2023-02-02")])
    stay, day = lanes.bars
    assert [line["words"] for line in lanes.days] == [
        "30 Jan 2023", "31 Jan 2023", "1 Feb 2023", "2 Feb 2023",
    ]  # fmt: skip
    assert [stay["x"], day["x"]] == [lanes.days[0]["x"], lanes.days[3]["x"]]
    assert stay["wide"] == pytest.approx(3 * (lanes.days[1]["x"] - lanes.days[0]["x"]) - 2, abs=0.3)


@pytest.mark.parametrize(
    ("date", "end", "first", "last"),
    [
        ("2023-01-30", None, "2023-01-30", "2023-01-30"),
        ("2024-02", None, "2024-02-01", "2024-02-29"),
        ("2023-01", "2023-03", "2023-01-01", "2023-03-31"),
        ("2022", None, "2022-01-01", "2022-12-31"),
    ],
)
def test_the_days_an_event_can_have_been_on(date, end, first, last):
    days = shown(date=date, end=end).days()
    assert [day.isoformat() for day in days] == [first, last]
