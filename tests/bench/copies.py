"""`make copies`: how often one article that takes another over is found to, and others are not.

Those whose words were changed one by one are to be told as rewordings, and are no origins.

Takes articles of PolNeAR, makes versions of them whose right answer is known, puts all into the
index as a store does, and counts. The seed is fixed; nothing here passes or fails. Then the real
articles are held against one another, each pair of them, without an index.
"""

import random
import re
import sys
import time
from collections.abc import Callable, Iterator

import pandas as pd

from newstables.config import ROOT, read_settings
from newstables.reading.copies import find_copies, left_out
from newstables.reading.runs import AT_LEAST, Runs, likeness, runs_of, words_of
from newstables.schemas import ARTICLES

GOLD = ROOT / "tests" / "gold"
_SEED = 20230131
_MOST = 250  # articles that versions are made of
_LEAST = 150  # words of one
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+")

Make = Callable[[str, str, random.Random, list[str]], str]  # text, another, chance, words


def main() -> None:
    """Print the tables."""
    folder = read_settings().corpora.resolve() / "corpora" / "PolNeAR"
    texts = [path.read_text(encoding="utf-8") for part in ("train", "dev")
             for path in sorted((folder / part).rglob("*.txt"))]  # fmt: skip
    if not texts:
        sys.exit(f"no texts in {folder}; set DATELINE_CORPORA")
    _measure_made(texts)
    _measure_real("real articles", texts)
    gold = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))]
    _measure_real("articles of ours, several on one event", gold)


def _measure_made(texts: list[str]) -> None:
    chance = random.Random(_SEED)
    long = [text for text in texts if len(text.split()) >= _LEAST]
    chosen = chance.sample(long, min(2 * _MOST, len(long)))
    originals, others = chosen[: len(chosen) // 2], chosen[len(chosen) // 2 :]
    words = sorted({word for text in texts for word in re.findall(r"[a-z]{5,}", text)})
    rows, wanted = [], {}
    for number, text in enumerate(originals):
        rows.append(_row(f"o{number}", text, "2023-01-30"))
        other = others[number]
        for kind, make in {**COPIES, **SPUN, **OTHERS}.items():
            key = f"{kind}|{number}"
            rows.append(_row(key, make(text, other, chance, words), "2023-01-31"))
            how = "reprinted" if kind in COPIES else "reworded"
            wanted[key] = ("", "") if kind in OTHERS else (f"o{number}", how)
    started = time.process_time()
    found = find_copies(ARTICLES.frame(rows))
    spent = time.process_time() - started
    columns = (found[name] for name in ("article_id", "duplicate_of", "kind"))
    of = {key: (origin, how) for key, origin, how in zip(*columns, strict=True)}
    told = {key: of.get(key, ("", "")) for key in wanted}
    sys.stdout.write("| version | is | found to be | of |\n| --- | --- | --- | --- |\n")
    for kind in {**COPIES, **SPUN, **OTHERS}:
        keys = [key for key in wanted if key.startswith(f"{kind}|")]
        right = sum(told[key] == wanted[key] for key in keys)
        what = "a copy" if kind in COPIES else "a rewording" if kind in SPUN else "none"
        sys.stdout.write(f"| {kind} | {what} | {100 * right / len(keys):.1f} % | {len(keys)} |\n")
    for how in ("reprinted", "reworded"):
        _write_how_right(how, told, wanted)
    origins = {origin for origin, _ in of.values()}
    spun = sum(key in origins for key, (_, how) in wanted.items() if how == "reworded")
    sys.stdout.write(
        f"{spun} spun texts taken for the origin of another; "
        f"{1000 * spent / len(rows):.1f} CPU ms an article ({len(rows)})\n"
    )


Told = dict[str, tuple[str, str]]  # version -> its original, and how it takes it over


def _write_how_right(how: str, told: Told, wanted: Told) -> None:
    said = [key for key in told if told[key][1] == how]
    asked = [key for key in wanted if wanted[key][1] == how]
    right = sum(told[key] == wanted[key] for key in said)
    sys.stdout.write(
        f"\n{how}: precision {100 * right / max(1, len(said)):.1f} % of {len(said)}, "
        f"recall {100 * right / len(asked):.1f} % of {len(asked)}\n"
    )


def _row(article_id: str, text: str, published: str) -> dict[str, object]:
    return {"article_id": article_id, "text": text, "words": len(text.split()),
            "published": published, "added_at": "2023-02-01T00:00:00"}  # fmt: skip


# ---- versions


def _sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE.split(text) if part]


