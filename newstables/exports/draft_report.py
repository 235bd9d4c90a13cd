"""What a draft claims and what articles say of it: the report of `check`, in every format."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from newstables.exports.about import is_missing
from newstables.exports.columns import Column, Content
from newstables.exports.csv import to_csv
from newstables.exports.rendering import render
from newstables.exports.xlsx import to_xlsx
from newstables.wording import count_of, spell_day

COLUMNS = (
    Column("line", "Line", "number"),
    Column("kind", "What"),
    Column("words", "In the draft"),
    Column("verdict", "Verdict"),
    Column("why", "Why"),
    Column(
        "differences", "Differences", of=lambda row: _several(spell_difference, row["differences"])
    ),
    Column("sources", "Sources", of=lambda row: _several(spell_source, row["sources"])),
    Column("evidence", "Sentence"),
    Column("start", "start", "number", technical=True),
    Column("end", "end", "number", technical=True),
)


def spell_difference(difference: Mapping[str, str]) -> str:
    """Write one difference between a draft and a source in words."""
    source, printed = difference["source"], difference["printed"]
    if not printed:
        return f"left out: “{source}”"
    return f"“{printed}” for “{source}”" if source else f"“{printed}” added"


def spell_source(source: Mapping[str, Any]) -> str:
    """Write where an article says something: outlet, title, day."""
    named = [source["outlet"] or "unknown outlet", source["title"] or "untitled"]
    return ", ".join([*named, spell_day(source["published"] or None)])


def to_text(content: Content) -> bytes:
    """Write the report for a terminal: a claim a paragraph, those at fault told from the rest."""
    lines = [content.about.title, sum_up(content.rows), ""]
    for row in content.rows.to_dict("records"):
        mark = " " if row["verdict"] == "found" else "!"
        lines.append(f"{mark} line {row['line']}, {row['kind']}: {row['words']}")
        lines.append(f"    {row['verdict']}: {row['why']}")
        lines += [f"    {spell_difference(told)}" for told in row["differences"]]
        lines += [f"    {spell_source(told)}" for told in row["sources"][:3]]
    return ("\n".join(map(_one_line, lines)) + "\n").encode()


def to_draft_json(content: Content) -> bytes:
    """Write the report as JSON: about, claims."""
    claims = [
        {str(key): None if is_missing(value) else value for key, value in row.items()}
        for row in content.rows.to_dict("records")
    ]
    told = {"about": dict(content.about.rows()), "claims": claims}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def to_draft_page(content: Content) -> bytes:
    """Write the report as one page that needs no script: a claim opens what articles say."""
    return render(
        "draft.html",
        about=content.about,
        summary=sum_up(content.rows),
        claims=content.rows.to_dict("records"),
        spell_difference=spell_difference,
        spell_source=spell_source,
    )


DRAFT_FORMATS: Mapping[str, Callable[[Content], bytes]] = {
    "text": to_text,
    "csv": to_csv,
    "xlsx": to_xlsx,
    "html": to_draft_page,
    "json": to_draft_json,
}


def sum_up(rows: pd.DataFrame) -> str:
    """Say how many claims of a draft were found, and how many were not."""
    if rows.empty:
        return "Nothing to check: no quotation, name, number, date or place was found."
    counts = rows["verdict"].value_counts()
    told = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
    return f"{count_of(len(rows), 'claim')}: {told}."


def _several(spell: Callable[[Any], str], told: list[Any]) -> str:
    return "; ".join(map(spell, told))


def _one_line(words: str) -> str:
    """Write words so that a terminal takes none of them for a command, and on one line."""
    return "".join(letter if letter.isprintable() else " " for letter in words)
