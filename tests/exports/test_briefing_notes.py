"""What people noted of that which a briefing shows is in it, in every format that is read."""

import pytest

from newstables.decisions.briefings import Briefing, Section
from newstables.decisions.corrections import make_correction
from newstables.exports.briefing.formats import DOCUMENTS
from tests.fixtures.briefing import LATE, OPEN, fill_briefing, manifest_of, parts_of, words_of
from tests.fixtures.story import FIRST, article_id

ODD = '=1+1 ]]> { MERGEFIELD x } #import "x" $x$ \u202etxet <b> _ * 東京 Żółć \U0001f600\x07 end'
SECTIONS = (
    Section(1, "quotations", quote_ids=(OPEN,)),
    Section(2, "noted"),
    Section(3, "sources"),
)
NOTED = (
    ("note.quote", OPEN, "ask the <b>press office</b>"),
    ("tags.quote", OPEN, ["harbour", "to check"]),
    ("note.quote", LATE, "of a quotation that is not shown"),
    ("note.article", article_id(FIRST), "=first() report"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    store = fill_briefing(tmp_path_factory.mktemp("noted"))
    for what, target, after in NOTED:
        store.add_corrections(make_correction(what, target, before=None, after=after))
    return manifest_of(store, Briefing("Noted", SECTIONS))


def test_notes_and_tags_stand_with_the_numbers_of_what_they_are_about(made):
    told = [item.words() for item in made.blocks[1].paragraphs]
    assert told == [
        "quotation 1, Ada Quill: ask the <b>press office</b> [harbour, to check]",
        "Source [1], Harbour to stay open: =first() report",
    ]


@pytest.mark.parametrize("form", ["docx", "pptx", "pdf", "xlsx", "html", "md", "txt"])
def test_every_format_that_is_read_has_them(made, form):
    words = words_of(form, DOCUMENTS[form].write(made))
    assert "press office" in words and "to check" in words and "report" in words
    assert "of a quotation that is not shown" not in words
    assert "<b>press" not in words or form in ("docx", "pptx", "pdf", "xlsx", "txt")


@pytest.mark.parametrize("form", DOCUMENTS)
def test_odd_text_in_notes_and_tags_is_text_in_every_format(tmp_path, form):
    store = fill_briefing(tmp_path)
    for what, after in (("note.quote", ODD), ("tags.quote", [ODD])):
        store.add_corrections(make_correction(what, OPEN, before=None, after=after))
    data = DOCUMENTS[form].write(manifest_of(store, Briefing("Odd", SECTIONS)))
    if form in ("docx", "pptx", "pdf", "xlsx", "html", "md", "txt"):
        words = words_of(form, data)
        assert words.count("東京 Żółć") == 2
        assert "\x07" not in words and ("txet <b>" not in words or form not in ("html", "md"))
    if form == "docx":
        assert b"instrText" not in parts_of(data)["word/document.xml"]


def test_where_nothing_is_noted_that_is_said(tmp_path):
    made = manifest_of(fill_briefing(tmp_path), Briefing("Plain", SECTIONS))
    assert made.blocks[1].paragraphs[0].words() == "nothing is noted of what is shown"
