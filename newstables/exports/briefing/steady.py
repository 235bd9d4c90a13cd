"""Workbooks with the same bytes for the same content: their parts and properties are of one day."""

import io
import re
import zipfile

from newstables.exports.office import day_made

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def steady_book(book: bytes, made_on: str) -> bytes:
    """Return a workbook dated on an ISO day, whenever it was written."""
    day = day_made(made_on)
    stamp = day.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    steady = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as given, zipfile.ZipFile(steady, "w") as made:
        for name in given.namelist():
            content = given.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            part = zipfile.ZipInfo(name, date_time=day.timetuple()[:6])
            made.writestr(part, content, compress_type=zipfile.ZIP_DEFLATED)
    return steady.getvalue()
