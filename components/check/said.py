"""Was it said: what the press quotes held against a transcript."""

import html
from typing import Any

import pandas as pd
import streamlit as st

from components.article_view import open_article
from components.check.heat import heat_of
from components.evidence import choose_page
from components.loading import answer
from components.marked_text import as_label
from newstables.exports.draft_report import spell_difference
from newstables.queries.articles import article
from newstables.queries.said import NOT_FOUND, VERDICTS, transcripts, was_it_said
from newstables.wording import count_of, in_marks, spell_day

_PER_PAGE = 30
_NONE_YET = (
    "No transcript is among the articles yet. Add one on the Articles page: the text of a speech, "
    "press conference or interview in which every turn begins with its speaker's name and a colon. "
    "What the press quotes of those who speak in it is then held against it, word by word."
)
_CARE = (
    "“Not found” means not found in the transcripts loaded: it may have been said on another "
    "occasion. Quotations of those who speak in it are looked up, from two weeks before its day to "
    "two weeks after."
)


def show_said() -> None:
    """Draw the choice of a transcript, the transcript coloured, and a verdict a quotation."""
    known = answer(transcripts)
    if known.empty:
        st.text(_NONE_YET)
        return
    ids = list(known["article_id"])
    labels = {row["article_id"]: _label(row) for row in known.to_dict("records")}
    chosen = st.selectbox("Transcript", ids, format_func=labels.__getitem__, key="check_transcript")
    others = tuple(known_id for known_id in ids if known_id != chosen)
    rows = answer(was_it_said, chosen, others=others)
    st.caption(_CARE)
    if rows.empty:
        st.info("No article quotes those who speak in it around its day.")
        return
    _show_transcript(chosen, rows)
    shown = _narrowed(rows)
    first = choose_page(len(shown), key="check_said_page", per_page=_PER_PAGE)
    for number, row in enumerate(shown.iloc[first : first + _PER_PAGE].to_dict("records")):
        told = {str(key): value for key, value in row.items()}
        _show_verdict(told, chosen, key=f"check_said_{number}")


def _label(row: dict[Any, Any]) -> str:
    day = spell_day(row["published"])
    return f"{row['title'] or 'Untitled'} · {row['outlet']}, {day} · {row['speakers']}"


def _show_transcript(article_id: str, rows: pd.DataFrame) -> None:
    found = answer(article, article_id)
    if found is None:
        return
    inside = rows.dropna(subset=["start"])
    spans = list(zip(inside["start"].astype(int), inside["end"].astype(int), strict=True))
    told = f"{count_of(len(rows), 'quotation')}, {len(inside)} of them in this transcript"
    with st.expander(f"The transcript, coloured by how often it was quoted: {told}"):
        st.html(
            '<div style="white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.6;'
            f'max-width:46rem">{heat_of(found["text"], spans)}</div>'
        )


def _narrowed(rows: pd.DataFrame) -> pd.DataFrame:
    counts = rows["verdict"].value_counts()
    kinds = [verdict for verdict in VERDICTS if verdict in counts]
    chosen = st.pills(
        "Verdict",
        kinds,
        selection_mode="multi",
        format_func=lambda verdict: f"{verdict} ({counts[verdict]})",
        key="check_verdicts",
    )
    return rows[rows["verdict"].isin(chosen)] if chosen else rows


def _show_verdict(row: dict[str, Any], transcript: str, *, key: str) -> None:
    verdict = row["verdict"]
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge(verdict, color="green" if verdict in ("exact", "bracketed") else "orange")
            words = html.escape(in_marks("direct", row["text"]))
            st.html(f'<div style="overflow-wrap:anywhere">{words}</div>')
        lines = [f"{row['speaker']} · {row['outlet']}, {spell_day(row['published'])}"]
        lines += map(spell_difference, row["differences"])
        lines += [f"the same words stand in “{row['also']}”"] if row["also"] else []
        told = "<br>".join(map(html.escape, lines))
        st.html(f'<div style="overflow-wrap:anywhere">{told}</div>')
        with st.container(horizontal=True, gap="small"):
            st.page_link(
                "pages/explore/quotes.py",
                label=f":primary[{as_label(row['title'] or 'Open in its article')}]",
                query_params={"quote": row["quote_id"]},
            )
            if (
                verdict != NOT_FOUND
                and not pd.isna(row["start"])
                and st.button(
                    "Its place in the transcript",
                    key=key,
                    type="tertiary",
                )
            ):
                open_article(transcript, [(int(row["start"]), int(row["end"]))])
