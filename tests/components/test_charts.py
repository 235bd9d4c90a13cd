"""Charts are read by their numbers: what is drawn is what the frame says, and words stay words."""

import pandas as pd
import pytest

from components.charts.entity_bars import entity_bars, entity_bars_by_outlet
from components.charts.entity_trend import entity_trend
from components.charts.event_time import add_times, choose_window, within
from components.charts.look import lines, safe
from components.charts.rising_names import rising_names
from components.charts.tour_timeline import BACKGROUND, tour_timeline
from newstables.schemas import EVENTS
from newstables.wording import spell_day, spell_span
from tests.fixtures.frames import event

HOSTILE = "<b>Bold</b> <a href='https://evil.example'>x</a> & \"y\""

COUNTS = pd.DataFrame(
    [
        {"entity_id": "PERSON:Ada", "name": "Ada", "type": "PERSON", "mentions": 5, "share": 0.5},
        {"entity_id": "GPE:Vell", "name": HOSTILE, "type": "GPE", "mentions": 3, "share": 1.0},
        {"entity_id": "PERSON:Bram", "name": "Bram", "type": "PERSON", "mentions": 1, "share": 0.1},
    ]
)


def drawn(figure):
    """Return what each bar says: entity -> length, over all traces."""
    return {
        point[0]: length
        for trace in figure.data
        for point, length in zip(trace.customdata, trace.x, strict=True)
    }


def test_bars_are_as_long_as_the_counts_and_most_is_on_top():
    figure = entity_bars(COUNTS, measure="mentions", title="Names")
    assert drawn(figure) == {"PERSON:Ada": 5, "GPE:Vell": 3, "PERSON:Bram": 1}
    assert list(figure.layout.yaxis.categoryarray)[::-1] == list(COUNTS["entity_id"])
    assert {trace.name for trace in figure.data} == {"People", "Places"}


def test_share_is_written_as_a_percentage():
    figure = entity_bars(COUNTS, measure="share", title="Names")
    assert drawn(figure)["PERSON:Ada"] == 0.5
    people = next(trace for trace in figure.data if trace.name == "People")
    assert list(people.text) == ["50% · person", "10%"]  # the first of a colour says what it is


def test_words_of_articles_are_not_obeyed_by_plotly():
    spec = as_sent(entity_bars(COUNTS, measure="mentions", title=HOSTILE, note=HOSTILE))
    assert "\\u003cb\\u003eBold" not in spec
    assert "\\u003ca href" not in spec
    assert "&lt;b&gt;Bold" in spec


def test_the_chosen_bar_stands_out():
    figure = entity_bars(COUNTS, measure="mentions", title="Names", chosen="PERSON:Bram")
    people = next(trace for trace in figure.data if trace.name == "People")
    assert list(people.marker.opacity) == [0.45, 1.0]


@pytest.mark.parametrize("stacked", [True, False])
def test_parts_by_outlet_add_up_and_rare_outlets_are_one_part(stacked):
    parts = pd.DataFrame(
        [
            {"entity_id": "PERSON:Ada", "name": "Ada", "outlet": f"Outlet {n}", "mentions": 20 - n}
            for n in range(10)
        ]
    )
    figure = entity_bars_by_outlet(
        COUNTS[:1], parts, measure="mentions", title="Names", stacked=stacked
    )
    assert sum(sum(trace.x) for trace in figure.data) == parts["mentions"].sum()
    assert len(figure.data) == 8
    assert figure.data[-1].name == "other outlets"
    assert list(figure.data[0].customdata[0]) == ["PERSON:Ada", "Outlet 0"]
    assert figure.layout.barmode == ("stack" if stacked else "overlay")
    heads = [note.text for note in figure.layout.annotations]
    assert len(heads) == (0 if stacked else 8)
    starts = [trace.base[0] for trace in figure.data if not stacked]
    assert starts == sorted(set(starts))  # a panel an outlet


def test_no_rows_draw_an_empty_chart():
    assert not entity_bars(COUNTS[:0], measure="mentions", title="Names").data


def an_event(event_id, **more):
    where = {"date": "2023-05-02", "place": "Vell", "participants": []}
    return event(event_id, **where | {"description": "Ada opens the pier"} | more)


def timeline(*rows, zoom="Tour", **more):
    events = EVENTS.frame(rows)
    events = add_times(events.assign(lane=events["place"].fillna("place not stated")))
    window = choose_window(events, zoom)
    return tour_timeline(events, window=window, title="Tour", **more)


def bar_ids(trace):
    """The ids that a trace's bars carry; what stands in the key alone carries none."""
    return trace.customdata if trace.type == "bar" and trace.customdata is not None else ()


def as_sent(figure):
    """A figure as it is sent, without the title and note that the page draws as text."""
    return figure.update_layout(meta=None).to_json()


