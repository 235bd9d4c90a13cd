"""The formats a briefing can be saved in: the one list that its page and the command line read."""

from collections.abc import Callable
from dataclasses import dataclass

from newstables.exports.briefing.blocks import Manifest
from newstables.exports.briefing.markdown import to_markdown
from newstables.exports.briefing.page import to_page
from newstables.exports.briefing.paper import to_pdf
from newstables.exports.briefing.rows import to_csv, to_json
from newstables.exports.briefing.slides import to_slides
from newstables.exports.briefing.word import to_word
from newstables.exports.briefing.workbook import to_workbook

_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class DocumentFormat:
    """One format: its name on a button, its ending, its media type (RFC 6838), what writes it."""

    label: str
    suffix: str
    media: str
    write: Callable[[Manifest], bytes]


DOCUMENTS = {
    "docx": DocumentFormat("Word", "docx", f"{_OFFICE}.wordprocessingml.document", to_word),
    "pptx": DocumentFormat(
        "PowerPoint", "pptx", f"{_OFFICE}.presentationml.presentation", to_slides
    ),
    "pdf": DocumentFormat("PDF", "pdf", "application/pdf", to_pdf),
    "xlsx": DocumentFormat("Excel", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", to_workbook),
    "html": DocumentFormat("web page", "html", "text/html", to_page),
    "md": DocumentFormat("Markdown", "md", "text/markdown", to_markdown),
    "csv": DocumentFormat("CSV of the quotations", "csv", "text/csv", to_csv),
    "json": DocumentFormat("JSON of its figures", "json", "application/json", to_json),
}
