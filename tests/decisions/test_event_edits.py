"""What an analyst decides about an event holds, also when its id goes with an article's date."""

import json

import pandas as pd
import pytest

from newstables.decisions.corrections import correct_events, make_correction
from newstables.decisions.event_edits import anchor, split_id
from newstables.decisions.log_file import import_corrections
from newstables.errors import CorrectionError
from newstables.schemas import CORRECTIONS, EVENTS
from tests.fixtures.frames import event


def an_event(event_id, *places, **more):
    """One event that nine characters at each place tell: (article, start)."""
    spans = [{"article_id": article_id, "start": at, "end": at + 9} for article_id, at in places]
    return event(event_id, *spans, **more)


def corrected(rows, *decisions):
    log = [make_correction(what, target, before=before, after=after)
           for what, target, before, after in decisions]  # fmt: skip
    log = pd.concat(log, ignore_index=True) if log else CORRECTIONS.frame()
    return correct_events(EVENTS.frame(rows), log).set_index("event_id")


def when(date, end=None, *, about=False):
    return {"date": date, "end": end, "about": about, "text": "-"}


TALKS = an_event("e1", ("a0", 0), ("a1", 40), date="2023-01-30", end="2023-02-01")


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
    row = corrected([TALKS], ("event.when", "e1", None, when(date, end, about=True))).loc["e1"]
    shown = [None if pd.isna(value) else value for value in (row["date"], row["end"])]
    assert shown == [date, end]
    assert (row["granularity"], row["about"], row["edited"]) == (granularity, True, "date")


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
    row = corrected([told], ("event.when", "e1", None, when(date))).loc["e1"]
    assert (None if pd.isna(row["time"]) else row["time"]) == time


def test_a_time_of_day_is_set_by_hand():
    row = corrected([TALKS], ("event.time", "e1", None, "AF")).loc["e1"]
    assert (row["time"], row["date"], row["edited"]) == ("AF", "2023-01-30", "time")
    for none in ("25:00", "9:30", "noon"):
        with pytest.raises(CorrectionError, match="no time of day"):
            make_correction("event.time", "e1", before=None, after=none)


def test_a_time_told_with_its_day_goes_when_the_day_is_taken_back():
    told = TALKS | {"time": "16:00"}
    decided = ("event.when", "e1", None, when("2023-01-31") | {"time": "09:30"})
    assert corrected([told], decided).loc["e1"]["time"] == "09:30"
    assert corrected([told]).loc["e1"]["time"] == "16:00"


def test_a_time_whose_day_is_gone_is_not_applied_to_another():
    month = TALKS | {"date": "2023-01", "granularity": "month"}
    assert pd.isna(corrected([month], ("event.time", "e1", None, "09:30")).loc["e1"]["time"])


def test_a_time_by_hand_settles_which_hour_it_was():
    told = TALKS | {"time": "10:00", "conflict": "told at 10:00 and at 15:30"}
    row = corrected([told], ("event.time", "e1", None, "15:30")).loc["e1"]
    assert (row["time"], pd.isna(row["conflict"])) == ("15:30", True)
    assert row["reason"].endswith("the articles differ: told at 10:00 and at 15:30")


@pytest.mark.parametrize("time", [930, ["09:30"], "0٩:30", "25:00"])
def test_a_time_that_is_none_is_refused_in_any_shape(time):
    after = when("2023-01-31") | {"time": time}
    with pytest.raises(CorrectionError, match="no time of day"):
        make_correction("event.when", "e1", before=None, after=after)


def test_a_merged_event_keeps_the_time_of_its_day():
    other = an_event("e2", ("a2", 5), date="2023-01-30", time="MO")
    row = corrected([TALKS, other], ("event.merge", "e2", None, "e1")).loc["e1"]
    assert (row["date"], row["time"]) == ("2023-01-30", "MO")


def test_a_date_by_hand_says_what_the_articles_had():
    told = TALKS | {"conflict": "30 Jan here, 31 Jan elsewhere"}
    row = corrected([told], ("event.when", "e1", None, when("2023-01-31"))).loc["e1"]
    assert pd.isna(row["conflict"])
    assert row["reason"].endswith("the articles differ: 30 Jan here, 31 Jan elsewhere")


