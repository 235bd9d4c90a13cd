"""Files too large to be held at once, cut into parts that are read one after the other.

Only kinds whose parts stand by themselves are cut: lines, rows, mails, packed files.
"""

import csv
import io
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path

from newstables.errors import ArticleError
from newstables.reading.article import Problem, Source
from newstables.reading.decoding import decode
from newstables.reading.formats.packed import members_of
from newstables.reading.formats.tables import header_at, separator_of

LARGE = 64_000_000  # bytes; a smaller file is read in one go
_PART = 16_000_000  # bytes of a part
_ROWS = 2_000  # of a part of a table
_HEAD = 200_000  # bytes that tell how a table is written
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


def _lines(path: Path, source: Source, *, begins: bytes = b"") -> Iterator[Part]:
    """Cut between lines; with `begins` only before those that begin so."""
    part: list[bytes] = []
    size = number = 0
    with path.open("rb") as file:
        for line in file:
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
        rows = csv.reader(file, delimiter=separator_of(text))
        top = list(islice(rows, _ABOVE))
        at = header_at(top)
        below = chain(top[at + 1 :], rows)
        number = 0
        while part := list(islice(below, _ROWS)):
            number += 1
            out = io.StringIO(newline="")
            csv.writer(out).writerows([top[at], *part])
            yield _part(source, out.getvalue().encode("utf-8", "replace"), number, suffix=".csv")


def _packed(path: Path, source: Source) -> Iterator[Part]:
    try:
        with zipfile.ZipFile(path) as packed:
            yield from members_of(packed, source)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise ArticleError(
            f"'{source.name}': a damaged zip archive; pack or download it again"
        ) from error


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
        except (OSError, EOFError, zlib.error) as error:
            raise ArticleError(
                f"'{source.name}': a damaged gzip archive; pack or download it again"
            ) from error
        found = parts_of(inner, source)
        if found is None:
            raise ArticleError(
                f"'{source.name}': too large to be read in one go; unpack it and cut it into parts"
            )
        yield from found


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
