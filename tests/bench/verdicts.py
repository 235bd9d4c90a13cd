"""`make verdicts`: how often a quotation held against its source is judged right.

Takes the words in quotation marks of PolNeAR's articles (train), makes several thousand printings
of them whose right verdict is known, and counts what comes out. The seed is fixed; nothing here
passes or fails.
"""

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from spacy.lang.en.stop_words import STOP_WORDS

from newstables.config import read_settings
from newstables.story.ledger.comparing import read_printed
from newstables.story.ledger.passages import PassageIndex
from newstables.story.ledger.sentences import content_keys
from newstables.story.ledger.wording_keys import words_of

_SEED = 20230131
_MARKED = re.compile('[“"]([^“”"\n]{30,400})[”"]')
_LEAST = 6  # words of a quotation
_MOST = 1200  # quotations of each kind
# What a kind of printing is to be judged; several where a reader could say either.
RIGHT: dict[str, tuple[str, ...]] = {
    "as said": ("exact",),
    "cut at its ends": ("exact",),
    "left out, marked": ("shortened",),
    "left out, unmarked": ("shortened",),
    "two sentences made one": ("joined",),
    "one word changed": ("altered",),
    "one word added": ("altered",),
    "negation left out": ("altered",),
    "a word in brackets": ("bracketed",),
    "spun": ("altered", "none"),
    "invented": ("none",),
}


def main() -> None:
    """Print the table."""
    folder = read_settings().corpora.resolve() / "corpora" / "PolNeAR" / "train"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    if not texts:
        sys.exit(f"no texts in {folder}; set DATELINE_CORPORA")
    started = time.process_time()
    index = PassageIndex(texts)
    built = time.process_time() - started
    made = list(_printings(texts, random.Random(_SEED)))
    started = time.process_time()
    judged = [(kind, _verdict(index, number, words)) for kind, number, words in made]
    spent = time.process_time() - started
    _write(judged)
    sys.stdout.write(
        f"\n{len(texts)} articles indexed in {built:.1f} CPU s; "
        f"{1000 * spent / len(made):.1f} CPU ms a quotation ({len(made)})\n"
    )


def _verdict(index: PassageIndex, number: int, words: str) -> str:
    """Return the verdict that the article a quotation was taken from gives it."""
    found = [passage for passage in index.find(read_printed(words)) if passage.text == number]
    return found[0].compared.match if found else "none"


def _write(judged: list[tuple[str, str]]) -> None:
    told = ("exact", "bracketed", "shortened", "joined", "altered", "none")
    sys.stdout.write("| printing | " + " | ".join(told) + " | right |\n")
    sys.stdout.write("| --- " * (len(told) + 2) + "|\n")
    for kind, right in RIGHT.items():
        counts = Counter(verdict for own, verdict in judged if own == kind)
        of = sum(counts.values())
        share = 100 * sum(counts[verdict] for verdict in right) / of if of else 0.0
        cells = " | ".join(str(counts[verdict]) for verdict in told)
        sys.stdout.write(f"| {kind} | {cells} | {share:.1f} % |\n")
    sys.stdout.write("\nPrecision of each verdict: ")
    parts = []
    for verdict in told:
        kinds = [kind for kind, given in judged if given == verdict]
        right = sum(verdict in RIGHT[kind] for kind in kinds)
        parts.append(f"{verdict} {100 * right / len(kinds):.1f} % of {len(kinds)}" if kinds else "")
    sys.stdout.write(", ".join(filter(None, parts)) + "\n")


def _printings(texts: list[str], chance: random.Random) -> Iterator[tuple[str, int, str]]:
    """Make printings: kind, number of the article, words."""
    said = [
        (number, match[1].strip().rstrip(",."))
        for number, text in enumerate(texts)
        for match in _MARKED.finditer(text)
        if len(words_of(match[1]).keys) >= _LEAST and not set("[](){}…") & set(match[1])
    ]
    chance.shuffle(said)
    vocabulary = sorted({key for text in texts[:100] for key in content_keys(text)})
    makers: dict[str, Callable[[str, random.Random, list[str]], str | None]] = {
        "as said": lambda words, *_: words,
        "cut at its ends": _cut,
        "left out, marked": lambda words, chance, _: _left_out(words, chance, " […] "),
        "left out, unmarked": lambda words, chance, _: _left_out(words, chance, " "),
        "two sentences made one": _joined,
        "one word changed": _changed,
        "one word added": _added,
        "negation left out": _unsaid,
        "a word in brackets": _bracketed,
        "spun": _spun,
        "invented": _invented,
    }
    for kind, make in makers.items():
        count = 0
        for number, words in said:
            printed = make(words, chance, vocabulary)
            if printed and count < _MOST:
                count += 1
                yield kind, number, printed


