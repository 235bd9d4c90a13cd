"""How the time of one article grows with its length, for texts made to be slow.

Reading should grow at most as n log n: an exponent near 1. It is measured as the slope between the
last two lengths on logarithmic axes, in CPU seconds of this process, on one text of each shape.
"""

import math
import time
from collections.abc import Callable, Iterator

from newstables.finding.pipeline import read_batch
from newstables.nlp.annotation import load_model

SHAPES: dict[str, Callable[[int], str]] = {
    "marks without blanks": lambda n: "“" * n + "”" * n,
    "brackets without blanks": lambda n: "(" * n + ")" * n,
    "a quotation repeated": lambda n: "“We go now,” he said. " * n,
    "weekdays in a row": lambda n: "on Monday, on Tuesday, " * n,
    "a new name each": lambda n: "".join(f"Mr. {_name(i)} met {_name(i + n)}. " for i in range(n)),
    "letters in single marks": lambda n: "‘a’ " * n,
    "said": lambda n: "said " * n,
    "photo lines": lambda n: "Photo: A B / C\n" * n,
    "that he said": lambda n: "that he said " * n,
    "headings": lambda n: "Read more: The harbour\n\n" * n,
    "one-word paragraphs": lambda n: "Harbour.\n\n" * n,
    "label lines": lambda n: "QUILL: We go.\n" * n,
    "open marks": lambda n: "“We go " * n,
    "roles": lambda n: "the minister of ports said the president " * n,
    "pronouns": lambda n: "he told her that she saw him. " * n,
    "dates in a list": lambda n: "May 2, 2023; " * n,
    "hyphens": lambda n: "a-" * n,
    "dots": lambda n: ". " * n,
    "brackets around names": lambda n: "(Ada Quill) " * n,
    "commas": lambda n: "Quill, " * n,
    "addresses": lambda n: "https://harbour.example/a " * n,
    "initials": lambda n: "A. B. C. " * n,
    "quoted names": lambda n: "“Ada Quill” " * n,
    "met in": lambda n: "Ada Quill met Cora Dun in Vell on Monday. " * n,
}
LENGTHS = (500, 1000, 2000)
_LETTERS = "bcdfglmnprst"


def _name(number: int) -> str:
    digits = [_LETTERS[number // len(_LETTERS) ** place % len(_LETTERS)] for place in range(4)]
    return "".join(f"{digit}a" for digit in digits).capitalize()


def measure() -> Iterator[tuple[str, list[float], float]]:
    """Yield each shape with its CPU seconds at LENGTHS and its exponent."""
    nlp = load_model()
    read_batch(nlp, [("warm", "Ada Quill said “we go” on Monday.")])
    for name, made in SHAPES.items():
        spent = []
        for length in LENGTHS:
            begun = time.process_time()
            read_batch(nlp, [("a", made(length))])
            spent.append(time.process_time() - begun)
        yield name, spent, math.log(spent[-1] / spent[-2]) / math.log(LENGTHS[-1] / LENGTHS[-2])


if __name__ == "__main__":
    for name, spent, exponent in measure():
        times = " ".join(f"{seconds:7.2f}" for seconds in spent)
        print(f"{name:28} {times} {exponent:6.2f}", flush=True)
