"""Frames for tests, made by hand: what is left out is missing or plain."""

from newstables.schemas import ARTICLES, FINDINGS


def articles(*texts, **columns):
    """ARTICLES with ids a0, a1, ...; a column given as a list fills that column."""
    rows = []
    for number, text in enumerate(texts):
        row = {"article_id": f"a{number}", "text": text, "words": len(text.split())}
        row |= {"added_at": f"2023-02-01T00:00:{number:02d}"}
        rows.append(row | {name: values[number] for name, values in columns.items()})
    return ARTICLES.frame(rows)


def mention(text, name, *, article="a0", kind="PERSON", at=None, words="", **more):
    """One row of MENTIONS: `name` as printed in `text`; its sentence is the whole text."""
    printed = words or name
    start = text.index(printed) if at is None else at
    row = {
        "article_id": article,
        "start": start,
        "end": start + len(printed),
        "text": printed,
        "type": kind,
        "name": name,
        "entity_id": f"{kind}:{name}",
        "reason": "as printed",
        "in_quote": False,
        "sentence_start": 0,
        "sentence_end": len(text),
    }
    return row | more


def quote(text, words, *, article="a0", **more):
    """One row of QUOTES: `words` as they stand in `text`."""
    start = text.index(words)
    end = start + len(words)
    row = {
        "quote_id": f"{article}:{start}",
        "article_id": article,
        "start": start,
        "end": end,
        "spans": [[start, end]],
        "text": words,
        "kind": "direct",
        "reason": "said after the words",
        "confidence": 0.95,
        "polarity": 0.0,
        "subjectivity": 0.0,
    }
    return row | more


# What merging needs of a row of HAPPENINGS, where nothing of it is so.
_NO = ("afar", "arrives", "caption", "close", "earlier", "moved", "reported", "undated", "wish")
ACT = dict.fromkeys(_NO, False) | {"bodies": [], "offices": []}


def findings(*, mentions=(), quotes=(), **others):
    """One frame of each of FINDINGS, empty where nothing is given."""
    rows = {"mentions": mentions, "quotes": quotes, **others}
    return {schema.name: schema.frame(rows.get(schema.name, ())) for schema in FINDINGS}
