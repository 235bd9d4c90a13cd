"""A reader looks closer: one person's events, one day's hours, an event's passages and its hour."""

import datetime as dt
import json

import pytest
from playwright.sync_api import expect

from tests.browser.reader import DESK, PHONE, reading
from tests.browser.server import Server
from tests.fixtures.story import SECOND
from tests.fixtures.tour import an_event, fill_tour, told

pytestmark = pytest.mark.browser

_FLEET = an_event(
    "fleet", told(SECOND, "Cora Dun, who speaks for the fleet"), date="2023-05-01",
    place="Vell", participants=["Cora Dun"], description="Cora Dun asks a question",
)  # fmt: skip
_CHART = """() => {
  const chart = document.querySelector('.st-key-timeline_chart .js-plotly-plot');
  return {
    bars: chart.data.flatMap(
      part => part.type === 'bar' ? (part.customdata || [['key']]).map(row => row[0]) : []),
    words: (chart.layout.annotations || []).map(label => label.text),
    range: chart.layout.xaxis.range,
  };
}"""


@pytest.fixture(scope="module")
def toured(tmp_path_factory):
    """One server for all who only look."""
    folder = tmp_path_factory.mktemp("toured")
    fill_tour(folder / "store")
    started = Server(folder / "store", log=folder / "server.log")
    started.start()
    yield started
    started.stop()


def test_a_reader_narrows_zooms_opens_and_times_an_event(browser, server):
    fill_tour(server.folder, _FLEET)
    with reading(browser, server, **DESK) as reader:
        reader.open("/timeline")
        everything = reader.page.evaluate(_CHART)
        reader.choose("Person", "Ada Quill")
        assert "person=Ada+Quill" in reader.page.url
        narrowed = reader.page.evaluate(_CHART)
        assert "pier" in narrowed["bars"]
        assert set(everything["bars"]) - set(narrowed["bars"]) == {"fleet"}
        _opens_by_a_click(reader, narrowed["bars"].index("pier"))
        _is_given_an_hour(reader)
        _shows_the_hours_of_its_day(reader)


def test_a_tap_opens_what_is_under_the_finger_and_a_click_on_words_their_bar(browser, server):
    fill_tour(server.folder)
    with reading(browser, server, **PHONE) as reader:
        for page, chart, opens in (
            ("/timeline", "timeline_chart", "event="),
            ("/entities", "entities_bars", "entity="),
        ):
            reader.open(page)
            bar = reader.page.locator(f".st-key-{chart} .barlayer .point path:visible").first
            bar.scroll_into_view_if_needed()
            box = bar.bounding_box()
            reader.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            reader.be_still()
            assert opens in reader.page.url
    with reading(browser, server, **DESK) as reader:
        reader.open("/timeline")
        reader.click_in_chart(reader.page.locator(".annotation-text", has_text="pier").first)
        assert "event=pier" in reader.page.url
        reader.open("/entities")
        reader.click_in_chart(reader.page.locator(".ytick text", has_text="Ada Quill").first)
        assert "entity=Ada+Quill" in reader.page.url


@pytest.mark.parametrize("look", [DESK, PHONE], ids=["desk", "phone-dark"])
@pytest.mark.parametrize(
    ("zoom", "days"),
    [("Hours", 1), ("Tour", 2), ("Month", 31), ("Year", 365), ("Decade", 3653), ("All", 853)],
)
def test_every_zoom_is_drawn_and_fits_the_screen(browser, toured, look, zoom, days):
    with reading(browser, toured, **look) as reader:
        reader.open(f"/timeline?zoom={zoom}")
        first, last = map(dt.datetime.fromisoformat, reader.page.evaluate(_CHART)["range"])
        assert (last - first).days == days
        assert not reader.scrolls_sideways()


def _opens_by_a_click(reader, number):
    bar = reader.page.locator(".st-key-timeline_chart .barlayer .point").nth(number)
    reader.click_in_chart(bar)
    assert "event=pier" in reader.page.url
    reader.sees("Ada Quill opens the pier")
    expect(reader.page.locator("mark").first).to_be_visible()
    paragraph = reader.page.locator("p", has=reader.page.locator("mark")).first
    marked = paragraph.locator("mark").first.inner_text()
    assert marked in paragraph.inner_text()


def _is_given_an_hour(reader):
    reader.page.get_by_text("Change this event").click()
    reader.be_still()
    field = reader.page.get_by_role("textbox", name="Time of day")
    field.fill("half nine")
    reader.press("Save")
    reader.sees("'half nine' is no time of day")
    reader.page.get_by_role("textbox", name="Time of day").fill("9:30")
    reader.press("Save")
    reader.sees("2 May 2023, 09:30")


def _shows_the_hours_of_its_day(reader):
    reader.page.get_by_test_id("stButtonGroup").get_by_text("Hours", exact=True).click()
    reader.be_still()
    chart = reader.page.evaluate(_CHART)
    assert chart["range"] == ["2023-05-02T00:00:00", "2023-05-03T00:00:00"], json.dumps(chart)
    assert any("09:30: " in words for words in chart["words"])