def test_other_words_leave_the_date_and_its_reason():
    row = corrected([TALKS], ("event.place", "e1", None, "Aster"),
               ("event.participants", "e1", None, ["Bo Lind"])).loc["e1"]  # fmt: skip
    assert (row["place"], row["participants"]) == ("Aster", ["Bo Lind"])
    assert (row["date"], row["reason"], row["confidence"]) == ("2023-01-30", "on Monday", 0.8)
    assert row["edited"] == "place, participants"


def test_a_decision_finds_its_event_under_another_id():
    before = anchor(TALKS, value="2023-01-30", text="30 Jan 2023")
    moved = TALKS | {"event_id": "e7"}
    other = an_event("e8", ("a0", 0), kind="stop")
    found = corrected([other, moved], ("event.when", "e1", before, when("2023-01-29")))
    assert found.loc["e7", "date"] == "2023-01-29"
    assert pd.isna(found.loc["e8", "date"])


def test_a_decision_keeps_to_the_event_that_reads_the_same():
    before = anchor(TALKS, value="2023-01-30", text="30 Jan 2023")
    twin = TALKS | {"event_id": "e8", "description": "a speech"}
    found = corrected([twin, TALKS | {"event_id": "e7"}], ("event.hidden", "e1", before, True))
    assert list(found.index) == ["e8"]


def test_a_decision_that_fits_two_events_alike_is_applied_to_none():
    before = anchor(TALKS | {"description": "gone"}, value=None, text="-")
    twins = [TALKS | {"event_id": "e7"}, TALKS | {"event_id": "e8"}]
    found = corrected(twins, ("event.hidden", "e1", before, True))
    assert list(found.index) == ["e7", "e8"]
    assert found["edited"].isna().all()


def test_merging_keeps_both_dates_and_all_sentences():
    other = an_event("e2", ("a2", 5), date="2023-01-31", place="Aster",
                  participants=["Bo Lind"])  # fmt: skip
    after = anchor(TALKS, value="e1", text="talks") | {"event_id": "e1"}
    found = corrected([TALKS, other], ("event.merge", "e2", None, after))
    assert list(found.index) == ["e1"]
    row = found.loc["e1"]
    assert [span["article_id"] for span in row["evidence"]] == ["a0", "a1", "a2"]
    assert row["participants"] == ["Ana Duarte", "Bo Lind"]
    assert (row["conflict"], row["place"]) == ("2023-01-30 here, 2023-01-31 elsewhere", "Aster")


def test_an_undated_event_gets_the_date_of_the_one_merged_into_it():
    other = an_event("e2", ("a2", 5), date="2023-01-31")
    undated = an_event("e1", ("a0", 0), granularity="unknown")
    row = corrected([undated, other], ("event.merge", "e2", None, "e1")).loc["e1"]
    assert (row["date"], row["granularity"]) == ("2023-01-31", "day")
    assert pd.isna(row["conflict"])


def test_splitting_gives_each_part_its_sentences_and_the_date_of_its_articles():
    statuses = [
        {"article_id": "a0", "status": "past", "date": "2023-01-30"},
        {"article_id": "a1", "status": "planned", "date": "2023-02-01"},
    ]
    told = TALKS | {"statuses": statuses, "conflict": "two days", "end": None}
    off = [{"article_id": "a1", "start": 40, "end": 49}]
    after = {"event_id": split_id("e1", off), "evidence": off, "text": "-"}
    found = corrected([told], ("event.split", "e1", None, after))
    assert list(found["date"]) == ["2023-01-30", "2023-02-01"]
    assert list(found["status"]) == ["past", "planned"]
    assert [len(spans) for spans in found["evidence"]] == [1, 1]
    assert found["conflict"].isna().all()


