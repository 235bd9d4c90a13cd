"""Bars of events: every status has a look of its own."""

from components.charts.event_bars import LOOKS
from newstables.schemas import EVENT_STATUSES


def test_every_status_is_drawn_and_no_two_alike():
    assert set(LOOKS) == {*EVENT_STATUSES, "announced"}
    assert len({look[1:] for look in LOOKS.values()}) == len(LOOKS)
    assert len({look.words for look in LOOKS.values()}) == len(LOOKS)