def _again(text: str, _: str, __: random.Random, ___: list[str]) -> str:
    return f"NEWS DESK\n\n{text}\n\nAll rights reserved."


def _cut(text: str, _: str, chance: random.Random, __: list[str]) -> str:
    kept = _sentences(text)
    return " ".join(kept[: max(4, int(len(kept) * chance.uniform(0.35, 0.8)))])


def _edited(text: str, _: str, chance: random.Random, words: list[str]) -> str:
    return " ".join(word if chance.random() > 0.05 else chance.choice(words)
                    for word in text.split())  # fmt: skip


def _later(text: str, other: str, chance: random.Random, _: list[str]) -> str:
    """A version of the next hour: a fifth of the sentences new, two more at the top."""
    new = _sentences(other)
    told = [chance.choice(new) if chance.random() < 0.2 else each for each in _sentences(text)]
    return " ".join([*new[:2], *told])


def _shuffled(text: str, _: str, chance: random.Random, __: list[str]) -> str:
    kept = _sentences(text)
    chance.shuffle(kept)
    return " ".join(kept)


def _spun(share: float) -> Make:
    """Change a share of the words; one in five of them becomes two, one in ten is left out."""

    def made(text: str, _: str, chance: random.Random, words: list[str]) -> str:
        told = []
        for word in text.split():
            if chance.random() > share:
                told.append(word)
            else:
                told += chance.choices(words, k=chance.choices((0, 1, 2), (1, 7, 2))[0])
        return " ".join(told)

    return made


def _spun_and_cut(text: str, other: str, chance: random.Random, words: list[str]) -> str:
    return _spun(0.3)(_cut(text, other, chance, words), other, chance, words)


def _quoting(text: str, other: str, _: random.Random, __: list[str]) -> str:
    """Another article that prints two of the sentences."""
    return " ".join([*_sentences(other)[:12], *_sentences(text)[3:5]])


COPIES: dict[str, Make] = {
    "printed again, with lines of the outlet": _again,
    "cut at its end to a third and more": _cut,
    "edited: one word in twenty": _edited,
    "a later version, a fifth of it new": _later,
    "its sentences in another order": _shuffled,
}
SPUN: dict[str, Make] = {
    "spun: one word in four": _spun(0.25),
    "spun: one word in three": _spun(1 / 3),
    "spun: two words in five": _spun(0.4),
    "spun: three words in ten, and cut at its end": _spun_and_cut,
}
OTHERS: dict[str, Make] = {
    "another article with two of its sentences": _quoting,
}


# ---- real articles


def _measure_real(what: str, texts: list[str]) -> None:
    rows = [_row(f"a{number:04}", text, "2023-01-31") for number, text in enumerate(texts)]
    found = find_copies(ARTICLES.frame(rows))
    runs = [runs_of(words_of(text, left_out=left_out(text))) for text in texts]
    pairs = {_named(pair) for pair in _alike(runs)}
    told = {tuple(sorted(pair)) for pair in _pairs(found[found["kind"].eq("reprinted")])}
    sys.stdout.write(
        f"\n{len(texts)} {what}, held pair by pair: {len(pairs)} pairs of which half and "
        f"more of one stands in the other; the index finds {len(told & pairs)}, and "
        f"{len(told - pairs)} that are none; {found['kind'].eq('reworded').sum()} are told as "
        "rewordings\n"
    )


def _pairs(found: pd.DataFrame) -> Iterator[tuple[str, str]]:
    yield from zip(found["article_id"], found["duplicate_of"], strict=True)


def _named(pair: tuple[int, int]) -> tuple[str, ...]:
    return tuple(sorted(f"a{number:04}" for number in pair))


def _alike(runs: list[Runs]) -> Iterator[tuple[int, int]]:
    """Return the pairs of articles of which the shorter stands in the longer by half and more."""
    for one, own in enumerate(runs):
        for other in range(one + 1, len(runs)):
            shorter, longer = sorted((own, runs[other]), key=len)
            if likeness(shorter, longer) >= AT_LEAST:
                yield one, other


if __name__ == "__main__":
    main()
