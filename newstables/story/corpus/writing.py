"""What is written of a corpus: a line an article, or the events of all of them."""

from collections.abc import Callable, Iterator

import pandas as pd

from newstables.frames import plain_rows
from newstables.story.corpus.reading import Corpus, Line, nothing
from newstables.story.names.applying import apply_links
from newstables.story.quotes import date_quotes, rename_speakers
from newstables.story.speakers_by_role import name_speakers_by_role
from newstables.story.timeline.document import timeline_document
from newstables.story.timeline.timeline import build_timeline
from newstables.story.times.resolving import resolve_times

# What the two commands have no use for, and so do not look for.
ANNOTATE_WITHOUT = ("happenings", "tone")
TIMELINE_WITHOUT = ("quotes", "tone")


def annotate_corpus(corpus: Corpus) -> Iterator[Line]:
    """Return one line of OUT.jsonl an article, in the order of the input (see the contract)."""
    links = corpus.links()
    holders = corpus.holders(links)
    for lines, frames in corpus.frames():
        here = links[links["article_id"].isin([line["id"] for line in lines])]
        published = {line["id"]: line.get("published") for line in lines}
        mentions = apply_links(frames["mentions"], links=links)
        times = resolve_times(frames["times"], published=published)
        quotes = name_speakers_by_role(
            rename_speakers(frames["quotes"], links), here, holders=holders
        )
        quotes = date_quotes(quotes, times)
        found = {
            "furniture": _rows(frames["furniture"], _furniture),
            "mentions": _rows(mentions, _mention),
            "quotes": _rows(quotes, _quote_spans),
            "times": _rows(times, _time),
        }
        for line in lines:
            out = {name: rows.get(line["id"], []) for name, rows in found.items()}
            yield {
                "id": line["id"],
                "published": line.get("published"),
                "published_basis": "given" if line.get("published") else None,
                **out,
                "timex": out["times"],
            }


def timeline_of(corpus: Corpus) -> Line:
    """Return the events of a whole corpus, merged, in the timelines format (see the contract)."""
    links = corpus.links()
    lines = [line for batch in corpus.batches for line in batch]
    parts = [frames for _, frames in corpus.frames()] or [nothing()]
    found = {name: pd.concat([part[name] for part in parts]) for name in ("happenings", "times")}
    articles = pd.DataFrame(
        {
            "article_id": [line["id"] for line in lines],
            "published": [line.get("published") for line in lines],
            "outlet": [line.get("outlet") for line in lines],
            "title": [line.get("title") for line in lines],
        },
        dtype="string",
    )
    published = {line["id"]: line.get("published") for line in lines}
    times = resolve_times(found["times"], published=published)
    events = build_timeline(articles, found["happenings"], times, names=links)
    return timeline_document(articles, events)


def _rows(frame: pd.DataFrame, shape: Callable[[Line], list[Line]]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for row in plain_rows(frame):
        found.setdefault(row["article_id"], []).extend(shape(row))
    return found


def _some(row: Line, *names: str) -> Line:
    return {name: row[name] for name in names}


def _furniture(row: Line) -> list[Line]:
    return [_some(row, "start", "end", "kind")]


def _mention(row: Line) -> list[Line]:
    found = _some(row, "start", "end", "text", "type")
    return [found | {"canonical": row["name"]} | _some(row, "furniture", "reason")]


def _time(row: Line) -> list[Line]:
    return [_some(row, "start", "end", "text", "type", "value", "reason")]


def _quote_spans(row: Line) -> list[Line]:
    shared = _some(row, "quote_id", "speaker_start", "speaker_end", "speaker", "kind", "cue_start",
                   "cue_end", "confidence", "reason", "said_on")  # fmt: skip
    return [{"start": start, "end": end, **shared} for start, end in row["spans"]]