def test_the_part_split_off_can_be_edited_and_splitting_all_changes_nothing():
    off = [{"article_id": "a1", "start": 40, "end": 49}]
    new = split_id("e1", off)
    found = corrected(
        [TALKS],
        ("event.split", "e1", None, {"event_id": new, "evidence": off, "text": "-"}),
        ("event.description", new, None, "a second meeting"),
    )
    assert list(found["description"]) == ["talks", "a second meeting"]
    whole = TALKS["evidence"]
    same = corrected([TALKS], ("event.split", "e1", None, {"event_id": "x", "evidence": whole}))
    assert list(same.index) == ["e1"]


def test_an_event_told_by_hand_is_added_and_edited():
    row = an_event("h1", description="by hand", date="2023-01-28", end=None)
    found = corrected([TALKS], ("event.added", "h1", None, row),
                 ("event.when", "h1", None, when("2023-01-27")))  # fmt: skip
    assert (found.loc["h1", "date"], found.loc["h1", "edited"]) == ("2023-01-27", "added, date")
    assert not corrected([], ("event.added", "h1", None, row)).empty


def test_a_time_leaves_alone_which_day_it_was():
    told = TALKS | {"conflict": "30 Jan 2023 here, 31 Jan 2023 elsewhere", "confidence": 0.5}
    row = corrected([told], ("event.time", "e1", None, "15:30")).loc["e1"]
    assert (row["time"], row["conflict"], row["confidence"]) == (
        "15:30", "30 Jan 2023 here, 31 Jan 2023 elsewhere", 0.5,
    )  # fmt: skip


def test_a_time_decided_for_a_day_is_not_applied_to_another():
    at = {"date": "2023-01-31", "time": "15:30", "text": "31 Jan 2023, 15:30"}
    assert pd.isna(corrected([TALKS], ("event.time", "e1", None, at)).loc["e1"]["time"])
    moved = ("event.when", "e1", None, when("2023-01-31"))
    assert corrected([TALKS], moved, ("event.time", "e1", None, at)).loc["e1"]["time"] == "15:30"


def test_two_events_joined_both_ways_stay_one_with_both_addresses():
    other = an_event("e2", ("a2", 5), date="2023-01-30")
    joined = corrected(
        [TALKS, other], ("event.merge", "e1", None, "e2"), ("event.merge", "e2", None, "e1")
    )
    assert list(joined.index) == ["e2"]
    assert "e1" in joined["other_ids"].iloc[0]


def test_what_joins_a_joined_event_is_not_lost():
    others = [an_event("e2", ("a2", 5)), an_event("e3", ("a3", 7))]
    joined = corrected(
        [TALKS, *others], ("event.merge", "e2", None, "e1"), ("event.merge", "e3", None, "e2")
    )
    assert list(joined.index) == ["e1"]
    assert {"a2", "a3"} <= {span["article_id"] for span in joined["evidence"].iloc[0]}


def test_a_decision_about_a_part_goes_when_its_split_is_taken_back():
    spans = [{"article_id": "a1", "start": 40}]
    split = make_correction(
        "event.split", "e1", before=None, after={"event_id": "p1", "evidence": spans}
    ).assign(undone_at="2026-01-01T00:00:00")
    before = anchor(an_event("p1", ("a1", 40)), value=False, text="")
    hidden = make_correction("event.hidden", "p1", before=before, after=True)
    found = correct_events(EVENTS.frame([TALKS]), pd.concat([split, hidden]))
    assert list(found["event_id"]) == ["e1"]


@pytest.mark.parametrize("before", ["nonsense", '{"evidence": [{}]}', '{"evidence": []}'])
def test_a_log_whose_decisions_find_nothing_again_is_refused(before):
    row = make_correction("event.hidden", "e1", before=None, after=True).iloc[0].to_dict()
    line = json.dumps(
        {name: None if pd.isna(value) else value for name, value in row.items()}
        | {"before": before}
    )
    rows, faults = import_corrections(line)
    assert rows.empty
    assert faults[0].startswith("line 1: ")


@pytest.mark.parametrize("people", [None, "Ana", [1]])
def test_a_part_needs_its_people_as_a_list(people):
    after = {"event_id": "p1", "evidence": [{"article_id": "a1", "start": 3}],
             "description": "A walk", "participants": people}  # fmt: skip
    with pytest.raises(CorrectionError):
        make_correction("event.split", "e1", before=None, after=after)
