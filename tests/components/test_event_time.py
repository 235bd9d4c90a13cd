"""Events as stretches of time: from an hour to a decade."""

import pandas as pd
import pytest

from components.charts.event_time import DAY, add_times, choose_window, days_of, within


def told(*rows):
    return pd.DataFrame(rows, columns=["event_id", "kind", "date", "end", "time"]).astype("string")


STAY = ("stay", "stop", "2031-03-02", "2031-03-05", None)
TALKS = ("talks", "tour_event", "2031-03-03", None, "14:30")
DINNER = ("dinner", "tour_event", "2031-03-03", None, "EV")
VOTE = ("vote", "context", "2029", None, None)


def spans(events):
    return {row.event_id: (str(row.first), str(row.last)) for row in events.itertuples()}


def test_hours_are_drawn_where_they_are_told():
    shown = spans(add_times(told(STAY, TALKS, DINNER), hours=True))
    assert shown["talks"] == ("2031-03-03 14:30:00", "2031-03-03 15:30:00")
    assert shown["dinner"] == ("2031-03-03 18:00:00", "2031-03-03 22:00:00")
    assert shown["stay"] == ("2031-03-02 00:00:00", "2031-03-06 00:00:00")


def test_over_days_an_event_takes_its_whole_day():
    shown = spans(add_times(told(TALKS)))
    assert shown["talks"] == ("2031-03-03 00:00:00", "2031-03-04 00:00:00")


@pytest.mark.parametrize(
    ("zoom", "first", "last"),
    [
        (DAY, "2031-03-03", "2031-03-04"),
        ("Tour", "2031-03-02", "2031-03-06"),
        ("Month", "2031-03-01", "2031-04-01"),
        ("Year", "2031-01-01", "2032-01-01"),
        ("Decade", "2030-01-01", "2040-01-01"),
        ("All", "2029-01-01", "2031-03-06"),
    ],
)
def test_a_zoom_shows_its_stretch(zoom, first, last):
    window = choose_window(add_times(told(STAY, TALKS, VOTE)), zoom, day="2031-03-03")
    assert window == (pd.Timestamp(first), pd.Timestamp(last))


def test_a_day_shows_the_stop_it_is_part_of_and_no_whole_year():
    events = add_times(told(STAY, TALKS, VOTE), hours=True)
    window = choose_window(events, DAY, day="2031-03-03")
    assert set(within(events, window)["event_id"]) == {"stay", "talks"}


def test_days_to_choose_are_those_of_the_tour():
    assert days_of(told(STAY, TALKS, DINNER, VOTE)) == ["2031-03-02", "2031-03-03"]
    assert days_of(told(VOTE)) == []
