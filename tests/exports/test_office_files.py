"""Word, PowerPoint and Excel files as packages: whole by their rules, read by a second program.

Source: ECMA-376 part 2 (Open Packaging Conventions); part 1 for ids that stand once.
"""

import io
import posixpath
import shutil
import subprocess
import zipfile
from collections import Counter

import pypdfium2
import pytest
from lxml import etree

from newstables.exports.briefing.formats import DOCUMENTS
from tests.fixtures.briefing import fill_briefing, manifest_of

OFFICE = ("docx", "pptx", "xlsx")
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    made = manifest_of(fill_briefing(tmp_path_factory.mktemp("office")))
    return {form: DOCUMENTS[form].write(made) for form in OFFICE}


@pytest.fixture
def package(files, request):
    with zipfile.ZipFile(io.BytesIO(files[request.param])) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        assert len(names) == len(set(names))
        return {name: packed.read(name) for name in names}


def whole(name):
    return pytest.mark.parametrize("package", name, indirect=True)


def xml_of(package):
    """Every part that is XML, parsed: nothing of it may be unreadable."""
    return {
        name: etree.fromstring(data)
        for name, data in package.items()
        if name.endswith((".xml", ".rels"))
    }


@whole(OFFICE)
def test_every_part_has_a_type(package):
    listed = etree.fromstring(package["[Content_Types].xml"])
    endings = {each.get("Extension").lower() for each in listed.iter(f"{TYPES}Default")}
    named = {each.get("PartName").lstrip("/") for each in listed.iter(f"{TYPES}Override")}
    parts = set(package) - {"[Content_Types].xml"}
    assert named <= parts
    for name in parts - named:
        assert name.rpartition(".")[2].lower() in endings, name


def relations(package):
    """Each relation: part it is of, its id, target, whether it leads out."""
    for name, data in package.items():
        if not name.endswith(".rels"):
            continue
        folder, _, file = name.rpartition("_rels/")
        source = folder + file.removesuffix(".rels")
        for each in etree.fromstring(data).iter(f"{RELATIONS}Relationship"):
            outside = each.get("TargetMode") == "External"
            target = each.get("Target")
            if not outside:
                base = "" if target.startswith("/") else posixpath.dirname(source)
                target = posixpath.normpath(posixpath.join(base, target.lstrip("/")))
            yield source, each.get("Id"), target, outside


@whole(OFFICE)
def test_every_relation_leads_to_a_part_and_every_id_to_a_relation(package):
    known = Counter()
    for source, key, target, outside in relations(package):
        known[source, key] += 1
        assert outside or target in package, (source, target)
    assert set(known.values()) == {1}
    for name, root in xml_of(package).items():
        for element in root.iter():
            for attribute, value in element.attrib.items():
                if attribute.startswith(R) and value:
                    assert (name, value) in known, (name, attribute, value)


@whole(OFFICE)
def test_nothing_is_loaded_from_elsewhere(package):
    """Links are pressed by a reader; pictures, templates and data stand in the file."""
    for source, _, target, outside in relations(package):
        if outside:
            assert target.startswith(("https://", "http://")), (source, target)
            assert not target.endswith((".png", ".dotm", ".bin")), (source, target)


@whole(("docx",))
def test_notes_comments_and_bookmarks_of_word_stand_once_and_are_there(package):
    parts = xml_of(package)
    text = parts["word/document.xml"]
    for kind, part, reference in (
        ("comment", "word/comments.xml", "commentReference"),
        ("footnote", "word/footnotes.xml", "footnoteReference"),
    ):
        ids = [each.get(f"{W}id") for each in parts[part].iter(f"{W}{kind}")]
        asked = [each.get(f"{W}id") for each in text.iter(f"{W}{reference}")]
        assert asked, kind
        assert len(ids) == len(set(ids))
        assert set(asked) <= set(ids)
    marks = [each.get(f"{W}name") for each in text.iter(f"{W}bookmarkStart")]
    numbers = [each.get(f"{W}id") for each in text.iter(f"{W}bookmarkStart")]
    assert len(marks) == len(set(marks))
    assert len(numbers) == len(set(numbers))
    ends = [each.get(f"{W}id") for each in text.iter(f"{W}bookmarkEnd")]
    assert sorted(ends) == sorted(numbers)
    leads = {each.get(f"{W}anchor") for each in text.iter(f"{W}hyperlink")} - {None}
    assert leads
    assert leads <= set(marks)


@whole(("docx", "pptx"))
def test_pictures_and_shapes_have_numbers_of_their_own_and_words(package):
    for name, root in xml_of(package).items():
        pictures = [each for each in root.iter() if etree.QName(each).localname == "docPr"]
        shapes = [each for each in root.iter() if etree.QName(each).localname == "cNvPr"]
        for each in pictures:
            assert each.get("descr"), each.get("name")
        counted = shapes if name.startswith("ppt/slides/slide") else pictures
        ids = [each.get("id") for each in counted]
        assert len(ids) == len(set(ids)), name


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", OFFICE)
def test_a_second_program_reads_the_same_words(files, form, tmp_path):
    source = tmp_path / f"briefing.{form}"
    source.write_bytes(files[form])
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    document = pypdfium2.PdfDocument(tmp_path / "briefing.pdf")
    words = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    assert "Week <18>" in words
    assert "the harbour will stay open" in words
    assert "Ada Quill opens the pier" in words
