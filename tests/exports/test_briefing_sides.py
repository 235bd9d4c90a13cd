"""Two sides face to face as a section of a briefing: in time, with sources, in every language."""

import pytest

from newstables.decisions.briefings import Briefing, Section
from newstables.exports.briefing.formats import DOCUMENTS
from tests.fixtures.briefing import manifest_of, words_of
from tests.fixtures.frames import articles, findings, keep, quote

SAID = (
    ("Ada Quill", "The harbour stays open to every boat", "2023-05-02"),
    ("Bo Vell", "The harbour is for those who pay for it", "2023-05-04"),
    ("Ada Quill", "Nobody will pay to come home", "2023-05-04"),
    ("Cy Moor", "Ask the fishermen what they pay", None),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    texts = [f"“{words},” {who} said." for who, words, _ in SAID]
    found = [
        quote(text, words, article=f"a{place}", speaker=who)
        for place, (text, (who, words, _)) in enumerate(zip(texts, SAID, strict=True))
    ]
    told = articles(*texts, published=[day for *_, day in SAID], outlet=["الجزيرة"] * len(SAID))
    return keep(tmp_path_factory.mktemp("sides"), told, findings(quotes=found))


def sides(store, *, language="en", **choices):
    section = Section(1, "quotations", view="face_off", choices=choices)
    briefing = Briefing("Sides", (section, Section(2, "sources")), language=language)
    return manifest_of(store, briefing)


def test_sayings_stand_under_their_days_with_what_they_come_after(store):
    block = sides(store, one=["Ada Quill"], other=["Bo Vell", "Cy Moor"]).blocks[0]
    assert block.heading == "Ada Quill and Bo Vell, Cy Moor, face to face"
    assert [(group.heading, len(group.quotes)) for group in block.groups] == [
        ("2 May 2023, printed", 1), ("4 May 2023, printed", 2), ("undated, printed", 1),
    ]  # fmt: skip
    assert [quote.told for quote in block.quotes()] == [
        "", "2 days after Ada Quill (quotation 1)", "the same day as Bo Vell (quotation 2)", "",
    ]  # fmt: skip


def test_without_sides_they_are_the_two_that_are_quoted_most(store):
    assert len(sides(store).blocks[0].quotes()) == 3


def test_a_side_that_is_nobody_of_the_story_is_told_in_its_place(store):
    (told,) = sides(store, one=["Nobody"]).blocks[0].paragraphs
    assert "no speaker 'Nobody'" in told.words()


@pytest.mark.parametrize("form", ["docx", "pptx", "pdf", "xlsx", "html", "md", "txt"])
def test_every_format_that_is_read_has_them(store, form):
    words = words_of(form, DOCUMENTS[form].write(sides(store)))
    assert "Nobody will pay to come home" in words and "Ada Quill" in words


def test_labels_are_in_the_language_of_the_briefing(store):
    block = sides(store, language="de").blocks[0]
    assert block.heading == "Ada Quill und Bo Vell im Gegenüber"
    assert block.groups[0].heading == "2. Mai 2023, gedruckt"


def test_words_written_from_the_right_turn_no_day_behind_them(store):
    """Without a mark behind them "31" of "31 Jan" would stand on their other side."""
    source = sides(store).sources[0]
    assert "الجزيرة\u200e, 2 May 2023" in source.line()