def bar(figure, event_id):
    for trace in figure.data:
        for number, point in enumerate(bar_ids(trace)):
            if point[0] == event_id:
                return trace, number
    raise AssertionError(f"{event_id} is not drawn")


def test_a_bar_is_as_wide_as_its_date_is_exact():
    times = add_times(
        EVENTS.frame(
            [
                an_event("day"),
                an_event("span", end="2023-05-04"),
                an_event("month", date="2023-05", granularity="month"),
                an_event("year", date="2023", granularity="year"),
                an_event("undated", date=None, granularity="unknown"),
            ]
        )
    ).set_index("event_id")
    days = (times["last"] - times["first"]).dt.days
    assert days.to_dict() == {"day": 1, "span": 3, "month": 31, "year": 365}


def test_planned_is_hollow_and_happened_filled():
    figure = timeline(an_event("done"), an_event("plan", status="planned"))
    done, number = bar(figure, "done")
    assert done.marker.color[number] == done.marker.line.color
    plan, number = bar(figure, "plan")
    assert plan.marker.color[number] == "rgba(0,0,0,0)"
    maybe, _ = bar(timeline(an_event("maybe", status="conditional")), "maybe")
    assert maybe.marker.pattern.shape == "/"


def test_what_was_announced_and_then_happened_shows_both():
    statuses = [{"article_id": "a", "status": status} for status in ("planned", "past")]
    kept, number = bar(timeline(an_event("kept", statuses=statuses)), "kept")
    assert kept.name == "announced, then happened"
    plan, _ = bar(timeline(an_event("plan", status="planned")), "plan")
    assert kept.marker.line.color == plan.marker.line.color != kept.marker.color[number]


def test_a_status_that_only_the_background_has_is_in_the_legend():
    figure = timeline(
        an_event("done"),
        an_event("law", kind="context"),
        an_event("talks", kind="context", status="planned"),
    )
    named = [trace.name for trace in figure.data if trace.type == "bar" and trace.showlegend]
    assert named == ["happened", "planned"]


def test_every_status_of_the_schema_is_drawn():
    for status in EVENTS.columns["status"].about.split(", "):
        assert bar(timeline(an_event("x", status=status)), "x")


def test_lanes_come_in_order_of_the_tour_and_the_background_last():
    figure = timeline(
        an_event("talk", kind="context", date="2023-05-01", place="Aster"),
        an_event("late", place="Lowmoor", date="2023-05-03"),
        an_event("early", place="Vell", date="2023-05-01"),
        an_event("middle", place="Aster", date="2023-05-02"),
    )
    assert list(figure.layout.yaxis.ticktext) == ["Vell", "Aster", "Lowmoor", BACKGROUND]


def test_a_stop_comes_first_in_its_lane_and_same_days_keep_their_order():
    figure = timeline(
        an_event("a"),
        an_event("b"),
        an_event("stop", kind="stop", date="2023-05-01", end="2023-05-03"),
    )
    rows = {lane: bar(figure, lane)[0].y[bar(figure, lane)[1]] for lane in ("stop", "a", "b")}
    assert rows["stop"] < rows["a"] < rows["b"]


def test_a_year_of_background_is_no_line_across_three_days():
    events = add_times(
        EVENTS.frame(
            [an_event("day"), an_event("year", kind="context", date="2023", granularity="year")]
        )
    )
    window = choose_window(events, "Tour")
    assert list(within(events, window)["event_id"]) == ["day"]
    assert set(within(events, choose_window(events, "All"))["event_id"]) == {"day", "year"}


def test_an_event_whose_articles_differ_says_so():
    figure = timeline(an_event("torn", conflict=f"one says 1 May {HOSTILE}"), an_event("calm"))
    words = [label.text for label in figure.layout.annotations]
    assert ["dates differ" in label for label in words] == [True, False]
    assert "<b>Bold" not in bar(figure, "torn")[0].hovertext[0]


def test_in_a_crowd_conflicts_carry_a_badge_that_opens_the_event():
    rows = [an_event(f"e{n}", date=f"2023-05-{n % 28 + 1:02d}") for n in range(56)]
    figure = timeline(*rows, an_event("torn", conflict=f"one says 1 May {HOSTILE}"))
    badge = next(trace for trace in figure.data if trace.name == "dates differ")
    assert badge.customdata[0][0] == "torn"
    assert "<b>Bold" not in badge.hovertext[0]


def test_an_event_is_called_by_its_title_and_else_by_its_sentence():
    figure = timeline(an_event("x", description="She opened it."))
    assert [label.text for label in figure.layout.annotations] == ["She opened it."]
    titled = add_times(EVENTS.frame([an_event("x")])).assign(lane="Vell", title="Talks <with> Bo")
    figure = tour_timeline(titled, window=choose_window(titled, "Tour"), title="Tour")
    assert [label.text for label in figure.layout.annotations] == ["Talks &lt;with&gt; Bo"]


