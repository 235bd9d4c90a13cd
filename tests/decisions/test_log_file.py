"""The log as a file: what is read from it can be applied; what cannot is told by its line."""

import datetime as dt
import json
import random
import re

import pandas as pd
import pytest

from newstables.decisions import corrections as decisions
from newstables.decisions.log_file import export_corrections, import_corrections
from newstables.errors import CorrectionError
from newstables.replica.replica import open_replica
from newstables.schemas import CORRECTIONS, SCOPES
from newstables.store.decided import number_of
from newstables.store.store import Store
from tests.fixtures.frames import event
from tests.fixtures.story import fill_store
from tests.fixtures.told_at_once import read_story

A_TIME = "2023-02-02T08:00:00.000000+00:00"


def an_event(event_id, **more):
    return event(event_id, {"article_id": event_id, "start": 0, "end": 4}, **more)


def log(*rows):
    frames = [decisions.make_correction(*row[:2], **row[2]) for row in rows]
    return pd.concat(frames, ignore_index=True)


def a_line(**changed):
    row = log(("quote.reviewed", "a0:1", {"before": False, "after": True})).iloc[0].to_dict()
    return json.dumps(row | {"before": None, "undone_at": None, "number": None} | changed)


def told(text):
    """What is told of the lines that were left out."""
    return "\n".join(import_corrections(text)[1])


def test_a_log_goes_to_a_colleague_and_back():
    rows = log(("quote.speaker", "a0:1", {"before": "Al", "after": "Çy “the” third"}))
    again, faults = import_corrections(export_corrections(rows))
    assert not faults
    placed = [number_of(at) for at in rows["at"]]  # as the time has it, until a store does
    pd.testing.assert_frame_equal(again, rows.assign(number=CORRECTIONS.column("number", placed)))


@pytest.mark.parametrize("line", ["no json", "{}", '{"what": "quote.speaker"}'])
def test_a_file_that_is_no_log_is_refused_by_line(line):
    rows, faults = import_corrections(line)
    assert rows.empty
    assert [fault.partition(":")[0] for fault in faults] == ["line 1"]


def test_a_log_with_a_date_that_does_not_exist_is_refused_by_line():
    rows = log(("article.published", "a0", {"before": None, "after": "2023-01-31"}))
    text = export_corrections(rows).replace("2023-01-31", "2023-01-32")
    assert "line 1: '2023-01-32' is no date" in told(text)


@pytest.mark.parametrize(
    ("what", "target", "after"),
    [
        ("name.merge", "PERSON:Abe", None),
        ("name.merge", "PERSON:Abe", {"nonsense": 1}),
        ("name.merge", "Abe", {"other": "Shinzo Abe"}),
        ("name.retype", "PERSON:Abe", {}),
        ("quote.spans", "a0:1", {"spans": [], "text": ""}),
        ("quote.speaker", "a0:1", ["Al"]),
        ("quote.hidden", "a0:1", "yes"),
        ("article.outlet", "a0", 7),
        ("event.added", "e9", {"description": "talks"}),
        ("event.when", "e1", []),
        ("event.merge", "e1", None),
        ("tour.kept", "t1", {"name": "x", "start": "2023-01-01", "end": "2023-01-02"}),
    ],
)
def test_a_decision_that_no_page_could_lay_is_refused_by_line(what, target, after):
    with pytest.raises(CorrectionError):
        decisions.make_correction(what, target, before=None, after=after)
    row = log(("quote.reviewed", "a0:1", {"before": False, "after": True})).iloc[0].to_dict()
    row |= {"what": what, "target": target, "after": json.dumps(after), "before": None}
    assert told(json.dumps(row)).startswith("line 1: ")


SPANS = [
    ("event.added", an_event("e9"), ("date", "end")),
    ("event.when", {"time": None, "about": False}, ("date", "end")),
    ("tour.kept", {"name": "x", "traveller": "Al"}, ("start", "end")),
]


