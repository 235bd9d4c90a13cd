"""Texts made up or mutated by chance, through every step of the engine: none may stop it.

`python -m tests.finding.fuzzed 1000` is the long run; a short one stands in the tests.
"""

import random
import sys
import time
from collections import Counter

from newstables.finding.pipeline import read_batch
from newstables.nlp.annotation import load_model
from newstables.schemas import FINDINGS
from tests.bench.exponents import SHAPES
from tests.gold.scoring import GOLD

_PIECES = (
    "“", "”", "‘", "’", '"', "'", "(", ")", "\n", "\n\n", "\r\n", "\t", " ", "\u00a0", "\u200b",
    "\u202e", "\ufeff", "\x00", "\x0c", "\u2028", "e\u0301", "😀", "…", "—", ".", ",", ":", ";",
    " said ", " he said ", " according to ", " on Monday ", " in 2023 ", " May 5 ", "Mr. ", " the ",
    "Photo: ", "© ", "Read more: ", "QUILL: ", "> ", "| ", "http://a.example/", "#1", "$5",
    "The New York Times", "Ana Duarte", "LOWMOOR, May 2 (Reuters) - ", "“We go,” he said.", "100%",
)  # fmt: skip


def gold_texts():
    return [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))]


def mutated(text, chance):
    """Return a text with stretches of it cut out, doubled, moved, or replaced by pieces."""
    for _ in range(chance.choice([1, 3, 10, 40])):
        at, length = chance.randrange(len(text) + 1), chance.choice([1, 5, 40, 200])
        stretch = text[at : at + length]
        how = chance.randrange(5)
        if how == 0:
            text = text[:at] + text[at + length :]
        elif how == 1:
            text = text[:at] + stretch * chance.choice([2, 5]) + text[at + length :]
        elif how == 2:
            to = chance.randrange(len(text) + 1)
            text = text[:to] + stretch + text[to:]
        elif how == 3:
            text = text[:at] + chance.choice(_PIECES) * chance.choice([1, 1, 9]) + text[at:]
        else:
            text = text[:at] + chr(chance.randrange(1, 0xD800)) + text[at:]
    return text


def made_up(chance):
    """Return a text of pieces, of the shapes that are slow, or of characters of any script."""
    how = chance.randrange(3)
    if how == 0:
        return "".join(chance.choices(_PIECES, k=chance.randrange(1, 300)))
    if how == 1:
        shapes = chance.sample(sorted(SHAPES), 3)
        return "".join(SHAPES[name](chance.randrange(1, 30)) for name in shapes)
    letters = [*range(1, 0x3000), *range(0xE000, 0x10FFFF, 999)]
    return "".join(map(chr, chance.choices(letters, k=chance.randrange(1, 400))))


def run(nlp, count, *, seed=7):
    """Read so many texts as English; return what was found, counted, and the slowest in CPU s.

    Every place that is found must lie in its text; none may be a problem.
    """
    chance, gold, told = random.Random(seed), gold_texts(), Counter()
    slowest = 0.0
    for number in range(count):
        text = mutated(chance.choice(gold), chance) if number % 3 else made_up(chance)
        begun = time.process_time()
        batch = read_batch(nlp, [("a", text, None, "en")])
        slowest = max(slowest, time.process_time() - begun)
        assert batch.problems.empty, f"seed {seed}, text {number}: {batch.problems['what'][0]}"
        for schema in FINDINGS:
            found = batch.frames[schema.name]
            told[schema.name] += len(found)
            places = zip(found["start"].tolist(), found["end"].tolist(), strict=True)
            for start, end in places:
                assert 0 <= start <= end <= len(text), f"seed {seed}, text {number}, {schema.name}"
        for quote in batch.frames["quotes"].itertuples():
            for start, end in quote.spans:
                assert 0 <= start < end <= len(text), f"seed {seed}, text {number}, spans"
    return told, slowest


if __name__ == "__main__":
    amount = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    counted, worst = run(load_model(), amount, seed=int(sys.argv[2]) if len(sys.argv) > 2 else 7)
    print(f"{amount} texts, none a problem; slowest {worst:.2f} CPU s; {dict(counted)}")