def test_days_are_told_apart_by_bands_and_no_line_crosses_words():
    figure = timeline(an_event("a", date="2023-05-01"), an_event("b", date="2023-05-03"))
    bands = [shape for shape in figure.layout.shapes if shape.name == "band"]
    assert len(bands) == 1
    assert figure.layout.xaxis.showgrid is False


def test_words_of_events_are_not_obeyed_by_plotly():
    spec = as_sent(timeline(an_event("x", description=HOSTILE, place=HOSTILE), note=HOSTILE))
    assert "\\u003cb\\u003eBold" not in spec
    assert "\\u003ca href" not in spec


def test_a_crowd_of_events_is_packed_without_words():
    rows = [an_event(f"e{n}", date=f"2023-05-{n % 28 + 1:02d}") for n in range(56)]
    figure = timeline(*rows)
    assert {trace.type for trace in figure.data} == {"bar"}
    assert max(max(trace.y) for trace in figure.data if len(bar_ids(trace))) == 1


def test_no_dated_event_has_no_window():
    assert choose_window(add_times(EVENTS.frame([an_event("x", date=None)])), "Tour") is None


def trend(**more):
    rows = [
        {"entity_id": ada, "name": HOSTILE, "period": period, "mentions": n, "all_articles": k}
        for ada in ("PERSON:Ada",)
        for period, n, k in (("2023-05-01", 4, 4), ("2023-05-04", 1, 1), ("undated", 2, 8))
    ]
    return entity_trend(pd.DataFrame(rows), title="Trend", **more)


def test_a_trend_keeps_empty_days_and_ends_with_what_is_undated():
    figure = trend(step="Day", per_article=False)
    assert list(figure.layout.xaxis.categoryarray) == [
        "2023-05-01",
        "2023-05-02",
        "2023-05-03",
        "2023-05-04",
        "undated",
    ]
    assert list(figure.data[0].y) == [4, 1, 2]
    assert [list(ids) for ids in figure.data[0].customdata][-1] == ["PERSON:Ada", "undated"]
    assert "<b>Bold" not in figure.data[0].name


def test_a_rate_is_hatched_where_articles_are_few():
    figure = trend(step="Day", per_article=True)
    assert list(figure.data[0].y) == [1.0, 1.0, 0.25]
    assert list(figure.data[0].marker.pattern.shape) == ["", "/", ""]


def test_each_name_of_a_trend_has_a_row_of_its_own():
    rows = [
        {"entity_id": f"PERSON:{n}", "name": n, "period": "2023-05-01", "mentions": 3,
         "all_articles": 1}
        for n in ("Ada", "Bram")
    ]  # fmt: skip
    figure = entity_trend(pd.DataFrame(rows), title="Trend", step="Day", per_article=False)
    first, second = figure.data
    assert first.base[0] > second.base[0] + second.y[0]
    assert [note.text for note in figure.layout.annotations] == ["<b>Ada</b>", "<b>Bram</b>"]


def test_a_rising_name_has_a_hollow_and_a_filled_dot():
    row = {"entity_id": "PERSON:Ada", "name": HOSTILE, "course": "rising", "hits": 3,
           "articles": 4, "share": 0.75, "before_hits": 1, "before_articles": 4,
           "before_share": 0.25}  # fmt: skip
    before, later = rising_names(pd.DataFrame([row]), day="3 May 2023", title="Rising").data
    assert (before.x[0], later.x[0]) == (0.25, 0.75)
    assert (before.marker.symbol, later.marker.symbol) == ("circle-open", "circle")
    assert [list(trace.customdata[0]) for trace in (before, later)] == [
        ["PERSON:Ada", "Before"],
        ["PERSON:Ada", "From"],
    ]
    assert "<b>Bold" not in later.hovertext[0]
    figure = rising_names(pd.DataFrame([row]), day="3 May 2023", title="Rising")
    assert [note.text for note in figure.layout.annotations] == ["1 of 4 → 3 of 4: <b>more</b>"]
    assert figure.layout.yaxis.showgrid is False


def test_spans_are_spelled_briefly():
    assert spell_span("2023-01-29", "2023-01-30") == "29–30 Jan 2023"
    assert spell_span("2023-01-31", "2023-02-01") == "31 Jan – 1 Feb 2023"
    assert spell_span("2023-01-31", pd.NA) == spell_span("2023-01-31", "2023-01-31")
    assert spell_span("2023-01", "2023-03") == "Jan – Mar 2023"
    assert spell_span(None, None) == "undated"


def test_days_are_spelled_for_people():
    assert [spell_day(day) for day in ("2023-01-31", "2023-01", "2023", None, pd.NA)] == [
        "31 Jan 2023",
        "Jan 2023",
        "2023",
        "undated",
        "undated",
    ]


def test_words_are_cut_with_a_sign():
    assert safe("a b c", most=3) == "a…"
    assert lines("one two three four", width=8, most=2) == "one two<br>three …"
