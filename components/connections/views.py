"""The views of the Connections page: a chart, its rows, and the sentences of the opened mark."""

import html
from dataclasses import replace

import streamlit as st

from components.charts.outlet_compare import outlet_compare
from components.charts.pair_heat import pair_heat
from components.charts.pair_network import pair_network
from components.charts.talks_about import talks_about as draw_talks
from components.connections.marks import show_marks, shown_mark
from components.downloads import describe
from components.evidence import PER_PAGE, choose_page, show_evidence
from components.loading import answer
from components.marked_text import Mark
from newstables.exports.views import MOST_PAIRS, title_of
from newstables.queries.entities import entity_evidence, entity_total, mention_spans
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.relations import (
    outlet_against_others,
    outlet_sizes,
    pair_evidence,
    pairs,
    talks_about,
    talks_evidence,
)
from newstables.wording import count_of


def show_together(filters: MentionFilters) -> None:
    """Draw which names co-occur: stand in one sentence."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        form = st.segmented_control(
            "Drawn as",
            ["Heat map", "Network"],
            default="Heat map",
            required=True,
            key="connections_form",
            bind="query-params",
        )
        at_least = st.slider(
            "Minimum sentences",
            1,
            10,
            2,
            key="connections_least",
            bind="query-params",
            width=260,
        )
    found = answer(pairs, filters, at_least=at_least, top=MOST_PAIRS)
    if found.empty:
        st.info("No two names share so many sentences. Ask for fewer, or choose more types.")
        return
    title, note = title_of("together"), _note("sentences that name both", filters)
    opened = shown_mark(2)
    if form == "Network":
        figure = pair_network(found, title=title, note=note)
    else:
        figure = pair_heat(found, chosen=opened, title=title, note=note)
    most = found.iloc[0]
    show_marks(
        figure,
        found,
        ids=found[["one_id", "other_id"]].to_numpy().tolist(),
        view="together",
        filters=filters,
        chosen={"at_least": at_least},
        alt=f"{form} of {len(found)} pairs of names; {most['one']} and {most['other']} share most "
        f"sentences, {most['sentences']}.",
    )
    if opened:
        _show_pair(filters, *opened)
    elif name := shown_mark(1):  # a dot of the network
        show_mention_sentences(filters, name[0], of=_name(name[0]))
    else:
        st.text("Choose a pair, in the chart or in the table, to read its sentences.")


def _show_pair(filters: MentionFilters, first: str, second: str) -> None:
    evidence = answer(pair_evidence, filters, one=first, other=second, limit=1000)
    _head(f"{_name(first)} and {_name(second)}", count_of(len(evidence), "sentence"))
    offset = choose_page(len(evidence), key="connections_page")
    show_evidence(
        evidence.iloc[offset : offset + PER_PAGE],
        key="connections",
        marks_in=lambda article_id: [
            Mark(*span)
            for entity_id in (first, second)
            for span in answer(mention_spans, filters, entity_id=entity_id, article_id=article_id)
        ],
    )


def show_talks(filters: MentionFilters) -> None:
    """Draw whose quotations hold which names."""
    found = answer(talks_about, filters)
    if found.empty:
        st.info("No quotation of a known speaker holds a name. Choose more types or articles.")
        return
    title = title_of("talks")
    opened = shown_mark(2)
    most = found.iloc[0]
    show_marks(
        draw_talks(
            found,
            title=title,
            note=_note("quotations of a speaker that hold the name", filters),
            chosen=opened,
        ),
        found,
        ids=found[["speaker", "entity_id"]].to_numpy().tolist(),
        view="talks",
        filters=filters,
        chosen={},
        alt=f"Squares of {len(found)} speakers and names; {most['speaker']} names {most['name']} "
        f"in {most['quotes']} quotations.",
    )
    if not opened:
        st.text("Choose a square or a row to read the quotations.")
        return
    evidence = answer(talks_evidence, filters, speaker=opened[0], entity_id=opened[1])
    _head(f"{opened[0]} about {_name(opened[1])}", count_of(len(evidence), "quotation"))
    offset = choose_page(len(evidence), key="connections_page")
    show_evidence(
        evidence.iloc[offset : offset + PER_PAGE],
        key="connections",
        marks_in=lambda article_id: [
            Mark(row.start, row.end)
            for row in evidence.itertuples()
            if row.article_id == article_id
        ],
    )


def show_outlets(filters: MentionFilters) -> None:
    """Draw what one outlet names in a greater or smaller share of its articles than the others."""
    sizes = answer(outlet_sizes, filters)
    if len(sizes) < 2:
        st.info("There is one outlet only in the chosen articles; nothing to compare it with.")
        return
    outlet = st.selectbox(
        "Outlet",
        list(sizes),
        key="connections_outlet",
        bind="query-params",
        width=320,
    )
    found = answer(outlet_against_others, filters, outlet=outlet)
    if found.empty:
        st.info("No name stands in three articles. Choose more types or articles.")
        return
    title = title_of("outlets")
    opened = shown_mark(2)
    show_marks(
        outlet_compare(
            found,
            outlet=outlet,
            title=title,
            note=_note("share of articles, with its 95 % interval", filters),
            chosen=opened[0] if opened else "",
        ),
        found,
        ids=[(entity_id, "own") for entity_id in found["entity_id"]],
        view="outlets",
        filters=filters,
        chosen={"outlet": outlet},
        alt=f"Dots with intervals for {len(found)} names, the outlet beside all others.",
    )
    st.text(
        "It counts articles that name somebody, no more: not tone, not intent. A difference is "
        "clear when its 95 % interval leaves out none; of twenty names about one looks so by "
        "chance. "
        "Articles copied from an agency count for each outlet that printed them."
    )
    if opened:
        _show_outlet_name(filters, sizes, outlet, *opened)


def _show_outlet_name(
    filters: MentionFilters, sizes: dict[str, int], outlet: str, entity_id: str, side: str
) -> None:
    others = tuple(other for other in sizes if other != outlet)
    chosen = (outlet,) if side == "own" else others
    show_mention_sentences(
        replace(filters, outlets=chosen),
        entity_id,
        of=f"{_name(entity_id)}, {outlet if side == 'own' else 'other outlets'}",
    )


def show_mention_sentences(filters: MentionFilters, entity_id: str, *, of: str) -> None:
    """Draw the sentences that name somebody, under how many there are; `of` tells of whom."""
    total = answer(entity_total, filters, entity_id=entity_id)
    _head(
        of, f"{count_of(total['mentions'], 'mention')} in {count_of(total['articles'], 'article')}"
    )
    offset = choose_page(total["sentences"], key="connections_page")
    show_evidence(
        answer(entity_evidence, filters, entity_id=entity_id, limit=PER_PAGE, offset=offset),
        key="connections",
        marks_in=lambda article_id: [
            Mark(*span)
            for span in answer(mention_spans, filters, entity_id=entity_id, article_id=article_id)
        ],
    )


def _note(counted: str, filters: MentionFilters) -> str:
    return f"Counted: {counted} · {describe(counted, filters).line()}"


def _head(what: str, count: str) -> None:
    st.html(
        '<div style="font-size:1.1rem;overflow-wrap:anywhere"><strong>'
        f"{html.escape(what)}</strong>: {count}</div>"
    )


def _name(entity_id: str) -> str:
    return entity_id.partition(":")[2]
