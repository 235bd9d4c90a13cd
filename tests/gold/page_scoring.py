"""How much is right on pasted pages: `python -m tests.gold.page_scoring [--later] [--errors X]`.

A case is pages/NAME.txt, a whole page as an analyst pastes it, with NAME.page.json beside it: the
right answers, written from the text before the engine saw it; where it lists under "judged" the
measures it answers for, the others are not marked. Every third page is kept back: its
errors are not printed, so that rules are not written for it and its figures tell of other pages.

later/ holds pages of the same form that were written last, by somebody who had not seen the engine,
when its rules were there already: few rules have been written for them since.
"""

import argparse
import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from newstables.config import Settings
from newstables.finding.marks import quoted_regions
from newstables.story.corpus.reading import read_corpus
from newstables.story.corpus.writing import annotate_corpus, timeline_of

PAGES = Path(__file__).parent / "pages"
LATER = Path(__file__).parent / "later"
MEASURES = (
    "furniture", "counted", "names", "speakers", "indirect", "times", "events", "status", "place",
    "no event",
)  # fmt: skip
_UNANSWERED: dict[str, Any] = {"times": [], "events": [], "no_events": []}
_JOIN = " [...] "
_SHUT = re.compile(r"[.,!?]?[\"”″’]*")  # what closes words in marks at the end of a row
_DETERMINER = re.compile(r"(?:the|a|an|one|both|his|her|its|their) (?=.)")  # the answers vary


class Mark(NamedTuple):
    """One answer, found or expected: which measure, whether it is right, and how it is told."""

    measure: str  # one of MEASURES, then "found" (is it right?) or "wanted" (is it there?)
    right: bool
    words: str


