"""What a program that opens a file would do if a word of tests.fixtures.hostile were obeyed."""

import csv
import io
import json
import re
import zipfile

import bibtexparser
import icalendar
import openpyxl
import pypdfium2
from lxml import etree
from lxml import html as pages
from markdown_it import MarkdownIt

_NUMBER = re.compile(r"[-+]?[\d.,]+(e[-+]?\d+)?%?", re.IGNORECASE)
_STARTS = ("=", "+", "-", "@", "\t", "\r")
_HANDLERS = re.compile(r"on[a-z]+")
_FOREIGN = re.compile(r"(?i)^\s*(javascript|data:text|vbscript|file|//|.*evil\.example)")


def faults_of(suffix, data):
    """Return what is wrong with a file, by the last part of its ending."""
    kind = suffix.rpartition(".")[2]
    check = {
        "csv": _table, "tsv": _table, "xlsx": _workbook, "docx": _office, "pptx": _office,
        "html": _page, "svg": _drawing, "json": _objects, "ics": _calendar, "md": _markdown,
        "txt": lambda _: [], "bib": _bibtex, "ris": _ris, "pdf": _paper, "png": lambda _: [],
        "zip": _parts, "parquet": lambda _: [],
    }[kind]  # fmt: skip
    try:
        return list(check(data))
    except (ValueError, KeyError, etree.LxmlError) as fault:
        return [f"it cannot be read: {fault!r}"]


def _parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield from faults_of(name, archive.read(name))


def _table(data):
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        for cell in row:
            if cell.startswith(_STARTS) and not _NUMBER.fullmatch(cell) and cell not in {"-", "+"}:
                yield f"a formula: {cell[:60]!r}"


def _workbook(data):
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield f"a formula: {str(cell.value)[:60]!r}"
                if cell.hyperlink and _FOREIGN.match(cell.hyperlink.target or ""):
                    yield f"a link: {cell.hyperlink.target}"
    yield from _office(data)


def _office(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if not name.endswith((".xml", ".rels")):
                continue
            root = etree.fromstring(part)
            for node in root.iter():
                target = node.get("Target") or ""
                if node.get("TargetMode") == "External" and _FOREIGN.match(target):
                    yield f"{name}: leads to {target[:80]}"
                if str(node.tag).endswith(("}instrText", "}fldSimple")) and "evil" in str(
                    (node.text, dict(node.attrib))
                ):
                    yield f"{name}: a field {node.text!r}"


def _page(data):
    text = data.decode()
    root = pages.document_fromstring(text)
    if "Content-Security-Policy" not in text:
        yield "no policy"
    for node in root.iter(etree.Element):
        yield from _attributes(node)
        if node.tag == "script" and "owned" in (node.text or "") and node.get("type") is None:
            yield "a script of theirs"
        if node.tag in {"iframe", "object", "embed", "form", "base"}:
            yield f"a <{node.tag}>"
        for words in (node.text, node.tail):
            if (words or "").strip() == "owned":
                yield f"obeyed around <{node.tag}>"


def _attributes(node):
    for name, value in node.attrib.items():
        plain = etree.QName(name).localname
        if _HANDLERS.fullmatch(plain):
            yield f"{plain}={value[:60]!r}"
        if plain in {"href", "src", "action", "data"} and _FOREIGN.match(value):
            yield f"{plain}={value[:60]!r}"


def _drawing(data):
    for node in etree.fromstring(data).iter(etree.Element):
        yield from _attributes(node)
        if etree.QName(node).localname in {"script", "foreignObject", "a", "iframe"}:
            yield f"a <{etree.QName(node).localname}>"
        if (node.text or "").strip() == "owned":
            yield "obeyed around its words"


def _objects(data):
    told = json.loads(data)
    if isinstance(told, dict) and "owned" in told:
        yield "a key of theirs"


def _calendar(data):
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        if str(event.get("summary")) == "owned":
            yield "an event of theirs"


def _markdown(data):
    shown = MarkdownIt("commonmark").render(data.decode())
    for node in pages.document_fromstring(f"<div>{shown}</div>").iter(etree.Element):
        yield from _attributes(node)
        if node.tag in {"script", "iframe", "img", "form", "style", "svg", "base", "meta"}:
            yield f"a <{node.tag}>"
        if (node.text or "").strip() == "owned" and node.tag not in {"p", "div"}:
            yield f"obeyed around <{node.tag}>"


def _bibtex(data):
    library = bibtexparser.parse_string(data.decode())
    for block in library.failed_blocks:
        yield f"an entry that cannot be read: {block.raw[:80]!r}"
    for entry in library.entries:
        if entry.fields_dict.get("note") and entry.fields_dict["note"].value.startswith("owned"):
            yield "a field of theirs"


def _ris(data):
    for line in data.decode().splitlines():
        if line.rstrip() in {"TY  - owned", "AB  - owned"}:
            yield "a field of theirs"


def _paper(data):
    if b"/JavaScript" in data or b"/Launch" in data:
        yield "an action"
    for page in pypdfium2.PdfDocument(data):
        if "root:x:" in page.get_textpage().get_text_range():
            yield "a file of this machine"
