"""The Briefing page: begun, composed, put in order, looked at, kept, and saved."""

import json
import re
from dataclasses import replace

import pytest
import streamlit as st

from newstables.__main__ import main
from newstables.decisions import briefing_picks
from newstables.decisions.briefings import briefings, keep_briefing, read_briefing
from newstables.decisions.corrections import make_correction
from newstables.decisions.story_deeds import decide_story, get_story, make_story
from newstables.queries.briefing import WARNING
from newstables.store.store import Store
from tests.fixtures.app import open_app, texts
from tests.fixtures.briefing import FIFTY, LATE, ODD, OPEN, WHOLE, fill_briefing
from tests.fixtures.story import FIRST, article_id, fill_store

PAGE = "pages/deliver/briefing.py"


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
    assert "tick “Pick”" in texts(open_page(tmp_path, monkeypatch))


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
    assert "unsure who said it, not checked (1): 1" in texts(app)
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


def kinds(store, number=1):
    return [part.kind for part in read_briefing(store, number).sections]


def test_a_briefing_begins_from_a_template_and_is_named_after_the_story(tmp_path, monkeypatch):
    store = fill_store(tmp_path)
    app = open_page(tmp_path, monkeypatch)
    app.button(key="briefing_begin_visit").click().run()
    assert kinds(store)[:3] == ["findings", "itinerary", "timeline"]
    assert kinds(store)[-1] == "sources"
    assert app.text_input(key="briefing_title").value == "Visit file"
    assert not app.exception


def test_sections_are_added_moved_renamed_and_removed(store, tmp_path, monkeypatch):
    app = open_page(tmp_path, monkeypatch)
    app.selectbox(key="briefing_added").select("Timeline").run()
    app.button(key="briefing_add").click().run()
    assert kinds(store) == ["quotations", "timeline", "sources"]
    app.button(key="briefing_section_up_1_3").click().run()
    assert kinds(store) == ["timeline", "quotations", "sources"]
    app.text_input(key="briefing_heading_1_3").set_value("Day by day").run()
    assert read_briefing(store, 1).section(3).heading == "Day by day"
    assert "Day by day" in texts(app)
    app.button(key="briefing_section_out_1_3").click().run()
    assert kinds(store) == ["quotations", "sources"]


def test_text_and_facts_are_kept(store, tmp_path, monkeypatch):
    app = open_page(tmp_path, monkeypatch)
    app.button(key="briefing_add").click().run()
    app.text_area(key="briefing_text_1_3").set_value("**Stays** open\n- one").run()
    app.text_input(key="briefing_classification").set_value("RESTRICTED").run()
    app.text_input(key="briefing_day").set_value("31 Jan 2023").run()
    app.selectbox(key="briefing_language").select("fr").run()
    kept = read_briefing(store, 1)
    assert kept.section(3).text == "**Stays** open\n- one"
    assert (kept.classification, kept.day, kept.language) == ("RESTRICTED", "2023-01-31", "fr")
    app.text_input(key="briefing_day").set_value("tomorrow").run()
    assert read_briefing(store, 1).day == "2023-01-31"


def test_a_second_briefing_leaves_the_first_as_it_is(store, tmp_path, monkeypatch):
    before = read_briefing(store, 1)
    app = open_page(tmp_path, monkeypatch)
    app.button(key="briefing_copy").click().run()
    assert app.text_input(key="briefing_title").value == "Briefing (copy)"
    app.text_input(key="briefing_title").set_value("Other").run()
    app.button(key=f"briefing_out_{ODD}").click().run()
    app.button(key="briefing_begin_quotes").click().run()
    assert read_briefing(store, 1) == before
    assert [each.title for each in briefings(store)][1:] == ["Other", "Quote sheet"]
    app.selectbox(key="briefing_which").select(2).run()
    assert app.text_input(key="briefing_title").value == "Other"


def test_what_is_put_away_can_be_brought_back(store, tmp_path, monkeypatch):
    app = open_page(tmp_path, monkeypatch)
    app.button(key="briefing_archive").click().run()
    assert briefings(store) == []
    assert "No briefing yet" in [each.value for each in app.header]
    app.button(key="briefing_back_1").click().run()
    assert len(briefings(store)) == 1
    assert app.text_input(key="briefing_title").value == "Briefing"


