"""The picture of two counts: both sides are drawn as counted, names as words."""

import pandas as pd

from tests.browser.naive_and_ours import draw


def counts(*rows):
    return pd.DataFrame(rows, columns=["name", "type", "mentions", "row"])


def test_both_sides_are_drawn_as_counted_on_the_same_scale():
    naive = counts(
        ("Quill", "GPE", 4, "all"), ("Ada <b>Quill", "PERSON", 2, "all"),
        ("Ada <b>Quill", "PERSON", 2, "people"),
    )  # fmt: skip
    ours = counts(("Ada Quill", "PERSON", 6, "all"), ("Ada Quill", "PERSON", 6, "people"))
    figure = draw(naive, ours)
    sides = {}
    for trace in figure.data:
        drawn = sides.setdefault(trace.xaxis, {})
        drawn |= dict(zip(trace.y, trace.x, strict=True))
    assert sides == {
        "x": {"Ada &lt;b&gt;Quill": 2},
        "x2": {"Ada Quill": 6},
        "x3": {"Quill": 4, "Ada &lt;b&gt;Quill": 2},
        "x4": {"Ada Quill": 6},
    }
    assert figure.layout.xaxis.range == figure.layout.xaxis2.range
    assert figure.layout.xaxis3.range == figure.layout.xaxis4.range
    assert "can be wrong" in figure.layout.title.subtitle.text
