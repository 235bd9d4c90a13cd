"""A second tour, of another traveller in other places and another year, from dates to calendar."""

import datetime as dt
import re

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from newstables.cli.ingest import ingest
from newstables.config import ROOT, Settings
from newstables.queries.event_filters import EventFilters
from newstables.queries.timeline import events
from newstables.replica.replica import open_replica
from newstables.store.store import Store
from tests.browser.reader import DESK, reading

pytestmark = [pytest.mark.browser, pytest.mark.model]

_TEXTS = ROOT / "tests" / "saved" / "second_tour"
_KAMPALA = "In Kampala, a railway first and questions later"


def test_events_follow_an_articles_date_and_an_edited_one_stays(browser, server):
    assert (
        ingest(Settings(store=server.folder), [str(_TEXTS)], outlet=None, published=None).added == 4
    )
    store = Store(server.folder)
    with reading(browser, server, **DESK) as reader:
        reader.open("/timeline")
        _shows_the_tour(reader, store)
        edited, follower = _by_place(store, "stop"), _by_place(store, "tour_event")
        assert (edited["date"], follower["date"]) == ("2025-09-10", "2025-09-11")
        _date_by_hand(reader, edited["event_id"])
        _date_the_article(reader)
        kept, moved = _by_place(store, "stop"), _by_place(store, "tour_event")
        assert kept["event_id"] == edited["event_id"]  # its address lasts
        assert (kept["date"], kept["about"]) == ("2025-09-13", True)
        assert moved["date"] == "2025-09-04"
        _saves_a_calendar(reader, store)
        _takes_it_back(reader, store)


def _rows(store):
    return events(open_replica(store), EventFilters())


def _by_place(store, kind, place="Kampala"):
    rows = _rows(store)
    rows = rows[(rows["kind"] == kind) & (rows["place"] == place) & rows["date"].notna()]
    return rows.iloc[0].to_dict()


def _shows_the_tour(reader, store):
    stops = _rows(store).query("kind == 'stop'")
    assert list(stops["place"]) == ["Nairobi", "Kampala", "Addis Ababa"]
    assert list(stops["date"]) == ["2025-09-08", "2025-09-10", "2025-09-12"]
    reader.sees("Mirela Orsova")
    reader.page.get_by_role("tab", name="Map and itinerary").click()
    reader.be_still()
    listed = reader.page.locator("h3").filter(has_text=re.compile(r"^\d")).all_inner_texts()
    assert [re.sub(r"^\d+\W*", "", stop).split(",")[0] for stop in listed] == [
        "Nairobi",
        "Kampala",
        "Addis Ababa",
    ]


def _date_by_hand(reader, event_id):
    reader.open(f"/timeline?event={event_id}")
    reader.page.get_by_text("Change this event").click()
    reader.be_still()
    reader.page.get_by_role("textbox", name="First or only day").fill("2025-09-31")
    reader.press("Save")
    reader.sees("'2025-09-31' is not a date")
    reader.page.get_by_role("textbox", name="First or only day").fill("2025-09-13")
    reader.press("Save")
    reader.sees("it cannot end on 2025-09-11")
    reader.page.get_by_role("textbox", name="Last day").fill("")
    reader.page.get_by_text("Day is an estimate").click()
    reader.press("Save")
    reader.sees("about 13 Sep 2025")


def _date_the_article(reader):
    reader.open("/articles")
    field = reader.page.get_by_label("Open, correct or remove an article")
    field.click()
    field.press_sequentially(_KAMPALA, delay=10)
    reader.page.get_by_role("option").first.click()
    reader.be_still()
    reader.page.get_by_role("textbox", name="Published", exact=True).fill("2025-09-04")
    reader.press("Save the corrections")
    reader.sees("Date: given: corrected by hand")
    picker = reader.page.get_by_label("Open, correct or remove an article")
    expect(picker).to_have_value(f"{_KAMPALA} (Lakeside Ledger, 4 Sep 2025)")


def _saves_a_calendar(reader, store):
    reader.open("/timeline")
    path, name = reader.saves("Save as calendar")
    assert name.endswith(".ics")
    calendar = Calendar.from_ical(path.read_bytes())
    dated = _rows(store).query("date.notna() and kind != 'context'")  # no background
    entries = {
        str(entry["uid"]).removesuffix("@dateline"): entry for entry in calendar.walk("VEVENT")
    }
    assert set(entries) == set(dated["event_id"])
    for row in dated.itertuples():
        entry = entries[row.event_id]
        assert entry.decoded("dtstart") == dt.date.fromisoformat(row.date)
        assert str(entry["summary"]) == row.title
        assert (entry["status"] == "CONFIRMED") == (row.status == "past")
        assert entry["description"].count("\n[") == len(row.evidence)


def _takes_it_back(reader, store):
    reader.page.get_by_text("Correction log").click()
    reader.be_still()
    expect(reader.page.get_by_text("when the event was")).to_have_count(1)
    reader.press("Undo")
    row = _by_place(store, "stop")
    assert row["date"] == "2025-09-03"
    assert not row["about"]
