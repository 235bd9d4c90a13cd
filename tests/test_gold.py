"""Every frame finds at least as much of the gold texts as it once did."""

import pytest

from tests.gold.scoring import GOLD, SHAPES, read_floors, score_gold


@pytest.mark.model
def test_no_frame_falls_below_its_floor(nlp):
    reached = score_gold(nlp)
    floors = read_floors()
    assert set(floors) <= set(reached)
    assert {name: reached[name] >= floors[name] for name in floors} == dict.fromkeys(floors, True)


def test_every_expected_answer_has_its_text():
    for name in SHAPES:
        for case in GOLD.glob(f"*.{name}.json"):
            assert (GOLD / case.name.replace(f".{name}.json", ".txt")).exists(), case.name
