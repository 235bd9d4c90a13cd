"""Exports of archives: as many articles as there are, by the layouts each database writes."""

import pytest

from newstables.config import Settings
from newstables.reading.archives.entry import count_of_words, without_by
from newstables.reading.archives.nexis_uni import cut_nexis_uni
from newstables.reading.archives.proquest import cut_proquest
from newstables.reading.files import read_bytes

SETTINGS = Settings()

NEXIS_UNI = """Date and Time: Friday, 3 February 2023
Documents (2)
1. Pier closes before the storm
Search Terms: pier
Narrowed by: 4 March 2020

Pier closes before the storm
The Harbour Courier (Port Aldis)
January 30, 2023 Monday 9:20 AM GMT, Late Edition - Final

Copyright 2023 Harbour Media
Section: WORLD; Pg. 4
Length: 12 words
Byline: Rita Solberg
Highlight: On May 2, 2022 it was closed before.
Body

PORT ALDIS — The pier closed on Monday.
“We are ready,” Mara Quist said.
Classification

Load-Date: January 31, 2023

End of Document
Gespräche in Lowmoor
Kanal Lowmoor
31. Januar 2023 Dienstag
Length: 9 words
Body

The council meets the mayor on Tuesday afternoon in Lowmoor.

End of Document
"""
ACADEMIC_WITHOUT_LABELS = """                 1 of 1 DOCUMENTS

                 Lowmoor Gazette

                 January 11, 2010 Monday

Title without a label

BYLINE: A. Reader

LENGTH: 7 words

Text starts without BODY, and has a self-
made word.
"""
LOCALISED = """<html><body><p>1 von 1 DOKUMENTEN</p><p>Hafenblatt</p><p>30. Januar 2023 Montag</p>
<p>Der Kai schließt</p><p>RUBRIK: LOKALES</p><p>LÄNGE: 5 Wörter</p><p>AUTOR: Rita Solberg</p>
<p>Der Kai schließt am Montag.</p><p>UPDATE: 1. Februar 2023</p><p>SPRACHE: GERMAN</p></body>
</html>"""
FACTIVA_IN_CHINESE = """<div class="article deArticle"><div id="hd"><span>Rat tagt</span></div>
<div>8165 字</div><div>2023 年 1 月 31 日</div><div>17:04</div><div>Kanal Lowmoor</div>
<div>KANAL</div><div>德文</div><p class="articleParagraph dearticleParagraph">Erster Absatz.</p>
<p>文件 KANAL00020230201ej210000a</p></div>"""
FACTIVA_BODY_WITH_CODES = """HD
Trade council agrees
WC
16 words
PD
1 February 2023
SN
Northgate Chronicle
LP
IN THE HARBOUR the council agreed.
TD
RE the tariff, CO leaders were calm.

AN
Document HARB000020230131ej1v00001
"""
ABSTRACT = (
    "_" * 60 + "\n\nEnvoy leaves\n\nPublication title: The Harbour Courier\n\n"
    "Publication date: Jan 30, 2023\n\nAbstract: The envoy leaves the town.\n\n" + "_" * 60
)


def read(text, name="export.txt"):
    return read_bytes(text.encode(), name=name, settings=SETTINGS)


def test_the_last_date_above_the_text_is_the_articles():
    first, second = read(NEXIS_UNI).articles
    assert (first.title, first.outlet, first.published_at, first.byline, first.section) == (
        "Pier closes before the storm",
        "The Harbour Courier (Port Aldis)",
        "2023-01-30T09:20+00:00",
        "Rita Solberg",
        "WORLD; Pg. 4",
    )
    assert first.text == "PORT ALDIS — The pier closed on Monday.\n“We are ready,” Mara Quist said."
    assert (second.title, second.published) == ("Gespräche in Lowmoor", "2023-01-31")


def test_an_article_without_labels_for_its_headline_and_text():
    (article,) = read(ACADEMIC_WITHOUT_LABELS).articles
    assert (article.title, article.outlet, article.published, article.byline) == (
        "Title without a label", "Lowmoor Gazette", "2010-01-11", "A. Reader",
    )  # fmt: skip
    assert article.text == "Text starts without BODY, and has a self-made word."


