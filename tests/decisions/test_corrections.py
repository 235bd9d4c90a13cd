"""What an analyst decides holds over what the engine finds, and can be taken back."""

import json

import pandas as pd
import pytest

from newstables.decisions import checks as decision_checks
from newstables.decisions import corrections as decisions
from newstables.errors import CorrectionError
from newstables.schemas import CORRECTIONS, EVENTS, QUOTES
from newstables.store.store import Store
from tests.fixtures.frames import ACT, articles, event, findings, mention, quote
from tests.fixtures.story import fill_store, made_findings
from tests.fixtures.told_at_once import build_story, read_story

TEXT = "“One,” he said. “Two,” he said. “Three,” said Bo."


def log(*rows):
    frames = [decisions.make_correction(*row[:2], **row[2]) for row in rows]
    return pd.concat(frames, ignore_index=True) if frames else CORRECTIONS.frame()


def quotes():
    return QUOTES.frame(
        [
            quote(TEXT, "One,", speaker="Al", speaker_text="he"),
            quote(TEXT, "Two,", speaker="Al", speaker_text="he"),
            quote(TEXT, "Three,", speaker="Bo", speaker_text="Bo"),
            quote(TEXT, "One,", article="a1", speaker="Al", speaker_text="he"),
        ]
    )


def corrected(*rows):
    return decisions.correct_quotes(quotes(), log(*rows))


@pytest.mark.parametrize(
    ("scope", "speakers"),
    [
        ("here", ["Cy", "Al", "Bo", "Al"]),
        ("article", ["Cy", "Cy", "Bo", "Al"]),
        ("everywhere", ["Cy", "Cy", "Bo", "Cy"]),
    ],
)
def test_a_speaker_holds_as_far_as_its_scope(scope, speakers):
    fixed = corrected(("quote.speaker", "a0:1", {"before": "Al", "after": "Cy", "scope": scope}))
    assert list(fixed["speaker"]) == speakers
    assert fixed["reviewed"].tolist() == [True, False, False, False]
    assert fixed["reason"].iloc[0] == "corrected by hand"


@pytest.mark.parametrize("first", [0, 1])
def test_a_narrow_decision_outlives_a_wide_one_whichever_came_first(first):
    here = ("quote.speaker", "a0:1", {"before": "Al", "after": "Di", "scope": "here"})
    wide = ("quote.speaker", "a1:1", {"before": "Al", "after": "Cy", "scope": "everywhere"})
    fixed = corrected(*[here, wide][:: 1 if first else -1])
    assert list(fixed["speaker"]) == ["Di", "Cy", "Bo", "Cy"]


def test_what_a_person_checked_is_not_changed_by_a_decision_about_another_quotation():
    checked = ("quote.reviewed", "a0:1", {"before": False, "after": True})
    wide = ("quote.speaker", "a1:1", {"before": "Al", "after": "Cy", "scope": "everywhere"})
    fixed = corrected(checked, wide)
    assert list(fixed["speaker"]) == ["Al", "Cy", "Bo", "Cy"]
    assert fixed["reviewed"].tolist() == [True, False, False, True]


def test_the_last_decision_wins():
    rows = [("quote.speaker", "a0:1", {"before": None, "after": name}) for name in ("Cy", "Di")]
    assert corrected(*rows)["speaker"].iloc[0] == "Di"


def test_a_quotation_can_be_said_to_be_none_and_back():
    hide = ("quote.hidden", "a0:1", {"before": False, "after": True})
    show = ("quote.hidden", "a0:1", {"before": True, "after": False})
    assert "a0:1" not in set(corrected(hide)["quote_id"])
    assert "a0:1" in set(corrected(hide, show)["quote_id"])


def test_a_span_is_moved_with_its_words():
    after = {"spans": [[1, 4], [17, 20]], "text": "One […] Two"}
    fixed = corrected(("quote.spans", "a0:1", {"before": None, "after": after}))
    row = fixed.iloc[0]
    assert (row["spans"], row["start"], row["end"]) == ([[1, 4], [17, 20]], 1, 20)
    assert row["text"] == "One […] Two"


def test_a_decision_about_what_is_not_there_changes_nothing():
    fixed = corrected(("quote.speaker", "gone:1", {"before": None, "after": "Cy"}))
    pd.testing.assert_frame_equal(fixed[list(QUOTES.columns)], quotes())


def test_an_article_follows_its_decision_and_says_so():
    rows = log(("article.published", "a0", {"before": None, "after": "2023-01-31"}))
    fixed = decisions.correct_articles(articles(TEXT), rows)
    assert fixed["published"].iloc[0] == "2023-01-31"
    assert fixed["published_basis"].iloc[0].startswith("given")


def test_taking_back_a_decision_brings_the_finding_back():
    rows = log(("article.outlet", "a0", {"before": None, "after": "The Harbour Courier"}))
    rows["undone_at"] = "2023-02-02T00:00:00"
    fixed = decisions.correct_articles(articles(TEXT), rows)
    assert fixed["outlet"].isna().all()


