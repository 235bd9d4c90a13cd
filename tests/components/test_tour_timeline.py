"""The timeline's chart: bars as wide as dates are exact, filled as what is told happened."""

from components.charts.event_time import add_times, choose_window, within
from components.charts.look import FOR_CLICKS
from components.charts.tour_timeline import BACKGROUND, tour_timeline
from newstables.schemas import EVENTS
from tests.components.every_chart import as_sent
from tests.fixtures.frames import event

HOSTILE = "<b>Bold</b> <a href='https://evil.example'>x</a> & \"y\""


def drawn(figure):
    """Return what each bar says: entity -> length, over all traces."""
    return {
        point[0]: length
        for trace in figure.data
        for point, length in zip(trace.customdata, trace.x, strict=True)
    }


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


def test_a_title_with_too_little_room_takes_a_second_line_and_is_cut_nowhere():
    long = "Talks with President Ada Quill and Deputy Foreign Minister Bo Lind, Lowmoor"
    figure = timeline(
        an_event("first", date="2023-05-01", title="Arrival in Vell"),
        an_event("long", date="2023-05-02", title=long, conflict="1 and 2 May"),
        an_event("last", date="2023-05-04", title="Return"),
    )
    first, told, last = (note for note in figure.layout.annotations if note.name == "label")
    assert told.text.count("<br>") == 1 and "dates differ" in told.text
    assert long in told.text.replace("<br>", " ")
    assert "<br>" not in first.text + last.text
    rows = [bar(figure, name) for name in ("first", "long", "last")]
    at = [trace.y[number] for trace, number in rows]
    assert at[1] - at[0] > at[2] - at[1]  # room for the line above its bar


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


def test_the_words_of_an_event_open_it_as_its_bar_does():
    figure = timeline(an_event("pier"), an_event("stop", kind="stop", place="Vell"))
    rows = next(trace for trace in figure.data if trace.name == FOR_CLICKS)
    assert [point[0] for point in rows.customdata] == ["stop", "pier"]
    assert list(rows.y) == [0, 1]
    assert rows.marker.color == "rgba(0,0,0,0)"


def test_on_a_phone_a_title_takes_two_lines_and_the_first_of_a_lane_names_it():
    title = "Talks with the harbour master Ada Quill and with Bo Ferrow"
    figure = timeline(
        an_event("stop", kind="stop"),
        an_event("a", description=title, conflict="one says 1 May"),
        an_event("b", kind="context", description="A law on piers"),
        narrow=True,
    )
    stop, event, background = figure.layout.annotations
    assert stop.text == "<b>Vell</b>"
    first, second = event.text.partition("</span> ")[2].split("<br>")
    assert f"{first} {second}" == title
    assert background.text == f"<b>{BACKGROUND} ·</b> A law on piers"
    assert figure.layout.yaxis.showticklabels is False
