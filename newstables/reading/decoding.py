"""Bytes -> text: encodings detected, and what is no text refused."""

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
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# What Windows-1252 has beyond ASCII and English text uses: marks, signs, accented letters.
_WESTERN = re.compile(
    r"[\u2018-\u201e\u2020-\u2022\u2013\u2014\u2026\u20ac\u2122\u2030£©®°·§«»\xa0à-öø-ÿÀ-ÖØ-Þßœ½¼¾Œš€]"
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_AS_UTF8 = "open it in an editor and save it again as UTF-8"


def decode(data: bytes, *, name: str) -> str:
    """Decode a file; a mark of the encoding at its start is not part of the text.

    Tried in this order: the mark at the start, the `charset` a page declares, UTF-8, UTF-16
    without a mark, Windows-1252, and last what charset-normalizer makes of it.

    Raises:
        ArticleError: the file is empty, is no text, or is in no encoding that can be detected.

    Source: byte order marks of the Unicode Standard; `charset` of HTML.
    """
    if not data.strip():
        raise ArticleError(f"'{name}': the file is empty; add one that holds an article")
    for start, what in _NO_TEXT:
        if data.startswith(start):
            raise ArticleError(f"'{name}': this is {what}, not text; save the article as text")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, name=name)
    wide = _wide(data[:4096])
    if wide:
        return _decoded(data, wide, name=name)
    declared = _DECLARED.search(data[:2048])
    for encoding in ("utf-8", declared[1].decode("ascii") if declared else "utf-8"):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        _refuse_binary(data, name=name)
        return text
    _refuse_binary(data, name=name)
    return _of_one_byte(data, name=name)


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
