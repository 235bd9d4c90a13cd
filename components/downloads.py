"""What is taken away: files, made when their button is pressed, and what goes into the briefing."""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from components.loading import answer, answer_later, known, load_store, noted, story_chosen
from components.server.permission import takes
from newstables.decisions import briefing_picks
from newstables.decisions.briefing_changes import add_events, add_section
from newstables.decisions.briefing_kept import SectionKind
from newstables.decisions.briefings import change_briefing
from newstables.exports.about import About, describe_chosen
from newstables.exports.formats import formats_of
from newstables.exports.views import save, spell_view
from newstables.queries.articles import chosen_articles
from newstables.queries.filters import Filters
from newstables.queries.saved_filters import to_plain

_CHOSEN = "briefing_chosen"  # as long as the reader's session lasts


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
                noted(
                    answer_later(save, filters, view=view, form=form, title=title, **chosen),
                    spell_view(view),
                    about=f"{form}; {filters.describe()}",
                ),
                file_name=f"dateline-{spell_view(view)}.{fitting.suffix}",
                mime=fitting.media,
                key=f"{key}_save_{form}",
                on_click="ignore",
                disabled=disabled,
            )


def chosen_briefing() -> int:
    """Return the number of the briefing that this reader adds to; 0: there is none yet."""
    number = st.session_state.get(_CHOSEN, 0)
    briefing = known(briefing_picks.chosen, number, story=story_chosen())
    return briefing.briefing_id if briefing else 0


def picked_here() -> list[str]:
    """Return the ids of the quotations picked for the briefing that this reader adds to."""
    number = chosen_briefing()
    return known(briefing_picks.picked, number) if number else []


def pick_here(quote_ids: Iterable[str], *, out: bool = False) -> None:
    """Pick quotations for the briefing that this reader adds to, or take them out of it."""
    change = briefing_picks.remove if out else briefing_picks.pick
    change(load_store(), quote_ids, begun_briefing())


def begun_briefing() -> int:
    """Return the number of the briefing that this reader adds to; without one, begin it."""
    return briefing_picks.begun(load_store(), chosen_briefing(), story=story_chosen())


def choose_briefing(briefing_id: int) -> None:
    """Have this reader add to another briefing from now on."""
    st.session_state[_CHOSEN] = briefing_id


@takes("brief")
def offer_briefing(kind: SectionKind, filters: Filters, *, key: str, **what: Any) -> None:
    """Draw the button that adds what is shown to the briefing, as it was chosen.

    Args:
        kind: of the section that it becomes.
        filters: of the page.
        key: begins the key of the button.
        what: the other fields of the section, such as its view.
    """
    st.button(
        "Add to briefing",
        key=f"{key}_briefing",
        icon=":material/note_add:",
        type="tertiary",
        on_click=_add,
        args=(kind,),
        kwargs={"filters": to_plain(filters), **what},
    )


def _add(kind: SectionKind, **what: Any) -> None:
    number = begun_briefing()
    event_ids = what.get("event_ids")
    change = add_events(event_ids) if event_ids else add_section(kind, **what)
    change_briefing(load_store(), number, change)
    st.toast("Added to the briefing.", icon=":material/check:")