@pytest.mark.parametrize(("what", "after", "ends"), SPANS)
@pytest.mark.parametrize(
    ("first", "last", "fault"),
    [
        ("2023-02-02", "2023-02-01", "end"),
        ("2023-02-30", "2023-03-01", "2023-02-30"),
        ("2023-02-01", "2023-02-31", "2023-02-31"),
    ],
)
def test_a_span_of_an_imported_log_exists_and_ends_after_it_begins(
    what, after, ends, first, last, fault
):
    def line(*days):
        row = log(("quote.reviewed", "a0:1", {"before": False, "after": True})).iloc[0].to_dict()
        told = json.dumps(after | dict(zip(ends, days, strict=True)))
        return json.dumps(row | {"what": what, "target": "t1", "after": told, "before": None})

    assert not told(line("2023-02-01", "2023-02-01"))
    if what != "tour.kept":  # a tour has days alone
        assert not told(line("2023-02-05", "2023-02"))  # within it
    assert re.match(f"line 1: .*{fault}", told(line(first, last)))


@pytest.mark.parametrize(
    "spans", [[[5, 5]], [[7, 3]], [[-1, 3]], [[0, 3, 4]], [[0, "3"]], [0, 3], [[0, 3], [5]], []]
)
def test_words_marked_in_an_imported_log_are_stretches_of_a_text(spans):
    def line(spans):
        row = log(("quote.reviewed", "a0:1", {"before": False, "after": True})).iloc[0].to_dict()
        told = json.dumps({"spans": spans, "text": "x"})
        return json.dumps(row | {"what": "quote.spans", "after": told, "before": None})

    assert not told(line([[0, 3], [5, 9]]))
    assert told(line(spans)).startswith("line 1: ")


def test_importing_a_log_twice_changes_nothing(tmp_path):
    store = Store(tmp_path)
    rows = log(("article.outlet", "a0", {"before": None, "after": "Courier"}))
    store.add_corrections(rows)
    store.add_corrections(rows)
    assert len(store.corrections()) == 1


def test_what_was_taken_back_since_arrives_too(tmp_path):
    store = Store(tmp_path)
    rows = log(("article.outlet", "a0", {"before": None, "after": "Courier"}))
    store.add_corrections(rows)
    store.add_corrections(rows.assign(undone_at=A_TIME))
    assert list(store.corrections()["undone_at"]) == [A_TIME]
    store.add_corrections(rows)  # an older file brings nothing back
    assert list(store.corrections()["undone_at"]) == [A_TIME]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"what": "quote.speaker", "after": '"\\ud800"'}, "after holds half a character"),
        ({"who": "\ud800"}, "who holds half a character"),
        ({"target": "a0:1\x00"}, "target holds"),
        ({"at": "not a date"}, "at is no time"),
        ({"at": "2023-02-02T08:00:00+00:00"}, "at is no time"),
        ({"at": "2023-02-02"}, "at is no time"),
        ({"at": 5}, "at is no time"),
        ({"at": None}, "at is no time"),
        ({"who": ["x"]}, "who decided it"),
        ({"undone_at": "whenever"}, "undone_at is no time"),
        ({"correction_id": None}, "correction_id"),
        ({"correction_id": ""}, "correction_id"),
        ({"target": 7}, "needs what it is about"),
        ({"what": ["quote.kind"]}, "no decision"),
        ({"before": 5}, "replaced is not written as JSON"),
        ({"after": "[" * 50_000}, "is no correction"),
        ({"what": "quote.spans", "after": '{"spans": [[0, 99999999999999999999]], "text": "x"}'},
         "cannot hold"),
    ],
)  # fmt: skip
def test_a_line_at_fault_is_told_and_the_rest_goes_in(changed, fault):
    text = "\n".join([a_line(correction_id="one"), a_line(**changed), a_line(correction_id="two")])
    rows, faults = import_corrections(text)
    assert list(rows["correction_id"]) == ["one", "two"]
    assert len(faults) == 1
    assert faults[0].startswith("line 2: ")
    assert fault in faults[0]


