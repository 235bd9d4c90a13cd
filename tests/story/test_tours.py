"""Tours: found and made by hand, and the timeline of the one chosen, without reading again."""

import datetime as dt

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from newstables.config import ROOT
from newstables.decisions.corrections import make_correction
from newstables.decisions.event_edits import anchor
from newstables.decisions.story_deeds import make_story
from newstables.errors import CorrectionError
from newstables.queries.event_filters import EventFilters
from newstables.queries.event_passages import event_evidence
from newstables.queries.timeline import event, events
from newstables.queries.tour import tours
from newstables.replica.replica import open_replica
from newstables.replica.tours import story_tables, tell_tour
from tests.fixtures.frames import ACT, articles, findings, keep, time
from tests.fixtures.frames import event as an_event

TEXT = (
    "Ana Duarte flew to Lisbon on 2 May. She flew to Porto on 4 May. She flew to Faro on 6 May. "
    "Bo Lind flew to Oslo on 3 May. He flew to Bergen on 5 May."
)
SENTENCES = TEXT.split(". ")


def made(traveller, place, words, day, *, act="visit"):
    start = TEXT.index(words)
    end = TEXT.index(".", start)
    return {
        "article_id": "a0", "start": start, "end": end, "at": TEXT.index("flew", start),
        "act": act, "status": "past", "time_start": TEXT.index(day), "place": place,
        "participants": [traveller], "traveller": traveller,
        "description": f"{traveller} in {place}",
        **ACT, "agents": [traveller], "arrives": True, "words": [place.lower()],
    }  # fmt: skip


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_STORE", str(tmp_path / "store"))
    st.cache_resource.clear()
    found = findings(
        happenings=[
            made("Ana Duarte", "Lisbon", "Ana", "2 May"),
            made("Ana Duarte", "Porto", "She flew to P", "4 May"),
            made("Ana Duarte", "Faro", "She flew to F", "6 May"),
            made("Bo Lind", "Oslo", "Bo", "3 May"),
            made("Bo Lind", "Bergen", "He", "5 May"),
        ],
        times=[time(TEXT, f"{day} May", f"2023-05-0{day}") for day in (2, 4, 6, 3, 5)],
    )
    yield keep(tmp_path / "store", articles(TEXT, published=["2023-05-05"]), found)
    st.cache_resource.clear()


def keep_tour(store, key, **after):
    after = {
        "name": key,
        "traveller": "Ana Duarte",
        "start": "2023-05-04",
        "end": "2023-05-04",
    } | after
    store.add_corrections(make_correction("tour.kept", key, before=None, after=after))


def stops(tables):
    found = events(tables, EventFilters())
    return list(found[found["kind"] == "stop"]["place"])


def test_each_traveller_has_a_tour_and_the_one_told_most_about_comes_first(store):
    known = tours(open_replica(store))
    assert list(known["key"]) == ["Ana Duarte", "Bo Lind"]
    assert known["stops"].iloc[0] == ["Lisbon", "Porto", "Faro"]


def test_another_tour_has_its_own_timeline_and_leaves_the_first_as_it_is(store):
    tables = open_replica(store)
    other = tell_tour(tables, "Bo Lind")
    assert stops(tables) == ["Lisbon", "Porto", "Faro"]
    assert stops(other) == ["Oslo", "Bergen"]
    told = events(other, EventFilters())
    oslo = told[told["kind"] == "stop"]["event_id"].iloc[0]
    assert event(other, oslo)["traveller"] == "Bo Lind"
    assert event_evidence(other, event_id=oslo)["sentence"].iloc[0] == SENTENCES[3]
    assert event(tables, oslo) is None


def test_another_tour_of_a_story_has_no_events_of_other_stories(store):
    story_id = make_story(store, "Tours", articles=["a0"])
    passage = {"article_id": "a0", "start": 0, "end": TEXT.index(".")}
    for event_id, evidence in (("mine", [passage]), ("others", [])):
        after = an_event(event_id, *evidence, date="2023-05-04", description=event_id)
        store.add_corrections(make_correction("event.added", event_id, before=None, after=after))
    other = tell_tour(story_tables(open_replica(store), story_id), "Bo Lind")
    told = set(events(other, EventFilters())["description"])
    assert "mine" in told
    assert "others" not in told


def test_an_unknown_tour_gives_the_first_one(store):
    tables = open_replica(store)
    assert stops(tell_tour(tables, "nobody's")) == ["Lisbon", "Porto", "Faro"]