def test_an_address_opens_its_briefing(store, tmp_path, monkeypatch):
    keep_briefing(store, WHOLE)
    app = open_app(tmp_path, monkeypatch, page=PAGE)
    assert app.text_input(key="briefing_title").value == "Briefing"
    app.query_params["briefing"] = "2"
    app.run()
    assert app.text_input(key="briefing_title").value == WHOLE.title


def test_a_briefing_whose_story_is_gone_stands_with_all_articles(tmp_path, monkeypatch):
    store = fill_store(tmp_path)
    story = make_story(store, "Talks", articles=[article_id(FIRST)])
    keep_briefing(store, replace(WHOLE, story=story))
    decide_story(store, get_story(store, story), "removed", after=True)
    app = open_page(tmp_path, monkeypatch)
    assert "The story of “Week <18>” is gone." in app.warning[0].value
    assert not [each for each in app.get("download_button")]
    app.button(key="briefing_of_all").click().run()
    assert app.text_input(key="briefing_title").value == WHOLE.title
    assert read_briefing(store, 1).story == ""


def test_the_preview_shows_every_page(store, tmp_path, monkeypatch):
    shown = []
    monkeypatch.setattr(st, "image", lambda picture, *, alt, **_: shown.append(alt))
    app = open_page(tmp_path, monkeypatch)
    app.toggle(key="briefing_preview").set_value(True).run()
    assert not app.exception
    assert shown == ["Page 1 of 1 of the briefing"]


def test_every_kind_of_section_is_drawn(tmp_path, monkeypatch):
    fill_briefing(tmp_path)
    app = open_page(tmp_path, monkeypatch)
    shown = texts(app)
    for words in (
        "Ada Quill opens the pier",
        "Articles a day",
        "No earlier day's briefing was saved",
    ):
        assert words in shown
    assert not app.exception


def test_a_chart_a_quotation_and_an_event_are_added_where_they_stand(tmp_path, monkeypatch):
    store = fill_briefing(tmp_path)
    before = len(read_briefing(store, 1).sections)
    app = open_app(tmp_path, monkeypatch, page="pages/explore/entities.py")
    app.button(key="entities_bars_briefing").click().run()
    added = read_briefing(store, 1).sections[-2]
    assert (added.kind, added.view, added.choices) == (
        "chart",
        "entities",
        {"count": "mentions", "top": 15},
    )
    assert added.filters["types"]
    app = open_app(tmp_path, monkeypatch, page="pages/explore/timeline.py", event="pier")
    app.button(key="timeline_chart_briefing").click().run()
    assert read_briefing(store, 1).sections[-2].kind == "timeline"
    assert len(read_briefing(store, 1).sections) == before + 2


def test_each_story_has_briefings_of_its_own(store, tmp_path, monkeypatch):
    story = make_story(store, "Harbour", articles=[article_id(FIRST)])
    app = open_app(tmp_path, monkeypatch, page=PAGE, story=story)
    assert "No briefing yet" in [each.value for each in app.header]
    app.button(key="briefing_begin_quotes").click().run()
    (own,) = briefings(store, story=story)
    assert own.title.startswith("Quote sheet")
    assert len(briefings(store, story="")) == 1
    out = tmp_path / "b.json"
    command = ["export", "briefing", f"#{own.briefing_id}", "--format", "json", "--out", str(out)]
    assert main([*command, "--store", str(tmp_path)]) == 0
    sources = json.loads(out.read_text(encoding="utf-8"))["sources"]
    assert {each["article_id"] for each in sources} == {article_id(FIRST)}


def test_text_to_paste_is_shown_when_it_is_opened(tmp_path, monkeypatch):
    fill_briefing(tmp_path)
    app = open_page(tmp_path, monkeypatch)
    app.session_state["briefing_copy_text"] = True
    app.run()
    assert not app.exception
    assert "1. " in app.code[0].value
    assert "Ada Quill opens the pier" in app.code[0].value
