"""Above the first paragraph, between paragraphs, below the last: what stands there unclosed."""

import re

from newstables.finding.furniture.captions import is_nominal, shows_picture
from newstables.finding.furniture.datelines import is_clock_line, is_date_line
from newstables.finding.furniture.page import Page

_DATED = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April"
    r"|May \d|June|July|Aug(?:ust|\.)"
    r"|Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_NAME_ONLY = re.compile(r"(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w.'’-]+$")
_OWNER = re.compile(r"© ?[A-Z][^\d]{2,70}$")  # of a picture: "© Ministry Press Office"
_SUMS_UP = 40  # words of a standfirst
_LIVE = 3  # so many lines with only the hour make a live page
_DEEP = 40  # blocks: no page has more above its text


def mark_head(page: Page) -> int:
    """Mark what stands above the first paragraph; return the number of that paragraph."""
    running = page.running()
    if not running or (len(running) < 2 and not page.filed[running[0]]):
        return running[0] if running else len(page.blocks)
    lead = next((at for at in running[:4] if page.filed[at]), running[0])
    end = _head_end(page, lead)
    for number in range(min(end, _DEEP)):
        block = page.blocks[number]
        if not page.is_free(number) or not block.is_open:
            continue
        page.mark(number, _head_kind(page, number))
    _mark_standfirst(page, end)
    for number in [at for at in running if at < max(end, lead + 1)]:
        if _is_caption(page, number, lead):
            page.mark(number, "caption")
            page.filed[number] = 0
    _mark_caption_beside_credit(page, end)
    return next(iter(page.running()), len(page.blocks))


def _mark_standfirst(page: Page, end: int) -> None:
    """Mark what sums an article up in whole sentences: under its headline, above its byline."""
    for number in range(1, min(end, _DEEP)):
        block = page.blocks[number]
        above, below = page.kinds[number - 1], page.kinds[number + 1]
        between = above == "headline" and below == "byline"
        if between and block.size <= _SUMS_UP and not page.filed[number]:
            page.mark(number, "headline")


def _head_end(page: Page, lead: int) -> int:
    """Return where the head ends: a standfirst or caption may stand above the byline."""
    if page.filed[lead]:
        return lead
    prose, end = 0, lead
    for number in range(lead, min(lead + 9, len(page.blocks))):
        if page.kinds[number] in ("byline", "dateline") and prose < 3:
            end = number
        prose += page.is_free(number) and page.blocks[number].is_prose
    return end


def _head_kind(page: Page, number: int) -> str:
    block = page.blocks[number]
    if is_date_line(block.text) or is_clock_line(block.text):
        return "dateline"
    titled = "headline" in page.kinds[:number]
    if titled and _NAME_ONLY.match(block.text) and block.size < 5:
        return "byline"
    return "headline" if block.size > 3 else "navigation"


def _is_caption(page: Page, number: int, lead: int) -> bool:
    """Return whether a closed sentence in the head is of a picture: the text begins below it."""
    block = page.blocks[number]
    if page.filed[number] or not page.is_free(number) or not shows_picture(block.text):
        return False
    following = [at for at in page.running() if at > number]
    if len(following) < 2:
        return False
    sure = shows_picture(block.text, strict=True)
    above = number > 0 and page.kinds[number - 1] is not None
    below = page.kinds[number + 1] is not None or page.parts[number + 1] or number < lead
    dated = bool(_DATED.search(block.text))
    return above and (bool(below) or (sure and dated and following[0] == number + 1))


def _mark_caption_beside_credit(page: Page, end: int) -> None:
    """Mark the line under or over a lone credit, when it has a caption's shape."""
    for number, block in enumerate(page.blocks):
        alone = [part for part in page.parts[number] if part[2] == "credit"]
        whole = len(alone) == 1 and alone[0][:2] == (0, len(block.text))
        owner = page.kinds[number] == "copyright" and _OWNER.match(block.text)
        if not whole and not owner and page.kinds[number] != "credit":
            continue
        for beside in (number + 1, number - 1):
            if not 0 <= beside < len(page.blocks) or not page.is_free(beside):
                continue
            text = page.blocks[beside].text
            short = beside < end and page.blocks[beside].size <= 22 and beside == number - 1
            if not page.filed[beside] and (
                shows_picture(text)
                or (beside == number - 1 and _NAME_ONLY.match(text))
                or is_nominal(text)
                or (short and "“" not in text)
            ):
                page.mark(beside, "caption")
                break


def mark_body(page: Page) -> None:
    """Mark headings and captions between paragraphs, and the heads of a live page's entries."""
    running = page.running()
    if len(running) < 2:
        return
    clocks = sum(is_clock_line(block.text) for block in page.blocks)
    live = clocks >= _LIVE and clocks * 4 >= len(running)
    for above, below in zip(running, running[1:], strict=False):
        between = range(above + 1, below)
        free = [at for at in between if page.is_free(at)]
        if not free:
            continue
        if live:
            _mark_live(page, free)
        elif len(free) < len(between) and len(free) <= 3:
            for at in free:
                if page.blocks[at].is_open and page.blocks[at].size <= 14:
                    page.mark(at, _heading_kind(page, at))
        elif len(free) == 1 and len(between) == 1:
            _mark_heading(page, free[0])


_ASKS = re.compile(
    r"(?:What|Why|Who|Whose|When|Where|Which|How|Is|Are|Was|Were|Will|Can|Could|Does|Do|Did|Has"
    r"|Have|Should|So (?:what|why|who|how))\b[^.?!“”\"]{4,80}\?$"
)
_FEWEST_ASKED = 2


def mark_questions(page: Page) -> None:
    """Mark the questions that head the parts of an explainer: each alone, and more than one."""
    running = page.running()
    asked = [
        at
        for at, block in enumerate(page.blocks)
        if block.size <= 12 and page.is_free(at) and _ASKS.match(block.text)
        and any(above < at for above in running) and at + 1 in running
    ]  # fmt: skip
    if len(asked) >= _FEWEST_ASKED and len(asked) * 3 <= len(running) + len(asked):
        for at in asked:
            page.mark(at, "headline")


def _mark_live(page: Page, free: list[int]) -> None:
    for at in free:
        text = page.blocks[at].text
        if is_clock_line(text) or is_date_line(text):
            page.mark(at, "dateline")
        elif page.blocks[at].is_open and page.blocks[at].size <= 20:
            page.mark(at, "byline" if _NAME_ONLY.match(text) else "headline")


def _heading_kind(page: Page, number: int) -> str:
    """Return whose heading it is: a long one in title case is of another article."""
    block = page.blocks[number]
    longer = block.is_title_case and block.size >= 6
    return "related" if longer and len(re.findall(r"\d+", block.text)) < 2 else "headline"


def _mark_heading(page: Page, number: int) -> None:
    block = page.blocks[number]
    text = block.text
    if not block.is_open or not block.line.alone or not 2 <= block.size <= 20:
        return
    if is_date_line(text):
        return  # the days of a programme
    if _heading_kind(page, number) == "related":
        page.mark(number, "related")
    elif block.size >= 6 and is_nominal(text) and _DATED.search(text) and text[0].isupper():
        page.mark(number, "caption")
    elif (text[0].isupper() and not re.search(r"[,;.!?“”\"]", text) and block.size <= 8) or (
        re.match(r"[‘'].*[’']$", text) and block.size <= 12
    ):
        page.mark(number, "headline")


_BIO = re.compile(
    r"(?:The )?[A-Z][\w&’'.-]*(?: (?:[A-Z][\w&’'.-]*|of|for|and|the|on))*"
    r" (?:(?:is|are) (?:an?|the) (?:[\w,-]+ ){0,4}(?:news agency|wire service|news organi[sz]ation"
    r"|reporter|correspondent|staff writer|freelance)"
    r"|(?:covers|writes (?:about|on|for)|reports (?:on|for)|compiles reports)\b"
    r"|(?:is|are) (?:an? )?(?:editorially |financially )?(?:independent|funded|financed)\b"
    r"|provides (?:text|news|content|pictures))"
)


_SIGNED_OFF = re.compile(
    r"(?:-{1,2}|[—–]) [A-Z]{2,6}$"
    r"|[A-Z]{2,6} (?:-{1,2}|[—–]) [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,4}$"
)


def mark_foot(page: Page) -> None:
    """Mark what stands below the last paragraph: lists, buttons, what an agency says of itself."""
    for number in range(max(0, len(page.blocks) - 14), len(page.blocks)):
        block = page.blocks[number]
        if block.size <= 35 and page.is_free(number) and _BIO.match(block.text) and number > 2:
            page.mark(number, "agency")
    running = page.running()
    if len(running) < 3:
        return
    if _SIGNED_OFF.match(page.blocks[-1].text):
        page.mark(len(page.blocks) - 1, "agency")
    below = range(running[-1] + 1, len(page.blocks))
    free = [at for at in below if page.is_free(at)]
    unclosed = [at for at in free if page.blocks[at].is_open and page.blocks[at].size <= 25]
    # Lines that nothing known stands among may be a table, or the last paragraph cut off.
    if len(free) < len(below):
        for at in unclosed:
            page.mark(at, "related" if page.blocks[at].size > 3 else "navigation")
