"""A button for each format a view fits; a file is made when its button is pressed, not before."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from components.loading import answer, answer_later
from newstables.exports.about import About, describe_chosen
from newstables.exports.formats import formats_of
from newstables.exports.views import save, spell_view
from newstables.queries.articles import chosen_articles
from newstables.queries.filters import Filters


def describe(title: str, filters: Filters) -> About:
    """Gather what a chart says of itself."""
    chosen: Mapping[str, Any] = answer(chosen_articles, filters)
    return describe_chosen(title, filters, chosen)


def offer_files(
    view: str, filters: Filters, *, key: str, title: str = "", disabled: bool = False, **chosen: Any
) -> None:
    """Draw the buttons that save a view, in each format that fits it.

    Args:
        view: a key of `exports.views.VIEWS`.
        filters: of the page.
        key: begins the keys of the buttons; the page's name, as a rule.
        title: over the rows; "" = that of the view.
        disabled: there is nothing to save.
        chosen: what else the view's rows are asked for with.
    """
    with st.container(horizontal=True, gap="small"):
        for form, fitting in formats_of(view).items():
            st.download_button(
                f"Save as {fitting.label}",
                answer_later(save, filters, view=view, form=form, title=title, **chosen),
                file_name=f"dateline-{spell_view(view)}.{fitting.suffix}",
                mime=fitting.media,
                key=f"{key}_save_{form}",
                on_click="ignore",
                disabled=disabled,
            )
