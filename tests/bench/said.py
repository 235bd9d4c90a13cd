"""What the page of verdicts costs: 2,000 quotations held against one transcript, CPU time.

`python -m tests.bench.said`: 200 made articles quote a made speech, ten sentences each; of three
one is as said, one has a word changed, one lacks three words. The seed is fixed.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

from newstables.queries.said import was_it_said
from newstables.replica.replica import Replica, open_replica
from tests.fixtures.frames import articles, findings, keep, quote

_STEMS = "harbour ferry council budget road school tax border treaty grain power water rail".split()
_WORDS = [stem + end for stem in _STEMS for end in ("", "s", "ing", "ed", "er", "less")]
_ARTICLES, _EACH = 200, 10
_SENTENCES, _A_TURN = 220, 5


def main() -> None:
    """Print how long the verdicts take, and which they are."""
    chance = random.Random(20230131)
    with tempfile.TemporaryDirectory() as folder:
        tables = _fill(Path(folder), chance)
        begun = time.process_time()
        found = was_it_said(tables, "a0")
        spent = time.process_time() - begun
        counts = found["verdict"].value_counts().to_dict()
        told = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
        sys.stdout.write(f"{len(found):,} quotations: {spent:.1f} CPU s; {told}\n")
        tables.close()


def _fill(folder: Path, chance: random.Random) -> Replica:
    said = [" ".join(chance.choices(_WORDS, k=18)).capitalize() for _ in range(_SENTENCES)]
    turns = [". ".join(said[at : at + _A_TURN]) + "." for at in range(0, len(said), _A_TURN)]
    texts = ["\n\n".join(f"ADA QUILL: {turn}" for turn in turns)]
    quotes = [quote(texts[0], turn, article="a0", speaker="Ada Quill") for turn in turns]
    for number in range(1, _ARTICLES + 1):
        chosen = chance.sample(said, k=_EACH)
        printed = [_print(words, place, chance) for place, words in enumerate(chosen)]
        text = "\n\n".join(f"“{words},” Ada Quill said." for words in printed)
        texts.append(text)
        quotes += [quote(text, words, article=f"a{number}", speaker="Ada Quill")
                   for words in printed]  # fmt: skip
    days = ["2023-05-02", *["2023-05-03"] * _ARTICLES]
    return open_replica(keep(folder, articles(*texts, published=days), findings(quotes=quotes)))


def _print(words: str, place: int, chance: random.Random) -> str:
    printed = words.split()
    if place % 3 == 1:
        printed[chance.randrange(2, 15)] = "otherwise"
    elif place % 3 == 2:
        del printed[6:9]
    return " ".join(printed)


if __name__ == "__main__":
    main()
