"""Files of Word and PowerPoint: what they say of themselves, and the same bytes for the same words.

A file saved twice on a day is the same file, so that an office can tell whether it has changed.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from newstables.exports.events import plain

MANIFEST_ID = "{8B3B1B0E-6C6F-4F0B-9E55-2D0A5D7C1F01}"  # of the part that holds the manifest
_SPACE = "urn:dateline:manifest"


def day_made(made_on: str) -> dt.datetime:
    """Return when an export was made: its ISO day, at midnight UTC."""
    return dt.datetime.combine(dt.date.fromisoformat(made_on), dt.time(), dt.UTC)


def state(properties: Any, *, title: str, author: str, made_on: str) -> None:
    """Fill the core properties of a file: its title, who made it and on which day."""
    properties.title = plain(title)[:255]
    properties.author = properties.last_modified_by = plain(author)[:255] or "Dateline"
    properties.comments = ""
    properties.created = properties.modified = day_made(made_on).replace(tzinfo=None)


def as_xml(manifest: str) -> bytes:
    """Return a manifest, which is JSON, as the XML that a part of an office file must be."""
    return f'<manifest xmlns="{_SPACE}">{escape(manifest)}</manifest>'.encode()


def packed(file: Any, made_on: str, *, parts: Mapping[str, bytes] | None = None) -> bytes:
    """Save a document and return its bytes, each part dated on the day it was made.

    Args:
        file: a document of python-docx or a presentation of python-pptx.
        made_on: ISO day.
        parts: parts whose content is set: name -> content.
    """
    saved, steady = io.BytesIO(), io.BytesIO()
    file.save(saved)
    day = day_made(made_on).timetuple()[:6]
    with zipfile.ZipFile(saved) as given, zipfile.ZipFile(steady, "w") as made:
        for name in given.namelist():
            part = zipfile.ZipInfo(name, date_time=day)
            content = (parts or {}).get(name) or given.read(name)
            made.writestr(part, content, compress_type=zipfile.ZIP_DEFLATED)
    return steady.getvalue()
