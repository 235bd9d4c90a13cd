"""The Timeline page: the tour drawn and told, every event with its reason and its sentences."""

import pytest

from components.browser import script_for
from newstables.store.store import Store
from tests.fixtures.app import opening
from tests.fixtures.story import FIRST, HOSTILE, SECOND, article_id, fill_store
from tests.fixtures.tour import BACKGROUND, ODD, PIER, UNDATED, an_event, fill_tour, told

PAGE = "pages/explore/timeline.py"


@pytest.fixture
def open_page(tmp_path, monkeypatch):
    with opening(tmp_path, monkeypatch, page=PAGE, fill=fill_tour) as opened:
        yield opened


def words(page):
    """Everything written as HTML, save the one script of our own."""
    return " ".join(block.value for block in page.html).replace(script_for("event"), "")


def opened(page, part):
    """Open a part of the event's panel; return what is shown then."""
    page.session_state[f"timeline_more_{part}"] = True
    page.run()
    return words(page)


def articles_shown(page):
    keys = [str(button.key) for button in page.button]
    return {key.rpartition("_")[2] for key in keys if key.startswith("timeline_open_")}


def chart(page):
    return page.get("plotly_chart")[0].proto.spec


def rows(page):
    return [name for table in page.dataframe for name in table.value.get("What", ())]


def test_an_empty_store_says_what_to_do(open_page):
    page = open_page(fill=Store)
    assert "holds no articles" in page.info[0].value


def test_articles_without_events_say_so(open_page):
    page = open_page(fill=fill_store)
    assert any("No article here tells of a stop" in note.value for note in page.info)


def test_dated_events_are_drawn_and_all_are_listed(open_page):
    page = open_page()
    assert '"pier"' in chart(page)
    assert '"visit"' not in chart(page)
    listed = rows(page)
    assert {"Ada Quill opens the pier", "Ada Quill saw the fleet"} <= set(listed)


def test_an_event_in_the_address_opens_with_its_reason_and_sentences(open_page):
    page = open_page(event="pier")
    shown = words(page)
    assert "&#x27;Tuesday&#x27; in an article of Tue 2 May 2023" in shown
    assert "1 article says <strong>Tue 2 May 2023" in shown
    assert "1 article says <strong>Thu 4 May 2023" in shown
    assert "Minister Ada Quill said on Tuesday" in shown
    assert "Ada Quill saw Vell on Thursday" in shown
    shown = opened(page, "told")
    assert "planned, 2 May 2023" in shown
    assert "happened, 4 May 2023" in shown


def test_a_click_settles_which_day_is_right_and_the_log_takes_it_back(open_page, tmp_path):
    page = open_page(event="pier")
    page.button(key="timeline_right_pier_2023-05-04").click().run()
    assert not page.exception
    assert "4 May 2023 · Lowmoor" in words(page)
    assert "100% that the date is right" in words(page)
    assert "Articles differ on the day" not in words(page)
    log = Store(tmp_path / "store").corrections()
    assert log["what"].iloc[-1] == "event.when"
    page.session_state["timeline_log"] = True
    page.run()
    page.button(key=f"timeline_undo_{log['correction_id'].iloc[-1]}").click().run()
    assert "Articles differ on the day" in words(page)


def test_a_chosen_event_is_closed_again(open_page):
    page = open_page(event="pier")
    page.button(key="timeline_close").click().run()
    assert "event" not in page.query_params
    assert any("Choose a bar" in text.value for text in page.text)


def test_events_whose_dates_differ_are_chosen_alone(open_page):
    page = open_page(conflict="true")
    assert rows(page) == ["Ada Quill opens the pier"]


def test_what_was_said_in_its_passages_stands_beside_an_event(open_page):
    whole = an_event("speech", told(FIRST, FIRST[: FIRST.index("\n")]))
    page = open_page(fill=lambda folder: fill_tour(folder, whole), event="speech")
    assert "Said there (1)" in [part.label for part in page.expander]
    assert "“the harbour will stay open”</a>" in opened(page, "quotes")


def test_what_more_than_two_articles_tell_is_opened_on_demand(open_page):
    spans = [told(words, words[:20]) for words in (FIRST, SECOND, HOSTILE)]
    whole = an_event("much", *spans)
    page = open_page(fill=lambda folder: fill_tour(folder, whole), event="much")
    assert "1 more article" in [part.label for part in page.expander]
    assert len(articles_shown(page)) == 2
    opened(page, "articles")
    assert articles_shown(page) == {article_id(text) for text in (FIRST, SECOND, HOSTILE)}


