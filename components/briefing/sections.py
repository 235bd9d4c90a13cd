"""The sections of a briefing, each with what it shows and what changes it."""

import html
from typing import Any

import streamlit as st

from components.briefing.quotations import show_quotations
from components.loading import load_store
from components.server.permission import refusal, takes
from newstables.decisions.briefing_changes import (
    add_section,
    change_section,
    move_section,
    remove_section,
)
from newstables.decisions.briefings import Briefing, Section, change_briefing
from newstables.exports.briefing.blocks import Block, Manifest, Paragraph
from newstables.exports.briefing.manifest import HEADINGS
from newstables.exports.briefing.pictures import picture_of
from newstables.queries.mention_filters import USUAL_TYPES
from newstables.queries.quote_filters import IN_MARKS
from newstables.wording import count_of

_NAMES = {"types": list(USUAL_TYPES)}
_MARKS = {"kinds": list(IN_MARKS)}


def _together(form: str) -> dict[str, Any]:
    return {"kind": "chart", "view": "together", "filters": _NAMES, "choices": {"form": form}}


# What can be added here -> the section it becomes
_ADDED: dict[str, dict[str, Any]] = {
    "Key points, free text": {"kind": "text"},
    "In short: what the story holds": {"kind": "findings"},
    "Quotations by speaker": {"kind": "quotations", "by": "speaker", "filters": _MARKS},
    "Quotations by theme": {"kind": "quotations", "by": "theme", "filters": _MARKS},
    "Two sides face to face": {"kind": "quotations", "view": "face_off", "filters": _MARKS},
    "Timeline": {"kind": "timeline"},
    "Itinerary with map": {"kind": "itinerary"},
    "Chart: articles a day": {"kind": "chart", "view": "coverage"},
    "Chart: names": {"kind": "chart", "view": "entities", "filters": _NAMES},
    "Chart: names, in parts by outlet": {
        "kind": "chart",
        "view": "entities",
        "filters": _NAMES,
        "choices": {"parts": "Stacked"},
    },
    "Chart: speakers": {"kind": "chart", "view": "speakers", "filters": _MARKS},
    "Chart: names over time": {"kind": "chart", "view": "over_time", "filters": _NAMES},
    "Chart: names in one sentence, heat map": _together("Heat map"),
    "Chart: names in one sentence, network": _together("Network"),
    "Chart: who talks about whom": {"kind": "chart", "view": "talks", "filters": _NAMES},
    "Chart: one outlet and the others": {"kind": "chart", "view": "outlets", "filters": _NAMES},
    "Chart: names that rise or fade": {"kind": "chart", "view": "rising", "filters": _NAMES},
    "Chart: whose words are printed": {"kind": "chart", "view": "voices"},
    "Map: places named": {"kind": "chart", "view": "places", "filters": _NAMES},
    "Table: names": {"kind": "table", "view": "entities", "filters": _NAMES},
    "Table: speakers": {"kind": "table", "view": "speakers", "filters": _MARKS},
    "What changed since the last briefing": {"kind": "since"},
    "Notes": {"kind": "text", "heading": "Notes"},
    "Notes and tags of what is shown": {"kind": "noted"},
    "Sources": {"kind": "sources"},
}
_SHOWN = 8  # events listed; the files have all
_HEAD = "font-size:1.1rem;font-weight:650;margin:0;overflow-wrap:anywhere"
_LINE = "margin:0 0 .3rem;line-height:1.45;overflow-wrap:anywhere"
_SMALL = "font-size:.875rem;overflow-wrap:anywhere"


def show_sections(briefing: Briefing, made: Manifest) -> None:
    """Draw the sections in order, and what adds one."""
    blocks = {block.section_id: block for block in made.blocks}
    for place, section in enumerate(briefing.sections):
        with st.container(border=True, gap="small"):
            block = blocks.get(section.section_id) or _empty(section)
            _show_head(briefing, section, place, block)
            _show_body(briefing, section, made, block)
    _show_adding(briefing)


@takes("brief")
def _show_adding(briefing: Briefing) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox("Add a section", list(_ADDED), key="briefing_added", width=360)
        st.button("Add", key="briefing_add", on_click=_add, args=(briefing.briefing_id,))


