"""Every chart of ours on made-up rows, as the screen shows it: dark, with something chosen."""

import pandas as pd

from components.charts.coverage import coverage
from components.charts.entity_bars import entity_bars, entity_bars_by_outlet
from components.charts.entity_trend import entity_trend
from components.charts.event_time import add_times, choose_window
from components.charts.outlet_compare import outlet_compare
from components.charts.pair_heat import pair_heat
from components.charts.pair_network import pair_network
from components.charts.place_map import place_map
from components.charts.rising_names import rising_names
from components.charts.speaker_bars import speaker_bars
from components.charts.talks_about import talks_about
from components.charts.tour_timeline import tour_timeline
from components.charts.voice_bars import voice_bars
from newstables.schemas import EVENTS

HOSTILE = '<b>Bold</b> <script>x</script> & "y"'
NAMES = ("Ada Quill", "Vell", "Żółta Łódź", "Киев & Sons", HOSTILE,
         "The Institute for Advanced Harbour Studies")  # fmt: skip
_IDS = [f"PERSON:{name}" for name in NAMES]
_TYPES = ("PERSON", "GPE", "GPE", "ORG", "NORP", "ORG")


def counts():
    numbers = [1250, 400, 31, 9, 2, 1]
    return pd.DataFrame(
        {"entity_id": _IDS, "name": NAMES, "type": _TYPES, "mentions": numbers,
         "share": [1.0, 0.9, 0.5, 0.3, 0.2, 0.1]}
    )  # fmt: skip


def parts():
    return pd.DataFrame(
        [
            {
                "entity_id": _IDS[n],
                "name": NAMES[n],
                "outlet": f"Outlet {o}",
                "mentions": 40 - 5 * n,
            }
            for n in range(6)
            for o in range(9)
        ]
    )


def trend(*, per_article):
    rows = [
        {"entity_id": _IDS[n], "name": NAMES[n], "period": period, "mentions": n + 1,
         "all_articles": k}
        for n in range(3)
        for period, k in (("2023-05-01", 4), ("2023-05-09", 1), ("undated", 8))
    ]  # fmt: skip
    return entity_trend(pd.DataFrame(rows), step="Day", per_article=per_article, title="Over time")


def pairs():
    return pd.DataFrame(
        [
            {"one_id": _IDS[a], "one": NAMES[a], "one_type": _TYPES[a], "other_id": _IDS[b],
             "other": NAMES[b], "other_type": _TYPES[b], "sentences": 12 - a - b, "articles": 2}
            for a in range(4)
            for b in range(a + 1, 5)
        ]
    )  # fmt: skip


def events():
    shared = {"granularity": "day", "participants": [], "evidence": [], "reason": "as printed",
              "confidence": 0.9}  # fmt: skip
    rows = [
        ("stop", "past", "2023-05-01", "2023-05-03", "Vell", "Vell", None),
        ("tour_event", "past", "2023-05-02", None, "Vell", f"{HOSTILE} opens the pier", None),
        (
            "tour_event",
            "planned",
            "2023-05-03",
            None,
            "Vell",
            "Talks with the fleet " * 6,
            "1 or 3",
        ),
        (
            "tour_event",
            "conditional",
            "2023-05-04",
            None,
            "Żółta Łódź",
            "A visit to the lock",
            None,
        ),
        ("context", "past", "2023-05-02", None, "Aster", "A law is passed", None),
    ]
    frame = EVENTS.frame(
        [
            {**shared, "event_id": f"e{n}", "kind": kind, "status": status, "date": date,
             "end": end, "place": place, "description": words, "conflict": conflict,
             "statuses": [{"article_id": "a", "status": "planned"}]}
            for n, (kind, status, date, end, place, words, conflict) in enumerate(rows)
        ]
    )  # fmt: skip
    return add_times(frame.assign(lane=frame["place"]))


def places():
    rows = [("Seoul", 37.6, 127.0, 9, True, 1), ("Tokyo", 35.7, 139.7, 12, True, 2),
            (HOSTILE, 39.9, 116.4, 4, False, None)]  # fmt: skip
    return pd.DataFrame(rows, columns=["place", "lat", "lon", "n", "visited", "order"])


def compared():
    return pd.DataFrame(
        [
            {"entity_id": _IDS[n], "name": NAMES[n], "course": "rising", "hits": 3, "articles": 4,
             "share": 0.75, "low": 0.3, "high": 0.95, "before_hits": 1, "before_articles": 4,
             "before_share": 0.25, "other_hits": 1, "other_articles": 4, "other_share": 0.25,
             "other_low": 0.05, "other_high": 0.7, "clear": n == 0}
            for n in range(6)
        ]
    )  # fmt: skip


def every_chart():
    """Return each chart by the name of its module, and of its variant."""
    talks = pd.DataFrame(
        {"speaker": NAMES[:3], "entity_id": _IDS[3:], "name": NAMES[3:], "quotes": [5, 2, 1],
         "articles": 1}
    )  # fmt: skip
    by_day = pd.DataFrame(
        [{"day": f"2023-05-0{d}", "outlet": f"Outlet {o}", "articles": d} for d in (1, 3)
         for o in range(8)]
    )  # fmt: skip
    speakers = pd.DataFrame({"speaker": NAMES, "quotes": range(6, 0, -1)})
    told = pd.DataFrame({"name": NAMES, "share": [0.4, 0.3, 0.1, 0.1, 0.06, 0.04], "low": 0.01,
                         "high": 0.5, "words": 90, "articles": 4})  # fmt: skip
    tour = events()
    several = {"measure": "mentions", "title": HOSTILE}
    return {
        "coverage": coverage(by_day, title="Articles a day"),
        "entity_bars": entity_bars(counts(), chosen=_IDS[1], **several),
        "entity_bars share": entity_bars(counts(), measure="share", title="Share"),
        "entity_bars stacked": entity_bars_by_outlet(counts(), parts(), **several),
        "entity_bars beside": entity_bars_by_outlet(counts(), parts(), stacked=False, **several),
        "entity_trend": trend(per_article=False),
        "entity_trend rate": trend(per_article=True),
        "outlet_compare": outlet_compare(compared(), outlet="Daily", title="x", chosen=_IDS[0]),
        "pair_heat": pair_heat(pairs(), title="Together", chosen=(_IDS[0], _IDS[1])),
        "pair_network": pair_network(pairs(), title="Together"),
        "place_map": place_map(places(), title="Places", route=True, chosen="Seoul"),
        "rising_names": rising_names(compared(), day="3 May 2023", title="Rising", chosen=_IDS[0]),
        "speaker_bars": speaker_bars(speakers, title="Speakers"),
        "talks_about": talks_about(talks, title="Talks"),
        "voice_bars": voice_bars(told, title="Whose words"),
        "tour_timeline": tour_timeline(
            tour, window=choose_window(tour, "Tour"), title="Tour", chosen="e1", narrow=True
        ),
        "tour_timeline all": tour_timeline(
            tour, window=choose_window(tour, "Year"), title="Tour", chosen="e1"
        ),
    }


def as_sent(figure):
    """A figure as it is sent, without the title and note that the page draws as text."""
    return figure.update_layout(meta=None).to_json()
