"""A briefing's sources for reference managers, its events for a calendar, read back."""

import json
from dataclasses import replace

import bibtexparser
import pytest
import rispy
from icalendar import Calendar

from newstables.exports.briefing.formats import DOCUMENTS
from tests.fixtures.briefing import fill_briefing, manifest_of, print_again

NASTY = '}, year = {1} % \\input{x} & $x$ #1 _ ^ ~ "q" 東京 Żółć'


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cited")
    store = fill_briefing(folder)
    print_again(folder)
    return manifest_of(store)


def written(made, form):
    return DOCUMENTS[form].write(made).decode()


def test_csl_has_outlet_title_day_and_the_outlets_address(made):
    items = json.loads(written(made, "csl"))
    assert len(items) == len({item["id"] for item in items}) == len(made.sources)
    again = next(item for item in items if item["container-title"] == "Evening Lamp")
    assert again["type"] == "article-newspaper"
    assert again["title"] == "Open"
    assert again["issued"] == {"date-parts": [[2023, 5, 3]]}
    assert again["URL"] == "https://lamp.example/open"


def test_bibtex_is_read_back_entry_by_entry(made):
    library = bibtexparser.parse_string(written(made, "bib"))
    assert not library.failed_blocks
    assert len(library.entries) == len(made.sources)
    again = next(entry for entry in library.entries if entry["journal"] == "Evening Lamp")
    assert again["url"] == "https://lamp.example/open"
    assert again["date"] == "2023-05-03"


def test_ris_is_read_back_entry_by_entry(made):
    entries = rispy.loads(written(made, "ris"))
    assert len(entries) == len(made.sources)
    again = next(entry for entry in entries if entry.get("secondary_title") == "Evening Lamp")
    assert again["urls"] == ["https://lamp.example/open"]
    assert again["type_of_reference"] == "NEWS"


def test_no_word_of_an_article_ends_an_entry_or_is_obeyed(made):
    sources = tuple(
        replace(source, title=NASTY, byline=f"{NASTY}\nER  - ", outlet=NASTY,
                url="https://x.example/a}b\nTY  - NEWS")
        for source in made.sources
    )  # fmt: skip
    spoilt = replace(made, sources=sources)
    library = bibtexparser.parse_string(written(spoilt, "bib"))
    assert not library.failed_blocks
    assert len(library.entries) == len(sources)
    assert all("\\input" not in entry["title"] for entry in library.entries)
    assert len(rispy.loads(written(spoilt, "ris"))) == len(sources)
    assert json.loads(written(spoilt, "csl"))[0]["title"] == NASTY


def test_an_undated_source_has_no_day(made):
    undated = tuple(replace(source, published="undated") for source in made.sources)
    assert "issued" not in json.loads(written(replace(made, sources=undated), "csl"))[0]
    assert "year" not in written(replace(made, sources=undated), "bib")


def test_the_calendar_has_what_is_known_to_the_day(made):
    calendar = Calendar.from_ical(written(made, "ics"))
    entries = list(calendar.walk("VEVENT"))
    exact = [event for event in made.happenings() if event.exact]
    assert [str(entry["UID"]) for entry in entries] == [f"{e.event_id}@dateline" for e in exact]
    assert {event.kind for event in exact} <= {"stop", "tour_event"}
    assert "1 events without a date" in str(calendar["X-WR-CALDESC"])