def test_a_tour_made_by_hand_ends_on_its_days(store):
    keep_tour(store, "The second leg")
    tables = open_replica(store)
    assert list(tours(tables)["key"]) == ["Ana Duarte", "Bo Lind", "The second leg"]
    assert stops(tell_tour(tables, "The second leg")) == ["Porto"]


def test_a_tour_renamed_and_bounded_by_hand_keeps_its_place_and_is_taken_back(store):
    keep_tour(store, "Ana Duarte", name="Spring tour", start="2023-05-01", end="2023-05-03")
    tables = open_replica(store)
    assert list(tours(tables)["name"]) == ["Spring tour", "Bo Lind"]
    assert stops(tables) == ["Lisbon"]
    store.mark_undone(store.corrections()["correction_id"].iloc[-1], at="2023-05-06")
    assert stops(open_replica(store)) == ["Lisbon", "Porto", "Faro"]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2023-05", "2023-05-04"),
        ("", ""),
        ("2023-05-32", "2023-06-01"),
        ("2023-05-04", "2023-05-01"),
    ],
)
def test_days_that_bound_no_tour_are_refused(store, start, end):
    with pytest.raises(CorrectionError):
        keep_tour(store, "x", start=start, end=end)


def open_page(**address):
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    page.switch_page("pages/explore/timeline.py")
    for name, value in address.items():
        page.query_params[name] = value
    page.session_state["timeline_which_edit"] = True
    page.run()
    assert not page.exception
    return page


def listed(page):
    return {name for table in page.dataframe for name in table.value.get("Where", ())}


def test_the_tour_in_the_address_is_shown(store):
    assert {"Lisbon", "Porto", "Faro"} <= listed(open_page())
    page = open_page(tour="Bo Lind")
    assert page.selectbox(key="timeline_which").value == "Bo Lind"
    assert '"The tour of Bo Lind"' in page.get("plotly_chart")[0].proto.spec


def test_choosing_a_tour_puts_it_into_the_address(store):
    page = open_page(event="x")
    page.selectbox(key="timeline_which").select("Bo Lind").run()
    assert not page.exception
    assert page.query_params["tour"] in ("Bo Lind", ["Bo Lind"])
    assert "event" not in page.query_params


def test_an_unknown_tour_in_the_address_is_told(store):
    assert "not told by the articles" in open_page(tour="nobody's").info[0].value


def _press_make(page):
    next(button for button in page.button if str(button.key).endswith("_make")).click().run()


def _inputs_by_end(page):
    boxes = [*page.text_input, *page.date_input]
    return {str(box.key).rsplit("_", 1)[-1]: box for box in boxes if "_which_" in str(box.key)}


def test_a_tour_is_made_on_the_page_and_a_wrong_day_refused(store):
    page = open_page()
    by_end = _inputs_by_end(page)
    by_end["start"].set_value(dt.date(2023, 5, 9))
    by_end["end"].set_value(dt.date(2023, 5, 4))
    _press_make(page)
    assert any("it cannot end on 2023-05-04" in text.value for text in page.text)
    by_end = _inputs_by_end(page)
    by_end["name"].set_value("Second leg")
    by_end["start"].set_value(dt.date(2023, 5, 4))
    by_end["end"].set_value(dt.date(2023, 5, 4))
    _press_make(page)
    assert not page.exception
    assert page.selectbox(key="timeline_which").value == "Second leg, 2023-05-04"
    assert store.corrections()["what"].iloc[-1] == "tour.kept"


@pytest.mark.parametrize("published", ["2023-05-05", "2023-05-09", None])
def test_a_decision_under_an_id_of_an_older_version_holds(store, published):
    told = events(open_replica(store), EventFilters()).set_index("place")
    porto = told.loc["Porto"].to_dict()
    when = {"date": "2023-05-03", "end": None, "about": False, "text": "3 May 2023"}
    before = anchor(porto, value=porto["date"], text="4 May 2023")
    store.add_corrections(make_correction("event.when", "0123abcd", before=before, after=when))
    dated = make_correction("article.published", "a0", before="2023-05-05", after=published)
    store.add_corrections(dated)
    tables = open_replica(store)
    assert stops(tables) == ["Lisbon", "Porto", "Faro"]
    held = events(tables, EventFilters()).set_index("place")
    assert (held.loc["Porto", "date"], held.loc["Porto", "edited"]) == ("2023-05-03", "date")
    assert held.loc["Porto", "event_id"] == porto["event_id"]
    assert held.drop("Porto")["edited"].isna().all()
