"""A story handed over is whole, shown before it is taken in, and asks where both sides differ."""

import hashlib
import json
import sqlite3
import zipfile

import pytest

from newstables.__main__ import main
from newstables.decisions.briefings import Briefing, briefings, keep_briefing
from newstables.decisions.corrections import make_correction
from newstables.decisions.stories import Rule, told_stories
from newstables.decisions.story_deeds import decide_story, get_story, make_story
from newstables.errors import StoreError
from newstables.queries.tables import ask
from newstables.replica.replica import open_replica
from newstables.replica.stories.handing_over import hand_over
from newstables.replica.stories.taking_in import look_at, take_in
from newstables.replica.tours import story_tables
from newstables.schemas import now
from newstables.store.health.backup import export_store, import_store
from newstables.store.opening import FILE
from newstables.store.store import Store
from tests.fixtures.story import FIRST, HOSTILE, SECOND, article_id
from tests.fixtures.tour import fill_tour

TABLES = ("articles", "furniture", "mentions", "quotes", "times", "events", "names", "tours",
          "corrections", "assumed", "evidence", "quote_rows", "names_said")  # fmt: skip


def decide(store, what, target, after, story=""):
    rows = make_correction(what, target, before=None, after=after, story=story)
    store.add_corrections(rows)
    return rows["correction_id"].item()


@pytest.fixture
def harbour(tmp_path):
    """A store with a story of two of its articles, one by rule, much decided of it; its id."""
    store = fill_tour(tmp_path / "theirs")
    story = make_story(store, "Harbour", about="What becomes of it", articles=[article_id(FIRST)],
                       rules=[Rule(words="fleet")])  # fmt: skip
    decide_story(store, get_story(store, story), "added", after=[article_id(SECOND)])
    tables = open_replica(store)
    where = f"WHERE article_id = '{article_id(FIRST)}' ORDER BY ALL"
    quote_id = ask(tables, f"SELECT quote_id FROM quotes {where}")["quote_id"][0]
    decide(store, "quote.kind", quote_id, "mixed", story=story)
    decide(store, "note.article", article_id(FIRST), "Look again")
    decide(store, "note.article", article_id(HOSTILE), "None of the story")
    gone = decide(store, "tags.article", article_id(FIRST), ["once"])
    store.mark_undone(gone, at=now())
    keep_briefing(store, Briefing("For the minister", story=story))
    keep_briefing(store, Briefing("Of all"))
    return store, story


@pytest.fixture
def handed(harbour, tmp_path):
    store, story = harbour
    path = tmp_path / "harbour.zip"
    assert hand_over(store, open_replica(store), get_story(store, story), path) == []
    return path


def tables_of(store, story):
    return story_tables(open_replica(store), story)


def frames(store, story):
    tables = tables_of(store, story)  # they are gone when nobody holds them
    cursor = tables.cursor()
    return {name: cursor.execute(f"SELECT * FROM {name}").df() for name in TABLES}


def test_nothing_is_lost_on_the_way_to_a_fresh_store(harbour, handed, tmp_path):
    store, story = harbour
    fresh = Store(tmp_path / "ours")
    offer = look_at(fresh, handed)
    assert (offer.name, offer.about, offer.texts) == ("Harbour", "What becomes of it", True)
    assert (offer.articles, offer.new_articles, offer.differences) == (2, 2, ())
    assert fresh.corrections().empty  # looking changes nothing
    taken = take_in(fresh, open_replica(fresh), handed)
    assert (taken.articles, taken.briefings, taken.asked_for) == (2, 1, 0)
    theirs, ours = frames(store, story), frames(fresh, story)
    there = set(theirs["corrections"]["correction_id"])
    brought = set(ours["corrections"]["correction_id"])
    assert brought <= there
    left = theirs["corrections"].set_index("correction_id").loc[sorted(there - brought)]
    assert set(left["target"]) <= {article_id(HOSTILE), "odd"}  # of what is not in the story
    for name in TABLES:
        if name != "corrections":
            both = (frame.drop(columns=["number"], errors="ignore")
                    for frame in (theirs[name], ours[name]))  # fmt: skip
            rows, others = (sorted(map(repr, frame.to_dict("records"))) for frame in both)
            if name not in ("quote_rows", "names_said", "quotes"):
                assert rows == others, name
            assert len(rows) == len(others), name
    assert [each.title for each in briefings(fresh)] == ["For the minister"]
    again = look_at(fresh, handed)
    assert (again.new_articles, again.new_decisions, again.differences) == (0, 0, ())
    assert take_in(fresh, open_replica(fresh), handed).briefings == 0


