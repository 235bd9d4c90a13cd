"""Changing an event on the Timeline page: what is refused, what is kept, what is taken back."""

import datetime as dt
import json

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from newstables.config import ROOT
from newstables.store.store import Store
from tests.fixtures.story import FIRST, article_id
from tests.fixtures.tour import fill_tour

PAGE = "pages/explore/timeline.py"


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_STORE", str(tmp_path / "store"))
    st.cache_resource.clear()
    yield fill_tour(tmp_path / "store")
    st.cache_resource.clear()


def open_page(event=""):
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    page.switch_page(PAGE)
    if event:
        page.query_params["event"] = event
    for name in ("timeline_edit", "timeline_add_open", "timeline_log"):
        page.session_state[name] = True
    page.run()
    assert not page.exception
    return page


def field(page, kind, ending):
    return next(field for field in getattr(page, kind) if str(field.key).endswith(ending))


def press(page, ending):
    field(page, "button", ending).click().run()
    assert not page.exception
    return page


def shown(page):
    return "\n".join(
        [text.value for text in page.text] + [block.proto.body for block in page.get("html")]
    )


def log(store):
    rows = store.corrections()
    return [row.what for row in rows[rows["undone_at"].isna()].itertuples()][4:]


def test_an_event_is_dated_placed_and_worded_anew_and_taken_back(store):
    page = open_page("pier")
    field(page, "text_input", "_date").set_value("2023-05-01")
    field(page, "text_input", "_end").set_value("2023-05-03")
    field(page, "checkbox", "_about").check()
    field(page, "text_area", "_description").set_value("The pier is opened")
    field(page, "text_input", "_place").set_value("Vell")
    press(page, "_save")
    assert log(store) == ["event.when", "event.place", "event.description"]
    assert "The pier is opened" in shown(page)
    assert "about 1–3 May 2023" in shown(page)
    undo = next(button for button in page.button if "_undo_" in str(button.key))
    undo.click().run()
    assert log(store) == ["event.when", "event.place"]
    assert "Ada Quill opens the pier" in shown(page)


def test_a_time_of_day_is_told_shown_and_kept_when_the_day_moves(store):
    page = open_page("pier")
    field(page, "text_input", "_time").set_value("9:30")
    press(page, "_save")
    assert log(store) == ["event.time"]
    assert "2 May 2023, 09:30" in shown(page)
    field(page, "text_input", "_date").set_value("2023-05-03")
    press(page, "_save")
    assert log(store) == ["event.time", "event.when"]
    assert "3 May 2023, 09:30" in shown(page)
    assert "2 May 2023, 09:30 → 3 May 2023, 09:30" in shown(page)
    field(page, "text_input", "_time").set_value("Evening")
    press(page, "_save")
    assert "3 May 2023, in the evening" in shown(page)
    field(page, "text_input", "_time").set_value("")
    press(page, "_save")
    assert "3 May 2023 · " in shown(page)


@pytest.mark.parametrize(
    ("date", "time", "words"),
    [("2023-05-02", "25:00", "'25:00' is no time of day"), ("2023-05", "09:30", "needs its day")],
)
def test_a_time_that_cannot_be_is_refused(store, date, time, words):
    page = open_page("pier")
    field(page, "text_input", "_date").set_value(date)
    field(page, "text_input", "_time").set_value(time)
    press(page, "_save")
    assert words in shown(page)
    assert log(store) == []


@pytest.mark.parametrize(
    ("date", "end", "words"),
    [
        ("2023-02-30", "", "'2023-02-30' is not a date"),
        ("2023-13-40", "", "'2023-13-40' is not a date"),
        ("2023-05-02", "2023-05-01", "cannot end on 2023-05-01"),
    ],
)
def test_a_date_that_cannot_be_is_refused_and_nothing_else_is_saved(store, date, end, words):
    page = open_page("pier")
    field(page, "text_input", "_date").set_value(date)
    field(page, "text_input", "_end").set_value(end)
    field(page, "text_input", "_place").set_value("Vell")
    press(page, "_save")
    assert words in shown(page)
    assert log(store) == []


def test_a_day_that_may_be_two_is_asked_back_with_both(store):
    page = open_page("pier")
    field(page, "text_input", "_date").set_value("3.5.2023").run()
    assert "is 3 May 2023 or 5 March 2023" in shown(page)
    press(page, "_save")
    assert log(store) == []
    press(page, "_date_2023-05-03")
    assert field(page, "text_input", "_date").value == "3 May 2023"
    press(page, "_save")
    assert log(store) == ["event.when"]


