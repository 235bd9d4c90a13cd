"""Captions, headlines, menus, datelines, lists of other articles: text in, FURNITURE rows out.

Furniture is left out of counts and quotations by default. A page is judged by blocks, on its
whole shape: what a block's words say, whether it is printed twice, whether it closes as a sentence
does, and where it stands. A real paragraph taken for furniture costs more than a caption
overlooked.
"""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from newstables.finding.characters import plain_characters
from newstables.finding.furniture.captions import caption_and_credit, shows_picture
from newstables.finding.furniture.datelines import dateline_end, is_clock_line, is_date_line
from newstables.finding.furniture.embeds import mark_end, mark_lists, mark_posts
from newstables.finding.furniture.lines import Line, join_lines, text_lines
from newstables.finding.furniture.mails import mark_greetings, mark_quoted_mails
from newstables.finding.furniture.page import Block, Page
from newstables.finding.furniture.phrases import either, kind_by_words, label_end
from newstables.finding.furniture.zones import mark_body, mark_foot, mark_head, mark_questions
from newstables.finding.unwrapping import joined_lines
from newstables.lexicons import table
from newstables.schemas import FURNITURE


class Stretch(NamedTuple):
    """One stretch that is not running text: characters from 0, end excluded, and its kind."""

    start: int
    end: int
    kind: str


def find_furniture(text: str, *, article_id: str, title: str | None = None) -> pd.DataFrame:
    """Find what is not running text in one article.

    Args:
        text: the article as it came.
        article_id: key of the article.
        title: as its own file states it: a line equal to it is a headline wherever it stands.

    Returns:
        A FURNITURE frame in reading order; its stretches do not overlap.
    """
    found = furniture_stretches(text, title=title)
    return FURNITURE.frame(furniture_rows(found, article_id=article_id))


def furniture_rows(stretches: Iterable[Stretch], *, article_id: str) -> list[dict[str, Any]]:
    """Return stretches of one article as rows of FURNITURE."""
    return [{"article_id": article_id, **stretch._asdict()} for stretch in stretches]


def furniture_stretches(text: str, *, title: str | None = None) -> list[Stretch]:
    """Find the same as `find_furniture`, without building a frame."""
    plain, moved = plain_characters(text)
    lines = text_lines(plain)
    found = stretches_of(join_lines(lines, joined_lines(lines)), title=title)
    if moved is None:
        return found
    return [Stretch(*moved.span(start, end), kind) for start, end, kind in found]


def stretches_of(lines: list[Line], *, title: str | None) -> list[Stretch]:
    """Find the furniture among the blocks of a page, wrapped paragraphs joined."""
    page = Page([Block(line) for line in lines])
    _mark_by_words(page, title=title)
    mark_posts(page)
    mark_quoted_mails(page)
    mark_greetings(page)
    lead = mark_head(page)
    mark_lists(page)
    mark_end(page)
    mark_head(page)
    mark_body(page)
    mark_questions(page)
    mark_foot(page)
    _mark_first_copies(page, lead)
    return sorted(_stretches(page))


def _stretches(page: Page) -> list[Stretch]:
    found = []
    for number, block in enumerate(page.blocks):
        start, kind = block.line.start, page.kinds[number]
        if kind:
            found.append(Stretch(start, block.line.end, kind))
            continue
        if page.filed[number]:
            words = block.text[: page.filed[number]].rstrip()
            found.append(Stretch(start, start + len(words), "dateline"))
        found += [
            Stretch(start + begin, start + end, part) for begin, end, part in page.parts[number]
        ]
    return found


_AGENCY = either(table("agencies"))
_SIGN_OFF = re.compile(
    rf"(?:^|(?<=[.!?”\"’])\s*)(?P<mark>(?:\(|\[|/|[-—–]{{1,2}}\s*|Source: )?"
    rf"(?:{_AGENCY})(?:/(?:{_AGENCY}))*[)\]/]?)$"
)
_COPYRIGHT_TAIL = re.compile(
    r"(?<=[.!?”\"’)])\s*(?P<mark>(?:Copyright |\(c\)|©)\W{0,3}(?:19|20)\d\d\b.{0,160})$"
)


def _mark_by_words(page: Page, *, title: str | None) -> None:
    """Mark every block that its own words, or a twin, tell to be furniture."""
    _mark_repeats(page)
    _mark_titles(page, title)
    prose = 0
    for number, block in enumerate(page.blocks):
        if page.kinds[number] is None:
            _mark_block(page, number, prose)
        prose += block.is_prose and page.is_free(number)


