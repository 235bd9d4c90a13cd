"""The Connections page: each chart with its rows, and the sentences that add up to a mark."""

import pandas as pd
import pytest

from components.charts.outlet_compare import outlet_compare
from components.charts.pair_heat import pair_heat
from components.charts.pair_network import pair_network
from components.charts.talks_about import talks_about
from newstables.store.store import Store
from tests.fixtures.app import opening
from tests.fixtures.outlets import fill_outlets
from tests.fixtures.story import HOSTILE, fill_store

PAGE = "pages/explore/connections.py"
VIEWS = ("Mentioned together", "Who talks about whom", "Outlets compared", "Map")
ADA, BRAM = "PERSON:Ada Quill", "PERSON:Bram Oster"


@pytest.fixture
def open_page(tmp_path, monkeypatch):
    with opening(tmp_path, monkeypatch, page=PAGE, fill=fill_outlets) as opened:
        yield opened


def words(page):
    return " ".join(block.value for block in [*page.html, *page.text])


def test_an_empty_store_says_what_to_do(open_page):
    page = open_page(fill=Store)
    assert "holds no articles" in page.info[0].value
    assert not page.get("plotly_chart")


def test_rows_and_sentences_of_a_pair_add_up(open_page):
    page = open_page(shown=[ADA, BRAM])
    rows = page.dataframe[0].value
    pair = rows[(rows["Name"] == "Ada Quill") & (rows["With"] == "Bram Oster")].iloc[0]
    assert (pair["Sentences"], pair["Articles"]) == (4, 3)
    assert "Ada Quill and Bram Oster</strong>: 4 sentences" in words(page)
    assert words(page).count(">Bram Oster</mark>") == 4


def test_a_minimum_leaves_rare_pairs_out(open_page):
    assert len(open_page().dataframe[0].value) > len(
        open_page(connections_least="4").dataframe[0].value
    )


@pytest.mark.parametrize("form", ["Heat map", "Network"])
def test_both_drawings_hold_the_pair(open_page, form):
    page = open_page(connections_form=form)
    spec = page.get("plotly_chart")[0].proto.spec
    assert ADA in spec and BRAM in spec


def test_quotations_of_a_speaker_about_a_name(open_page):
    page = open_page(connections_view="Who talks about whom", shown=["Ada Quill", BRAM])
    rows = page.dataframe[0].value
    assert set(zip(rows["Speaker"], rows["About"], strict=True)) == {
        ("Ada Quill", "Bram Oster"),
        ("Ada Quill", "Tokyo"),
    }
    assert "Ada Quill about Bram Oster</strong>: 1 quotation" in words(page)


def test_an_outlet_beside_the_others(open_page):
    page = open_page(
        connections_view="Outlets compared", connections_outlet="Lantern", shown=[BRAM, "others"]
    )
    rows = page.dataframe[0].value.set_index("Name")
    assert rows.loc["Bram Oster", "Its articles"] == "1 of 1"
    assert rows.loc["Bram Oster", "Others' articles"] == "2 of 2"
    assert rows.loc["Bram Oster", "Difference"] == "not clear"
    assert "Bram Oster, other outlets</strong>: 3 mentions in 2 articles" in words(page)


def test_places_and_their_sentences(open_page):
    page = open_page(connections_view="Map", shown=["Tokyo"])
    rows = page.dataframe[0].value.set_index("Place")
    assert rows.loc["Tokyo", "Mentions"] == 3
    assert rows.loc["Seoul", "Visited"] == "named only"
    assert "Tokyo</strong>: 3 mentions in 2 articles" in words(page)


@pytest.mark.parametrize("view", VIEWS)
def test_words_of_an_article_are_shown_as_they_are(open_page, view):
    page = open_page(fill=fill_store, connections_view=view, connections_least="1")
    assert "<script>" not in words(page)
    for chart in page.get("plotly_chart"):
        assert "<img" not in chart.proto.spec
    assert HOSTILE.startswith("<script>")


