"""Charts are read by their numbers: what is drawn is what the frame says, and words stay words."""

import pandas as pd
import pytest

from components.charts.entity_bars import entity_bars, entity_bars_by_outlet
from components.charts.entity_trend import entity_trend
from components.charts.look import lines, safe
from components.charts.rising_names import rising_names
from newstables.wording import spell_day, spell_span
from tests.components.every_chart import as_sent

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