def _empty(section: Section) -> Block:
    """Return what stands for a section of which nothing is written."""
    words = ((("No earlier day's briefing was saved: nothing is written here.", False),),)
    return Block(
        section.section_id,
        section.kind,
        section.heading or HEADINGS[section.kind],
        paragraphs=tuple(Paragraph(runs) for runs in words),
    )


def _add(number: int) -> None:
    what = dict(_ADDED[st.session_state["briefing_added"]])
    change_briefing(load_store(), number, add_section(what.pop("kind"), **what))


def _show_head(briefing: Briefing, section: Section, place: int, block: Block) -> None:
    number, store = briefing.briefing_id, load_store()
    key = f"{number}_{section.section_id}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<h2 style="{_HEAD}">{html.escape(block.heading)}</h2>', width="stretch")
        if refusal("brief"):
            return
        for label, by, at_end in (("Up", -1, place == 0),
                                  ("Down", 1, place == len(briefing.sections) - 1)):  # fmt: skip
            st.button(
                label,
                key=f"briefing_section_{label.lower()}_{key}",
                help=f"Move the section {label.lower()}",
                type="tertiary",
                disabled=at_end,
                on_click=change_briefing,
                args=(store, number, move_section(section.section_id, by=by)),
            )
        with st.popover("Rename", key=f"briefing_rename_{key}", type="tertiary"):
            name = f"briefing_heading_{key}"
            st.session_state[name] = section.heading
            st.text_input(
                "Heading",
                placeholder=HEADINGS[section.kind],
                key=name,
                on_change=_set,
                args=(number, section.section_id, "heading", name),
            )
        st.button(
            "Remove",
            key=f"briefing_section_out_{key}",
            type="tertiary",
            on_click=change_briefing,
            args=(store, number, remove_section(section.section_id)),
        )


def _set(number: int, section_id: int, field: str, key: str) -> None:
    change = change_section(section_id, **{field: st.session_state[key]})
    change_briefing(load_store(), number, change)


def _show_body(briefing: Briefing, section: Section, made: Manifest, block: Block) -> None:
    if block.note:
        st.html(f'<div style="{_SMALL}">{html.escape(block.note)}</div>')
    if section.kind == "text":
        key = f"briefing_text_{briefing.briefing_id}_{section.section_id}"
        st.session_state[key] = section.text
        st.text_area(
            "Text: **bold**, and lines that begin with - or 1.",
            key=key,
            disabled=bool(refusal("brief")),
            on_change=_set,
            args=(briefing.briefing_id, section.section_id, "text", key),
        )
    elif section.kind == "quotations":
        show_quotations(briefing, section, made, block)
    elif section.kind == "sources":
        st.html(_sources(made))
    elif block.chart:
        _show_chart(made, block)
    elif block.happenings:
        _show_events(block)
    elif section.kind in ("timeline", "itinerary"):
        st.text("No event is left by these choices.")
    if block.paragraphs and section.kind != "text":
        _show_lines([f"{'• ' if each.style != 'plain' else ''}{each.words()}"
                     for each in block.paragraphs])  # fmt: skip


def _show_chart(made: Manifest, block: Block) -> None:
    picture = picture_of(made, block)
    if picture:
        st.image(picture.svg.decode(), width=560, alt=picture.alt)
    elif block.chart:
        st.text(count_of(len(block.chart.rows), "row"))


def _show_events(block: Block) -> None:
    lines = [
        f"{event.when}: {event.title}{f' ({event.doubt})' if event.doubt else ''}"
        for event in block.happenings[:_SHOWN]
    ]
    more = len(block.happenings) - _SHOWN
    _show_lines([*lines, *([f"and {count_of(more, 'event')} more; the files have all"]
                           if more > 0 else [])])  # fmt: skip


def _show_lines(lines: list[str]) -> None:
    """Draw lines close to each other, as they will stand in a file."""
    st.html("".join(f'<p style="{_LINE}">{html.escape(line, quote=False)}</p>' for line in lines))


def _sources(made: Manifest) -> str:
    lines = [
        html.escape(", ".join(part for part in (each.line(), each.url) if part))
        for each in made.sources
    ]
    items = "".join(f"<li>{line}</li>" for line in lines)
    return f'<ol style="overflow-wrap:anywhere;line-height:1.5">{items}</ol>'
