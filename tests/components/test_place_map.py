"""The map of places: drawn from our own outlines, in the part of the world where the places are."""

import pandas as pd
import pytest

from components.charts.place_map import place_map
from newstables.exports.picture.maps.outlines import Window, land_in, outline_in

COLUMNS = ["place", "lat", "lon", "n", "visited", "order"]


def places(*rows):
    return pd.DataFrame(rows, columns=COLUMNS)


def trace(figure, name):
    return next(trace for trace in figure.data if trace.name == name)


SEOUL = ("Seoul", 37.57, 126.98, 9, True, 1)
TOKYO = ("Tokyo", 35.68, 139.69, 12, True, 2)
BEIJING = ("Beijing", 39.9, 116.4, 4, False, None)
HONOLULU = ("Honolulu", 21.31, -157.86, 3, True, 3)


def test_visited_is_told_from_named_only():
    figure = place_map(places(SEOUL, TOKYO, BEIJING), title="Places")
    assert [list(place) for place in trace(figure, "visited").customdata] == [["Seoul"], ["Tokyo"]]
    assert [list(place) for place in trace(figure, "named only").customdata] == [["Beijing"]]


def test_the_map_shows_the_part_of_the_world_that_holds_the_places():
    figure = place_map(places(SEOUL, TOKYO), title="Places")
    west, east = figure.layout.xaxis.range
    assert 100 < west < 126 and 140 < east < 170


def test_the_map_can_show_the_tour_alone():
    far = ("Madrid", 40.42, -3.7, 1, False, None)
    frame = places(SEOUL, TOKYO, far)
    whole = place_map(frame, title="Places").layout.xaxis.range
    near = place_map(frame, title="Places", show=frame[frame["visited"]]).layout.xaxis.range
    assert near[1] - near[0] < 30 < 140 < whole[1] - whole[0]


def test_a_tour_across_the_date_line_is_not_torn():
    figure = place_map(places(TOKYO, HONOLULU), title="Places", route=True)
    assert list(trace(figure, "route").x) == pytest.approx([139.69, 202.14])
    west, east = figure.layout.xaxis.range
    assert east - west < 120


def test_no_place_draws_the_world():
    figure = place_map(places(), title="Places")
    assert figure.layout.xaxis.range == (-180, 180)
    assert len(trace(figure, "visited").x) == 0


def test_names_are_written_as_text():
    hostile = ("<a href='https://example.org'>Tokyo</a>", 35.0, 139.0, 1, False, None)
    figure = place_map(places(hostile), title="<b>Places</b>")
    assert "<a" not in figure.to_json()


def test_no_outline_jumps_across_the_map():
    across, up = outline_in(Window(-180, 180, -57, 75))
    steps = across.diff().abs().dropna()
    assert len(steps) > 1000 and steps.max() < 40
    assert up.max() <= 90


def test_an_outline_of_a_sea_is_drawn_finer_than_that_of_the_world():
    around = Window(125, 132, 33, 39)
    world = zip(*outline_in(Window(-180, 180, -57, 75)), strict=True)
    sea = zip(*outline_in(around), strict=True)
    assert inside(sea, around) > 2 * inside(world, around)


def inside(outline, window):
    """How many points of an outline are in a window."""
    return sum(
        window.west <= lon <= window.east and window.south <= lat <= window.north
        for lon, lat in outline
    )


def test_stops_are_numbered_in_their_marks_and_named_off_the_route():
    figure = place_map(places(SEOUL, TOKYO), title="Places", route=True)
    assert list(trace(figure, "numbers").text) == ["<b>1</b>", "<b>2</b>"]
    sides = trace(figure, "visited").textposition
    assert "middle right" not in sides[:1]  # the route to Tokyo leaves Seoul on that side
    assert "middle left" not in sides[1:]


def test_land_is_filled_and_countries_without_a_mark_are_named():
    figure = place_map(places(SEOUL, TOKYO), title="Places")
    assert len(trace(figure, "land").x) > 500
    assert {"JAPAN", "NORTH KOREA"} <= set(trace(figure, "countries").text)
    named = place_map(places(("Japan", 36.2, 138.3, 2, True, None)), title="Places")
    assert "JAPAN" not in trace(named, "countries").text


def test_land_is_cut_at_the_edges_of_the_window():
    window = Window(125, 132, 33, 39)
    across, up = land_in(window)
    assert across.min() >= 125 and across.max() <= 132
    assert up.min() >= 33 and up.max() <= 39
