"""What an analyst decides about an event holds, also when its id goes with an article's date."""

import json

import pandas as pd
import pytest

from newstables.corrections import correct_events, make_correction
from newstables.errors import CorrectionError
from newstables.event_edits import anchor, split_id
from newstables.schemas import CORRECTIONS, EVENTS


def event(event_id, *spans, **more):
    row = {"event_id": event_id, "kind": "tour_event", "status": "past", "granularity": "day"}
    row |= {"participants": '["Ana Duarte"]', "description": "talks", "reason": "on Monday"}
    evidence = [{"article_id": one, "start": at, "end": at + 9} for one, at in spans]
    row |= {"evidence": json.dumps(evidence), "statuses": "[]", "confidence": 0.8}
    return row | more


def laid(rows, *decisions):
    log = [make_correction(what, target, before=before, after=after)
           for what, target, before, after in decisions]  # fmt: skip
    log = pd.concat(log, ignore_index=True) if log else CORRECTIONS.frame()
    return correct_events(EVENTS.frame(rows), log).set_index("event_id")


def when(date, end=None, *, about=False):
    return {"date": date, "end": end, "about": about, "text": "-"}


TALKS = event("e1", ("a0", 0), ("a1", 40), date="2023-01-30", end="2023-02-01")


@pytest.mark.parametrize(
    ("date", "end", "granularity"),
    [
        ("2023-01-29", None, "day"),
        ("2023-01-29", "2023-01-31", "day"),
        ("2023-01", None, "month"),
        ("2023", "2024", "year"),
        (None, None, "unknown"),
    ],
)
def test_a_date_is_set_as_exactly_as_it_is_told(date, end, granularity):
    one = laid([TALKS], ("event.when", "e1", None, when(date, end, about=True))).loc["e1"]
    shown = [None if pd.isna(value) else value for value in (one["date"], one["end"])]
    assert shown == [date, end]
    assert (one["granularity"], one["about"], one["edited"]) == (granularity, True, "date")


@pytest.mark.parametrize(
    ("date", "end", "words"),
    [
        ("2023-02-30", None, "'2023-02-30' is no date"),
        ("2023-13-40", None, "'2023-13-40' is no date"),
        ("2023-01-30", "2023-01-29", "cannot end on 2023-01-29"),
        ("2023-02", "2023-01-29", "cannot end on 2023-01-29"),
        (None, "2023-01-29", "cannot end on 2023-01-29"),
    ],
)
def test_days_that_cannot_be_are_refused_with_a_sentence(date, end, words):
    with pytest.raises(CorrectionError, match=words):
        make_correction("event.when", "e1", before=None, after=when(date, end))


def test_a_range_may_end_in_the_month_it_begins_in():
    make_correction("event.when", "e1", before=None, after=when("2023-01-30", "2023-01"))


@pytest.mark.parametrize(
    ("date", "time"), [("2023-01-30", "16:00"), ("2023-01-31", None), ("2023-01", None)]
)
def test_a_time_of_day_stays_with_its_day(date, time):
    told = TALKS | {"time": "16:00"}
    one = laid([told], ("event.when", "e1", None, when(date))).loc["e1"]
    assert (None if pd.isna(one["time"]) else one["time"]) == time


def test_a_time_of_day_is_set_by_hand():
    one = laid([TALKS], ("event.time", "e1", None, "AF")).loc["e1"]
    assert (one["time"], one["date"], one["edited"]) == ("AF", "2023-01-30", "date, time")
    for none in ("25:00", "9:30", "noon"):
        with pytest.raises(CorrectionError, match="no time of day"):
            make_correction("event.time", "e1", before=None, after=none)


def test_a_time_told_with_its_day_goes_when_the_day_is_taken_back():
    told = TALKS | {"time": "16:00"}
    decided = ("event.when", "e1", None, when("2023-01-31") | {"time": "09:30"})
    assert laid([told], decided).loc["e1"]["time"] == "09:30"
    assert laid([told]).loc["e1"]["time"] == "16:00"


def test_a_time_whose_day_is_gone_is_not_laid_over_another():
    month = TALKS | {"date": "2023-01", "granularity": "month"}
    assert pd.isna(laid([month], ("event.time", "e1", None, "09:30")).loc["e1"]["time"])


def test_a_time_by_hand_settles_which_hour_it_was():
    told = TALKS | {"time": "10:00", "conflict": "10:00 here, 15:30 elsewhere"}
    one = laid([told], ("event.time", "e1", None, "15:30")).loc["e1"]
    assert (one["time"], pd.isna(one["conflict"])) == ("15:30", True)
    assert one["reason"].endswith("the articles differ: 10:00 here, 15:30 elsewhere")


@pytest.mark.parametrize("time", [930, ["09:30"], "0٩:30", "25:00"])
def test_a_time_that_is_none_is_refused_in_any_shape(time):
    after = when("2023-01-31") | {"time": time}
    with pytest.raises(CorrectionError, match="no time of day"):
        make_correction("event.when", "e1", before=None, after=after)


def test_a_merged_event_keeps_the_time_of_its_day():
    other = event("e2", ("a2", 5), date="2023-01-30", time="MO")
    one = laid([TALKS, other], ("event.merge", "e2", None, "e1")).loc["e1"]
    assert (one["date"], one["time"]) == ("2023-01-30", "MO")