def test_a_day_is_chosen_in_a_calendar(store):
    page = open_page("pier")
    key = field(page, "text_input", "_date").key
    page.session_state[f"{key}_open"] = True
    page.run()
    calendar = field(page, "date_input", "_date_calendar")
    assert calendar.value == dt.date(2023, 5, 2)
    calendar.set_value(dt.date(2023, 5, 4)).run()
    assert field(page, "text_input", "_date").value == "4 May 2023"
    press(page, "_save")
    assert "4 May 2023" in shown(page)


def test_people_status_and_part_are_changed(store):
    page = open_page("pier")
    field(page, "multiselect", "_participants").set_value(["Ada Quill", "Cora Dun"])
    field(page, "selectbox", "_status").set_value("cancelled")
    field(page, "selectbox", "_kind").set_value("context")
    press(page, "_save")
    assert log(store) == ["event.participants", "event.status", "event.kind"]
    assert "Ada Quill, Cora Dun" in shown(page)
    assert "cancelled" in shown(page)


def test_saving_what_was_not_changed_logs_nothing(store):
    press(open_page("odd"), "_save")
    assert log(store) == []


def test_an_event_is_hidden_and_shown_again(store):
    page = press(open_page("pier"), "timeline_hide_pier")
    assert log(store) == ["event.hidden"]
    assert "Choose a bar" in shown(page)
    next(button for button in page.button if "_undo_" in str(button.key)).click().run()
    assert log(store) == []


def test_two_events_are_joined(store):
    page = open_page("pier")
    field(page, "selectbox", "timeline_merge_pier").set_value("visit").run()
    press(page, "timeline_merge_pier_join")
    assert log(store) == ["event.merge"]
    assert page.query_params["event"] == "pier"
    assert "Ada Quill opens the pier" in shown(page)
    assert "3 passages tell it" in shown(page)
    assert "of Ada Quill saw the fleet" in shown(page)  # the log says what it is about


def test_a_sentence_split_off_is_an_event_in_its_own_words(store):
    page = open_page("pier")
    page.session_state["timeline_split_pier"] = {"selection": {"rows": [1], "columns": []}}
    page.run()
    press(page, "timeline_split_pier_part")
    assert log(store) == ["event.split"]
    assert "Ada Quill saw Vell on Thursday" in shown(page)
    assert "1 passage tells it" in shown(page)


def test_days_and_hours_are_taken_as_people_write_them(store):
    page = open_page("pier")
    field(page, "text_input", "_date").set_value("3 May 2023")
    field(page, "text_input", "_time").set_value("2.30 pm")
    press(page, "_save")
    assert "3 May 2023, 14:30 · " in shown(page)


def test_an_event_is_added_with_a_sentence_of_an_article(store):
    page = open_page()
    field(page, "text_input", "0_date").set_value("2023-05")
    field(page, "text_area", "0_description").set_value("A welcome")
    field(page, "selectbox", "0_article").set_value(article_id(FIRST))
    field(page, "text_area", "0_sentence").set_value("The port authority welcomed the plan.")
    press(page, "timeline_add_0_save")
    assert log(store) == ["event.added"]
    row = json.loads(store.corrections()["after"].iloc[-1])
    span = row["evidence"][0]
    assert FIRST[span["start"] : span["end"]] == "The port authority welcomed the plan."
    assert "A welcome" in shown(page)
    assert "May 2023 · " in shown(page)


@pytest.mark.parametrize(
    ("description", "source", "sentence", "words"),
    [
        ("", "a call", "", "say what happened"),
        ("A welcome", "", "", "name the source"),
        ("A welcome", "a call", "Not printed there.", "does not hold that sentence"),
    ],
)
def test_an_event_without_words_source_or_proof_is_refused(
    store, description, source, sentence, words
):
    page = open_page()
    field(page, "text_area", "0_description").set_value(description)
    field(page, "text_input", "0_source").set_value(source)
    if sentence:
        field(page, "selectbox", "0_article").set_value(article_id(FIRST))
        field(page, "text_area", "0_sentence").set_value(sentence)
    press(page, "timeline_add_0_save")
    assert words in shown(page)
    assert log(store) == []
    inside = next(part for part in page.expander if part.label == "Add an event by hand")
    assert words in "".join(text.value for text in inside.text)  # beside the form


def test_decisions_are_still_there_after_a_restart(store, tmp_path):
    page = open_page("pier")
    field(page, "text_input", "_place").set_value("Vell")
    press(page, "_save")
    st.cache_resource.clear()
    assert Store(tmp_path / "store").corrections()["what"].iloc[-1] == "event.place"
    assert "Vell" in shown(open_page("pier"))
