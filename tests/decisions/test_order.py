"""The order of decisions is the store's own; ids are one decision's; what no version wrote harms
nothing.
"""

import json
import sqlite3

import pytest

from newstables.decisions import corrections as decisions
from newstables.decisions.briefing_stories import story_now
from newstables.decisions.log_file import export_corrections, import_corrections
from newstables.decisions.removals import remove, removed, restore
from newstables.decisions.story_deeds import decide_story, get_story, make_story
from newstables.errors import CorrectionError
from newstables.queries.stories import stories
from newstables.replica.replica import open_replica
from newstables.schemas import now
from newstables.store.migrations import MIGRATIONS
from newstables.store.store import Store
from tests.fixtures.story import FIRST, article_id, fill_store

PIECE = article_id(FIRST)
EARLY, LATE = "2023-02-02T08:00:00.000000+00:00", "2023-02-02T09:00:00.000000+00:00"


def outlet(name, *, at=None, monkeypatch=None):
    if at:
        monkeypatch.setattr(decisions, "now", lambda: at)
    return decisions.make_correction("article.outlet", PIECE, before=None, after=name)


def outlets(store):
    found = decisions.correct_articles(store.articles(), store.corrections())
    return found.loc[found["article_id"] == PIECE, "outlet"].item()


def told_by_replica(store):
    tables = open_replica(store)
    found = tables.cursor().execute("SELECT outlet FROM articles WHERE article_id = ?", [PIECE])
    return found.fetchone()[0]


def test_a_decision_made_after_the_clock_went_back_wins(tmp_path, monkeypatch):
    store = fill_store(tmp_path)
    store.add_corrections(outlet("First", at=LATE, monkeypatch=monkeypatch))
    store.add_corrections(outlet("Second", at=EARLY, monkeypatch=monkeypatch))
    assert list(store.corrections()["at"]) == [LATE, EARLY]  # it is told as the clock had it
    assert outlets(store) == told_by_replica(store) == "Second"


def test_a_search_finds_the_last_decision_whatever_the_clock(tmp_path, monkeypatch):
    store = fill_store(tmp_path)
    for at, title in ((LATE, "Alpha"), (EARLY, "Beta")):
        monkeypatch.setattr(decisions, "now", lambda at=at: at)
        store.add_corrections(
            decisions.make_correction("article.title", PIECE, before=None, after=title)
        )
    assert store.search_articles('"beta"') == [PIECE]
    assert store.search_articles('"alpha"') == []


def test_a_story_is_what_was_decided_of_it_last_whatever_the_clock(tmp_path, monkeypatch):
    store = fill_store(tmp_path)
    story_id = make_story(store, "Harbour")
    for at, name in ((LATE, "First"), (EARLY, "Second")):
        monkeypatch.setattr(decisions, "now", lambda at=at: at)
        decide_story(store, get_story(store, story_id), "name", after=name)
    assert get_story(store, story_id).name == "Second"
    tables = open_replica(store)
    assert stories(tables)[story_id].name == "Second"


@pytest.mark.parametrize("what", ["story.made", "story.name", "story.rules", "story.merged"])
@pytest.mark.parametrize("after", ['"\\ud800"', "{", "7", "[7]", '{"name": 7}', None])
def test_whatever_the_log_tells_of_stories_stops_nothing(tmp_path, what, after):
    store = fill_store(tmp_path)
    story_id = make_story(store, "Harbour", articles=[PIECE])
    decide_story(store, get_story(store, story_id), "about", after="Ferries")
    with store.writing() as connection:
        connection.execute("UPDATE correction SET what = ?, after = ?", [what, after])
    assert stories(open_replica(store))
    assert story_now(store.corrections(), "none") is None
    with pytest.raises(CorrectionError, match="no story"):
        get_story(store, "none")


def test_two_decisions_of_one_moment_are_two(tmp_path, monkeypatch):
    store = fill_store(tmp_path)
    for name in ("First", "Second"):
        store.add_corrections(outlet(name, at=LATE, monkeypatch=monkeypatch))
    assert len(store.corrections()) == 2
    assert outlets(store) == "Second"