def _tokens(words: str) -> list[str]:
    return words.split()


def _cut(words: str, chance: random.Random, _: Any) -> str | None:
    tokens = _tokens(words)
    if len(tokens) < 10:
        return None
    first = chance.randint(1, 3)
    return " ".join(tokens[first : len(tokens) - chance.randint(1, 3)])


def _left_out(words: str, chance: random.Random, mark: str) -> str | None:
    """Leave out two to five words inside one sentence, no word of it a negation."""
    tokens = _tokens(words)
    if len(tokens) < 14:
        return None
    size = chance.randint(2, 5)
    at = chance.randint(4, len(tokens) - size - 4)
    gone = tokens[at : at + size]
    if any(token[-1] in ".!?" for token in tokens[at - 1 : at + size]) or _denies(gone):
        return None
    left = " ".join(tokens[:at]) + mark + " ".join(tokens[at + size :])
    return left if tokens[at] != tokens[at + size] else None


def _denies(tokens: list[str]) -> bool:
    keys = words_of(" ".join(tokens)).keys
    return bool({"not", "no", "never", "nor", "without", "nothing", "nobody", "none"} & set(keys))


def _joined(words: str, chance: random.Random, _: Any) -> str | None:
    """Leave out a whole sentence between two others, or all but the ends of two."""
    sentences = re.split(r"(?<=[.!?])\s+", words)
    if len(sentences) < 3 or min(map(len, sentences)) < 12:
        return None
    return " ".join([sentences[0], *sentences[2:]])


def _changed(words: str, chance: random.Random, vocabulary: list[str]) -> str | None:
    tokens = _tokens(words)
    inner = [at for at in range(1, len(tokens) - 1) if tokens[at].isalpha() and len(tokens[at]) > 3]
    if not inner:
        return None
    at = chance.choice(inner)
    new = chance.choice(vocabulary)
    if words_of(new).keys == words_of(tokens[at]).keys:
        return None
    return " ".join([*tokens[:at], new, *tokens[at + 1 :]])


def _added(words: str, chance: random.Random, vocabulary: list[str]) -> str | None:
    tokens = _tokens(words)
    at = chance.randint(2, len(tokens) - 2)
    return " ".join([*tokens[:at], chance.choice(vocabulary), *tokens[at:]])


def _unsaid(words: str, chance: random.Random, _: Any) -> str | None:
    tokens = _tokens(words)
    inner = [at for at in range(1, len(tokens) - 1) if tokens[at] in ("not", "never", "no")]
    return " ".join(tokens[: inner[0]] + tokens[inner[0] + 1 :]) if inner else None


def _bracketed(words: str, chance: random.Random, _: Any) -> str | None:
    tokens = _tokens(words)
    inner = [
        at
        for at in range(1, len(tokens) - 1)
        if tokens[at].lower() in ("he", "she", "it", "they", "them")
    ]
    if not inner:
        return None
    at = chance.choice(inner)
    return " ".join([*tokens[:at], "[the members]", *tokens[at + 1 :]])


def _spun(words: str, chance: random.Random, vocabulary: list[str]) -> str | None:
    """Change six in ten of the longer words, as texts are spun to look new."""
    spun = [
        chance.choice(vocabulary) if len(token) > 3 and chance.random() < 0.6 else token
        for token in _tokens(words)
    ]
    changed = sum(one != other for one, other in zip(spun, _tokens(words), strict=True))
    return " ".join(spun) if changed > 2 else None


def _invented(words: str, chance: random.Random, vocabulary: list[str]) -> str | None:
    """Keep the small words of a sentence, and none that says something."""
    tokens = _tokens(words)
    new = [token if token.lower() in STOP_WORDS else chance.choice(vocabulary) for token in tokens]
    return " ".join(new) if sum(a != b for a, b in zip(new, tokens, strict=True)) > 2 else None


if __name__ == "__main__":
    main()
