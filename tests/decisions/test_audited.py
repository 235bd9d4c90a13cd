"""The audit log: everything that is done is a line with who and when, and no line is changed."""

import sqlite3

import pytest

from newstables.decisions.audited import (
    AuditFilters,
    audited,
    count_audited,
    tell_others,
    who_acted,
)
from newstables.decisions.briefing_changes import set_facts
from newstables.decisions.briefing_exports import note_export
from newstables.decisions.briefings import Briefing, change_briefing, keep_briefing
from newstables.decisions.corrections import make_correction
from newstables.decisions.removals import remove, restore
from newstables.schemas import now
from newstables.store import watches
from newstables.store.collecting import sources
from newstables.store.migrations import MIGRATIONS
from newstables.store.opening import FILE
from newstables.store.people.person import Person, local_person
from newstables.store.store import Store
from tests.fixtures.frames import articles

ANA, BEN = (Person(f"{name}@office.example", "administrator") for name in ("ana", "ben"))


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def lines(store, **filters):
    told = audited(store, AuditFilters(**filters))
    return [tuple(row) for row in told[["who", "what", "about"]].itertuples(index=False)][::-1]


def test_each_deed_is_a_line_with_who_and_when(store):
    ana, ben = store.by(ANA), store.by(BEN)
    began = now()
    ana.add_articles(articles("A text."))
    decision = make_correction("quote.speaker", "a:1", before="Ada Quill", after="Cora Dun")
    ben.add_corrections(decision)
    ana.mark_undone(decision["correction_id"].item(), at=now())
    ana.mark_undone(decision["correction_id"].item(), at=None)
    remove(ben, {"a0": "A title"})
    restore(ben, ["a0"])
    number = keep_briefing(ben, Briefing("Tour", ()))
    change_briefing(ben, number, set_facts(title="The tour"))
    note_export(ana, number, form="docx", manifest={})
    sources.add_source(ana, "Wire", "https://wire.test/feed", every_h=None)
    sources.remove_source(ana, "Wire")
    watches.add_watch(ana, "harbour", kind="words")
    watches.remove_watch(ana, "harbour")
    ana.note_done("file saved", "quotes", about="csv; none")
    ana.clear_problems()
    a, b, said = ANA.name, BEN.name, "who said it: Ada Quill → Cora Dun"
    left_out = "that the article is left out: A title → yes"
    assert lines(store) == [
        (a, "article added", "a0"),
        (b, "decided", said),
        (a, "taken back", f"{said} (decided by {b})"),
        (a, "in force again", f"{said} (decided by {b})"),
        (b, "decided", left_out),
        (b, "taken back", left_out),
        (b, "briefing begun", "#1 Tour"),
        (b, "briefing changed", "#1 The tour"),
        (a, "file saved", "briefing #1 docx"),
        (a, "source added", "Wire https://wire.test/feed"),
        (a, "source removed", "Wire"),
        (a, "watch added", "harbour"),
        (a, "watch removed", "harbour"),
        (a, "file saved", "quotes csv; none"),
        (a, "problems cleared", ""),
    ]
    at = list(audited(store, AuditFilters())["at"])[::-1]
    assert began <= at[0] and at == sorted(at)
    assert who_acted(store) == [a, b]


def test_what_changes_nothing_is_no_line(store):
    store.add_articles(articles("A text."))
    store.add_corrections(decision := make_correction("quote.hidden", "a", before=0, after=True))
    before = count_audited(store, AuditFilters())
    store.add_articles(articles("A text."))
    store.add_corrections(decision)
    store.mark_undone(decision["correction_id"].item(), at=None)
    assert count_audited(store, AuditFilters()) == before


def test_a_colleagues_log_is_told_as_theirs_and_who_read_it(store):
    decision = make_correction("quote.hidden", "a", before=False, after=True, who="cem")
    store.by(BEN).add_corrections(decision)
    told = "that it is not a quotation: no → yes (decided by cem)"
    assert lines(store) == [(BEN.name, "decided", told)]


def test_filters_leave_what_they_say(store):
    store.by(ANA).add_articles(articles("One text.", "Another text."))
    for target, speaker in (("a:1", "Ada Quill"), ("a:2", "Cora Dun")):
        store.by(BEN).add_corrections(
            make_correction("quote.speaker", target, before=None, after=speaker)
        )
    today = now()[:10]
    assert len(lines(store, who=(ANA.name,))) == 2
    assert len(lines(store, what=("decided",))) == 2
    assert [one[2] for one in lines(store, words="cora DUN")] == ["who said it: nothing → Cora Dun"]
    assert len(lines(store, first_day=today, last_day=today)) == 4
    assert lines(store, last_day="2020-01-01") == lines(store, first_day="2999-01-01") == []
    assert lines(store, words="' OR 1=1 --") == []
    chosen = AuditFilters(who=(BEN.name,), words="quill")
    assert count_audited(store, chosen) == 1
    assert chosen.describe() == "ben@office.example; “quill”"
    newest = audited(store, AuditFilters(), limit=2, offset=1)
    assert list(newest["number"]) == [3, 2]


def test_what_others_did_meanwhile_is_told_and_ones_own_is_not(store):
    ana, ben = store.by(ANA), store.by(BEN)
    ben.add_articles(articles("A text."))
    began = now()
    for target in ("a:1", "a:2"):
        ben.add_corrections(make_correction("quote.hidden", target, before=False, after=True))
    ben.note_done("file saved", "quotes")
    ana.add_articles(articles("A text.", "Another text."))
    assert tell_others(ana, since=began) == "ben@office.example: decided (2)"
    assert tell_others(ben, since=began) == "ana@office.example: article added (1)"
    assert tell_others(ana, since=now()) == ""


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET who = 'nobody'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit (number, at, who, what, target) VALUES (1, '', '', '', '')",
    ],
)
def test_no_line_is_changed_or_removed_not_even_by_sql(store, change):
    store.add_articles(articles("A text."))
    before = lines(store)
    with pytest.raises(sqlite3.IntegrityError, match="audit log"), store.writing() as connection:
        connection.execute(change)
    assert lines(store) == before


def test_an_older_store_tells_what_it_knows(store):
    store.add_articles(articles("A text."))
    kept = make_correction("quote.hidden", "a", before=False, after=True, who="cem")
    store.add_corrections(kept.assign(undone_at=now()))
    file = sqlite3.connect(store.folder / FILE)
    file.execute("DROP TABLE audit")
    file.execute(f"PRAGMA user_version = {len(MIGRATIONS) - 1}")
    file.commit()
    file.close()
    again = Store(store.folder)
    assert sorted(one[:2] for one in lines(again)) == [
        ("cem", "decided"),
        ("unknown", "article added"),
        ("unknown", "taken back"),
    ]
    again.add_articles(articles("A text.", "Another text."))
    assert lines(again)[-1][0] == local_person().name