def test_an_unknown_event_in_the_address_is_no_fault(open_page):
    page = open_page(event="nonsense")
    assert any("Choose a bar" in text.value for text in page.text)


@pytest.mark.parametrize("lanes", ["Place", "Person", "Outlet", "Kind"])
def test_every_kind_of_lane_is_drawn(open_page, lanes):
    page = open_page(lanes=lanes)
    assert page.segmented_control(key="lanes").value == lanes.lower()
    assert '"pier"' in chart(page)


def test_background_can_be_folded_away(open_page):
    assert '"law"' in chart(open_page(zoom="All"))
    assert '"law"' not in chart(open_page(zoom="All", background="false"))


STOP = an_event(
    "stop",
    told(FIRST, "LOWMOOR"),
    kind="stop",
    place="Seoul",
    country="South Korea",
    end="2023-05-03",
)
TALK = an_event("talk", told(FIRST, "The port authority"), place="Seoul", description="A talk <b>x")


def test_the_way_of_the_tour_is_drawn_and_told(open_page):
    page = open_page(fill=lambda folder: fill_tour(folder, STOP, TALK), show="Map and itinerary")
    assert "Seoul" in chart(page)
    itinerary = words(page)
    assert "1. Seoul, South Korea</h3>" in itinerary
    assert "2–3 May 2023" in itinerary
    assert ">A talk &lt;b&gt;x</a>" in itinerary


def test_no_stop_says_so(open_page):
    page = open_page(show="Map and itinerary")
    assert any("No stop is left" in note.value for note in page.info)


def test_an_article_opens_with_the_passage_marked(open_page):
    page = open_page(event="pier")
    page.button(key=f"timeline_open_{article_id(FIRST)}").click().run()
    assert not page.exception
    assert "Minister Ada Quill said on Tuesday</mark>" in words(page)


def test_hostile_words_are_shown_not_obeyed(open_page):
    page = open_page(event="odd")
    assert "&lt;script&gt;x&lt;/script&gt;" in words(page)
    for markup in ("<script", "<img", "<form", "<b>Vell"):
        assert markup not in words(page)
    assert "\\u003cscript" not in chart(page)
    assert "<script" not in chart(page)
    assert all(":red[" not in block.value for block in page.markdown)


def test_the_sentences_for_the_files_are_asked_for_only_when_one_is_saved(open_page, monkeypatch):
    queries = []
    monkeypatch.setattr("newstables.exports.views.event_sources", lambda *_: queries.append(1))
    page = open_page()
    labels = [button.proto.label for button in page.get("download_button")]
    assert {"Save as calendar", "Save as TimelineJS sheet"} <= set(labels)
    assert not queries


@pytest.mark.parametrize(
    ("address", "left"),
    [
        ({"part": "background"}, {"law"}),
        ({"place": "<b>Vell</b>"}, {"odd"}),
        (
            {"person": "Ada Quill", "status": "happened", "part": "tour event"},
            {"pier", "visit", "odd"},
        ),
    ],
)
def test_events_are_chosen_by_the_address(open_page, address, left):
    page = open_page(**address)
    told_of = {
        event["event_id"]: event["description"] for event in (PIER, UNDATED, ODD, BACKGROUND)
    }
    expected = sorted(told_of[event_id] for event_id in left)
    assert sorted(rows(page)) == expected


def test_counts_stand_beside_the_choices(open_page):
    page = open_page(part="background")
    assert "tour event 3 · background 1" in words(page)


def test_a_day_is_shown_hour_by_hour(open_page):
    at_noon = an_event("noon", told(FIRST, "The port authority"), time="12:30")
    page = open_page(fill=lambda folder: fill_tour(folder, at_noon), zoom="Hours", day="2023-05-02")
    assert page.selectbox(key="timeline_day").value == "2023-05-02"
    assert "2023-05-02T12:30" in chart(page)
    page.button(key="timeline_on").click().run()
    assert page.selectbox(key="timeline_day").value == "2023-05-03"
    assert '"odd"' in chart(page)


def test_hours_open_on_a_day_that_has_one(open_page):
    late = an_event("late", told(FIRST, "The port authority"), date="2023-05-04", time="18:15")
    page = open_page(fill=lambda folder: fill_tour(folder, late), zoom="Hours")
    assert page.selectbox(key="timeline_day").value == "2023-05-04"


def test_a_day_that_is_none_shows_the_first(open_page):
    page = open_page(zoom="Hours", day="yesterday")
    assert page.selectbox(key="timeline_day").value == "2023-05-02"
