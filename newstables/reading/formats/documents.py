"""Documents of an office: Word, OpenDocument and RTF, one article or a database's export."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from newstables.errors import ArticleError
from newstables.reading.archives.cutting import cut_text
from newstables.reading.article import Draft, Known, Problem, Source
from newstables.reading.decoding import drop_surrogates
from newstables.reading.formats.fields import field_of
from newstables.reading.formats.packed import check_members
from newstables.reading.formats.plain import draft_of_text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_IN_WORD = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011",
            f"{_W}softHyphen": "\u00ad"}  # fmt: skip
_DELETED = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", _FALLBACK}
_SILENT = {f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}tracked-changes"}
_HEADLINE = re.compile(r"(?:title|titel|titre|t[ií]tulo|(?:heading|.{0,2}berschrift|titre) ?1)",
                       re.IGNORECASE)  # fmt: skip
_TOP = 4  # paragraphs among which the headline stands
_SHORT = 8  # words; a row of cells as short is a row of a table, not columns of text
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w -]{0,20}?)[ \t]*:[ \t]*\S")

Paragraph = tuple[str, str]  # the words, and the name of the style


def read_docx(source: Source) -> Iterator[Draft | Problem]:
    """Read a Word document, tables, text boxes and accepted changes included, in reading order.

    Source: ECMA-376 (Office Open XML), WordprocessingML.
    """
    name = "word/document.xml"
    with _opened(source, "Word") as packed:
        names = packed.namelist()
        if name not in names:  # some writers number it: word/document2.xml
            name = next(
                (part for part in names if re.fullmatch(r"word/document\d*\.xml", part)), name
            )
        tree = _parsed(packed, name, source)
    body = tree.find(f"{_W}body")
    paragraphs = list(_word_paragraphs(body)) if body is not None else []
    yield from drafts_of_paragraphs(paragraphs, source)


def read_odt(source: Source) -> Iterator[Draft | Problem]:
    """Read a text document of LibreOffice or its kin, tables included, in reading order.

    Source: OASIS OpenDocument 1.3.
    """
    with _opened(source, "OpenDocument") as packed:
        if "META-INF/manifest.xml" in packed.namelist() and b"encryption-data" in packed.read(
            "META-INF/manifest.xml"
        ):
            raise ArticleError(
                f"'{source.name}': the document is locked with a password; save it without one"
            )
        tree = _parsed(packed, "content.xml", source)
    body = tree.find(f".//{_OFFICE}text")
    yield from drafts_of_paragraphs(
        list(_open_paragraphs(body)) if body is not None else [], source
    )


def read_rtf(source: Source) -> Iterator[Draft | Problem]:
    """Read a rich text document.

    Source: Rich Text Format 1.9, as striprtf reads it.
    """
    from striprtf import striprtf

    marked = source.data.decode("cp1252", errors="replace")
    text: str = striprtf.rtf_to_text(marked, errors="ignore")  # type: ignore[no-untyped-call]
    lines = drop_surrogates(text).replace("\x00", "").split("\n")
    yield from drafts_of_paragraphs([(line, "") for line in lines], source)


def drafts_of_paragraphs(
    paragraphs: Sequence[Paragraph], source: Source
) -> Iterator[Draft | Problem]:
    """Return the articles of a document: those of an export, else one.

    Raises:
        ArticleError: it holds no words, or is an export whose articles cannot be told apart.
    """
    cut = cut_text("\n".join(words for words, _ in paragraphs), source=source.name)
    if cut is not None:
        yield from cut
        return
    filled = [(words.strip(), style) for words, style in paragraphs if words.strip()]
    if not filled:
        raise ArticleError(
            f"'{source.name}': the document holds no words, perhaps only pictures; "
            "recognise their text (OCR) or type it"
        )
    yield draft_of_paragraphs(filled, source=source.name)


def draft_of_paragraphs(paragraphs: Sequence[Paragraph], *, source: str) -> Draft:
    """Return one article of paragraphs: fields on top, one a paragraph, are metadata."""
    words = [line for line, _ in paragraphs]
    top = 0
    while top < len(words) and (found := _FIELD.match(words[top])) and "\n" not in words[top]:
        if len(found["key"].split()) > 3:
            break
        top += 1
    known = sum(field_of(_FIELD.match(line)["key"]) is not None for line in words[:top])  # type: ignore[index]
    block = "\n".join(words[:top]) + "\n\n" if known >= 2 else ""
    draft = draft_of_text(block + "\n\n".join(words[top if block else 0 :]), source=source)
    title = next((line for line, style in paragraphs[:_TOP] if _HEADLINE.fullmatch(style)), "")
    if title and "title" not in draft.stated:
        stated = draft.stated | {"title": Known(" ".join(title.split()), "metadata: its style")}
        return Draft(draft.source, draft.text, stated, draft.words)
    return draft


def _opened(source: Source, what: str) -> zipfile.ZipFile:
    try:
        packed = zipfile.ZipFile(BytesIO(source.data))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise ArticleError(
            f"'{source.name}': not a {what} document, or a damaged one; open it, save it anew and "
            "add that"
        ) from error
    check_members(packed, source)
    return packed


def _parsed(packed: zipfile.ZipFile, name: str, source: Source) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True)
    try:
        tree = etree.fromstring(packed.read(name), parser)
    except (KeyError, etree.XMLSyntaxError, zipfile.BadZipFile, EOFError, ValueError) as error:
        raise ArticleError(
            f"'{source.name}': the document is damaged; open it, save it anew and add that"
        ) from error
    if tree is None:
        raise ArticleError(f"'{source.name}': the document is empty; add one with an article")
    return tree


def _word_paragraphs(node: Any) -> Iterator[Paragraph]:
    for child in node:
        if child.tag == f"{_W}p":
            style = child.find(f"{_W}pPr/{_W}pStyle")
            yield _word_text(child), style.get(f"{_W}val", "") if style is not None else ""
            for box in child.iter(f"{_W}txbxContent"):
                if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                    yield from _word_paragraphs(box)
        elif child.tag == f"{_W}tr":
            yield from _row([list(_word_paragraphs(cell)) for cell in child.iter(f"{_W}tc")])
        elif child.tag not in _DELETED and isinstance(child.tag, str):
            yield from _word_paragraphs(child)


def _word_text(paragraph: Any) -> str:
    parts: list[str] = []

    def walk(node: Any) -> None:
        for child in node:
            if child.tag in _DELETED or child.tag == f"{_W}txbxContent":
                continue
            parts.append((child.text or "") if child.tag == f"{_W}t" else
                         _IN_WORD.get(child.tag, ""))  # fmt: skip
            walk(child)

    walk(paragraph)
    return "".join(parts)


def _open_paragraphs(node: Any) -> Iterator[Paragraph]:
    for child in node:
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            heading = child.tag == f"{_TEXT}h" and child.get(f"{_TEXT}outline-level", "1") == "1"
            style = "heading 1" if heading else child.get(f"{_TEXT}style-name", "")
            yield _open_text(child), style
        elif child.tag == f"{_TABLE}table-row":
            cells = child.findall(f"{_TABLE}table-cell")
            yield from _row([list(_open_paragraphs(cell)) for cell in cells])
        elif child.tag not in _SILENT and isinstance(child.tag, str):
            yield from _open_paragraphs(child)


def _open_text(paragraph: Any) -> str:
    parts = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == f"{_TEXT}s":
            parts.append(" " * min(int(child.get(f"{_TEXT}c") or 1), 100))
        elif child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            parts.append("\t" if child.tag.endswith("tab") else "\n")
        elif child.tag not in _SILENT and isinstance(child.tag, str):
            parts.append(_open_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _row(cells: Sequence[Sequence[Paragraph]]) -> Iterator[Paragraph]:
    """Return a row of a table: short cells as one line, columns of text one after the other."""
    words = [" ".join(line for line, _ in cell).strip() for cell in cells]
    if len(words) > 1 and all(len(cell.split()) <= _SHORT for cell in words):
        yield "\t".join(filter(None, words)), ""
    else:
        for cell in cells:
            yield from cell
