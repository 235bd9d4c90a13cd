"""A page under judgement: its blocks, what is known of each, and what the shape of all tells."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from newstables.finding.furniture.captions import Part
from newstables.finding.furniture.lines import Line

_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*$")
_ENDED = re.compile(r"[.!?…:;,—–-][\"”’')\]]*$")
_SAID = re.compile(r"[“\"][^”\"]{5,}[.!?,][”\"] ?[—–―-]+ ?\w")  # and by whom
_SMALL = re.compile(
    r"(?:a|an|and|as|at|but|by|for|from|if|in|into|is|its|nor|of|off|on|or|over|per|so|than|the|to"
    r"|up|via|vs\.?|with|yet|about|after|amid|are|be)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Block:
    """One paragraph or lone line, and its shape."""

    line: Line

    @property
    def text(self) -> str:
        """Return its words; line ends inside it are blanks."""
        return self.line.text

    @cached_property
    def size(self) -> int:
        """Count its words."""
        return len(self.text.split())

    @cached_property
    def is_sentence(self) -> bool:
        """Return whether it closes as a sentence does."""
        return bool(_SENTENCE.search(self.text))

    @cached_property
    def is_prose(self) -> bool:
        """Return whether it looks like running text: some words, closed as a sentence is."""
        return self.size > 7 and self.is_sentence

    @cached_property
    def is_open(self) -> bool:
        """Return whether it is a short line that no mark closes, as headings and buttons are."""
        if _SAID.match(self.text):
            return False
        first = self.text[0]
        begins = first.isupper() or first.isdigit() or not first.isalpha() or self.size < 8
        return self.size <= 30 and begins and not _ENDED.search(self.text)

    @cached_property
    def is_title_case(self) -> bool:
        """Return whether every word of weight begins with a capital."""
        words = re.findall(r"[^\W\d_][\w'’.-]*", self.text)
        words = [word for word in words if not _SMALL.match(word)]
        return len(words) >= 4 and all(word[0].isupper() for word in words)


@dataclass
class Page:
    """The blocks of a page, and the furniture found so far."""

    blocks: list[Block]
    kinds: list[str | None] = field(default_factory=list)  # of a block that is furniture whole
    parts: list[list[Part]] = field(default_factory=list)  # of a block that is so in part
    filed: list[int] = field(default_factory=list)  # where a block's dateline ends, 0 for none

    def __post_init__(self) -> None:
        """Begin with nothing found."""
        size = len(self.blocks)
        self.kinds, self.parts = [None] * size, [[] for _ in range(size)]
        self.filed = [0] * size

    def is_free(self, number: int) -> bool:
        """Return whether nothing is known of a block yet, its dateline apart."""
        return self.kinds[number] is None and not self.parts[number]

    def running(self) -> list[int]:
        """Return the numbers of the blocks that look like running text."""
        return [
            number
            for number, block in enumerate(self.blocks)
            if (block.is_prose or self.filed[number]) and self.kinds[number] is None
            and not any(kind in ("caption", "credit") for _, _, kind in self.parts[number])
        ]  # fmt: skip

    def mark(self, number: int, kind: str) -> None:
        """Take a block for furniture from end to end, unless it is known for some already."""
        if self.is_free(number):
            self.kinds[number] = kind
