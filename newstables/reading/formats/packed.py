"""Archives: what is packed in them is read like any other file, within the bounds of a budget."""

import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import PurePosixPath

from newstables.errors import ArticleError
from newstables.reading.article import Problem, Source

# What saved pages and crawls bring along: it holds no articles, and no word is lost with it.
NO_TEXT = frozenset(
    ".png .jpg .jpeg .gif .webp .svg .ico .bmp .tif .tiff .css .js .mjs .map .woff .woff2 .ttf"
    " .otf .eot .mp3 .mp4 .m4a .wav .mov .avi .webm .ics .vcf .p7s .p7m .asc .sig .cdx .cdxj"
    " .idx".split()
)
_LOCKED = 0x1  # flag of a member that needs a password
_CHUNK = 1 << 20
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError,
           ValueError)  # fmt: skip


def read_zip(source: Source) -> Iterator[Source | Problem]:
    """Read what is packed in a zip; names that lead elsewhere are names, nothing is written.

    Source: PKWARE APPNOTE 6.3.
    """
    try:
        packed = zipfile.ZipFile(BytesIO(source.data))
    except _FAULTS as error:
        raise ArticleError(
            f"'{source.name}': a damaged zip archive; pack or download it again"
        ) from error
    with packed:
        yield from members_of(packed, source)


Unpack = Callable[[zipfile.ZipFile, zipfile.ZipInfo, str, Source], Iterator[Source | Problem]]


def members_of(
    packed: zipfile.ZipFile, source: Source, *, large: int = 0, unpack: Unpack | None = None
) -> Iterator[Source | Problem]:
    """Return every file of an opened zip that may hold text.

    Args:
        packed: the zip.
        source: the archive.
        large: bytes from which on `unpack` reads a member: the zip, it, its name, the archive.
        unpack: how; None: all are read in one go.
    """
    left_out: Counter[str] = Counter()
    for member in packed.infolist():
        name = _name_of(member)
        path = PurePosixPath(name.replace("\\", "/"))
        hidden = (part for part in path.parts if part not in (".", ".."))
        if member.is_dir() or any(part.startswith((".", "__MACOSX")) for part in hidden):
            continue
        if path.suffix.lower() in NO_TEXT:
            left_out[path.suffix.lower()] += 1
            continue
        if unpack and member.file_size > large and not member.flag_bits & _LOCKED:
            yield from unpack(packed, member, name, source)
        else:
            yield _member(packed, member, name, source)
    yield from tell_left_out(source, left_out)


def read_gzip(source: Source) -> Iterator[Source | Problem]:
    """Read the file that is packed with gzip, in one part or several.

    Source: RFC 1952.
    """
    data = _gunzipped(source)
    name = PurePosixPath(source.name).name
    shorter = name[:-3] if name.lower().endswith(".gz") else name
    if shorter.lower().endswith((".tgz", ".tar")) or data[257:262] == b"ustar":
        raise ArticleError(f"'{source.name}': a tar archive; unpack it and add the files")
    yield source.inside(shorter, data)


def check_members(packed: zipfile.ZipFile, source: Source) -> None:
    """Refuse a document that is a zip and unpacks to more than may be.

    Raises:
        ArticleError: it does.
    """
    for member in packed.infolist():
        source.budget.check(source.name, size=member.file_size, packed=member.compress_size)
        source.budget.spend(source.name, member.file_size)


def tell_left_out(source: Source, left_out: Counter[str]) -> Iterator[Problem]:
    """Tell in one sentence which files of an archive hold no text."""
    if left_out and not source.name.lower().endswith((".wacz", ".eml", ".msg")):
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(left_out.items()))
        yield Problem(source.name, f"files without text were left out: {kinds}", "nothing to do")


def _member(
    packed: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, source: Source
) -> Source | Problem:
    where = f"{source.name} › {name}"
    if member.flag_bits & _LOCKED:
        return Problem(where, "locked with a password", "unpack it and add the file itself")
    try:
        source.budget.check(where, size=member.file_size, packed=member.compress_size)
        with packed.open(member) as file:
            data = file.read(source.budget.bytes_left + 1)
        return source.inside(name, data)
    except ArticleError as error:
        what, _, advice = str(error).removeprefix(f"'{where}': ").rpartition("; ")
        return Problem(where, what, advice)
    except _FAULTS:
        return Problem(where, "damaged in its archive", "pack or download the archive again")


def _name_of(member: zipfile.ZipInfo) -> str:
    """Return a member's name; old archives say nothing of its encoding, and most mean UTF-8."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def _gunzipped(source: Source) -> bytes:
    parts: list[bytes] = []
    rest, size = source.data, 0
    while rest.startswith(b"\x1f\x8b"):
        stream = zlib.decompressobj(wbits=31)
        while rest and not stream.eof:
            try:
                part = stream.decompress(rest, _CHUNK)
            except zlib.error as error:
                raise ArticleError(
                    f"'{source.name}': a damaged gzip archive; pack or download it again"
                ) from error
            parts.append(part)
            size += len(part)
            source.budget.check(source.name, size=size, packed=len(source.data))
            rest = stream.unconsumed_tail or stream.unused_data
            if not part and not stream.eof and not rest:
                break
        if not stream.eof:
            raise ArticleError(
                f"'{source.name}': a gzip archive that breaks off; download it again"
            )
        rest = stream.unused_data
    return b"".join(parts)
