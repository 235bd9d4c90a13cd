"""The bars of speakers, by the figure's numbers."""

import pandas as pd

from components.charts.speaker_bars import speaker_bars


def test_a_bar_a_speaker_most_on_top():
    counts = pd.DataFrame({"speaker": ["Ada Quill", "<b>Eve</b>"], "quotes": [3, 1]})
    figure = speaker_bars(counts, title="Who", note="3 articles")
    (bars,) = figure.data
    assert list(bars.x) == [3, 1]
    assert [row[0] for row in bars.customdata] == ["Ada Quill", "<b>Eve</b>"]
    assert list(figure.layout.yaxis.categoryarray) == ["<b>Eve</b>", "Ada Quill"]
    assert list(figure.layout.yaxis.ticktext) == ["Ada Quill", "&lt;b&gt;Eve&lt;/b&gt;"]


def test_no_speaker_is_an_empty_chart():
    assert (
        len(speaker_bars(pd.DataFrame({"speaker": [], "quotes": []}), title="Who").data[0].x) == 0
    )
