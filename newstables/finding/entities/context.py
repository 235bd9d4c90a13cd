"""The words around a mention, by place in the text."""

import re
from bisect import bisect_left

from spacy.tokens import Doc

from newstables.lexicons import words

_AGE = re.compile(r",? \(?(?:aged )?[1-9]\d[,)]|, (?:aged )?[1-9]\d(?!\w)")
_KIN = re.compile(
    r"['’]s? (?:[a-z]+ )?(?:wife|husband|son|daughter|mother|father|brother|sister|widow|lawyer)"
)
_LETTERS = re.compile(r",? (?:[KQ]C|MEP|MP|MSP|TD)\b")
_COLUMNS = ["LENGTH", "SPACY", "TAG", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]
_IN = frozenset({"at", "from", "in", "near", "outside"})


class Context:
    """One article's words with their tags, found by character offset."""

    def __init__(self, doc: Doc) -> None:
        """Read the words of an annotated article.

        Read as arrays, since walking over a Doc's tokens costs several times as much.
        """
        self.text = doc.text
        columns = doc.to_array(_COLUMNS)
        ends = (columns[:, 0] + columns[:, 1]).cumsum().tolist()
        self.starts: list[int] = [0, *ends[:-1]] if ends else []
        lengths = columns[:, 0].tolist()
        self.words = [
            self.text[start : start + length]
            for start, length in zip(self.starts, lengths, strict=True)
        ]
        names = {tag: doc.vocab.strings[tag] for tag in {*columns[:, 2].tolist()}}
        self.tags = [names[tag] for tag in columns[:, 2].tolist()]
        subject = {doc.vocab.strings[label] for label in ("nsubj", "nsubjpass")}
        deps = columns[:, 3].tolist()
        self.subjects = {at for at, dep in enumerate(deps) if dep in subject}
        begins = columns[:, 4].tolist()
        self.sentences = [at for at, flag in enumerate(begins) if flag == 1 or at == 0]
        self.has_sentences = len(begins) < 2 or any(flag != 0 for flag in begins[1:])
        self.distinct = set(self.words)
        self.entities = self._entities(columns[:, 5].tolist(), columns[:, 6].tolist(), doc)
        self.products = [(start, end) for start, end, label in self.entities if label == "PRODUCT"]

    def _entities(self, iob: list[int], types: list[int], doc: Doc) -> list[tuple[int, int, str]]:
        """Return the model's names as (start, end, label); 3 begins one in `iob`, 1 goes on."""
        found: list[tuple[int, int, str]] = []
        for at, state in enumerate(iob):
            if state == 3:
                label = doc.vocab.strings[types[at]]
                found.append((self.starts[at], self.end_of(at), label))
            elif state == 1 and found:
                found[-1] = (found[-1][0], self.end_of(at), found[-1][2])
        return found

    def index(self, start: int) -> int:
        """Return the first word at or after a character."""
        return bisect_left(self.starts, start)

    def end_of(self, here: int) -> int:
        """Return the first character after a word."""
        return self.starts[here] + len(self.words[here])

    def adjacent(self, here: int) -> bool:
        """Return whether one space parts a word from the next."""
        after = here + 1
        return (
            here >= 0
            and after < len(self.starts)
            and self.starts[after] == self.end_of(here) + 1
            and self.text[self.end_of(here)] == " "
        )

    def tag(self, start: int) -> str:
        """Return the tag of the word at a character, empty when none begins there."""
        here = self.index(start)
        found = here < len(self.starts) and self.starts[here] == start
        return self.tags[here] if found else ""

    def titled(self, start: int) -> bool:
        """Return whether a title or a role stands right before: Mr, Prime Minister, striker."""
        here = self.index(start)
        before = self.words[max(0, here - 3) : here]
        if not before:
            return False
        if before[-1] in words("role_nouns"):
            return True
        titles = words("person_titles")
        return before[-1] in titles or any(
            " ".join(before[at:]) in titles for at in range(len(before) - 1)
        )

    def person_hints(self, start: int, end: int) -> int:
        """Weigh what tells a person around a mention: a title, an age, a relative."""
        hints = 3 if self.titled(start) else 0
        after = self.text[end : end + 40]
        if _AGE.match(after) or _KIN.match(after) or _LETTERS.match(after):
            hints += 2
        if self._apposed_role(end) or self._set_off(start, end):
            hints += 3
        return hints

    def _set_off(self, start: int, end: int) -> bool:
        """Return whether a name between commas follows what somebody is: "the mayor, Lee,"."""
        here = self.index(start)
        first = here - (here > 0 and self.tags[here - 1] == "NNP" and self.adjacent(here - 1))
        if first < 2 or self.words[first - 1] != "," or self.text[end : end + 1] != ",":
            return False
        return self.tags[first - 2] == "NN" and self.words[first - 2].lower() in words("role_nouns")

    def _apposed_role(self, end: int) -> bool:
        """Return whether a comma and what somebody is follow: ", director of the institute"."""
        here = self.index(end)
        if here >= len(self.words) or self.words[here] != "," or self.starts[here] != end:
            return False
        for at in range(here + 1, min(here + 6, len(self.words))):
            word = self.words[at].lower()
            if word in words("role_nouns") and self.tags[at] == "NN":
                return True
            if not self.tags[at].startswith(("DT", "JJ", "NN", "HYPH", "VBG", "RB")):
                return False
        return False

    def after_place_word(self, start: int) -> bool:
        """Return whether "in", "near" or the like stands right before."""
        here = self.index(start)
        return here > 0 and self.words[here - 1].lower() in _IN

    def with_article(self, start: int, end: int) -> bool:
        """Return whether "the" stands before and no noun goes on: the Hajj, not the Obama years."""
        here, after = self.index(start), self.index(end)
        return (
            here > 0
            and self.words[here - 1] in ("the", "The")
            and not (after < len(self.tags) and self.tags[after].startswith(("NN", "POS", "HYPH")))
        )

    def opens_sentence(self, start: int) -> bool:
        """Return whether nothing but marks stands before on its line or in its sentence."""
        before = self.text[max(0, start - 4) : start].rstrip(" \"“'‘(")
        return start == 0 or not before or before[-1] in ".!?:\n—"
