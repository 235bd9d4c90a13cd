"""What kind a file is: told by its content where that is plain, else by the ending of its name."""

import io
import re
import zipfile
from pathlib import PurePath

from newstables.errors import ArticleError

_STARTS = ((b"{\\rtf", ".rtf"), (b"\x1f\x8b", ".gz"), (b"WARC/1.", ".warc"), (b"WARC/0.", ".warc"))
_REFUSED = (
    (b"Rar!", "a RAR archive", "unpack it and add the files, or pack them as .zip"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it and add the files, or pack them as .zip"),
    (b"BZh", "a bzip2 archive", "unpack it and add the files, or pack them as .zip"),
    (b"\xfd7zXZ", "an xz archive", "unpack it and add the files, or pack them as .zip"),
    (b"\x89PNG", "a PNG picture", "type or recognise its text (OCR) and add that"),
    (b"\xff\xd8\xff", "a JPEG picture", "type or recognise its text (OCR) and add that"),
)
_INSIDE_ZIP = (
    ("word/document", ".docx"),
    ("xl/workbook", ".xlsx"),
    ("datapackage.json", ".wacz"),
    ("ppt/presentation", ".pptx"),
)
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
    b"application/epub+zip": ".epub",
}
_INSIDE_OLE = (
    ("__properties_version1.0", ".msg"),
    ("Workbook", ".xls"),
    ("Book", ".xls"),
    ("WordDocument", ".doc"),
    ("EncryptedPackage", "locked"),
)
_XML = re.compile(
    rb"<(?:\w+:)?(?:newsItem|newsMessage|packageItem|NewsML|nitf|ppsArticleResponse|rss|feed"
    rb"|urlset|sitemapindex|RDF)\b"
)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
_MAIL = re.compile(
    rb"(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|X-[\w-]+|DKIM-Signature):",
    re.IGNORECASE,
)
_MAILBOX = re.compile(rb"From \S+.*\d{2}:\d{2}.*\r?\n[\w-]+:")
_OBJECTS = re.compile(rb"\s*(?:\{\s*\"|\[\s*\{)")
_ENDING = re.compile(r"\.[a-z][a-z0-9]{0,7}|\.7z")  # "Port closes 3.2.2023" ends in none
# Endings under which texts without any form of their own come, besides none at all.
_OF_WORDS = ("", ".txt", ".text", ".doc", ".asc", ".dat", ".out", ".prn")
# Endings that say nothing certain of what a text is.
_VAGUE = ("", ".txt", ".text", ".doc", ".xls", ".xml", ".htm", ".html", ".asp", ".aspx", ".php",
          ".dat", ".out", ".asc", ".prn")  # fmt: skip


def kind_of(name: str, data: bytes) -> str:
    """Return the kind of a file as an ending such as ".pdf", whatever its name ends in.

    Raises:
        ArticleError: its content is of a kind that holds no text; the sentence says what helps.
    """
    suffix = PurePath(name).suffix.lower()
    for start, what, advice in _REFUSED:
        if data.startswith(start):
            raise ArticleError(f"'{name}': this is {what}, not text; {advice}")
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith(b"PK\x03\x04"):
        return _in_zip(data, suffix)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _in_ole(name, data)
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return _of_text(head, suffix if _ENDING.fullmatch(suffix) else "")


def _of_text(head: bytes, suffix: str) -> str:
    if _MAILBOX.match(head):
        return ".mbox"
    if suffix not in _VAGUE:
        return suffix
    if _XML.search(head[:2048]):
        return ".xml"
    if _MAIL.match(head) and b":" in head:
        return ".eml"
    if _PAGE.search(head[:1024]):
        return ".html"
    if suffix in _OF_WORDS and _OBJECTS.match(head):
        return ".json"
    if suffix in _OF_WORDS and _is_text(head):
        return ".txt"
    return ".csv" if suffix == ".xls" else suffix


def _is_text(head: bytes) -> bool:
    """Return whether bytes are words in some encoding: a text has next to no control characters."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if not head or b"\0" in head:
        return False
    controls = len(re.findall(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]", head))
    letters = len(re.findall(rb"[A-Za-z \n\x80-\xff]", head))
    return controls <= len(head) / 200 and letters >= len(head) / 2


def _in_zip(data: bytes, suffix: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()[:2000]
            if "mimetype" in names and packed.getinfo("mimetype").file_size < 200:
                found = _OPEN_DOCUMENTS.get(packed.read("mimetype").strip())
                if found:
                    return found
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, KeyError):
        return suffix if suffix in (".docx", ".xlsx", ".odt", ".ods", ".wacz") else ".zip"
    for start, kind in _INSIDE_ZIP:
        if any(name.startswith(start) for name in names):
            return kind
    return ".zip"


def _in_ole(name: str, data: bytes) -> str:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as document:
            kind = next((kind for stream, kind in _INSIDE_OLE if document.exists(stream)), "")
    except (OSError, ValueError, IndexError, olefile.OleFileError) as error:
        raise ArticleError(f"'{name}': a broken Office document; save or send it again") from error
    if kind == "locked":
        raise ArticleError(
            f"'{name}': the document is locked with a password; save it without one and add that"
        )
    return kind or PurePath(name).suffix.lower()
