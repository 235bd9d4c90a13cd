"""A small story with its findings written by hand: pages are tested on it without a model."""

import hashlib
import re
from pathlib import Path

import pandas as pd

from newstables.schemas import ARTICLES, FINDINGS, FURNITURE, MENTIONS, QUOTES
from newstables.store.store import Store
from newstables.version import pipeline_version

FIRST = """LOWMOOR, May 2 -- Minister Ada Quill said on Tuesday “the harbour will stay open.”

“No ferry will be cancelled,” she said. The port authority welcomed the plan.

Ada Quill opens the new pier in Lowmoor. | Photo: Harbour News

Bram Oster, a shipping analyst, said the plan was late. “Late, but not too late,” Oster said."""

SECOND = """Ada Quill saw Vell on Thursday. “We are building for fifty years,” the minister said.

“Nobody asked the fishermen,” said Cora Dun, who speaks for the fleet."""

# What a hostile page may hold; none of it may do anything in the reader's browser.
HOSTILE = """<script>window.hacked = true</script> Ada Quill <a href="https://evil.example/">said</a>.

“Costs rose from $5 to $9 <img src="https://evil.example/a.png"> :red[never],” said <b>Eve Mark</b>.

<style>body{display:none}</style><form action="https://evil.example/"><input name="a"></form>
=HYPERLINK("https://evil.example","click") javascript:alert(1) **bold** [link](https://evil.example)"""

_ADA, _BRAM, _CORA = "Ada Quill", "Bram Oster", "Cora Dun"


def article_id(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def made_articles() -> pd.DataFrame:
    known = {"outlet": "Harbour News", "outlet_basis": "given: typed in", "language": "en"}
    rows = [
        {**known, "title": "Harbour to stay open", "published": "2023-05-02", "text": FIRST},
        {"title": None, "published": None, "published_hint": "weekday: Thursday", "text": SECOND},
        {
            **known,
            "title": "<b>Bold</b> :red[claim] $x$",
            "outlet": "<img src=x> Daily",
            "published": "2023-05-03",
            "text": HOSTILE,
        },
    ]
    for row in rows:
        row["article_id"] = article_id(row["text"])
        row["words"] = len(row["text"].split())
        row["source"] = "written by hand"
    return ARTICLES.frame(rows)


def made_findings() -> dict[str, pd.DataFrame]:
    said = [
        _quote(FIRST, "the harbour will stay open", _ADA, "Minister", confidence=0.97),
        _quote(FIRST, "No ferry will be cancelled", _ADA, None, confidence=0.8),
        _quote(FIRST, "Late, but not too late", _BRAM, "a shipping analyst", confidence=0.97),
        _quote(FIRST, "the plan was late", _BRAM, "a shipping analyst", kind="indirect"),
        _quote(SECOND, "We are building for fifty years", _ADA, "the minister", confidence=0.93),
        _quote(SECOND, "Nobody asked the fishermen", _CORA, "speaks for the fleet"),
        _quote(HOSTILE, _hostile_words(), "<b>Eve Mark</b>", None, confidence=0.5),
    ]
    named = [
        _mention(text, found)
        for text in (FIRST, SECOND, HOSTILE)
        for found in re.finditer("Ada Quill|Oster|Cora Dun|<b>Eve Mark</b>", text)
    ]
    caption = FIRST.index("Ada Quill opens")
    furniture = {
        "article_id": article_id(FIRST),
        "start": caption,
        "end": FIRST.index("\n", caption),
        "kind": "caption",
    }
    frames = {schema.name: schema.frame() for schema in FINDINGS}
    frames["quotes"] = QUOTES.frame(said)
    frames["mentions"] = MENTIONS.frame(named)
    frames["furniture"] = FURNITURE.frame([furniture])
    return frames


def fill_store(folder: Path) -> Store:
    """Fill a store with the story, as if the worker had just read it."""
    store = Store(folder)
    articles = made_articles()
    store.add_articles(articles)
    store.write_batch(
        made_findings(), article_ids=list(articles["article_id"]), pipeline=pipeline_version()
    )
    return store


def _hostile_words() -> str:
    return HOSTILE[HOSTILE.index("Costs") : HOSTILE.index(",” said")]


def _quote(
    text: str,
    words: str,
    speaker: str,
    role: str | None,
    *,
    kind: str = "direct",
    confidence: float = 0.75,
) -> dict[str, object]:
    start = text.index(words)
    return {
        "quote_id": f"{article_id(text)}:{start}",
        "article_id": article_id(text),
        "start": start,
        "end": start + len(words),
        "spans": [[start, start + len(words)]],
        "text": words,
        "kind": kind,
        "speaker": speaker,
        "speaker_role": role,
        "reason": "named beside the reporting word",
        "confidence": confidence,
        "polarity": -0.3 if "late" in words else 0.0,
        "subjectivity": 0.1,
    }


def _mention(text: str, found: re.Match[str]) -> dict[str, object]:
    name = _BRAM if found.group() == "Oster" else found.group()
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.end())
    caption = "Photo:" in text[start : end if end >= 0 else len(text)]
    return {
        "article_id": article_id(text),
        "start": found.start(),
        "end": found.end(),
        "text": found.group(),
        "type": "PERSON",
        "name": name,
        "entity_id": f"PERSON:{name}",
        "reason": "as printed",
        "in_quote": False,
        "furniture": "caption" if caption else None,
        "sentence_start": start,
        "sentence_end": end if end >= 0 else len(text),
    }