def test_logs_exchanged_agree_on_both_machines(tmp_path, monkeypatch):
    ours, theirs = fill_store(tmp_path / "ours"), fill_store(tmp_path / "theirs")
    ours.add_corrections(outlet("Ours", at=EARLY, monkeypatch=monkeypatch))
    theirs.add_corrections(outlet("Theirs", at=LATE, monkeypatch=monkeypatch))
    logs = [export_corrections(store.corrections()) for store in (ours, theirs)]
    for store, text in zip((theirs, ours), logs, strict=True):
        rows, faults = import_corrections(text)
        assert not faults
        store.add_corrections(rows)
    assert outlets(ours) == outlets(theirs) == "Theirs"
    # Who has read the other's decides after it, whatever the clock.
    ours.add_corrections(outlet("Last", at=EARLY, monkeypatch=monkeypatch))
    theirs.add_corrections(import_corrections(export_corrections(ours.corrections()))[0])
    assert outlets(ours) == outlets(theirs) == "Last"


@pytest.mark.parametrize("number", [2**62, -1, "7", 1.5, True, float("nan")])
def test_a_line_cannot_put_itself_at_the_end_for_ever(number):
    row = json.loads(export_corrections(outlet("Theirs")))
    rows, faults = import_corrections(json.dumps(row | {"number": number}))
    assert rows.empty
    assert "its number is none, or lies ahead" in faults[0]


def test_a_decision_under_the_id_of_another_is_kept_beside_it(tmp_path):
    store = fill_store(tmp_path)
    first = outlet("First")
    second = outlet("Second").assign(correction_id=first["correction_id"])
    for rows in (first, second, second):
        store.add_corrections(rows)
    log = store.corrections()
    assert len(log) == log["correction_id"].nunique() == 2
    assert outlets(store) == "Second"


def test_an_older_store_keeps_the_order_it_had(tmp_path):
    path = tmp_path / "dateline.sqlite"
    file = sqlite3.connect(path)
    for script in MIGRATIONS[:5]:
        file.executescript(script)
    file.execute("PRAGMA user_version = 5")
    for at, what in ((LATE, "b"), (EARLY, "a"), ("not a date", "c")):
        row = [what, at, "x", "article.outlet", "a0", None, json.dumps(what), "here", None]
        file.execute(f"INSERT INTO correction VALUES ({', '.join('?' * len(row))})", row)
    file.commit()
    file.close()
    store = Store(tmp_path)
    assert list(store.corrections()["correction_id"]) == ["c", "a", "b"]
    assert store.corrections()["number"].iloc[2] == 1675328400000000
    store.add_corrections(outlet("New"))
    assert store.corrections()["after"].iloc[-1] == '"New"'


STRANGE = {  # column -> what another hand may have written there
    "after": ['"\\ud800"', "{", "[" * 50_000, "7", None],
    "before": ["{", '"\\ud800"'],
    "at": ["not a date", b"\xff"],
    "who": [b"\xff\x00"],
    "what": ["article.colour", b"\x01", ""],
    "scope": ["galaxy", ""],
    "undone_at": ["whenever"],
}


@pytest.mark.parametrize(
    ("column", "value"),
    [(column, value) for column, values in STRANGE.items() for value in values],
    ids=lambda value: repr(value)[:20],
)
@pytest.mark.parametrize("what", ["article.outlet", "article.title", "article.removed"])
def test_whatever_stands_in_the_log_stops_nothing_and_can_be_undone(tmp_path, what, column, value):
    store = fill_store(tmp_path)
    after = what == "article.removed" or "Given"
    store.add_corrections(decisions.make_correction(what, PIECE, before=None, after=after))
    with store.writing() as connection:
        connection.execute(f"UPDATE correction SET {column} = ?", [value])
    open_replica(store)
    removed(store.corrections())
    remove(store, {article_id("another"): None})
    restore(store, [PIECE])
    import_corrections(export_corrections(store.corrections()))
    correction_id = store.corrections()["correction_id"].iloc[0]
    assert store.mark_undone(correction_id, at=now())
    if column not in ("at", "who", "before", "undone_at"):
        assert told_by_replica(store) == "Harbour News"
