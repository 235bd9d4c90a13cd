"""Files too large to be held at once, cut into parts that are read one after the other.

Only kinds whose parts stand by themselves are cut: lines, rows, mails, packed files.
"""

import csv
import io
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import IO, AnyStr

from newstables.errors import ArticleError
from newstables.reading.article import Problem, Source
from newstables.reading.decoding import decode, drop_surrogates
from newstables.reading.formats.packed import members_of
from newstables.reading.formats.tables import header_at, separator_of

LARGE = 64_000_000  # bytes; a smaller file is read in one go
WHOLE = 200_000_000  # bytes; what cannot be cut, or one line, may have no more
_PART = 16_000_000  # bytes of a part
_ROWS = 2_000  # of a part of a table
_HEAD = 200_000  # bytes that tell how a table is written
_TAIL = 4  # last bytes of a gzip: its size unpacked, RFC 1952
_ABOVE = 40  # rows among which the header stands

Part = Source | Problem


def parts_of(path: Path, source: Source) -> Iterator[Part] | None:
    """Return the parts of a large file, each a file by itself; None when it is not cut.

    Args:
        path: where it lies.
        source: its name, and what is said of it; its bytes are not read.
    """
    cut = _CUTS.get(path.suffix.lower())
    return cut(path, source) if cut else None


def unpacked_size(path: Path) -> int:
    """Return how many bytes a file has, unpacked as far as its own head tells it."""
    size = path.stat().st_size
    try:
        if path.suffix.lower() in (".zip", ".wacz"):
            with zipfile.ZipFile(path) as packed:
                return max(size, sum(member.file_size for member in packed.infolist()))
        if path.suffix.lower() == ".gz" and size > _TAIL:
            with path.open("rb") as file:
                file.seek(-_TAIL, io.SEEK_END)
                return max(size, int.from_bytes(file.read(_TAIL), "little"))
    except (OSError, ValueError, zipfile.BadZipFile):
        pass  # it is told when it is read
    return size


def _lines(path: Path, source: Source, *, begins: bytes = b"") -> Iterator[Part]:
    """Cut between lines; with `begins` only before those that begin so."""
    part: list[bytes] = []
    size = number = 0
    with path.open("rb") as file:
        for line in _lines_of(file, source.name):
            if size >= _PART and line.startswith(begins):
                number += 1
                yield _part(source, b"".join(part), number)
                part, size = [], 0
            part.append(line)
            size += len(line)
    yield _part(source, b"".join(part), number + 1)


def _mails(path: Path, source: Source) -> Iterator[Part]:
    return _lines(path, source, begins=b"From ")