def is_kept_back(name: str) -> bool:
    """Return whether a page's errors are not to be looked at."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def read_pages(folder: Path = PAGES) -> dict[str, dict[str, Any]]:
    """Read every case of a folder: its text under "text", its answers under their names."""
    cases = {}
    for path in sorted(folder.glob("*.page.json")):
        name = path.name.removesuffix(".page.json")
        case = json.loads(path.read_text(encoding="utf-8"))
        cases[name] = (
            _UNANSWERED | case | {"text": (folder / f"{name}.txt").read_text(encoding="utf-8")}
        )
    return cases


def mark_pages(folder: Path = PAGES) -> dict[str, list[Mark]]:
    """Run the engine over every page of a folder, each by itself, and mark what it gives."""
    return {name: read_and_mark(name, case) for name, case in read_pages(folder).items()}


def read_and_mark(name: str, case: dict[str, Any]) -> list[Mark]:
    """Run the engine over one page and mark what it gives.

    The page is read once for what `newstables.annotate` and `newstables.timeline` would each read.
    """
    line = {"id": name, **{key: case[key] for key in ("text", "title", "published")}}
    with read_corpus(
        [json.dumps(line)], settings=Settings(), without=("tone",), here=True
    ) as corpus:
        (found,) = annotate_corpus(corpus)
        events = timeline_of(corpus)["events"] if "events" in judged_of(case) else []
        marks = mark_page(case, found, events)
        return [mark for mark in marks if mark.measure.rpartition(" ")[0] in judged_of(case)]


def judged_of(case: dict[str, Any]) -> Sequence[str]:
    """Return the measures that a page has answers for."""
    return case.get("judged", MEASURES)


def judge_speakers(name: str, case: dict[str, Any]) -> Iterator[tuple[float, bool]]:
    """Return, of each quotation in marks with a speaker, its confidence and whether it is right."""
    line = {"id": name, **{key: case[key] for key in ("text", "title", "published")}}
    with read_corpus(
        [json.dumps(line)], settings=Settings(), without=("tone", "happenings"), here=True
    ) as corpus:
        (found,) = annotate_corpus(corpus)
    left = [row for row in case["quotes"] if row[2] != "indirect"]
    parts: dict[str, list[Any]] = defaultdict(list)
    for row in found["quotes"]:
        if row["kind"] != "indirect" and row["speaker"] is not None:
            parts[row["quote_id"]].append(row)
    for rows in parts.values():
        words = _pieced(case["text"], rows)
        if rows[0]["kind"] == "mixed":
            words = _in_marks(words)
        best = max(left, key=lambda want: _same_words(words, want[1]), default=None)
        right = best is not None and _same_words(words, best[1].replace(_JOIN, " ")) >= 0.6
        if best is not None and right:
            left.remove(best)
            right = _same_speaker(rows[0]["speaker"], best[0])
        yield rows[0]["confidence"], right


def halves(marks: dict[str, list[Mark]]) -> dict[str, dict[str, list[Mark]]]:
    """Part the pages to learn from ("open") from those kept back."""
    names = {True: "kept_back", False: "open"}
    parts: dict[str, dict[str, list[Mark]]] = {"open": {}, "kept_back": {}}
    for page, found in marks.items():
        parts[names[is_kept_back(page)]][page] = found
    return parts


def missed(marks: list[Mark]) -> list[str]:
    """Name the measures in which a page has an error."""
    wrong = {mark.measure.rpartition(" ")[0] for mark in marks if not mark.right}
    return [measure for measure in MEASURES if measure in wrong]


def later_figures() -> dict[str, dict[str, float]]:
    """Count the figures of the later pages, by half: "later_open", "later_kept_back"."""
    parts = halves(mark_pages(LATER))
    return {f"later_{half}": figures(marks) for half, marks in parts.items()}


def figures(marks: dict[str, list[Mark]]) -> dict[str, float]:
    """Count precision and recall of every measure over pages, as shares."""
    hits: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for page in marks.values():
        for mark in page:
            sizes[mark.measure] += 1
            hits[mark.measure] += mark.right
    return {name: hits[name] / sizes[name] for name in sorted(sizes)}


def mark_page(case: dict[str, Any], found: dict[str, Any], events: list[Any]) -> Iterator[Mark]:
    """Mark everything found on one page against its answers."""
    text = case["text"]
    aside = list(_in_order(text, [words for _, words in case["furniture"]]))
    yield from _mark_furniture(text, aside, found["furniture"])
    yield from _mark_names(text, aside, case["mentions"], found["mentions"])
    yield from _mark_quotes(text, aside, case["quotes"], found["quotes"])
    yield from _mark_times(text, aside, case["times"], found["times"])
    yield from _mark_events(text, case, events)


def _in_order(text: str, wanted: list[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for words in wanted:
        start = text.index(words, at)
        at = start + len(words)
        yield start, at


def _share(start: int, end: int, spans: list[tuple[int, int]], text: str) -> float:
    """Return the share of the characters of a stretch, blanks apart, that lie in spans."""
    places = [at for at in range(start, end) if not text[at].isspace()]
    inside = sum(any(a <= at < b for a, b in spans) for at in places)
    return inside / max(len(places), 1)


def _mark_furniture(text: str, aside: Any, found: Any) -> Iterator[Mark]:
    spans = [(row["start"], row["end"]) for row in found]
    for start, end in aside:
        yield Mark("furniture wanted", _share(start, end, spans, text) >= 0.8, text[start:end])
    for start, end in spans:
        for line in re.finditer(r"\S[^\n]*", text[start:end]):
            a, b = start + line.start(), start + line.end()
            yield Mark("furniture found", _share(a, b, aside, text) >= 0.8, text[a:b])


def _mark_names(text: str, aside: Any, wanted: Any, found: Any) -> Iterator[Mark]:
    counted = [row for row in found if not row["furniture"]]
    for row in counted:
        inside = any(a <= row["start"] < b for a, b in aside)
        yield Mark("counted found", not inside, f"{row['text']} ({row['canonical']})")
    running = [row for row in counted if not any(a <= row["start"] < b for a, b in aside)]
    have = Counter((_plain(row["text"]), _plain(row["canonical"])) for row in running)
    want = Counter((_plain(words), _plain(name)) for words, _, name in wanted)
    yield from _mark_bags("names", have, want)


def _mark_bags(measure: str, have: Counter[Any], want: Counter[Any]) -> Iterator[Mark]:
    for item in (have & want).elements():
        yield Mark(f"{measure} found", right=True, words=str(item))
        yield Mark(f"{measure} wanted", right=True, words=str(item))
    for item in (have - want).elements():
        yield Mark(f"{measure} found", right=False, words=str(item))
    for item in (want - have).elements():
        yield Mark(f"{measure} wanted", right=False, words=str(item))


def _plain(words: str | None) -> str:
    words = re.sub(r"[\u00ad\u200b]", "", words or "")
    words = re.sub(r"-\s*\n\s*", "-", words).replace("\u2011", "-")
    return re.sub(r"\s+", " ", words).strip(" ,.;:“”\"'‘’«»″「」!?").casefold()


def _said(words: str) -> set[str]:
    return set(re.findall(r"\w+", words.casefold()))


def _mark_quotes(text: str, aside: Any, wanted: Any, found: Any) -> Iterator[Mark]:
    rows: dict[str, list[Any]] = defaultdict(list)
    for row in found:
        rows[row["quote_id"]].append(row)
    marked, clauses, reported = [], [], []
    for parts in rows.values():
        first = parts[0]
        words = _pieced(text, parts)
        said = (first["speaker"], words)
        if first["kind"] == "indirect":
            reported.append(said)
        elif first["kind"] == "mixed" and (inside := _spans_in_marks(text, parts)):
            clauses.append(said)
            marked.append((first["speaker"], inside))
        else:
            marked.append(said)
    yield from _mark_speakers(marked, [row for row in wanted if row[2] != "indirect"])
    yield from _mark_reports(reported, wanted, clauses)


def _pieced(text: str, parts: list[Any]) -> str:
    """Return the words of one quotation; with its marks where they alone part its spans."""
    words, last = "", parts[0]["start"]
    for row in parts:
        between = text[last : row["start"]]
        words += (between if not _said(between) else " ") + text[row["start"] : row["end"]]
        last = row["end"]
    closing = _SHUT.match(text, last)
    return words + (closing.group() if closing else "")


def _spans_in_marks(text: str, parts: list[Any]) -> str:
    """Return what stands in marks of a clause told in several spans; "" when all of it does."""
    regions = quoted_regions(text)
    inside = [any(a <= row["start"] and row["end"] <= b for a, b in regions) for row in parts]
    if all(inside):
        return ""
    said = [row for row, is_in in zip(parts, inside, strict=True) if is_in]
    return " ".join(text[row["start"] : row["end"]] for row in said) or _in_marks(
        _pieced(text, parts)
    )


def _in_marks(words: str) -> str:
    """Return what stands in marks in a clause that holds some; the words themselves otherwise."""
    words = words.replace("\n", " ")
    parts = [words[start:end] for start, end in quoted_regions(words)]
    return " ".join(parts) if parts else words


def _same_words(one: str, other: str) -> float:
    a, b = _said(one), _said(other)
    return len(a & b) / max(len(a | b), 1)


def _same_speaker(one: str | None, other: str | None) -> bool:
    """Return whether two answers are one; whose office or how many delegations is no matter."""
    return _DETERMINER.sub("", _plain(one)) == _DETERMINER.sub("", _plain(other))


def _mark_speakers(found: Any, wanted: Any) -> Iterator[Mark]:
    """Mark quotations in marks: one is right when its words and its speaker are."""
    left = list(found)
    for speaker, words, _ in wanted:
        whole = words.replace(_JOIN, " ")
        best = max(left, key=lambda row: _same_words(row[1], whole), default=None)
        if best is None or _same_words(best[1], whole) < 0.6:
            yield Mark("speakers wanted", right=False, words=f"{speaker}: {words} [not found]")
            continue
        left.remove(best)
        right = _same_speaker(best[0], speaker)
        yield Mark("speakers wanted", right, f"{speaker}: {words} [{best[0]}]")
        yield Mark("speakers found", right, f"{best[0]}: {best[1]} [{speaker}]")
    for speaker, words in left:
        yield Mark("speakers found", right=False, words=f"{speaker}: {words} [nobody's words]")


def _mark_reports(found: Any, wanted: Any, clauses: Any) -> Iterator[Mark]:
    """Mark indirect rows: one is right when its words are mostly a statement of its speaker.

    `clauses` are reported ones that hold words in marks: what is wanted may stand in them.
    """
    for speaker, words in found:
        said = _said(words)
        hits = [row for row in wanted if len(said & _said(row[1])) >= 0.5 * min(
            len(said), len(_said(row[1])))]  # fmt: skip
        right = any(_same_speaker(speaker, row[0]) for row in hits)
        yield Mark("indirect found", right, f"{speaker}: {words}")
    for speaker, words, kind in wanted:
        if kind == "indirect":
            said = _said(words)
            enough = [
                who for who, what in found + clauses if len(said & _said(what)) >= 0.5 * len(said)
            ]
            hit = any(_same_speaker(who, speaker) for who in enough)
            yield Mark("indirect wanted", hit, f"{speaker}: {words}")


def _mark_times(text: str, aside: Any, wanted: Any, found: Any) -> Iterator[Mark]:
    running = [row for row in found if row["type"] in ("DATE", "TIME")
               and not any(a <= row["start"] < b for a, b in aside)]  # fmt: skip
    have = Counter((_plain(row["text"]), row["value"]) for row in running)
    yield from _mark_bags("times", have, Counter((_plain(w), value) for w, value in wanted))


def _mark_events(text: str, case: dict[str, Any], events: list[Any]) -> Iterator[Mark]:
    spans = [[(row["start"], row["end"]) for row in event["evidence"]] for event in events]
    used: set[int] = set()
    for want in case["events"]:
        at = text.index(want["sentence"])
        here = [i for i, places in enumerate(spans) if any(a <= at < b for a, b in places)]
        used |= set(here)
        told = f"{want['date']} {want['status']} {want['place']}: {want['what']}"
        dated = [i for i in here if _same_day(events[i], want["date"])]
        yield Mark("events wanted", bool(dated), f"{told} {[events[i]['date'] for i in here]}")
        if dated:
            statuses = {events[i]["status"] for i in dated}
            right = want["status"] in statuses or statuses <= {"present", "under_way"}
            yield Mark("status found", right, f"{told} {statuses}")
            places = {events[i]["place"] for i in dated}
            if want["place"]:
                yield Mark("place found", want["place"] in places, f"{told} {places}")
    for words in case["no_events"]:
        at = text.index(words)
        bad = [i for i, places in enumerate(spans) if any(a <= at < b for a, b in places)]
        bad = [i for i in bad if i not in used]
        yield Mark("no event found", not bad, f"{words} {[events[i]['date'] for i in bad]}")
    for number, event in enumerate(events):
        words = f"{event['date']} {event['status']} {event['place']}: {event['description']}"
        yield Mark("events found", number in used, words)


def _same_day(event: dict[str, Any], wanted: str) -> bool:
    first, _, last = wanted.partition("/")
    date, end = event["date"] or "", event["end"] or event["date"] or ""
    return date == first or (bool(last) and first <= date <= last) or (date < first <= end)


def main() -> None:
    """Print the figures of the pages to learn from and of those kept back; errors on request."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", metavar="MEASURE", help="print errors, such as 'furniture'")
    parser.add_argument("--later", action="store_true", help="of the pages written last")
    given = parser.parse_args()
    marks = mark_pages(LATER if given.later else PAGES)
    parts = halves(marks)
    open_pages, back = map(figures, parts.values())
    sys.stdout.write(
        f"{'':20}{len(parts['open'])} open pages  {len(parts['kept_back'])} kept back\n"
    )
    for name in open_pages:
        sys.stdout.write(f"{name:20}{open_pages[name]:10.1%}{back.get(name, 0):12.1%}\n")
    if given.errors:
        for name, page in parts["open"].items():
            for mark in page:
                if mark.measure.startswith(given.errors) and not mark.right:
                    sys.stdout.write(f"{name} | {mark.measure} | {mark.words}\n")


if __name__ == "__main__":
    main()
