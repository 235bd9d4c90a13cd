"""Bytes -> text: encodings detected, and what is no text refused."""

import codecs
import re

from newstables.errors import ArticleError

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_NO_TEXT = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive, as .docx and .xlsx are"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"RIFF", "sound, video or a picture"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
# What pages and mails call an encoding -> Python's name for it, as browsers take it: what is
# called Latin 1 is Windows-1252. No other label is followed, for Python knows "undefined" too.
_BY_LABEL = {
    "cp1250": "windows-1250 cp1250 iso-8859-2 latin2",
    "cp1251": "windows-1251 cp1251",
    "cp1252": "iso-8859-1 iso8859-1 latin1 latin-1 l1 us-ascii ascii windows-1252 cp1252 ansi",
    "cp1253": "windows-1253 iso-8859-7",
    "cp1254": "windows-1254 iso-8859-9 latin5",
    "cp1255": "windows-1255 iso-8859-8",
    "cp1256": "windows-1256 iso-8859-6",
    "cp1257": "windows-1257",
    "cp1258": "windows-1258",
    "cp874": "windows-874 tis-620 iso-8859-11",
    "cp932": "shift_jis shift-jis sjis windows-31j x-sjis",
    "cp949": "euc-kr ks_c_5601-1987 cp949",
    "big5hkscs": "big5 big5-hkscs",
    "gb18030": "gb2312 gbk gb18030 gb_2312-80",
    "euc_jp": "euc-jp",
    "iso2022_jp": "iso-2022-jp",
    "iso8859-15": "iso-8859-15 latin9",
    "iso8859-5": "iso-8859-5",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "mac-roman": "macintosh x-mac-roman",
    "utf-8": "utf-8 utf8",
    "utf-16": "utf-16",
}
_CODECS = {label: codec for codec, labels in _BY_LABEL.items() for label in labels.split()}
# U+0080 to U+009F are controls that nobody types: bytes of Windows-1252, once read as Latin 1.
_C1 = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_C1_CONTROL = re.compile("[\x80-\x9f]")
_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,200}charset|\?xml[^>]{0,60}encoding)\s*=\s*[\"']?\s*([\w-]{3,20})",
    re.IGNORECASE,
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# What Windows-1252 has beyond ASCII and English text uses: marks, signs, accented letters.
_WESTERN = re.compile(
    r"[\u2018-\u201e\u2020-\u2022\u2013\u2014\u2026\u20ac\u2122\u2030£©®°·§«»\xa0à-öø-ÿÀ-ÖØ-Þßœ½¼¾Œš€]"
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_AS_UTF8 = "open it in an editor and save it again as UTF-8"


def decode(data: bytes, *, name: str) -> str:
    """Decode a file; a mark of the encoding at its start is not part of the text.

    Tried in this order: the mark at the start, UTF-16 without a mark, UTF-8, UTF-8 with
    Windows-1252 in it (see `mixed_lines`), the `charset` a page declares, as browsers take it,
    Windows-1252, and last what charset-normalizer makes of it.

    Raises:
        ArticleError: the file is empty, is no text, or is in no encoding that can be detected.

    Source: byte order marks of the Unicode Standard; labels as in the WHATWG Encoding Standard.
    """
    if not data.strip():
        raise ArticleError(f"'{name}': the file is empty; add one that holds an article")
    for start, kind in _NO_TEXT:
        if data.startswith(start):
            raise ArticleError(f"'{name}': this is {kind}, not text; save the article as text")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, name=name)
    wide = _wide(data[:4096])
    if wide:
        return _decoded(data, wide, name=name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _of_other_encoding(data, name=name)
    _refuse_binary(data, name=name)
    return mend_controls(text)


def decode_as(data: bytes, label: str | None, *, name: str) -> str:
    """Decode bytes whose encoding is stated beside them, as a mail or a server does."""
    codec = _CODECS.get((label or "").strip("\"' ").lower())
    if codec:
        try:
            return mend_controls(data.decode(codec))
        except UnicodeDecodeError:
            pass  # stated wrongly: told by the bytes themselves
    return decode(data, name=name)


def mixed_lines(data: bytes) -> list[int]:
    """Return the numbers of the lines of a UTF-8 file that hold bytes of Windows-1252."""
    if data.startswith(tuple(mark for mark, _ in _MARKS[1:])) or _wide(data[:4096]):
        return []
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if _is_mixed(data):
            lines = enumerate(data.split(b"\n"), 1)
            return [number for number, line in lines if _BROKEN.search(_replaced(line))]
    return []


def mend_controls(text: str) -> str:
    """Replace control characters U+0080 to U+009F by what Windows-1252 has in their place."""
    return text.translate(_C1) if _C1_CONTROL.search(text) else text


def drop_surrogates(text: str) -> str:
    """Replace halves of characters, which JSON may hold and no file can, by U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def _decoded(data: bytes, encoding: str, *, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"'{name}': it begins as {encoding.upper()} text but breaks at byte {error.start}; "
            f"{_AS_UTF8}"
        ) from error


def _wide(head: bytes) -> str | None:
    """Return the name of UTF-16 without a mark, known by where its zero bytes stand."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 5 and even < len(head) // 50:
        return "utf-16-le"
    if even > len(head) // 5 and odd < len(head) // 50:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes, *, name: str) -> None:
    head = data[:65536]
    if len(_CONTROL.findall(head)) > len(head) // 20:
        raise ArticleError(f"'{name}': this is not text; save the article as text")


def _of_other_encoding(data: bytes, *, name: str) -> str:
    if _is_mixed(data):
        return data.decode("utf-8", errors="dateline.windows-1252")
    declared = _DECLARED.search(data[:2048])
    codec = _CODECS.get(declared[1].decode("ascii").lower()) if declared else None
    if codec:
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            if codec == "cp1252":  # five bytes are in no use; browsers let them be
                return data.decode("latin-1")
    _refuse_binary(data, name=name)
    return _of_one_byte(data, name=name)


_BROKEN = re.compile("[\udc80-\udcff]")


def _replaced(data: bytes) -> str:
    return data.decode("utf-8", errors="surrogateescape")


def _is_mixed(data: bytes) -> bool:
    """Return whether broken UTF-8 is sound but for bytes that Windows-1252 text has."""
    text = _replaced(data)
    lost = _BROKEN.findall(text)
    sound = sum(1 for letter in text if letter > "\x7f") - len(lost)
    western = all(_WESTERN.match(_C1.get(ord(byte) - 0xDC00, chr(ord(byte) - 0xDC00)))
                  and byte < "\udcfe" for byte in lost)  # fmt: skip
    return western and 0 < len(lost) <= 3 * sound


def _by_windows_1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    broken = error.object[error.start : error.end]
    return broken.decode("latin-1").translate(_C1), error.end


codecs.register_error("dateline.windows-1252", _by_windows_1252)


def _of_one_byte(data: bytes, *, name: str) -> str:
    """Decode what is not UTF-8: one byte a character, most often Windows-1252."""
    broken = data.decode("utf-8", errors="replace")
    sound = sum(1 for letter in broken if letter > "\x7f" and letter != "\ufffd")
    lost = broken.count("\ufffd")
    if sound > 3 * lost:
        raise ArticleError(
            f"'{name}': UTF-8 text with broken characters ({lost} of them); {_AS_UTF8}"
        )
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    beyond = [letter for letter in text if letter > "\x7f"]
    odd = sum(1 for letter in beyond if not _WESTERN.match(letter))
    if odd * 10 <= len(beyond) and len(beyond) * 5 <= len(text):
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise ArticleError(f"'{name}': its encoding cannot be told; {_AS_UTF8}")
    return str(best)
