"""The formats a briefing can be saved in: the one list that its page and the command line read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from newstables.decisions.briefings import Briefing
from newstables.exports.briefing.blocks import Manifest
from newstables.exports.briefing.calendar import to_calendar
from newstables.exports.briefing.citations import to_bibtex, to_csl, to_ris
from newstables.exports.briefing.manifest import compose
from newstables.exports.briefing.markdown import to_markdown
from newstables.exports.briefing.page import to_page
from newstables.exports.briefing.paper import to_pdf
from newstables.exports.briefing.plain_text import to_text
from newstables.exports.briefing.record import record
from newstables.exports.briefing.rows import to_csv, to_json
from newstables.exports.briefing.slides import to_slides
from newstables.exports.briefing.word import to_word
from newstables.exports.briefing.workbook import to_workbook
from newstables.queries.tables import Tables

_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class DocumentFormat:
    """One format: its name on a button, its ending, its media type (RFC 6838), what writes it."""

    label: str
    suffix: str
    media: str
    write: Callable[..., bytes]  # of a Manifest; and of a template where it takes one
    templated: bool = False
    uncut: bool = False  # a table for programs: no quotation is left out, however many there are


DOCUMENTS = {
    "docx": DocumentFormat(
        "Word", "docx", f"{_OFFICE}.wordprocessingml.document", to_word, templated=True
    ),
    "pptx": DocumentFormat(
        "PowerPoint",
        "pptx",
        f"{_OFFICE}.presentationml.presentation",
        to_slides,
        templated=True,
    ),
    "pdf": DocumentFormat("PDF", "pdf", "application/pdf", to_pdf),
    "xlsx": DocumentFormat(
        "Excel", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", to_workbook, uncut=True
    ),
    "html": DocumentFormat("web page", "html", "text/html", to_page),
    "md": DocumentFormat("Markdown", "md", "text/markdown", to_markdown),
    "txt": DocumentFormat("plain text", "txt", "text/plain", to_text),
    "csv": DocumentFormat("CSV of the quotations", "csv", "text/csv", to_csv, uncut=True),
    "ics": DocumentFormat("calendar", "ics", "text/calendar", to_calendar),
    "csl": DocumentFormat(
        "sources as CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json", to_csl
    ),
    "bib": DocumentFormat("sources as BibTeX", "bib", "application/x-bibtex", to_bibtex),
    "ris": DocumentFormat("sources as RIS", "ris", "application/x-research-info-systems", to_ris),
    "json": DocumentFormat("JSON of its figures", "json", "application/json", to_json, uncut=True),
}


@dataclass(frozen=True)
class Written:
    """A briefing as a file, and what is kept of it."""

    content: bytes
    record: dict[str, Any]


def compose_document(
    tables: Tables, briefing: Briefing, *, form: str, template: bytes | None = None, **told: Any
) -> Written:
    """Return a briefing as a file: what its page and the command line save.

    Args:
        tables: the story.
        briefing: as composed.
        form: a key of DOCUMENTS.
        template: a file of one's own that it is written into, where the format takes one.
        told: what else `manifest.compose` takes.
    """
    made = compose(tables, briefing, uncut=DOCUMENTS[form].uncut, **told)
    return Written(write_document(made, form, template=template), record(made))


def write_document(made: Manifest, form: str, *, template: bytes | None = None) -> bytes:
    """Write a briefing as a file.

    Args:
        made: what it says.
        form: a key of DOCUMENTS.
        template: a file of one's own that it is written into, where the format takes one.
    """
    fitting = DOCUMENTS[form]
    return fitting.write(made, template) if fitting.templated else fitting.write(made)
