"""Who may do what: the file of roles is read strictly, and the store refuses what a role lacks."""

import pandas as pd
import pytest

from newstables.decisions.briefing_changes import set_facts
from newstables.decisions.briefing_exports import note_export
from newstables.decisions.briefing_templates import keep_template
from newstables.decisions.briefings import Briefing, change_briefing, keep_briefing
from newstables.decisions.corrections import make_correction
from newstables.decisions.removals import remove
from newstables.decisions.story_deeds import make_story
from newstables.errors import AccessError, SettingsError
from newstables.schemas import now
from newstables.store import jobs, watches
from newstables.store.collecting import addresses, held, sources
from newstables.store.people.person import ROLES, Person, local_person
from newstables.store.people.rules import read_rules
from newstables.store.store import Store
from tests.fixtures.frames import articles

RULES = """
[roles]
administrator = ["Ana@Office.example"]
editor = ["bea@office.example", "ana@office.example"]
reader = ["*@office.example"]
[stories.tour-1]
analyst = ["cem@*.example", "dan@elsewhere.test"]
[proxy]
header = "X-Forwarded-User"
addresses = ["127.0.0.1", "10.1.0.0/16"]
"""


def rules_of(tmp_path, text):
    path = tmp_path / "people.toml"
    path.write_text(text, encoding="utf-8")
    return read_rules(path)


@pytest.mark.parametrize(
    ("name", "role", "in_tour"),
    [
        ("ana@office.example", "administrator", None),
        ("BEA@office.example", "editor", None),
        ("cem@office.example", "reader", "analyst"),
        ("dan@elsewhere.test", None, "analyst"),
        ("eve@office.example.evil.test", None, None),
        ("", None, None),
    ],
)
def test_a_person_has_the_highest_role_that_is_given(tmp_path, name, role, in_tour):
    person = rules_of(tmp_path, RULES).person(name)
    assert (person.role, person.in_stories.get("tour-1")) == (role, in_tour)
    assert person.is_known is bool(role or in_tour)


def test_a_proxy_is_known_by_where_it_asks_from(tmp_path):
    proxy = rules_of(tmp_path, RULES).proxy
    assert [proxy.is_at(one) for one in ("127.0.0.1", "10.1.2.3", "10.2.0.1", "::1", "proxy")] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_a_file_that_changed_is_read_again(tmp_path):
    assert rules_of(tmp_path, RULES).person("zoe@office.example").role == "reader"
    assert rules_of(tmp_path, '[roles]\nreader = ["zoe"]').person("zoe@office.example").role is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[roles", "cannot be read"),
        ("[role]\nreader = []", "the file has role; known are"),
        ('[roles]\nowner = ["a"]', "[roles] has owner"),
        ('[roles]\nreader = "a"', "[roles] reader must be a list of names"),
        ("[roles]\nreader = [1]", "[roles] reader must be a list of names"),
        ('roles = "a"', "[roles] must be a table"),
        ('[stories]\ntour = "a"', "[tour] must be a table"),
        ('[proxy]\nheader = "X"', "[proxy] addresses must list"),
        ('[proxy]\naddresses = ["127.0.0.1"]', "[proxy] header must be a name"),
        ('[proxy]\nheader = "X"\naddresses = ["proxy.test"]', "[proxy] addresses"),
        ("[sign_in]\nhours = 0", "hours must be"),
        ("[sign_in]\nhours = true", "hours must be"),
        ('[sign_in]\nclaim = ""', "claim must be a name"),
    ],
)
def test_a_file_that_is_not_understood_is_refused(tmp_path, text, fault):
    with pytest.raises(SettingsError, match="DATELINE_PEOPLE") as raised:
        rules_of(tmp_path, text)
    assert fault in str(raised.value)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        read_rules(tmp_path / "people.toml")


def a_decision(what="quote.hidden", target="a:1", story="", *, after=True):
    return make_correction(what, target, before=None, after=after, story=story)


