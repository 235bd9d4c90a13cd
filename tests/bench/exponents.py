"""How the time of one article grows with its length, for texts made to be slow.

Reading should grow at most as n log n: an exponent near 1. It is measured as the slope between the
last two lengths on logarithmic axes, in CPU seconds of this process, on one text of each shape.
`python -m tests.bench.exponents 8000 16000 --shapes said,years` measures others, or longer texts.
"""

import argparse
import math
import time
from collections.abc import Callable, Iterable, Iterator, Sequence

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
    "lines": lambda n: "Harbour\n" * n,
    "blanks": lambda n: "Harbour" + " " * 8 * n + "stays.",
    "tabs": lambda n: "Harbour" + "\t" * 8 * n + "stays.",
    "digits": lambda n: "7" * 8 * n,
    "dashes": lambda n: "—" * 8 * n,
    "one word": lambda n: "harbour " * n,
    "one long word": lambda n: "harbour" * n,
    "capitals": lambda n: "HARBOUR STAYS " * n,
    "combining marks": lambda n: "e\u0301" * 4 * n,
    "zero-width": lambda n: "a\u200b" * 4 * n,
    "right to left": lambda n: "\u202eהנמל\u202c " * n,
    "copyright signs": lambda n: "© Harbour News\n" * n,
    "colons": lambda n: "Quill: Dun: " * n,
    "single marks open": lambda n: "‘We go " * n,
    "straight marks": lambda n: '"We go" ' * n,
    "marks in marks": lambda n: "“‘We go,’ she said,” he said. " * n,
    "brackets in brackets": lambda n: "(a " * n + ")" * n,
    "according to": lambda n: "according to the mayor, " * n,
    "ordinals": lambda n: "on the 3rd, the 4th and the 5th, " * n,
    "years": lambda n: "in 1999, 2001, 2003 " * n,
    "money": lambda n: "$5.3 million and 7% " * n,
    "towns": lambda n: "Paris, France; Oslo, Norway; " * n,
    "possessives": lambda n: "Quill's mother's lawyer's " * n,
    "relative clauses": lambda n: "who met the man who saw the woman " * n,
    "and": lambda n: "and " * n,
    "questions": lambda n: "Why? " * n,
    "dashed asides": lambda n: "the mayor — who spoke — left — " * n,
    "mails": lambda n: "> > Quill wrote:\n" * n,
    "tables": lambda n: "| Quill | 3 | Lowmoor |\n" * n,
    "ellipses": lambda n: "we … go … on … " * n,
}
LENGTHS = (500, 1000, 2000)
_LETTERS = "bcdfglmnprst"


def _name(number: int) -> str:
    digits = [_LETTERS[number // len(_LETTERS) ** place % len(_LETTERS)] for place in range(4)]
    return "".join(f"{digit}a" for digit in digits).capitalize()


def measure(
    lengths: Sequence[int] = LENGTHS, shapes: Iterable[str] = SHAPES
) -> Iterator[tuple[str, list[float], float]]:
    """Yield each shape with its CPU seconds at some lengths and its exponent."""
    nlp = load_model()
    read_batch(nlp, [("warm", "Ada Quill said “we go” on Monday.")])
    for name in shapes:
        spent = []
        for length in lengths:
            text = SHAPES[name](length)
            begun = time.process_time()
            read_batch(nlp, [("a", text, None, "en")])
            spent.append(time.process_time() - begun)
        yield name, spent, math.log(spent[-1] / spent[-2]) / math.log(lengths[-1] / lengths[-2])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("lengths", nargs="*", type=int, help="how often a shape stands in a text")
    parser.add_argument("--shapes", help="some of SHAPES, by commas")
    given = parser.parse_args()
    some = given.shapes.split(",") if given.shapes else SHAPES
    for name, spent, exponent in measure(given.lengths or LENGTHS, some):
        times = " ".join(f"{seconds:7.2f}" for seconds in spent)
        print(f"{name:28} {times} {exponent:6.2f}", flush=True)
