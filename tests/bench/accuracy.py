"""`make accuracy`: the table of the README, measured anew with the scorers beside the corpora.

Annotates every development corpus with `python -m newstables annotate`, scores what came out and
prints the table in Markdown. Nothing here passes or fails.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from newstables.config import ROOT, read_settings
from newstables.queries.quotes import LIKELY, SURE

_DATES = {"TimeBank": "timebank", "AQUAINT": "aquaint", "MEANTIME apple": "meantime_apple"}


def main() -> None:
    """Print the table."""
    shared = read_settings().corpora.resolve()
    if not (shared / "bench").is_dir():
        sys.exit(f"no corpora in {shared}; set DATELINE_CORPORA")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        rows = [*_quotes(shared, work), *_entities(shared, work), *_dates(shared, work)]
        _write(("what", "data", "figure"), rows)
        sys.stdout.write(
            "\nHow sure a quotation in marks is shown, and how often that is right:\n\n"
        )
        heads = ("shown as", "confidence", "quotations", "words and speaker", "right person")
        _write(heads, _reliability(shared, work))


def _write(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    for row in (heads, ("---",) * len(heads), *rows):
        sys.stdout.write("| " + " | ".join(row) + " |\n")


def _annotate(lines: Path, work: Path) -> Path:
    out = work / f"{lines.stem}.out.jsonl"
    with out.open("wb") as target:
        command = [sys.executable, "-m", "newstables", "annotate", str(lines)]
        subprocess.run(command, cwd=ROOT, stdout=target, check=True)
    return out


def _score(script: Path, *arguments: object) -> Any:
    command = [sys.executable, str(script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def _quotes(shared: Path, work: Path) -> list[tuple[str, str, str]]:
    bench = shared / "bench" / "quotes"
    gold = work / "dev.jsonl"
    with gold.open("wb") as target:
        pronouns = ["--entities", str(bench / "dev_pronouns.tsv")]
        command = [sys.executable, str(bench / "polnear.py"), str(shared / "corpora" / "PolNeAR")]
        subprocess.run([*command, "dev", *pronouns], stdout=target, check=True)
    found = _score(bench / "score.py", gold, _annotate(gold, work), "--json")
    wanted = (
        ("quoted words found, F", "quoted", "match"),
        ("quoted words found and given to the right speaker, F", "quoted", "e2e"),
        ("quoted words filed under the right person, F", "quoted", "who"),
        ("indirect speech found and given to the right speaker, F", "indirect", "e2e"),
        ("every attribution found and given to the right speaker, F", "all", "e2e"),
    )
    return [
        (what, "PolNeAR dev", _percent(found[track][measure]["f"]))
        for what, track, measure in wanted
    ]


def _reliability(shared: Path, work: Path) -> list[tuple[str, ...]]:
    """Count, by confidence, how many quotations of PolNeAR dev are right; `_quotes` ran before.

    The right person can be told where the annotation says who it is.
    """
    judged = _judged(shared, work)
    rows = []
    for name, low, high in (
        ("sure", SURE, 1.01),
        ("likely", LIKELY, SURE),
        ("unsure", 0.0, LIKELY),
    ):
        here = [quote for quote in judged if low <= quote["predicted"]["confidence"] < high]
        known = [quote["who"] for quote in here if quote.get("who") is not None]
        right = sum(quote["verdict"] == "right" for quote in here)
        bound = f"{low:.2f} to {min(high, 1):.2f}"
        person = f"{_percent(sum(known) / len(known))} of {len(known)}"
        rows.append((name, bound, str(len(here)), _percent(right / len(here)), person))
    return rows


def polnear_judged(shared: Path, work: Path) -> list[dict[str, Any]]:
    """Return each quotation in marks found on PolNeAR dev, as its scorer judges it."""
    _quotes(shared, work)
    return _judged(shared, work)


def _judged(shared: Path, work: Path) -> list[dict[str, Any]]:
    errors = work / "errors.jsonl"
    script = shared / "bench" / "quotes" / "score.py"
    _score(script, work / "dev.jsonl", work / "dev.out.jsonl", "--json", "--errors", errors)
    found = [json.loads(line) for line in errors.read_text(encoding="utf-8").splitlines()]
    quoted = [quote for quote in found if quote["track"] == "quoted" and quote["predicted"]]
    return [quote for quote in quoted if quote["verdict"] != "no source"]


def _entities(shared: Path, work: Path) -> list[tuple[str, str, str]]:
    gold = shared / "corpora" / "entities" / "gum_wikinews.json"
    documents = json.loads(gold.read_text(encoding="utf-8"))["documents"]
    lines = work / "gum.jsonl"
    lines.write_text(
        "".join(
            json.dumps({name: article[name] for name in ("id", "text")}) + "\n"
            for article in documents
        ),
        encoding="utf-8",
    )
    out = _annotate(lines, work).read_text(encoding="utf-8").splitlines()
    system = work / "gum.json"
    system.write_text(json.dumps({"documents": [json.loads(line) for line in out]}))
    script = shared / "bench" / "entities" / "score.py"
    every = _score(script, gold, system, "--coarse", "--json")
    people = _score(script, gold, system, "--coarse", "--types", "PERSON", "--json")
    figures = (
        ("names found, F", every["names"]["all"][2]),
        ("names of one thing counted together, B³ F", every["entities"]["matched"][2]),
        ("count error of the top 10", every["chart totals"]["count error"]),
        ("count error of the top 10 people", people["chart totals"]["count error"]),
    )
    return [(what, "GUM Wikinews", _percent(figure)) for what, figure in figures]


def _dates(shared: Path, work: Path) -> list[tuple[str, str, str]]:
    rows = []
    script = shared / "bench" / "dates" / "score.py"
    for name, stem in _DATES.items():
        gold = shared / "corpora" / "dates" / f"{stem}.jsonl"
        found = _score(script, "--json", "score", gold, _annotate(gold, work))
        rows.append(("times with the right value, F", name, _percent(found["value"]["f1"])))
        rows.append(("calendar dates right, F", name, _percent(found["dated"]["f1"])))
        weekday = found["classes"]["weekday_bare"]["right"]
        rows.append(("bare weekdays right", name, _percent(weekday)))
    return rows


def _percent(share: float | None) -> str:
    """Write a share; the scorers leave out what has nothing to be measured on."""
    return "not measured" if share is None else f"{100 * share:.1f} %"


if __name__ == "__main__":
    main()