def test_a_decision_cannot_be_dated_ahead_to_win_for_ever():
    at = (dt.datetime.now(dt.UTC) + dt.timedelta(days=9)).isoformat(timespec="microseconds")
    assert "at lies ahead" in told(a_line(at=at))


def test_nesting_without_end_is_told():
    assert told("[" * 200_000).startswith("line 1: ")


WORDS = ["", "Ada Quill", "2023-02-01", "2023", "PERSON", "ORG", "planned", "stop", "09:30",
         "x" * 99, "=1+1", "a\nb", "\u202eright", "direct", "day"]  # fmt: skip
KEYS = ["date", "end", "start", "about", "time", "text", "spans", "other", "other_type", "form",
        "name", "traveller", "event_id", "kind", "description", "evidence", "article_id",
        "participants", "status", "granularity", "place", "country", "title"]  # fmt: skip


def any_value(luck, depth=0):
    leaf = [
        lambda: None,
        lambda: luck.choice([True, False]),
        lambda: luck.choice([-1, 0, 7, 2**31, 10**30, 0.5]),
        lambda: luck.choice(WORDS),
    ]
    if depth > 2:
        return luck.choice(leaf)()
    return luck.choice(
        [
            *leaf,
            lambda: [any_value(luck, depth + 1) for _ in range(luck.randrange(3))],
            lambda: {key: any_value(luck, depth + 1) for key in luck.sample(KEYS, 5)},
        ]
    )()


def near_value(luck, what, ids):
    """A value near what the kind takes: the right keys, some of them with anything."""
    evidence = [{"article_id": ids[0], "start": 0, "end": 9}]
    shapes = {
        "name.": {"other": "Ada Quill", "other_type": "ORG", "form": "Oster"},
        "quote.spans": {"spans": [[0, 9]], "text": "the words"},
        "tour.": {"name": "a", "traveller": "b", "start": "2023-01-01", "end": "2023-01-02"},
        "event.added": an_event("e9", date="2023-02-01"),
        "event.split": {"event_id": "e1", "evidence": evidence, "description": "x",
                        "participants": ["Ada Quill"]},
        "event.merge": an_event("e9"),
        "event.when": {"date": "2023-02-01", "end": None, "about": False, "time": None},
        "event.time": {"date": "2023-02-01", "time": "09:30"},
    }  # fmt: skip
    shape = next((shapes[key] for key in shapes if what.startswith(key)), None)
    if shape is None:
        return luck.choice([None, True, luck.choice(WORDS), any_value(luck)])
    changed = {key: any_value(luck) for key in luck.sample(sorted(shape), luck.randrange(3))}
    return json.loads(json.dumps(shape | changed, default=str))


def test_whatever_is_let_in_leaves_every_page_open(tmp_path):
    """Lines of every kind, near right and far off: what is let in is applied without a fault."""
    luck = random.Random(20230131)
    store = fill_store(tmp_path)
    tables = open_replica(store)
    ids = tables.cursor().sql("SELECT article_id FROM articles").df()["article_id"].to_list()
    quote_ids = tables.cursor().sql("SELECT quote_id FROM quotes").df()["quote_id"].to_list()
    let_in = 0
    for turn in range(40):
        lines = []
        for number in range(40):
            what = luck.choice([*decisions.KINDS])
            target = luck.choice([*ids, *quote_ids, "PERSON:Ada Quill", "e1", "e9", "t", ":", " "])
            after = near_value(luck, what, ids) if luck.random() < 0.7 else any_value(luck)
            lines.append(
                a_line(correction_id=f"{turn}-{number}", what=what, target=target,
                       after=json.dumps(after), scope=luck.choice(SCOPES))
            )  # fmt: skip
        rows, faults = import_corrections("\n".join(lines))
        assert len(rows) + len(faults) == len(lines)
        let_in += len(rows)
        store.add_corrections(rows)
        read_story(store)
        open_replica(store)
        for correction_id in rows["correction_id"]:
            assert store.mark_undone(correction_id, at=A_TIME)
    assert let_in > 200
    assert list(CORRECTIONS.columns) == list(store.corrections().columns)
