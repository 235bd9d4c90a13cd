"""Web archives: every page that was answered in full is read as a saved page with its address."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from newstables.reading.article import Known, Problem, Source
from newstables.reading.formats.packed import read_zip

# What a server calls a page, and other files that are read.
_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
}


def read_warc(source: Source) -> Iterator[Source | Problem]:
    """Read the pages of a WARC file; pictures, scripts, redirections and errors are passed over.

    Source: ISO 28500 (WARC), as warcio reads it; WACZ is a zip of such files.
    """
    from warcio.exceptions import ArchiveLoadFailed

    pages = 0
    try:
        for record in _records(source.data):
            kind = _kind_of(record)
            if not kind:
                continue
            pages += 1
            data = record.content_stream().read(source.budget.bytes_left + 1)
            url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
            stated = {"url": Known(url, "metadata: the archive's address of the page")}
            inner = source.inside(f"{url or f'page {pages}'}{kind}", data)
            yield replace(inner, name=f"{source.name} › {url or f'page {pages}'}", stated=stated,
                          kind=kind)  # fmt: skip
    except (ArchiveLoadFailed, EOFError, OSError, ValueError):
        yield Problem(
            source.name,
            f"the archive is damaged after {pages} pages",
            "download it again",
        )
    if not pages:
        yield Problem(
            source.name, "an archive without a page of text", "add one that holds articles"
        )


def _records(data: bytes) -> Iterator[Any]:
    import logging

    from warcio.archiveiterator import ArchiveIterator

    logging.getLogger("warcio").addHandler(logging.NullHandler())  # what is amiss is told by us

    class Quiet(ArchiveIterator):
        """Reads as its parent does, which writes to standard error what it finds amiss."""

        INC_RECORD = ""

    return iter(Quiet(BytesIO(data)))


def read_wacz(source: Source) -> Iterator[Source | Problem]:
    """Read the pages of a WACZ: a zip of WARC files, with lists and indexes that hold no text.

    Source: WACZ 1.1.1.
    """
    for item in read_zip(source):
        if isinstance(item, Problem) or item.name.lower().endswith((".warc", ".warc.gz")):
            yield item


def _kind_of(record: Any) -> str:
    """Return the kind of a record that answers with a page; nothing for others."""
    http = record.http_headers
    if record.rec_type != "response" or http is None or not http.get_statuscode().startswith("200"):
        return ""
    kind = (http.get_header("Content-Type") or "").split(";")[0].strip().lower()
    return _KINDS.get(kind, "")