@pytest.mark.parametrize(
    ("page", "title", "outlet", "stamp", "text"),
    [
        (LOCALISED, "Der Kai schließt", "Hafenblatt", None, "Der Kai schließt am Montag."),
        (FACTIVA_IN_CHINESE, "Rat tagt", "Kanal Lowmoor", "2023-01-31T17:04", "Erster Absatz."),
    ],
)
def test_labels_in_the_language_of_the_interface(page, title, outlet, stamp, text):
    (article,) = read(page, "export.html").articles
    assert (article.title, article.outlet, article.published_at) == (title, outlet, stamp)
    assert article.text == text


def test_codes_inside_a_text_begin_no_field():
    (article,) = read(FACTIVA_BODY_WITH_CODES).articles
    assert article.text.startswith("IN THE HARBOUR the council agreed.\n\nRE the tariff, CO")


def test_an_abstract_is_said_to_be_one():
    reading = read(ABSTRACT)
    assert reading.articles[0].text == "The envoy leaves the town."
    assert reading.problems[0].what.startswith("abstract only")


def test_the_files_own_count_of_words_is_checked():
    reading = read(NEXIS_UNI.replace("Length: 9 words", "Length: 1,238 words"))
    assert [one.what for one in reading.problems] == ["the file says 1,238 words, 10 were read"]


def test_an_export_that_cannot_be_cut_apart_is_refused():
    reading = read("Section: NEWS\nByline: Rita\n\nEnd of Document\n\nEnd of Document")
    assert reading.articles == ()
    assert "cannot be told apart" in reading.problems[0].what


def test_an_article_that_says_end_of_document_alone_is_no_export():
    text = "The report ended there.\n\nEnd of Document\n\nThe mayor put it down and left the room."
    assert [one.text for one in read(text).articles] == [text]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("1,238 words", 1238), ("1.204 Wörter", 1204), ("8165 字", 8165), ("1 204 mots", 1204),
        ("35 words", 35), ("words", None), ("Pg. 4", None),
    ],
)  # fmt: skip
def test_counts_of_words(words, count):
    assert count_of_words(words) == count


def test_a_byline_loses_its_by():
    assert without_by("By  Rita Solberg") == "Rita Solberg"
    assert without_by("Byron Haar") == "Byron Haar"


def test_a_rule_and_a_line_full_text_make_no_record_of_proquest():
    text = f"The board met in Lowmoor on Monday.\n\n{'_' * 60}\n\nFull text: the speech follows.\n"
    assert cut_proquest(text, source="a.txt") is None


def test_a_day_in_a_wrapped_highlight_is_not_the_day_of_publication():
    text = (
        "Talks on the pact\nThe Harbour Courier\nJanuary 31, 2023 Tuesday\n"
        "Copyright 2023 The Harbour Courier All Rights Reserved\nLength: 9 words\n"
        "Byline: Rita Solberg\n"
        "Highlight: The pact of the two ports was signed on\nMarch 3, 2021, in Brussels.\n\n"
        "Body\n\nThe two ports talk again this week about it.\n\n"
        "Load-Date: January 31, 2023\n\nEnd of Document\n"
    )
    (found,) = cut_nexis_uni(text, source="a.txt")
    assert found.stated["published"].value.startswith("January 31, 2023")
    assert found.stated["outlet"].value == "The Harbour Courier"


PROQUEST = (
    "{rule}\n\nEnvoy opens visit\n\nAuthor: Ruiz, Ana\n\nPublication title: The Harbour Daily\n\n"
    "Full text: The envoy came on Monday.\n\n{inside}\n\nShe left on Tuesday.{last}\n\n"
    "Subject: Ports; Envoys\n\nLocation: Lowmoor\n\nPublication date: Jan 30, 2023\n\n"
    "Copyright: Copyright Harbour Press 2023\n\nAll rights are kept.\n\n{rule}\n\nEnd\n"
)


