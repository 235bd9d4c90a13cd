"""The bars of voices, by the figure's numbers."""

import pandas as pd

from components.charts.voice_bars import voice_bars

TOLD = pd.DataFrame(
    {"name": ["Ada Quill", "<b>Eve</b>"], "share": [0.75, 0.25], "low": [0.5, 0.0],
     "high": [1.0, 0.5], "words": [30, 10], "articles": [3, 2]}
)  # fmt: skip


def test_a_bar_a_voice_with_its_interval():
    bars, intervals = voice_bars(TOLD, title="Whose words").data
    assert list(bars.x) == [0.75, 0.25]
    assert "&lt;b&gt;Eve" in bars.hovertext[1]
    assert list(intervals.x) == [0.5, 1.0, None, 0.0, 0.5, None]
    assert list(intervals.y[:2]) == ["Ada Quill", "Ada Quill"]


def test_no_voice_is_an_empty_chart():
    assert len(voice_bars(TOLD.iloc[:0], title="Whose words").data[0].x) == 0
