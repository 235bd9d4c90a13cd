"""Files of Word and PowerPoint: what they say of themselves, and the same bytes for the same words.

A file saved twice on a day is the same file, so that an office can tell whether it has changed.
"""

import datetime as dt
import io
import zipfile
from typing import Any

from newstables.exports.about import About
from newstables.exports.events import plain


def day_made(about: About) -> dt.datetime:
    """Return when an export was made: its day, at midnight UTC."""
    return dt.datetime.combine(dt.date.fromisoformat(about.made_on), dt.time(), dt.UTC)


def state(properties: Any, about: About) -> None:
    """Fill the core properties of a file: its title, what made it and on which day."""
    properties.title = plain(about.title)[:255]
    properties.author = properties.last_modified_by = "Dateline"
    properties.comments = ""
    properties.created = properties.modified = day_made(about).replace(tzinfo=None)


def packed(file: Any, about: About) -> bytes:
    """Save a document and return its bytes, each part dated on the day it was made.

    Args:
        file: a document of python-docx or a presentation of python-pptx.
        about: of the export.
    """
    saved, steady = io.BytesIO(), io.BytesIO()
    file.save(saved)
    day = day_made(about).timetuple()[:6]
    with zipfile.ZipFile(saved) as given, zipfile.ZipFile(steady, "w") as made:
        for name in given.namelist():
            part = zipfile.ZipInfo(name, date_time=day)
            made.writestr(part, given.read(name), compress_type=zipfile.ZIP_DEFLATED)
    return steady.getvalue()
