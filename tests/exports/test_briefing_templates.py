"""A briefing written into a template of one's own: placeholders filled, logo and layouts kept."""

import io

import docx
import pptx
import pytest
from pptx.util import Inches

from newstables.__main__ import main
from newstables.decisions.briefing_templates import drop_template, keep_template, read_template
from newstables.errors import ExportError
from newstables.exports.briefing.formats import write_document
from newstables.exports.briefing.own_templates import check_template
from tests.fixtures.briefing import WHOLE, fill_briefing, manifest_of, words_of


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return manifest_of(fill_briefing(tmp_path_factory.mktemp("own")))


def saved(file):
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def word_template():
    document = docx.Document()
    for name in ("List Bullet", "Table Grid", "Subtitle"):
        element = document.styles[name]._element
        element.getparent().remove(element)
    document.sections[0].header.paragraphs[0].text = "Ministry · {{classification}}"
    document.add_paragraph("{{title}} by {{author}}")
    document.add_paragraph("{{content}}")
    document.add_paragraph("Contact: press desk")
    return saved(document)


def slide_template():
    show = pptx.Presentation()
    show.slide_width, show.slide_height = Inches(10), Inches(7.5)
    slide = show.slides.add_slide(show.slide_layouts[0])
    slide.shapes.title.text = "{{title}}"
    slide.placeholders[1].text = "Ministry, {{day}}"
    return saved(show)


def test_word_is_written_where_the_template_says_content(made):
    data = write_document(made, "docx", template=word_template())
    document = docx.Document(io.BytesIO(data))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[0] == "Week <18> by Press desk"
    assert lines[-1] == "Contact: press desk"
    assert "In short" in lines
    assert "{{" not in words_of("docx", data)
    assert document.sections[0].header.paragraphs[0].text == "Ministry · FOR OFFICIAL USE"
    assert lines.count("Week <18>") == 0  # the template says it
    notes = [p.text.strip() for note in document.footnotes for p in note.paragraphs]
    assert notes == [source.line() for source in made.sources]


def test_slides_follow_those_of_the_template_in_its_size_and_layouts(made):
    data = write_document(made, "pptx", template=slide_template())
    show = pptx.Presentation(io.BytesIO(data))
    first = [shape.text_frame.text for shape in show.slides[0].shapes]
    assert first[0] == "Week <18>"
    assert first[1].startswith("Ministry, ")
    assert show.slide_width == Inches(10)
    for slide in list(show.slides)[1:]:
        for shape in slide.shapes:
            assert shape.left + shape.width <= show.slide_width + Inches(0.05)


@pytest.mark.parametrize("form", ["docx", "pptx"])
def test_what_is_no_template_is_refused(form):
    for content in (b"nothing", b"PK\x03\x04", saved(docx.Document()) if form == "pptx"
                    else slide_template()):  # fmt: skip
        with pytest.raises(ExportError, match="the template"):
            check_template(form, content)


def test_the_store_keeps_a_template_and_the_command_line_takes_another(tmp_path):
    store = fill_briefing(tmp_path)
    keep_template(store, "docx", word_template())
    out = tmp_path / "b.docx"
    command = ["export", "briefing", WHOLE.title, "--format", "docx", "--out", str(out), "--store",
               str(tmp_path)]  # fmt: skip
    assert main(command) == 0
    assert "Contact: press desk" in words_of("docx", out.read_bytes())
    other = tmp_path / "other.docx"
    document = docx.Document()
    document.add_paragraph("Another house: {{title}}")
    other.write_bytes(saved(document))
    assert main([*command, "--template", str(other)]) == 0
    assert "Another house: Week <18>" in words_of("docx", out.read_bytes())
    drop_template(store, "docx")
    assert read_template(store, "docx") is None
    assert main(command) == 0
    assert "Contact: press desk" not in words_of("docx", out.read_bytes())


def test_a_template_that_is_none_is_told(tmp_path, capsys):
    fill_briefing(tmp_path)
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"no")
    command = ["export", "briefing", "--format", "docx", "--out", str(tmp_path / "b.docx"),
               "--store", str(tmp_path), "--template", str(bad)]  # fmt: skip
    assert main(command) == 1
    assert "the template is no .docx" in capsys.readouterr().err