def _mark_block(page: Page, number: int, prose: int) -> None:
    block = page.blocks[number]
    text = block.text
    last = number >= len(page.blocks) - 3
    # Outlets sign an agency's article "(Yonhap)" at its end, as they do captions.
    signed = _SIGN_OFF.search(text) if last and number > 0 else None
    kind = kind_by_words(text, number=number)
    if kind is None and number < 14 and prose < 2 and is_date_line(text):
        kind = "dateline"
    if kind:
        page.kinds[number] = kind
        return
    if number == 0 and (end := label_end(text)):
        page.parts[number] = [(0, end, "agency")]
        return
    pictured = [] if signed else caption_and_credit(text)
    if pictured:
        page.parts[number] = pictured
        return
    page.filed[number] = dateline_end(text, is_lead=prose < 2)
    if page.filed[number] and not text[page.filed[number] :].strip():
        page.kinds[number] = "dateline"  # its sentence stands in the next line
        return
    tail = signed or (_COPYRIGHT_TAIL.search(text) if last else None)
    if tail:
        whole = "agency" if signed else "copyright"
        page.parts[number] = [(tail.start("mark"), len(text), whole)]


def _mark_repeats(page: Page) -> None:
    """Mark what is printed twice: a paragraph's later copies, a running head wherever it stands."""
    seen: dict[str, int] = {}
    heads: dict[str, list[int]] = {}
    for number, block in enumerate(page.blocks):
        words = " ".join(block.text.split())
        # Anything shorter comes twice in real speech: "Thank you very much."
        if words.count(" ") >= 4 and words in seen:
            page.kinds[number] = "repeat"
        seen.setdefault(words, number)
        if block.is_open and block.size > 2 and not is_clock_line(words):
            numbered = re.sub(r"(?<=[Pp]age )\d+", "#", words)
            heads.setdefault(numbered, []).append(number)
    if sum(block.is_prose for block in page.blocks) < 3:
        return
    for numbers in heads.values():
        far = len(numbers) > 2 or (len(numbers) > 1 and numbers[-1] - numbers[0] > 4)
        if far and page.blocks[numbers[0]].size < 25 and not page.blocks[numbers[0]].text.istitle():
            for number in numbers:
                page.kinds[number] = page.kinds[number] or "navigation"


_PREFIX = re.compile(
    r"(?:\((?:\d\w\w )?LD\)|\([A-Z][\w ]{2,20}\)|UPDATE \d+-|UPDATE:|WRAPUP \d+-|EXCLUSIVE[:-]"
    r"|Subject:|LIVE[:|]|Live:|#+)\s*"
)


_FULL_STOP = re.compile(r"(?<!\b[A-Z])\.[”’\"']*$")  # not of "U.S."


def _mark_titles(page: Page, title: str | None) -> None:
    """Mark every line that says no more than the article's title.

    A line closed with a full stop is a sentence: where an article has no title, its first one is
    often given as such.
    """
    wanted = _bare(title or "")
    if wanted.count(" ") < 1:
        return
    for number, block in enumerate(page.blocks):
        if _FULL_STOP.search(block.text):
            continue
        if len(block.text) < 2 * len(wanted) + 40 and page.kinds[number] is None:
            here = _bare(_PREFIX.sub("", block.text))
            if here == wanted or (
                here.startswith(wanted + " ") and not block.is_sentence
                and here.count(" ") < wanted.count(" ") + 4
            ):  # fmt: skip
                page.kinds[number] = "headline"


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.replace("’", "'").casefold()))


def _mark_first_copies(page: Page, lead: int) -> None:
    """Mark the first copy too of a caption printed twice: no paragraph is, so near its twin."""
    for number, kind in enumerate(page.kinds):
        if kind != "repeat":
            continue
        words = page.blocks[number].text.split()
        first = next(at for at, block in enumerate(page.blocks) if block.text.split() == words)
        block = page.blocks[first]
        if first <= max(lead, 12) and (block.is_open or shows_picture(block.text)):
            page.mark(first, "caption")
    for number, block in enumerate(page.blocks):
        pictured = page.parts[number]
        if len(pictured) == 2 and pictured[0][2] == "caption":
            caption = block.text[: pictured[0][1]]
            for other, twin in enumerate(page.blocks):
                if other != number and twin.text == caption:
                    page.mark(other, "caption")