def pair_rows(*rows):
    columns = ["one_id", "one", "one_type", "other_id", "other", "other_type", "sentences",
               "articles"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


PAIRS = pair_rows(
    ("PERSON:A", "<b>A</b>", "PERSON", "ORG:N", "N", "ORG", 9, 3),
    ("GPE:V", "V", "GPE", "PERSON:A", "<b>A</b>", "PERSON", 2, 1),
)


def test_the_heat_map_has_a_square_a_pair_with_its_number():
    figure = pair_heat(PAIRS, title="Pairs")
    squares = [
        ((x, y), tuple(ids), text)
        for trace in figure.data
        if trace.customdata is not None
        for x, y, ids, text in zip(trace.x, trace.y, trace.customdata, trace.text, strict=True)
    ]
    assert sorted(squares) == [
        (("GPE:V", "PERSON:A"), ("GPE:V", "PERSON:A"), "2"),
        (("ORG:N", "PERSON:A"), ("PERSON:A", "ORG:N"), "9"),
        (("PERSON:A", "GPE:V"), ("GPE:V", "PERSON:A"), "2"),
        (("PERSON:A", "ORG:N"), ("PERSON:A", "ORG:N"), "9"),
    ]
    key = [trace.name for trace in figure.data if trace.showlegend]
    assert (key[0], key[-1]) == ("1–2 sentences", "8–9")
    assert "<b>A" not in " ".join(figure.layout.yaxis.ticktext + figure.layout.xaxis.ticktext)


def test_the_network_is_the_same_each_time_and_holds_each_pair():
    first, second = (pair_network(PAIRS, title="Pairs") for _ in range(2))
    assert first.to_json() == second.to_json()
    marks = next(trace for trace in first.data if trace.name == "pairs")
    assert [list(ids) for ids in marks.customdata] == [["PERSON:A", "ORG:N"], ["GPE:V", "PERSON:A"]]
    assert "sentences: 9" in marks.hovertext[0]
    wide = first.layout.xaxis.range[1]
    assert all(0 <= x <= wide for trace in first.data for x in trace.x if x is not None)


@pytest.mark.parametrize(("names", "narrow"), [(20, False), (12, False), (8, True)])
def test_no_name_of_the_network_covers_another_or_a_dot(names, narrow):
    rows = [
        (f"PERSON:{a}", f"Person of Harbour {a}", "PERSON", f"ORG:{b}", f"Institute {b}", "ORG",
         20 - b, 2)
        for a in range(10) for b in range(10) if (a + b) % 3 or not a
    ]  # fmt: skip
    figure = pair_network(pair_rows(*rows), title="Pairs", names=names, narrow=narrow)
    boxes = [
        (x - 8 - 6.6 * len(text), x + 8, y) if "left" in place else
        (x - 8, x + 8 + 6.6 * len(text), y)
        for trace in figure.data if trace.mode == "markers+text"
        for x, y, text, place in zip(trace.x, trace.y, trace.text, trace.textposition, strict=True)
    ]  # fmt: skip
    assert len(boxes) == names
    for number, (a0, a1, a) in enumerate(boxes):
        assert a0 >= -1 and a1 <= figure.layout.xaxis.range[1] + 1
        for b0, b1, b in boxes[:number]:
            assert not (a0 < b1 and b0 < a1 and abs(a - b) < 18)


def test_charts_stand_without_rows():
    assert pair_heat(PAIRS[:0], title="Pairs").data
    assert pair_network(PAIRS[:0], title="Pairs").layout.meta["title"] == "Pairs"
    none = pd.DataFrame(columns=["speaker", "entity_id", "name", "quotes", "articles"])
    assert talks_about(none, title="Talk").data


def test_whiskers_span_the_interval():
    row = {"entity_id": "ORG:N", "name": "N", "hits": 1, "articles": 2, "share": 0.5, "low": 0.1,
           "high": 0.9, "other_hits": 3, "other_articles": 4, "other_share": 0.75,
           "other_low": 0.3, "other_high": 0.95, "clear": False}  # fmt: skip
    figure = outlet_compare(pd.DataFrame([row]), outlet="Courier", title="Outlets")
    own, others = figure.data
    (words,) = [note.text for note in figure.layout.annotations]
    assert words == (
        "1 of 2 articles (likely 10–90%), others 3 of 4 (30–95%): <b>could be chance</b>"
    )
    assert own.error_x.arrayminus[0] == pytest.approx(0.4)
    assert others.error_x.array[0] == pytest.approx(0.2)
    assert list(others.customdata[0]) == ["ORG:N", "others"]
