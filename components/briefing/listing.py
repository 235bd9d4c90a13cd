"""The briefing as it is composed: which one, what it says of itself, what to check, its parts."""

import html

import streamlit as st

from components.briefing.choice import choose
from components.briefing.facts import show_facts
from components.briefing.files import (
    made_of,
    offer_documents,
    offer_own_templates,
    show_preview,
    show_saved,
)
from components.briefing.sections import show_sections
from newstables.exports.briefing.blocks import Manifest


def show_briefing() -> None:
    """Draw the briefing that is chosen, or how one is begun."""
    briefing = choose()
    if briefing is None:
        return
    made = made_of(briefing)
    show_facts(briefing)
    offer_documents(briefing)
    show_preview(made)
    _show_warnings(made)
    show_saved(briefing)
    offer_own_templates()
    show_sections(briefing, made)


def _show_warnings(made: Manifest) -> None:
    """Draw what to look at before it is handed on."""
    if not made.warnings:
        return
    items = "".join(f"<li>{html.escape(each.words)}</li>" for each in made.warnings)
    st.html(
        '<div role="status" style="overflow-wrap:anywhere"><strong>Check before use</strong>'
        f"<ul>{items}</ul></div>"
    )
