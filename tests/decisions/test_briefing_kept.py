"""Whatever a briefing is kept as, it is read, or named and left as it is; no page stops for it."""

import copy
import json
import random

import pytest

from newstables.decisions.briefing_changes import set_facts
from newstables.decisions.briefing_exports import exports_of, last_record, note_export
from newstables.decisions.briefings import (
    Briefing,
    briefings,
    change_briefing,
    damaged_briefings,
    keep_briefing,
    mend_briefings,
)
from newstables.exports.briefing.changes import read_changes
from newstables.exports.briefing.manifest import compose, record
from newstables.replica.replica import open_replica
from newstables.store.store import Store
from tests.fixtures.briefing import SECTIONS, WHOLE, fill_briefing

ODD = (None, True, -1, 10**30, 0.5, "", "odd", "2023-13-40", [], ["a"], [1], {}, {"a": [1]}, [[]],
       "\u202e<b>", "[" * 50)  # fmt: skip


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    store = fill_briefing(tmp_path_factory.mktemp("kept"))
    replica = open_replica(store)
    yield store, replica
    replica.close()


def content_of(store, number=1):
    with store.reading() as connection:
        row = connection.execute(
            "SELECT content FROM kept_briefing WHERE briefing_id = ?", [number]
        ).fetchone()
    return json.loads(row["content"])


def put(store, content, number=1):
    with store.writing() as connection:
        connection.execute(
            "UPDATE kept_briefing SET content = ? WHERE briefing_id = ?", [content, number]
        )


def places(value, place=()):
    """Yield every place of a value of JSON."""
    yield place
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    for key, one in inner:
        yield from places(one, (*place, key))


def changed(value, place, odd):
    """Return a value of JSON with something else in one place."""
    if not place:
        return odd
    made = copy.deepcopy(value)
    at = made
    for key in place[:-1]:
        at = at[key]
    at[place[-1]] = odd
    return made


def with_choices():
    chosen = {
        "entities": {"count": "share"}, "over_time": {"entity_ids": ["PERSON:Ada Quill"],
        "step": "Day"}, "rising": {"day": "2023-05-03"}, "voices": {"by": "role"},
        "together": {"at_least": 2}, "outlets": {"outlet": "Harbour News"},
    }  # fmt: skip
    return [
        {"section_id": 20 + number, "kind": "chart", "view": view, "choices": choices,
         "filters": {"outlets": ["Harbour News"], "first_day": "2023-05-01", "once": True,
                     "period": ["Day", "2023-05-02"], "types": ["PERSON"], "words": "open",
                     "reviewed": False}}
        for number, (view, choices) in enumerate(chosen.items())
    ]  # fmt: skip


def test_anything_in_any_place_is_told_or_composed(story):
    store, replica = story
    luck, number = random.Random(14), keep_briefing(store, Briefing("Odd"))
    parts = [*content_of(store)["sections"], *with_choices()]
    composed = named = 0
    for part in parts:
        whole = {"day": "2023-05-02", "language": "de", "author": "Ada", "sections": [part]}
        for place in luck.sample([*places(whole)], min(4, len([*places(whole)]))):
            put(store, json.dumps(changed(whole, place, luck.choice(ODD))), number)
            faults = damaged_briefings(store)
            named += len(faults)
            assert all("store repair" in fault for fault in faults)
            for briefing in briefings(store):
                if briefing.briefing_id == number:
                    composed += 1
                    assert record(compose(replica, briefing, version=1))
    assert composed > 10
    assert named > 10
    mend_briefings(store)
    assert damaged_briefings(store) == []


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "[" * 5000, '{"sections": {}}'])
def test_one_that_cannot_be_read_is_named_and_the_others_go_on(tmp_path, content):
    store = Store(tmp_path)
    for title in ("Monday", "Tuesday"):
        keep_briefing(store, Briefing(title, SECTIONS))
    put(store, content)
    assert [each.title for each in briefings(store)] == ["Tuesday"]
    (told,) = damaged_briefings(store)
    assert "#1 'Monday' cannot be read" in told
    assert len(mend_briefings(store)) == 1
    assert [(each.title, len(each.sections)) for each in briefings(store)] == [
        ("Monday", 0), ("Tuesday", len(SECTIONS)),
    ]  # fmt: skip


def test_repair_takes_out_the_section_at_fault_alone(tmp_path):
    store = Store(tmp_path)
    keep_briefing(store, WHOLE)
    content = content_of(store)
    content["sections"][4]["heading"] = 7
    content["sections"][6]["section_id"] = content["sections"][5]["section_id"]
    put(store, json.dumps(content))
    mend_briefings(store)
    (mended,) = briefings(store)
    assert mended.sections == SECTIONS[:4] + SECTIONS[5:6] + SECTIONS[7:]
    assert mended.author == WHOLE.author


def test_a_section_that_cannot_be_told_says_so_and_can_be_taken_out(story):
    store, replica = story
    odd = {"section_id": 1, "kind": "chart", "view": "from later"}
    number = keep_briefing(store, Briefing("Odd"))
    put(store, json.dumps({"sections": [odd, {"section_id": 2, "kind": "findings"}]}), number)
    briefing = next(each for each in briefings(store) if each.briefing_id == number)
    made = compose(replica, briefing, version=1)
    assert "no view 'from later'" in made.blocks[0].paragraphs[0].words()
    assert made.blocks[1].paragraphs
    assert any("sections that cannot be told (1)" in each.words for each in made.warnings)


def test_what_was_saved_and_cannot_be_read_is_not_compared_with(story):
    store, replica = story
    luck, number = random.Random(15), keep_briefing(store, WHOLE)
    whole = record(compose(replica, WHOLE, version=1))
    note_export(store, number, form="docx", manifest=whole)
    with store.writing() as connection:
        connection.execute("UPDATE saved_briefing SET at = '2023-01-01T00:00:00.000000+00:00'")
    assert last_record(store, number)
    read = 0
    for place in luck.sample([*places(json.loads(json.dumps(whole)))], 150):
        odd = changed(json.loads(json.dumps(whole)), place, luck.choice(ODD))
        with store.writing() as connection:
            connection.execute("UPDATE saved_briefing SET manifest = ?", [json.dumps(odd)])
        for saved in exports_of(store, number):
            read += 1
            read_changes(whole, saved.manifest, "de")
    assert 10 < read < 150
    change_briefing(store, number, set_facts(archived=True))
