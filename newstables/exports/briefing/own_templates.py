"""A .docx or .pptx of one's own, with logo, fonts and layouts, that a briefing is written into.

Placeholders in it are filled: {{title}}, {{classification}}, {{author}}, {{day}}, {{made}}. In a
Word file the briefing goes where a paragraph says {{content}}, or to the end; in a presentation its
slides follow those that are there, in the template's layouts.
"""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import docx
import pptx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt

from newstables.errors import ExportError
from newstables.exports.briefing.blocks import Manifest

CONTENT = "{{content}}"
_HEADS = {"Title": 22, "Subtitle": 12, "Heading 1": 15, "Heading 2": 12.5}  # pt, where it has none
_LISTS = ("List Bullet", "List Number")


def fills(made: Manifest) -> Mapping[str, str]:
    """Return what each placeholder is filled with."""
    return {
        "{{title}}": made.title,
        "{{classification}}": made.classification,
        "{{author}}": made.author,
        "{{day}}": made.date(made.day),
        "{{made}}": made.made(),
    }


def check_template(form: str, content: bytes) -> None:
    """Refuse what cannot be opened as a template of a format.

    Args:
        form: "docx" or "pptx".
        content: of the file.

    Raises:
        ExportError: it is no such file, or holds macros.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            macros = any("vbaProject" in name for name in parts.namelist())
        {"docx": docx.Document, "pptx": pptx.Presentation}[form](io.BytesIO(content))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as fault:
        raise ExportError(
            f"the template is no .{form} that can be opened; save it as one"
        ) from fault
    if macros:
        raise ExportError(f"the template holds macros; save it as .{form} without them")


def open_word(template: bytes, made: Manifest) -> tuple[Document, bool]:
    """Open a template of Word and fill its placeholders.

    Returns:
        The document, and whether it says the title itself.
    """
    document = docx.Document(io.BytesIO(template))
    titled = False
    for placeholder, words in fills(made).items():
        count = document.replace_text(placeholder, words, headers_footers=True)
        titled |= placeholder == "{{title}}" and count > 0
    _add_styles(document)
    return document, titled


def _add_styles(document: Document) -> None:
    """Add the styles that a briefing is written in, where the template lacks them."""
    known = {style.name for style in document.styles}
    for name, size in _HEADS.items():
        if name not in known:
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.font.bold, style.font.size = True, Pt(size)
    for name in _LISTS:
        if name not in known:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if "Table Grid" not in known:
        document.styles.add_style("Table Grid", WD_STYLE_TYPE.TABLE)
    if "Hyperlink" not in known:
        document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER).font.underline = True


def put_in_place(document: Document, *, after: Any) -> None:
    """Move what was written behind an element to the paragraph that says {{content}}.

    Without such a paragraph it stays at the end.
    """
    place = next((p for p in document.paragraphs if p.text.strip() == CONTENT), None)
    if place is None:
        return
    body, written = document.element.body, []
    begun = after is None
    for element in list(body):
        if begun and not element.tag.endswith("}sectPr"):
            written.append(element)
        begun = begun or element is after
    for element in written:
        place._p.addprevious(element)
    body.remove(place._p)


def last_element(document: Document) -> Any:
    """Return the last element of a document before its section's properties, or None."""
    found = [each for each in document.element.body if not each.tag.endswith("}sectPr")]
    return found[-1] if found else None


def fill_slides(show: Any, made: Manifest) -> bool:
    """Fill the placeholders on the slides of a template; return whether it says the title."""
    titled = False
    for slide in show.slides:
        for shape in slide.shapes:
            for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
                words = "".join(run.text for run in paragraph.runs)
                filled = words
                for placeholder, value in fills(made).items():
                    filled = filled.replace(placeholder, value)
                if filled != words:
                    titled |= "{{title}}" in words
                    paragraph.runs[0].text = filled
                    for run in paragraph.runs[1:]:
                        run.text = ""
    return titled
