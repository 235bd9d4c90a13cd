"""A briefing as slides: a title, the quotations a few to a slide, and their sources at the end."""

from collections.abc import Iterator, Sequence
from typing import Any

import pptx
from pptx.enum.text import PP_ALIGN
from pptx.presentation import Presentation
from pptx.util import Inches, Pt

from newstables.exports.briefing import is_web, records, source_line, sources_of, warn
from newstables.exports.columns import Content
from newstables.exports.events import plain
from newstables.exports.office import packed, state
from newstables.wording import in_marks

_WIDE, _HIGH = Inches(13.333), Inches(7.5)
_BODY = (Inches(0.7), Inches(1.35), Inches(11.9), Inches(5.7))
_LETTERS = 620  # of quotations on a slide: what 18 pt leaves room for
_SOURCES = 14  # on a slide
_TITLE_SLIDE, _TITLE_ALONE = 0, 5  # layouts of the empty presentation
_LONGEST = 560  # letters of one quotation; the rest is cut with a mark that says so


def to_slides(content: Content) -> bytes:
    """Write quotations and sources as PPTX.

    Args:
        content: of the view "briefing".

    Source: Office Open XML, ECMA-376 part 1.
    """
    about, quotes = content.about, content.rows
    show = pptx.Presentation()
    show.slide_width, show.slide_height = _WIDE, _HIGH
    state(show.core_properties, about)
    _add_title(show, plain(about.title), [plain(about.line()), plain(warn(quotes))])
    said = [_lines_of(row) for row in records(quotes)]
    for number, group in enumerate(_groups(said)):
        frame = _add_slide(show, "Quotations" if not number else "Quotations, continued")
        for words, who in group:
            _write(frame, words, size=20)
            _write(frame, who, size=14, bold=True, after=14)
    sources = sources_of(quotes)
    for first in range(0, len(sources), _SOURCES):
        frame = _add_slide(show, "Sources")
        for row in sources[first : first + _SOURCES]:
            run = _write(frame, f"{row['source']}. {source_line(row)}", size=14)
            if is_web(row["url"]):
                run.hyperlink.address = row["url"]
    return packed(show, about)


def _lines_of(row: dict[str, Any]) -> tuple[str, str]:
    words = in_marks(row["kind"], row["text"])
    if len(words) > _LONGEST:
        words = f"{words[:_LONGEST].rsplit(' ', 1)[0]} […]"
    doubt = f" [{row['doubt']}]" if row["doubt"] else ""
    return f"{row['number']}. {words}", f"{row['who']} [{row['source']}]{doubt}"


def _groups(said: Sequence[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Part the quotations over slides, as many to each as have room."""
    group: list[tuple[str, str]] = []
    letters = 0
    for words, who in said:
        if group and letters + len(words) + len(who) > _LETTERS:
            yield group
            group, letters = [], 0
        group.append((words, who))
        letters += len(words) + len(who)
    if group:
        yield group


def _add_title(show: Presentation, title: str, lines: list[str]) -> None:
    slide = show.slides.add_slide(show.slide_layouts[_TITLE_SLIDE])
    _place(slide.shapes.title, top=2.2, high=1.5)
    slide.shapes.title.text_frame.text = title
    below = slide.placeholders[1]
    _place(below, top=3.9, high=2)
    below.text_frame.word_wrap = True
    for line in filter(None, lines):
        _write(below.text_frame, line, size=18)


def _add_slide(show: Presentation, title: str) -> Any:
    """Return the frame for the words of a new slide."""
    slide = show.slides.add_slide(show.slide_layouts[_TITLE_ALONE])
    head = slide.shapes.title
    _place(head, top=0.35, high=0.9)
    head.text_frame.text = title
    head.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    head.text_frame.paragraphs[0].runs[0].font.size = Pt(28)
    frame = slide.shapes.add_textbox(*_BODY).text_frame
    frame.word_wrap = True
    return frame


def _place(shape: Any, *, top: float, high: float) -> None:
    shape.left, shape.width = Inches(0.7), _WIDE - Inches(1.4)
    shape.top, shape.height = Inches(top), Inches(high)


def _write(frame: Any, words: str, *, size: int, bold: bool = False, after: int = 4) -> Any:
    """Add a paragraph, the first in the one that an empty frame has; return its run."""
    first = frame.paragraphs[0]
    paragraph = first if not first.runs else frame.add_paragraph()
    paragraph.space_after = Pt(after)
    run = paragraph.add_run()
    run.text = words
    run.font.size, run.font.bold = Pt(size), bold
    return run