# Everything that changes a store, by the lowest role that may do it.
DEEDS = {
    "export": ("reader", lambda store: note_export(store, 1, form="md", manifest={})),
    "look": ("reader", lambda store: store.write_note("looked_at x", now())),
    "queue": ("reader", jobs.retry_failed),
    "decide": ("analyst", lambda store: store.add_corrections(a_decision())),
    "note": ("analyst", lambda s: s.add_corrections(a_decision("note.quote", after="odd"))),
    "brief": ("analyst", lambda store: keep_briefing(store, Briefing("B", ()))),
    "ingest": ("editor", lambda store: store.add_articles(articles("A text."))),
    "remove": ("editor", lambda store: remove(store, {"a0": "A title"})),
    "story": ("editor", lambda store: make_story(store, "Tour")),
    "source": ("editor", lambda s: sources.add_source(s, "Wire", "https://wire.test", every_h=1)),
    "no source": ("editor", lambda store: sources.ask_to_run(store, 1)),
    "watch": ("editor", lambda store: watches.add_watch(store, "Ana Duarte", kind="name")),
    "address": ("editor", lambda store: addresses.ask_for(store, ["https://wire.test/1"])),
    "held": ("editor", lambda store: held.drop_held(store, [1])),
    "problems": ("editor", lambda store: store.clear_problems()),
    "template": ("administrator", lambda store: keep_template(store, "docx", b"")),
    "repair": ("administrator", lambda store: store.writing().__enter__()),
}  # fmt: skip


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("role", [None, *ROLES])
def test_the_store_refuses_what_a_role_does_not_hold(tmp_path, role, deed):
    needed, do = DEEDS[deed]
    store = Store(tmp_path).by(Person("bea@office.example", role))
    if role and ROLES.index(role) >= ROLES.index(needed):
        do(store)
        return
    before = (tmp_path / "dateline.sqlite").read_bytes()
    with pytest.raises(AccessError, match=r"bea@office.example .*ask an administrator"):
        do(store)
    assert (tmp_path / "dateline.sqlite").read_bytes() == before
    assert not (tmp_path / "templates").exists()


def test_what_was_decided_is_not_taken_back_by_a_reader(tmp_path):
    store = Store(tmp_path)
    store.add_corrections(decision := a_decision())
    reader = store.by(Person("cem@office.example", "reader"))
    with pytest.raises(AccessError):
        reader.mark_undone(*decision["correction_id"], at=now())
    with pytest.raises(AccessError):  # nor by a log that says it was taken back
        reader.add_corrections(decision.assign(undone_at=now()))
    assert store.corrections()["undone_at"].isna().all()


def test_a_role_in_one_story_holds_there_alone(tmp_path):
    store = Store(tmp_path)
    story = make_story(store, "Tour")
    other = make_story(store, "Summit")
    analyst = store.by(Person("dan@elsewhere.test", "reader", {story: "analyst"}))
    analyst.add_corrections(a_decision(story=story))
    number = keep_briefing(analyst, Briefing("B", (), story=story))
    for fault in ("", other):
        with pytest.raises(AccessError, match="takes an analyst, and dan@elsewhere.test is"):
            analyst.add_corrections(a_decision(story=fault))
        with pytest.raises(AccessError):
            keep_briefing(analyst, Briefing("B", (), story=fault))
        with pytest.raises(AccessError):  # nor is a briefing carried out of its story
            change_briefing(analyst, number, set_facts(story=fault))
    editor = store.by(Person("eda@elsewhere.test", None, {story: "editor"}))
    editor.add_corrections(a_decision("story.name", story, after="The tour"))
    with pytest.raises(AccessError):
        editor.add_corrections(a_decision("story.name", other, after="Mine"))
    with pytest.raises(AccessError):
        make_story(editor, "Another")


def test_one_decision_that_is_refused_keeps_all_out(tmp_path):
    store = Store(tmp_path)
    both = pd.concat([a_decision(), a_decision("article.removed", "a0")], ignore_index=True)
    with pytest.raises(AccessError):
        store.by(Person("ben", "analyst")).add_corrections(both)
    assert store.corrections().empty


def test_a_decision_carries_who_made_it(tmp_path):
    store = Store(tmp_path)
    store.by(Person("ben@office.example", "analyst")).add_corrections(a_decision())
    store.add_corrections(a_decision(target="a:2"))
    assert list(store.corrections()["who"]) == ["ben@office.example", local_person().name]