def test_a_date_by_hand_says_what_the_articles_had():
    told = TALKS | {"conflict": "30 Jan here, 31 Jan elsewhere"}
    one = laid([told], ("event.when", "e1", None, when("2023-01-31"))).loc["e1"]
    assert pd.isna(one["conflict"])
    assert one["reason"].endswith("the articles differ: 30 Jan here, 31 Jan elsewhere")


def test_other_words_leave_the_date_and_its_reason():
    one = laid([TALKS], ("event.place", "e1", None, "Aster"),
               ("event.participants", "e1", None, ["Bo Lind"])).loc["e1"]  # fmt: skip
    assert (one["place"], one["participants"]) == ("Aster", '["Bo Lind"]')
    assert (one["date"], one["reason"], one["confidence"]) == ("2023-01-30", "on Monday", 0.8)
    assert one["edited"] == "place, participants"


def test_a_decision_finds_its_event_under_another_id():
    before = anchor(TALKS, value="2023-01-30", text="30 Jan 2023")
    moved = TALKS | {"event_id": "e7"}
    other = event("e8", ("a0", 0), kind="stop")
    found = laid([other, moved], ("event.when", "e1", before, when("2023-01-29")))
    assert found.loc["e7", "date"] == "2023-01-29"
    assert pd.isna(found.loc["e8", "date"])


def test_a_decision_keeps_to_the_event_that_reads_the_same():
    before = anchor(TALKS, value="2023-01-30", text="30 Jan 2023")
    twin = TALKS | {"event_id": "e8", "description": "a speech"}
    found = laid([twin, TALKS | {"event_id": "e7"}], ("event.hidden", "e1", before, True))
    assert list(found.index) == ["e8"]


def test_a_decision_that_fits_two_events_alike_is_laid_over_none():
    before = anchor(TALKS | {"description": "gone"}, value=None, text="-")
    twins = [TALKS | {"event_id": "e7"}, TALKS | {"event_id": "e8"}]
    found = laid(twins, ("event.hidden", "e1", before, True))
    assert list(found.index) == ["e7", "e8"]
    assert found["edited"].isna().all()


def test_merging_keeps_both_dates_and_all_sentences():
    other = event("e2", ("a2", 5), date="2023-01-31", place="Aster",
                  participants='["Bo Lind"]')  # fmt: skip
    after = anchor(TALKS, value="e1", text="talks") | {"event_id": "e1"}
    found = laid([TALKS, other], ("event.merge", "e2", None, after))
    assert list(found.index) == ["e1"]
    one = found.loc["e1"]
    assert [span["article_id"] for span in json.loads(one["evidence"])] == ["a0", "a1", "a2"]
    assert json.loads(one["participants"]) == ["Ana Duarte", "Bo Lind"]
    assert (one["conflict"], one["place"]) == ("2023-01-30 here, 2023-01-31 elsewhere", "Aster")


def test_an_undated_event_gets_the_date_of_the_one_merged_into_it():
    other = event("e2", ("a2", 5), date="2023-01-31")
    undated = event("e1", ("a0", 0), granularity="unknown")
    one = laid([undated, other], ("event.merge", "e2", None, "e1")).loc["e1"]
    assert (one["date"], one["granularity"]) == ("2023-01-31", "day")
    assert pd.isna(one["conflict"])


def test_splitting_gives_each_part_its_sentences_and_the_date_of_its_articles():
    statuses = [
        {"article_id": "a0", "status": "past", "date": "2023-01-30"},
        {"article_id": "a1", "status": "planned", "date": "2023-02-01"},
    ]
    told = TALKS | {"statuses": json.dumps(statuses), "conflict": "two days", "end": None}
    off = [{"article_id": "a1", "start": 40, "end": 49}]
    after = {"event_id": split_id("e1", off), "evidence": off, "text": "-"}
    found = laid([told], ("event.split", "e1", None, after))
    assert list(found["date"]) == ["2023-01-30", "2023-02-01"]
    assert list(found["status"]) == ["past", "planned"]
    assert [len(json.loads(spans)) for spans in found["evidence"]] == [1, 1]
    assert found["conflict"].isna().all()


def test_the_part_split_off_can_be_edited_and_splitting_all_changes_nothing():
    off = [{"article_id": "a1", "start": 40, "end": 49}]
    new = split_id("e1", off)
    found = laid(
        [TALKS],
        ("event.split", "e1", None, {"event_id": new, "evidence": off, "text": "-"}),
        ("event.description", new, None, "a second meeting"),
    )
    assert list(found["description"]) == ["talks", "a second meeting"]
    whole = json.loads(TALKS["evidence"])
    same = laid([TALKS], ("event.split", "e1", None, {"event_id": "x", "evidence": whole}))
    assert list(same.index) == ["e1"]


def test_an_event_told_by_hand_is_added_and_edited():
    row = event("h1", description="by hand", date="2023-01-28", end=None)
    found = laid([TALKS], ("event.added", "h1", None, row),
                 ("event.when", "h1", None, when("2023-01-27")))  # fmt: skip
    assert (found.loc["h1", "date"], found.loc["h1", "edited"]) == ("2023-01-27", "added, date")
    assert not laid([], ("event.added", "h1", None, row)).empty
