"""Which tour the rule of a story means when other tours were found since it was made."""

import pytest

from newstables.decisions.checks import check_decision
from newstables.decisions.stories import Rule, read_rule
from newstables.decisions.story_tours import rule_of_tour, tour_meant
from newstables.errors import CorrectionError


def tour(key, start, end, *, by_hand=False):
    return {"key": key, "traveller": "Ada Quill", "start": start, "end": end, "by_hand": by_hand}


MAY = tour("Ada Quill", "2023-05-01", "2023-05-04")


def test_a_rule_keeps_its_tour_when_another_takes_its_key():
    rule = read_rule(rule_of_tour(MAY).plain())
    july, later = tour("Ada Quill", "2023-07-01", "2023-07-09"), {**MAY, "key": "Ada Quill, May"}
    assert tour_meant(rule, [MAY]) == MAY
    assert tour_meant(rule, [july, later]) == later
    assert tour_meant(rule, [july]) is None
    assert tour_meant(Rule(tour="Ada Quill"), [july, later]) == july  # made before days were noted


def test_a_tour_by_hand_is_known_by_its_key():
    moved = tour("Ada Quill", "2023-06-01", "2023-06-02", by_hand=True)
    assert tour_meant(rule_of_tour(MAY), [moved]) == moved
    leg = tour("leg", "2023-05-02", "2023-05-03", by_hand=True)
    assert tour_meant(rule_of_tour(leg), [MAY, leg]) == leg


def test_a_tour_without_days_is_known_by_its_key():
    undated = tour("Ada Quill", None, None)
    assert rule_of_tour(undated) == Rule(tour="Ada Quill")
    assert tour_meant(rule_of_tour(MAY), [undated]) is None


@pytest.mark.parametrize("at", [["Ada Quill"], "2023", 5, ["Ada Quill", "2023-05", "2023-06-01"]])
def test_the_days_of_a_rule_are_whole(at):
    with pytest.raises(CorrectionError, match="cannot hold"):
        check_decision("story.rules", "s", [{"tour": "Ada Quill", "tour_at": at}])