def _rows(path: Path, source: Source) -> Iterator[Part]:
    """Cut a table between rows; each part has the header on top."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding, text = "utf-16", head.decode("utf-16", "ignore")
    else:
        whole = head[: head.rfind(b"\n") + 1] or head
        encoding, text = "utf-8-sig", decode(whole, name=source.name)
    with path.open(encoding=encoding, errors="dateline.windows-1252", newline="") as file:
        rows = _as_written(_lines_of(file, source.name), separator=separator_of(text))
        top = list(islice(rows, _ABOVE))
        at = header_at([cells for cells, _ in top])
        below = (written for _, written in chain(top[at + 1 :], rows))
        number = 0
        while part := "".join(_some(below)):
            number += 1
            data = f"{top[at][1]}{part}".encode("utf-8", "replace")
            yield _part(source, data, number, suffix=".csv")


def _lines_of(file: IO[AnyStr], name: str) -> Iterator[AnyStr]:
    while line := file.readline(WHOLE):
        if len(line) == WHOLE:
            raise ArticleError(
                f"'{name}': a line of more than {WHOLE / 1e6:.0f} MB, so it is no file "
                "of an article a line; save it as one"
            )
        yield line


def _as_written(lines: Iterator[str], *, separator: str) -> Iterator[tuple[list[str], str]]:
    """Return each row of a table: its cells, and the lines it is written in.

    A mark that is never closed makes one row of all that is below: such a row ends when it is too
    large, and who reads the part mends it.
    """
    row: list[str] = []

    def until_too_large() -> Iterator[str]:
        size = 0
        while size < LARGE and (line := next(lines, "")):
            size = size + len(line) if row else len(line)
            row.append(line)
            yield line

    more = True
    while more:
        more = False
        for cells in csv.reader(until_too_large(), delimiter=separator):
            yield cells, "".join(row)
            row.clear()
            more = True


def _some(rows: Iterator[str]) -> Iterator[str]:
    """Return the next rows of a table, so many and so long as are one part."""
    size = 0
    for row in islice(rows, _ROWS):
        yield row
        size += len(row)
        if size >= _PART:
            return


def _packed(path: Path, source: Source) -> Iterator[Part]:
    try:
        with zipfile.ZipFile(path) as packed:
            yield from members_of(packed, source, large=LARGE, unpack=_unpacked)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise ArticleError(
            f"'{source.name}': a damaged zip archive; pack or download it again"
        ) from error


def _unpacked(
    packed: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, source: Source
) -> Iterator[Part]:
    """Unpack a large member of a zip to the disk, within the budget, and cut it."""
    where = f"{source.name} › {drop_surrogates(name)}"
    try:
        source.budget.check(where, size=member.file_size, packed=member.compress_size)
        source.budget.spend(where, member.file_size)
        with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
            inner = Path(folder) / f"unpacked{Path(name).suffix.lower()}"
            with packed.open(member) as file, inner.open("wb") as out:
                shutil.copyfileobj(file, out, 1 << 20)
            yield from _cut_or_whole(inner, replace(source, name=where))
    except ArticleError as error:
        what, _, advice = str(error).removeprefix(f"'{where}': ").rpartition("; ")
        yield Problem(where, what, advice)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError):
        yield Problem(where, "damaged in its archive", "pack or download the archive again")


def _cut_or_whole(path: Path, source: Source) -> Iterator[Part]:
    found = parts_of(path, source)
    if found is not None:
        yield from found
    elif path.stat().st_size > WHOLE:
        raise ArticleError(
            f"'{source.name}': too large to be read in one go; unpack it and cut it into parts"
        )
    else:
        yield replace(source, data=path.read_bytes(), kind=path.suffix.lower())


def _gzipped(path: Path, source: Source) -> Iterator[Part]:
    """Unpack to the disk, within the budget, and cut what was packed."""
    import gzip

    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        inner = Path(folder) / (Path(source.name).stem or "unpacked")
        try:
            with gzip.open(path) as packed, inner.open("wb") as out:
                while block := packed.read(1 << 20):
                    source.budget.check(source.name, size=len(block), packed=len(block))
                    source.budget.bytes_left -= len(block)
                    out.write(block)
        except EOFError as error:
            raise ArticleError(
                f"'{source.name}': a gzip archive that breaks off; download it again"
            ) from error
        except (OSError, zlib.error) as error:
            raise ArticleError(
                f"'{source.name}': a damaged gzip archive; pack or download it again"
            ) from error
        yield from _cut_or_whole(inner, source)


def _part(source: Source, data: bytes, number: int, *, suffix: str = "") -> Source:
    kind = suffix or Path(source.name.removesuffix(".gz")).suffix.lower()
    return Source(
        f"{source.name}, part {number}", data, source.columns, source.budget,
        stated=source.stated, kind=kind,
    )  # fmt: skip


_CUTS: dict[str, Callable[[Path, Source], Iterator[Part]]] = {
    ".csv": _rows,
    ".gz": _gzipped,
    ".jsonl": _lines,
    ".mbox": _mails,
    ".ndjson": _lines,
    ".tsv": _rows,
    ".wacz": _packed,
    ".zip": _packed,
}
