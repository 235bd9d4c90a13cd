"""Where the text of an article in an export ends: words that name a field stand in texts too.

"Notes:" or "Location:" at the head of a paragraph ends nothing while running text follows. Where
the file counts the article's words, the end that fits its count best is taken.
"""

from collections.abc import Callable, Sequence

Own = Callable[[int], bool]


def tail_of(blocks: Sequence[str], *, first: int, is_own: Own) -> int:
    """Return where the unbroken run of the export's own blocks begins that ends an article.

    Args:
        blocks: paragraphs or lines of one article.
        first: the first block of its text.
        is_own: whether the block of a number is the export's own, such as a field.
    """
    end = len(blocks)
    while end > first and is_own(end - 1):
        end -= 1
    return end


def end_of_text(
    blocks: Sequence[str], *, first: int, is_own: Own, surely: int, counted: int | None
) -> int:
    """Return where the text ends: where the run of fields begins, or where the count says.

    Args:
        blocks: paragraphs or lines of one article.
        first: the first block of its text.
        is_own: whether the block of a number looks like a field.
        surely: where nothing but fields follows.
        counted: how many words the file says the text has; None: it does not say.
    """
    if not counted:
        return surely
    ends = [number for number in range(first, surely) if is_own(number)]
    words = {end: sum(len(block.split()) for block in blocks[first:end]) for end in [*ends, surely]}
    return min(reversed(list(words)), key=lambda end: abs(words[end] - counted))