def an_event(event_id, **more):
    return event(event_id, {"article_id": event_id, "start": 0, "end": 4}, **more)


def test_events_are_edited_hidden_merged_and_added():
    found = EVENTS.frame([an_event("e1", date="2023-01-30"), an_event("e2"), an_event("e3")])
    added = an_event("e9", description="by hand", date="2023-02-01")
    rows = log(
        ("event.date", "e1", {"before": "2023-01-30", "after": "2023-01-31"}),
        ("event.hidden", "e2", {"before": False, "after": True}),
        ("event.merge", "e3", {"before": None, "after": "e1"}),
        ("event.added", "e9", {"before": None, "after": added}),
    )
    fixed = decisions.correct_events(found, rows).set_index("event_id")
    assert list(fixed.index) == ["e1", "e9"]
    assert fixed.loc["e1", "date"] == "2023-01-31"
    assert "e3" in {span["article_id"] for span in fixed.loc["e1", "evidence"]}
    assert fixed.loc["e9", "description"] == "by hand"


def test_an_event_dated_by_hand_is_certain_and_one_undated_is_not():
    found = EVENTS.frame([an_event("e1", date="2023-01-30"), an_event("e2", date="2023-01-30")])
    fixed = decisions.correct_events(found, log(
        ("event.date", "e1", {"before": "2023-01-30", "after": "2023-01-31"}),
        ("event.date", "e2", {"before": "2023-01-30", "after": None}),
    )).set_index("event_id")  # fmt: skip
    assert list(fixed["confidence"]) == [1.0, 0.5]
    assert list(fixed["granularity"]) == ["day", "unknown"]
    assert fixed["reason"].str.startswith("corrected by hand").all()


def test_an_event_hidden_and_shown_again_is_there():
    found = EVENTS.frame([an_event("e1"), an_event("e2")])
    hidden = log(("event.hidden", "e1", {"before": False, "after": True}))
    assert list(decisions.correct_events(found, hidden)["event_id"]) == ["e2"]
    shown = log(
        ("event.hidden", "e1", {"before": False, "after": True}),
        ("event.hidden", "e1", {"before": True, "after": False}),
    )
    assert list(decisions.correct_events(found, shown)["event_id"]) == ["e1", "e2"]


def test_an_event_told_by_hand_in_an_older_log_has_its_lists():
    row = an_event("e9", description="by hand", statuses=[{"article_id": "a", "status": "past"}])
    lists = ("participants", "evidence", "statuses")
    written = row | {name: json.dumps(row[name]) for name in lists}
    known = decisions.make_correction("event.added", "e9", before=None, after=written)
    found = decisions.correct_events(EVENTS.frame(), known).iloc[0]
    assert [found[name] for name in lists[:2]] == [row[name] for name in lists[:2]]
    assert found["statuses"] == [{"article_id": "a", "status": "past", "date": None}]


@pytest.mark.parametrize(("what", "target", "after"), [
    ("event.status", "e1", "rumoured"),
    ("event.kind", "e1", "tour"),
    ("event.granularity", "e1", "hour"),
    ("quote.kind", "q1", "paraphrase"),
    ("name.retype", "PERSON:Al", {"other_type": "ROBOT"}),
])  # fmt: skip
def test_a_word_outside_its_closed_list_is_refused(what, target, after):
    with pytest.raises(CorrectionError, match="cannot hold"):
        decisions.make_correction(what, target, before=None, after=after)


@pytest.mark.parametrize("wrong", ["2023-13-40", "2023-02-30", "yesterday", "20230131", "2023-1-5"])
def test_a_date_that_does_not_exist_is_refused(wrong):
    with pytest.raises(CorrectionError, match=wrong):
        decisions.make_correction("article.published", "a0", before=None, after=wrong)


@pytest.mark.parametrize("right", ["2023", "2023-02", "2023-02-28"])
def test_a_month_or_a_year_is_a_date(right):
    assert decision_checks.check_date(right) == right


def test_decisions_hold_for_an_article_that_comes_after_them(tmp_path):
    store = Store(tmp_path)
    store.add_corrections(log(("article.outlet", "a0", {"before": None, "after": "Courier"})))
    store.add_articles(articles(TEXT))
    fixed = decisions.correct_articles(store.articles(), store.corrections())
    assert fixed["outlet"].iloc[0] == "Courier"


def name_row(what, target, **after):
    return (what, target, {"before": None, "after": after, "scope": "everywhere"})


def test_of_a_pair_merged_and_told_apart_the_last_word_holds():
    merge = name_row("name.merge", "PERSON:Al", other="Alan", other_type="PERSON")
    split = name_row("name.split", "PERSON:Alan", other="Al")
    assert [rule.what for rule in decisions.name_decisions(log(merge, split))] == ["apart"]
    assert [rule.what for rule in decisions.name_decisions(log(split, merge))] == ["merge"]


def test_telling_a_pair_apart_leaves_other_merges_alone():
    merge = name_row("name.merge", "PERSON:Al", other="Alan", other_type="PERSON")
    split = name_row("name.split", "PERSON:Alan", other="Bo")
    assert [rule.what for rule in decisions.name_decisions(log(merge, split))] == ["merge", "apart"]