@pytest.mark.parametrize(
    "inside",
    [
        "Location: the old hall, where the council sits.",
        "People: that is what it is about.",
        "Title: Lady of the harbour",
        "Section: one\nof the pact was read out.",
        "Abstract: so she called the plan.",
        "Publication date: she would not say.\n\nSubject: the pact\n\nYear: 2024",
    ],
)
def test_a_paragraph_of_a_text_that_looks_like_a_field_ends_no_text(inside):
    text = PROQUEST.format(rule="_" * 60, inside=inside, last="")
    (article,) = read(text).articles
    assert article.text == f"The envoy came on Monday.\n\n{inside}\n\nShe left on Tuesday."
    assert (article.title, article.outlet, article.published, article.section) == (
        "Envoy opens visit", "The Harbour Daily", "2023-01-30", None,
    )  # fmt: skip


@pytest.mark.parametrize("last", ["Location: Harbour Hall", "People: they stayed until the end."])
def test_the_last_paragraph_of_a_text_may_look_like_a_field(last):
    text = PROQUEST.format(rule="_" * 60, inside="Then it rained.", last=f"\n\n{last}")
    (article,) = read(text).articles
    assert article.text.endswith(f"She left on Tuesday.\n\n{last}")
    assert article.published == "2023-01-30"


ACADEMIC = (
    "      1 of 1 DOCUMENTS\n\n      The Harbour Daily\n\n      January 30, 2023 Monday\n\n{length}"
    "HEADLINE: Envoy opens visit\n\nBYLINE: Ana Ruiz\n\nBODY:\n\nThe envoy came on Monday.\n\n"
    "{inside}\n\nShe left on Tuesday.\n\nGRAPHIC: The pier.\n\nLOAD-DATE: January 31, 2023\n\n"
    "LANGUAGE: ENGLISH\n\nPUB-TYPE: Newspaper\n\nCopyright 2023 Harbour Press\n"
)


@pytest.mark.parametrize("length", ["", "LENGTH: 14 words\n\n"])
@pytest.mark.parametrize(
    "inside",
    [
        "Notes: three were sold.",
        "NOTES: THREE WERE SOLD.",
        "Person: a child.",
        "Graphic: she said.",
    ],
)
def test_a_label_inside_a_text_of_the_older_nexis_ends_nothing(inside, length):
    (article,) = read(ACADEMIC.format(inside=inside, length=length)).articles
    assert article.text == f"The envoy came on Monday.\n\n{inside}\n\nShe left on Tuesday."


def test_the_files_own_count_tells_notes_below_a_text_from_a_part_of_it():
    text = ACADEMIC.replace("GRAPHIC: The pier.", "CORRECTION: {more}\n\nIt was a Monday.")
    more = "An earlier day was printed here, which was a Sunday, as our readers told us."
    filled = text.format(inside="It rained.", length="LENGTH: 11 words\n\n", more=more)
    (article,) = read(filled).articles
    assert article.text == "The envoy came on Monday.\n\nIt rained.\n\nShe left on Tuesday."


@pytest.mark.parametrize("heading", ["Notes", "Graphic", "Classification"])
@pytest.mark.parametrize("length", ["Length: 83 words\n", ""])
def test_a_heading_inside_a_text_of_nexis_uni_ends_nothing(heading, length):
    long = " ".join(["The hall was full."] * 18)
    text = (
        "Pier closes\nThe Harbour Courier\nJanuary 30, 2023 Monday\nCopyright 2023 Harbour Media\n"
        f"{length}Byline: Rita Solberg\nBody\n\nThe pier closed on Monday.\n\n{heading}\n\n"
        f"{long}\n\nIt was late.\n\n"
        "Classification\n\nLanguage: ENGLISH\n\nLoad-Date: January 31, 2023\n\n"
        "End of Document\n"
    )
    (article,) = read(text).articles
    assert article.text.endswith("It was late.")
    assert heading in article.text
