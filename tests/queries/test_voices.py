"""Whose words are printed: counted in marks alone, with an interval that takes articles whole."""

import pytest

from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.voices import NO_ROLE, SIDES, voices
from newstables.replica.replica import open_replica
from tests.fixtures.frames import articles, findings, keep, quote

TEXTS = (
    "“We will build four new piers here,” Ada Quill said. Bo Vell said the plan was late.",
    "Ada Quill called the plan “a gift to Lowmoor” in the yard. “Nobody asked us,” Bo Vell said.",
    "“Good,” Bo Vell said.",
)


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    first, second, third = TEXTS
    quotes = [
        quote(first, "We will build four new piers here,", speaker="Ada Quill",
              speaker_role="Minister"),
        quote(first, "the plan was late", speaker="Bo Vell", kind="indirect"),
        quote(second, "the plan “a gift to Lowmoor”", article="a1", speaker="Ada Quill",
              kind="mixed", speaker_role="Minister"),
        quote(second, "Nobody asked us,", article="a1", speaker="Bo Vell"),
        quote(third, "Good,", article="a2", speaker="Bo Vell"),
    ]  # fmt: skip
    frame = articles(*TEXTS, outlet=["Lamp", "Lantern", "Lantern"])
    return open_replica(keep(tmp_path_factory.mktemp("voices"), frame, findings(quotes=quotes)))


def counted(tables, **asked):
    told = voices(tables, QuoteFilters(), **asked)
    return {row["name"]: row for row in told.to_dict("records")}


def test_words_are_counted_that_stand_in_marks(tables):
    told = counted(tables)
    assert {name: row["words"] for name, row in told.items()} == {"Ada Quill": 11, "Bo Vell": 4}
    assert told["Ada Quill"]["share"] == pytest.approx(11 / 15)
    assert (told["Bo Vell"]["marked"], told["Bo Vell"]["reported"]) == (2, 1)
    assert told["Bo Vell"]["articles"] == 3


@pytest.mark.parametrize("by", SIDES)
def test_shares_add_up_to_one_and_lie_in_their_intervals(tables, by):
    told = voices(tables, QuoteFilters(), by=by)
    assert told["share"].sum() == pytest.approx(1)
    assert ((told["low"] <= told["share"]) & (told["share"] <= told["high"])).all()
    assert told["marked"].sum() == 4
    assert told["reported"].sum() == 1


def test_who_has_no_role_and_which_outlet_printed_it(tables):
    assert counted(tables, by="role")[NO_ROLE]["words"] == 4
    assert counted(tables, by="outlet")["Lantern"]["words"] == 8


def test_kinds_are_passed_over_and_other_choices_kept(tables):
    assert voices(tables, QuoteFilters(kinds=("indirect",))).equals(voices(tables, QuoteFilters()))
    (row,) = voices(tables, QuoteFilters(speakers=("Bo Vell",))).to_dict("records")
    assert (row["words"], row["share"]) == (4, 1.0)


def test_one_article_tells_nothing_of_others(tables):
    (row,) = voices(tables, QuoteFilters(outlets=("Lamp",))).to_dict("records")[:1]
    assert (row["low"], row["high"]) == (0.0, 1.0)


def test_nothing_chosen_is_no_fault(tables):
    assert voices(tables, QuoteFilters(outlets=("Nobody",))).empty