def test_a_speaker_given_by_hand_follows_a_later_merge_of_the_name():
    given = ("quote.speaker", "a0:1", {"before": "Al", "after": "Cy"})
    merge = name_row("name.merge", "PERSON:Cy", other="Cyrus", other_type="PERSON")
    assert corrected(given, merge)["speaker"].iloc[0] == "Cyrus"
    assert corrected(merge, given)["speaker"].iloc[0] == "Cy"


def told(*rows):
    """The story of two articles that quote Al, in the one as Al, in the other as Mr Bo."""
    text = "“One,” said Al."
    found = findings(
        mentions=[
            mention(text, "Al"),
            mention(text, "Al", article="a1"),
        ],
        quotes=[
            quote(text, "One,", speaker="Al", speaker_text="Al", speaker_start=12),
            quote(text, "One,", article="a1", speaker="Al", speaker_text="Al", speaker_start=12),
        ],
    )
    return build_story(articles(text, text), found, corrections=log(*rows))


@pytest.mark.parametrize(
    ("after", "speakers"),
    [
        ({}, ["Cy", "Cy"]),
        ({"article_id": "a1"}, ["Al", "Cy"]),
        ({"article_id": "a0", "start": 12}, ["Cy", "Al"]),
        ({"form": "Al"}, ["Cy", "Cy"]),
        ({"form": "Allan"}, ["Al", "Al"]),
    ],
)
def test_speakers_follow_names_as_far_as_a_decision_holds(after, speakers):
    story = told(name_row("name.merge", "PERSON:Al", other="Cy", other_type="PERSON", **after))
    assert list(story.quotes["speaker"]) == speakers
    assert list(story.mentions["name"]) == speakers


def test_a_merge_outlives_reading_the_articles_again(tmp_path):
    store = fill_store(tmp_path)
    after = {"other": "Ada Quill", "other_type": "PERSON"}
    store.add_corrections(log(name_row("name.merge", "PERSON:Cora Dun", **after)))
    ids = list(store.articles()["article_id"])
    store.write_batch(made_findings(), article_ids=ids, pipeline="a later one")
    story = read_story(store)
    assert set(store.annotated()["pipeline"]) == {"a later one"}
    assert "Cora Dun" not in {*story.mentions["name"], *story.quotes["speaker"].dropna()}


def test_events_follow_a_merge():
    text = "Al met Bo on Monday."
    met = {
        "article_id": "a0", "start": 0, "end": len(text), "at": 3, "act": "meet", "status": "past",
        "time_start": 10, "participants": ["Al", "Bo"], "description": text,
        **ACT, "agents": ["Al"], "words": ["al", "bo", "met"],
    }  # fmt: skip
    rule = {"is": "fixed", "value": "2023-01-30"}
    monday = {
        "article_id": "a0", "start": 10, "end": 19, "text": "on Monday", "type": "DATE",
        "rule": rule, "value": "2023-01-30", "reason": "as printed",
    }  # fmt: skip
    found = findings(
        mentions=[mention(text, "Al"), mention(text, "Bo")], happenings=[met], times=[monday]
    )
    merge = name_row("name.merge", "PERSON:Al", other="Alan", other_type="PERSON")
    story = build_story(articles(text, published=["2023-02-01"]), found, corrections=log(merge))
    people = {name for names in story.events["participants"] for name in names}
    assert people == {"Alan", "Bo"}


def test_a_role_goes_with_the_speaker_it_was_of():
    text = "“Open,” said Ada, the mayor. “Shut,” said Bo, the pilot."
    rows = QUOTES.frame(
        [
            quote(text, "Open", speaker="Ada", speaker_role="the mayor"),
            quote(text, "Shut", speaker="Bo", speaker_role="the pilot"),
        ]
    )
    for given, role in (("Bo", "the pilot"), ("Cora", None)):
        decision = decisions.make_correction("quote.speaker", "a0:1", before="Ada", after=given)
        fixed = decisions.correct_quotes(rows, decision).iloc[0]
        assert fixed["speaker"] == given
        assert (None if pd.isna(fixed["speaker_role"]) else fixed["speaker_role"]) == role


TOUR = {"name": "A tour", "traveller": "Ada Quill"}


@pytest.mark.parametrize(("what", "target", "after"), [
    ("event.when", "e1", {"date": "2023-02-01", "end": "2023-01-31", "about": False}),
    ("tour.kept", "t1", {**TOUR, "start": "2023-02-01", "end": "2023-01-31"}),
])  # fmt: skip
def test_what_ends_before_it_begins_is_refused(what, target, after):
    with pytest.raises(CorrectionError, match="it cannot end on 2023-01-31"):
        decision_checks.check_decision(what, target, after)


@pytest.mark.parametrize("end", ["2023-01-31", "2023-01", "2023", None])
def test_an_end_that_is_less_exact_than_the_beginning_may_hold_it(end):
    decision_checks.check_decision(
        "event.when", "e1", {"date": "2023-01-31", "end": end, "about": False}
    )