def test_what_both_sides_decided_is_asked_and_answered_one_by_one(harbour, handed, tmp_path):
    store, story = harbour
    ours = Store(tmp_path / "ours")
    take_in(ours, open_replica(ours), handed)
    for side, note, name in ((store, "Theirs", "Port"), (ours, "Ours", "Quay")):
        decide(side, "note.article", article_id(FIRST), note)
        decide_story(side, get_story(side, story), "name", after=name)
    hand_over(store, open_replica(store), get_story(store, story), handed)
    offer = look_at(ours, handed)
    asked = {one.what: (one.ours, one.theirs) for one in offer.differences}
    assert asked == {
        "note.article": ('"Ours"', '"Theirs"'), "story.name": ('"Quay"', '"Port"'),
    }  # fmt: skip
    place = [one.what for one in offer.differences].index("note.article")
    take_in(ours, open_replica(ours), handed, theirs=[place])
    assert get_story(ours, story).name == "Quay"
    log = ours.corrections()
    assert list(log[log["what"] == "note.article"]["after"])[-1] == '"Theirs"'
    assert '"Ours"' in list(log["after"])  # the log has both


@pytest.mark.parametrize("theirs", [[], [0]])
def test_what_one_side_took_back_is_asked_too(harbour, handed, tmp_path, theirs):
    store, story = harbour
    ours = Store(tmp_path / "ours")
    take_in(ours, open_replica(ours), handed)
    log = store.corrections()
    note = log[log["what"].eq("note.article") & log["after"].eq('"Look again"')]
    store.mark_undone(note["correction_id"].item(), at=now())
    hand_over(store, open_replica(store), get_story(store, story), handed)
    (difference,) = look_at(ours, handed).differences
    assert (difference.ours, difference.theirs) == ('"Look again"', None)
    take_in(ours, open_replica(ours), handed, theirs=theirs)
    log = ours.corrections()
    held = log[log["what"].eq("note.article") & log["undone_at"].isna()]
    assert list(held["after"]) == ([] if theirs else ['"Look again"'])


def test_a_story_without_texts_brings_addresses_and_no_text(harbour, tmp_path):
    store, story = harbour
    path = tmp_path / "rights.zip"
    hand_over(store, open_replica(store), get_story(store, story), path, texts=False)
    with zipfile.ZipFile(path) as archive:
        data = b"".join(archive.read(name) for name in archive.namelist())
        archive.extract("dateline.sqlite", tmp_path)
    assert SECOND[:40].encode() not in data
    assert any(name.startswith("segments/") for name in zipfile.ZipFile(path).namelist())
    with sqlite3.connect(tmp_path / "dateline.sqlite") as connection:
        assert connection.execute("SELECT DISTINCT text FROM article").fetchall() == [("",)]
    fresh = Store(tmp_path / "ours")
    offer = look_at(fresh, path)
    assert (offer.texts, offer.new_articles) == (False, 2)
    assert len(offer.addresses) + offer.lost == 2
    taken = take_in(fresh, open_replica(fresh), path)
    assert (taken.articles, taken.asked_for) == (0, len(offer.addresses))
    assert story in told_stories(fresh.corrections())
    with pytest.raises(StoreError, match="without its texts"):
        import_store(path, tmp_path / "whole")


