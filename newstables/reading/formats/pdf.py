"""PDF: paragraphs in reading order, running heads and page numbers below the text as furniture."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from newstables.errors import ArticleError
from newstables.reading.archives.cutting import cut_text
from newstables.reading.archives.labels import is_label
from newstables.reading.article import Draft, Known, Problem, Source
from newstables.reading.decoding import drop_surrogates
from newstables.reading.formats.documents import drafts_of_paragraphs
from newstables.reading.formats.pdf_headline import headline_of
from newstables.reading.formats.pdf_layout import Row, Run, blocks_of, joined, paragraphs_of

_PAGES = 3000  # a file of more is no article and no export
_PAGE_NUMBER = re.compile(
    r"(?:(?:page|seite|p\.)\s*)?\d{1,4}(?:\s*(?:of|von|sur|de|/)\s*\d{1,4})?", re.IGNORECASE
)
_EDGE = 3  # lines at the top and foot of a page among which running heads stand
_FOOT = 100  # letters of a line of them
_LEAST_LETTERS = 25  # a page; fewer, on pages with pictures, is a scan

Page = list[list[Row]]


def read_pdf(source: Source) -> Iterator[Draft | Problem]:
    """Read a PDF: an article, or the articles of an export.

    Raises:
        ArticleError: it is locked, damaged, or made of pictures.

    Source: ISO 32000, as PDFium reads it.
    """
    pages, pictures = _pages(source)
    letters = sum(len(row.text) for page in pages for block in page for row in block)
    if letters < _LEAST_LETTERS * max(pictures, 1):
        what = "scanned: its pages are pictures without text" if pictures else "a PDF without text"
        raise ArticleError(
            f"'{source.name}': {what}; recognise the text first (OCR, as scanners and Acrobat "
            "offer), save it again and add that"
        )
    running = _running(pages)
    text = "\n".join(row.text for page in pages for block in page for row in block)
    paragraphs: list[list[str]] = []
    aside: list[str] = []
    for page in pages:
        apart = _asides(page, running)
        aside += [row.text for block in page for row in block if row in apart]
        for block in page:
            found = paragraphs_of([row for row in block if row not in apart])
            if paragraphs and found and _goes_on(paragraphs[-1][-1], found[0][0]):
                paragraphs[-1] += found.pop(0)
            paragraphs += found
    title = _clean(headline_of(pages[0])) if pages else ""
    yield from _drafts(paragraphs, aside, source, text=text, title=title)


def _drafts(
    paragraphs: list[list[str]], aside: list[str], source: Source, *, text: str, title: str
) -> Iterator[Draft | Problem]:
    """Cut an export by its lines, where titles and labels stand; join lines in what it gives."""
    lines = _clean("\n\n".join("\n".join(lines) for lines in paragraphs))
    cut = cut_text(lines, source=source.name)
    if cut is None:
        whole = [(_clean(joined(lines, text=text)), "") for lines in paragraphs]
        for item in drafts_of_paragraphs([*whole, *_foot(aside)], source):
            yield _titled(item, title) if isinstance(item, Draft) else item
        return
    for item in cut:
        if isinstance(item, Draft):
            parts = item.text.split("\n\n")
            body = "\n\n".join(joined(part.split("\n"), text=text) for part in parts)
            item = replace(item, text=body)
        yield item


def _titled(draft: Draft, title: str) -> Draft:
    if not title or "title" in draft.stated:
        return draft
    known = Known(title, "inferred: printed larger than the text")
    return replace(draft, stated=draft.stated | {"title": known})


def _clean(words: str) -> str:
    return drop_surrogates(words).replace("\x00", "")


def _foot(aside: list[str]) -> list[tuple[str, str]]:
    """Return running heads and page numbers in lines that are furniture by their bars."""
    once = list(dict.fromkeys(drop_surrogates(line).replace("\x02", "-") for line in aside))
    once = once * 2 if len(once) == 1 else once
    lines: list[str] = []
    for line in once:
        if lines and len(lines[-1]) + len(line) < _FOOT:
            lines[-1] += f" | {line}"
        else:
            lines.append(line)
    return [(line, "") for line in lines]


def _pages(source: Source) -> tuple[list[Page], int]:
    """Return the pages' lines, and how many pages hold pictures."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ArticleError(
                f"'{source.name}': the PDF is locked with a password; open it, print it to a new "
                "PDF without one and add that"
            ) from error
        raise ArticleError(f"'{source.name}': a damaged PDF; download or save it again") from error
    try:
        if len(document) > _PAGES:
            raise ArticleError(
                f"'{source.name}': {len(document):,} pages, the limit is {_PAGES:,}; cut it up"
            )
        pages, pictures = [], 0
        for number in range(len(document)):
            try:
                page = document[number]
                pages.append(blocks_of(_runs(page)))
                pictures += any(True for _ in page.get_objects(filter=[3], max_depth=2))
                page.close()
            except pdfium.PdfiumError:
                continue  # a page that cannot be drawn; the others are read
        return pages, pictures
    finally:
        document.close()


def _runs(page: object) -> list[Run]:
    words = page.get_textpage()  # type: ignore[attr-defined]
    runs = []
    for number in range(words.count_rects()):
        left, bottom, right, top = words.get_rect(number)
        text = words.get_text_bounded(left, bottom, right, top)
        if text.strip() and right > left and top > bottom:
            runs.append(Run(left, bottom, right, top, text.replace("\r\n", " ").replace("\n", " ")))
    words.close()
    return runs


def _running(pages: list[Page]) -> set[str]:
    """Return the lines that most pages print at their edge, numbers left out and place told."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_pattern(row) for row in _edges(page) if not is_label(row.text)})
    least = max(3, len(pages) * 0.4)
    return {words for words, times in seen.items() if times >= least}


def _edges(page: Page) -> list[Row]:
    rows = sorted((row for block in page for row in block), key=lambda row: -row.top)
    return rows[:_EDGE] + rows[-_EDGE:]


def _asides(page: Page, running: set[str]) -> set[Row]:
    """Return the running heads and the page number: from the edge to the text."""
    rows = sorted((row for block in page for row in block), key=lambda row: -row.top)
    found: set[Row] = set()
    for edge in (rows[:_EDGE], rows[: -_EDGE - 1 : -1]):
        for row in edge:
            if not (_PAGE_NUMBER.fullmatch(row.text.strip()) or _pattern(row) in running):
                break
            found.add(row)
    return found


def _pattern(row: Row) -> str:
    """Return a line's words without numbers, and about where on the page it stands."""
    return f"{round(row.bottom / 8)} {re.sub(r'[0-9]+', '#', ' '.join(row.text.split()))}"


def _goes_on(one: str, two: str) -> bool:
    """Return whether a paragraph runs over into the next column or page."""
    return bool(re.search(r"[^.!?:…\"”’»)\]]$", one)) and two[:1].islower()
