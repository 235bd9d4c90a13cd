"""What a page shows of others: posts, lists of other articles, readers' comments."""

import re

from newstables.finding.furniture.page import Page
from newstables.finding.furniture.phrases import is_related_label

_AUTHOR = re.compile(r".{2,60}\s\(?@\w{3,20}\)?(?:\s*[·•|-]\s*.{1,24})?$")
_POST = re.compile(r"(?:.{0,50}\s)?@\w{3,20}: \S")
_PICTURE = re.compile(r"\bpic\.(?:twitter|x)\.com/\w")
_SIGNED = re.compile(r"(?:^|\s)[—–-] ?.{2,60}\(@\w{2,20}\)\s.{5,30}\d$")
_SIGNATURE = re.compile(r"[—–-] ?.{2,60}\(@\w{2,20}\)")
_LONGEST_POST = 70  # words
_CLOSES = re.compile(
    r"\d{1,2}:\d\d\s?[AaPp]\.?[Mm]\.?\s·|[\d.,]+[KM]? (?:Reposts?|Retweets?|Likes?|Views?)\b"
)
_MOST_ITEMS = 10
_MOST_POST = 4  # blocks of one post


def mark_posts(page: Page) -> None:
    """Mark posts of social networks: who, the words, when and how often shared."""
    blocks = page.blocks
    for number, block in enumerate(blocks):
        text = block.text
        signed = block.size <= 90 and (_PICTURE.search(text) or _SIGNED.search(text))
        if _SIGNATURE.match(text) and number > 0 and blocks[number - 1].size <= _LONGEST_POST:
            page.mark(number - 1, "embed")  # what a page embeds ends in a line with its author
        if signed or (block.size <= 60 and _POST.match(text)) or _CLOSES.match(text):
            page.mark(number, "embed")
        elif block.size <= 12 and not block.is_sentence and _AUTHOR.match(text):
            page.mark(number, "embed")
            _mark_words_of_post(page, number)


def _mark_words_of_post(page: Page, author: int) -> None:
    blocks = page.blocks
    near = range(author + 1, min(author + 1 + _MOST_POST, len(blocks)))
    ends = [
        number
        for number in near
        if _CLOSES.match(blocks[number].text)
        or _PICTURE.search(blocks[number].text)
        or _SIGNED.search(blocks[number].text)
    ]
    if ends:
        for number in range(author + 1, ends[-1] + 1):
            page.mark(number, "embed")


_SUMMARY = frozenset(
    ("summary", "key points", "highlights", "at a glance", "in brief", "in this article")
)
_HEADLINE_END = re.compile(r"[?!’'\"”)][\"”’')\]]*$")


def mark_lists(page: Page) -> None:
    """Mark the headlines under "Read more" and the like, down to the next running text."""
    for number, block in enumerate(page.blocks):
        if block.text.casefold().strip(" :") in _SUMMARY and number < 12:
            page.mark(number, "navigation")
            _mark_summary(page, number)
        elif page.kinds[number] == "related" and is_related_label(block.text):
            for item in range(number + 1, min(number + 1 + _MOST_ITEMS, len(page.blocks))):
                if page.is_free(item):
                    if not _is_item(page, item):
                        break
                    page.mark(item, "related")


def _is_item(page: Page, number: int) -> bool:
    block = page.blocks[number]
    asks = block.size <= 14 and _HEADLINE_END.search(block.text) and block.text[-2:-1] not in ".,"
    return not page.filed[number] and bool(block.is_open or asks)


def _mark_summary(page: Page, label: int) -> None:
    for number in range(label + 1, min(label + 7, len(page.blocks))):
        if page.blocks[number].size > 12 or not page.is_free(number):
            return
        page.mark(number, "headline")


_COMMENTS = re.compile(
    r"(?:(?:show )?(?:all )?\d+ comments?|comments? ?\(?\d+\)?|comments|leave a (?:reply|comment)"
    r"|your thoughts and comments|comments: .{3,20}|join the (?:conversation"
    r"|discussion))\b.{0,12}$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\W*(?:ENDS|END|End|Ends)\W*$|(?:Media |Press )?[Cc]ontacts?(?: (?:information|details))?:?$"
    r"|Accreditation$|Notes? (?:to|for) [Ee]ditors?:?$|(?:Media|Press) (?:contacts?|enquiries)\b"
    r"|Notes?: .{0,80}(?:@|\d{3})|(?:Kind|Best) regards,?$"
)
_ABOUT = re.compile(r"About (?P<who>(?:the )?[A-Z][\w&’'-]*(?: [\w&’'-]+){0,6}):?$")
_SHORT = 45  # words: no comment counted as one is longer


def mark_end(page: Page) -> None:
    """Mark readers' comments, and what a press release says of itself below its end."""
    size = len(page.blocks)
    for number, block in enumerate(page.blocks):
        if not (_COMMENTS.match(block.text) or _ENDS.match(block.text) or _ABOUT.match(block.text)):
            continue
        running = page.running()
        before = sum(at < number for at in running)
        after = [at for at in running if at > number]
        if before < 2 or before < len(after):
            continue
        if _COMMENTS.match(block.text) and all(page.blocks[at].size < _SHORT for at in after):
            _mark_rest(page, number, "embed")
        elif _ENDS.match(block.text) and size - number <= 14 and len(after) <= 4:
            _mark_rest(page, number, "agency")
        elif (about := _ABOUT.match(block.text)) and number + 1 < size:
            first = about["who"].removeprefix("the ").split()[0]
            if first in " ".join(page.blocks[number + 1].text.split()[:12]):
                page.mark(number, "agency")
                page.mark(number + 1, "agency")


def _mark_rest(page: Page, number: int, kind: str) -> None:
    for at in range(number, len(page.blocks)):
        page.mark(at, kind)