def test_a_file_that_is_damaged_or_no_story_is_refused_and_nothing_is_changed(
    harbour, handed, tmp_path
):
    store, _ = harbour
    fresh = Store(tmp_path / "ours")
    export_store(store, tmp_path / "whole.zip")
    with pytest.raises(StoreError, match="is a whole store, not a story"):
        look_at(fresh, tmp_path / "whole.zip")
    data = bytearray(handed.read_bytes())
    data[len(data) // 2] ^= 255
    handed.write_bytes(data)
    with pytest.raises(StoreError):
        take_in(fresh, open_replica(fresh), handed)
    assert fresh.articles().empty
    assert fresh.corrections().empty


def forged(path, tmp_path, *changes):
    """A story handed over with rows that somebody wrote into it, its list fitted to them."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    file = tmp_path / "forged.sqlite"
    file.write_bytes(parts[FILE])
    with sqlite3.connect(file) as connection:
        for change in changes:
            connection.execute(*change)
    connection.close()
    parts[FILE] = file.read_bytes()
    listed = json.loads(parts["manifest.json"])
    listed["files"][FILE] = {"sha256": hashlib.sha256(parts[FILE]).hexdigest(),
                             "bytes": len(parts[FILE])}  # fmt: skip
    parts["manifest.json"] = json.dumps(listed).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("UPDATE article SET title = x'ff'",), "another type"),
        (("UPDATE article SET text = 'other words'",), "not what came in"),
        (("UPDATE kept_briefing SET content = '[]'",), "cannot be read"),
        (('UPDATE kept_briefing SET content = \'{"sections": [{"section_id": "1"}]}\'',),
         "cannot be read"),
        (("UPDATE kept_briefing SET title = 7.5, story = x'00'",), "another type"),
        (("INSERT INTO saved_briefing VALUES (9, 1, 'soon', 'a', 'docx', '{}')",), "cannot be"),
        (("UPDATE correction SET number = 'first'",), "another type"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("texts", [True, False])
def test_a_story_that_somebody_forged_is_refused(harbour, tmp_path, change, fault, texts):
    if not texts and "text" in change[0]:
        pytest.skip("a story without texts has none that could be other ones")
    store, story = harbour
    path = tmp_path / "harbour.zip"
    hand_over(store, open_replica(store), get_story(store, story), path, texts=texts)
    fresh = Store(tmp_path / "ours")
    with pytest.raises(StoreError, match=fault):
        take_in(fresh, open_replica(fresh), forged(path, tmp_path, change))
    assert fresh.articles().empty
    assert fresh.corrections().empty
    assert briefings(fresh) == []


def test_a_forged_decision_is_told_and_the_others_are_taken_in(harbour, handed, tmp_path):
    _, story = harbour
    odd = ("""UPDATE correction SET after = '{"nested": [7]}' WHERE what = 'note.article'""",)
    ahead = ("UPDATE correction SET at = '2999-01-01T00:00:00.000000+00:00' "
             "WHERE what = 'quote.kind'",)  # fmt: skip
    fresh = Store(tmp_path / "ours")
    path = forged(handed, tmp_path, odd, ahead)
    offer = look_at(fresh, path)
    assert len(offer.faults) == 2
    take_in(fresh, open_replica(fresh), path)
    assert not {"note.article", "quote.kind"} & set(fresh.corrections()["what"])
    assert story in told_stories(fresh.corrections())


def test_the_commands_list_first_and_take_in_when_told_which_holds(harbour, tmp_path, capsys):
    store, story = harbour
    ours, file = tmp_path / "ours", tmp_path / "harbour.zip"
    command = ["stories", "export", "harbour", str(file), "--store", str(store.folder)]
    assert main(command) == 0
    Store(ours)
    take = ["stories", "import", str(file), "--store", str(ours)]
    assert main([*take, "--dry-run"]) == 0
    assert "articles: 2, 2 of them not here" in capsys.readouterr().out
    assert Store(ours).articles().empty
    assert main(take) == 0
    decide(Store(ours), "note.article", article_id(FIRST), "Ours")
    assert main(take) == 1
    told = capsys.readouterr()
    assert "difference 1: a note on the article" in told.out
    assert "nothing is taken in yet" in told.err
    assert main([*take, "--keep", "theirs", "--but", "7"]) == 2
    assert main([*take, "--keep", "ours", "--but", "1"]) == 0
    log = Store(ours).corrections()
    assert list(log[log["what"] == "note.article"]["after"])[-1] == '"Look again"'
