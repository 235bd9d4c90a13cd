"""What a briefing says in words: its stops with their acts, its counts and choices in languages."""

from dataclasses import replace

import pytest

from newstables.decisions.briefings import Section
from newstables.decisions.corrections import make_correction
from newstables.exports.briefing.pictures import picture_of
from newstables.exports.briefing.table_rows import event_cells
from newstables.queries.filters import Filters
from newstables.queries.utterances import sentences_around
from newstables.replica.replica import open_replica
from newstables.wording import without_sentence_marks
from tests.fixtures.briefing import WHOLE, fill_briefing, manifest_of
from tests.fixtures.frames import articles, findings, keep, quote
from tests.fixtures.tour import an_event

LANGUAGES = ("fr", "de", "ja")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    store = fill_briefing(tmp_path_factory.mktemp("briefing"))
    stop = an_event("stop", kind="stop", end="2023-05-03", title="Lowmoor")
    store.add_corrections(make_correction("event.added", "stop", before=None, after=stop))
    return store


@pytest.fixture(scope="module")
def made(store):
    return manifest_of(store)


def block(made, kind):
    return next(each for each in made.blocks if each.kind == kind)


def test_a_stop_of_the_itinerary_tells_what_happened_there(made):
    stops = block(made, "itinerary").happenings
    assert [stop.acts for stop in stops] == [("Ada Quill opens the pier (2 May 2023)",)]
    assert event_cells(stops[0])[2] == "Lowmoor: Ada Quill opens the pier (2 May 2023)"
    assert {event.kind for event in stops} == {"stop"}


def test_the_sources_of_a_stop_are_also_those_of_its_acts(made):
    (stop,) = block(made, "itinerary").happenings
    (pier,) = (event for event in block(made, "timeline").happenings if event.event_id == "pier")
    assert pier.sources
    assert set(pier.sources) <= set(stop.sources)


def test_a_picture_has_no_second_title_under_its_heading(made):
    for each in made.blocks:
        if picture := picture_of(made, each):
            svg = picture.svg.decode()
            assert f">{each.heading}</text>" not in svg
            assert "<title></title>" not in svg


@pytest.mark.parametrize("language", LANGUAGES)
def test_counts_days_and_choices_are_in_the_language_too(store, language):
    sections = (
        Section(1, "findings"),
        Section(2, "quotations", filters={"kinds": ["direct"], "sureness": ["sure", "likely"]}),
        Section(3, "chart", view="entities", filters={"types": ["PERSON"]}),
        Section(4, "sources"),
    )
    whole = Filters(first_day="2023-05-01")
    english, other = (
        manifest_of(store, replace(WHOLE, sections=sections, language=each), narrowed=whole)
        for each in ("en", language)
    )
    assert english.filters == "published from 2023-05-01"
    assert "published" not in other.filters
    assert "2023-05-01" in other.filters
    notes = (block(english, "quotations").note, block(other, "quotations").note)
    assert "quoted direct" in notes[0]
    assert not {"direct;", "attribution sure", "published from"} & set(notes[1].split("; "))
    assert "Source: " in block(english, "chart").chart.source
    assert "made on" not in block(other, "chart").chart.source
    findings_told = [each.words() for each in block(other, "findings").paragraphs]
    assert len(findings_told) == len(block(english, "findings").paragraphs)
    for words in findings_told:
        assert " articles," not in words or language == "fr"
        assert " quoted " not in words
        assert " is mentioned" not in words


@pytest.mark.parametrize("said", [
    ("direct", "We stay,", "she said", ("We stay", ",")),
    ("direct", "We stay,", "", ("We stay", "")),
    ("mixed", "a harbour for all.", "", ("a harbour for all.", "")),
    ("mixed", "a harbour for all.", "was her word", ("a harbour for all", "")),
    ("direct", "We stay.", "", ("We stay.", "")),
])  # fmt: skip
def test_a_comma_of_the_sentence_is_no_part_of_what_was_said(said):
    kind, words, after, wanted = said
    assert without_sentence_marks(kind, words, goes_on=bool(after)) == wanted


@pytest.mark.parametrize(("rest", "after"), [
    (" He then left for Aster.", ""),
    (" and left for Aster.", "and left for Aster."),
    ("\nNext day he left.", ""),
])  # fmt: skip
def test_a_sentence_that_ends_within_the_marks_takes_no_other_along(tmp_path, rest, after):
    text = f"Ada Quill said the plan was “a harbour for all.”{rest}"
    said = quote(text, "a harbour for all.", kind="mixed", speaker="Ada Quill")
    tables = open_replica(keep(tmp_path, articles(text), findings(quotes=[said])))
    around = sentences_around(tables, [said])
    assert around[said["quote_id"]]["after"] == after
