"""What is chosen, above the page: the story, and one chip a choice with its way off.

Chips are the values of a multiselect, which shows words of an article literally; a label would
obey them as Markdown.
"""

import html
from typing import Any

import streamlit as st

from components.address_filters import begin_gone, show_gone
from components.loading import answer_of_store, choose_story, load_store, story_chosen
from components.server.permission import takes
from newstables.decisions.stories import ALL, Rule
from newstables.decisions.story_deeds import make_story
from newstables.queries.stories import story_names

_NOTED = "page_chosen"  # of this run: chip -> (key, value, default)
_SWITCH = "page_story_switch"
_ONLY = "page_story_only_"
_SEVERAL = 3  # more values of one filter than these are one chip


def begin_choices() -> None:
    """Forget the choices of the last run."""
    st.session_state[_NOTED] = {}
    begin_gone()


def note_chosen(label: str, key: str, values: list[str], *, default: Any = ()) -> None:
    """Note the values chosen of a filter; `default` is what its widget holds when none is."""
    if default == () and len(values) <= _SEVERAL:
        for value in values:
            st.session_state[_NOTED][f"{label}: {value}"] = (key, value, None)
    elif values or default:
        shown = ", ".join(values[:_SEVERAL]) or "none"
        more = f" and {len(values) - _SEVERAL} more" if len(values) > _SEVERAL else ""
        plain = list(default) if default == () else default
        st.session_state[_NOTED][f"{label}: {shown}{more}"] = (key, None, plain)


def show_chosen() -> None:
    """Draw the chips of all that is chosen; one taken off is chosen no longer.

    What the address asked for and is not there is said above them.
    """
    show_gone()
    noted: dict[str, Any] = dict(st.session_state.get(_NOTED, {}))
    if not noted:
        return
    _offer_story()
    chips = list(noted)
    key = f"page_chips_{abs(hash(tuple(chips)))}"
    st.multiselect(
        "Chosen; take one off, or all",
        chips,
        default=chips,
        key=key,
        on_change=_take_off,
        args=(key, noted),
        label_visibility="collapsed",
        width="stretch",
    )


@takes("manage")
def _offer_story() -> None:
    """Draw the button that makes a story of what is chosen, and of what comes that fits it."""
    rule = _chosen_rule()
    if rule.plain():
        st.button(
            "Make a story of this",
            key="page_story_new",
            type="tertiary",
            icon=":material/bookmark_add:",
            help="Articles that fit what is chosen belong to it, now and later",
            on_click=_make_story,
            args=(rule,),
        )


def _chosen_rule() -> Rule:
    """Return what is chosen as a rule: outlets, days, words, and who speaks or is named."""
    held = st.session_state
    days = [held[end].isoformat() if held.get(end) else None for end in ("from", "to")]
    names = [*(held.get("speaker") or ()), *(held.get("about") or ()), *(held.get("person") or ())]
    return Rule(
        outlets=tuple(held.get("outlet") or ()),
        first_day=days[0],
        last_day=days[1],
        words=(held.get("q") or "").strip(),
        names=tuple(dict.fromkeys(names)),
    )


def _make_story(rule: Rule) -> None:
    named = [*rule.names, rule.words, *rule.outlets, rule.first_day, rule.last_day]
    choose_story(make_story(load_store(), ", ".join(filter(None, named)), rules=[rule]))


def _take_off(key: str, noted: dict[str, Any]) -> None:
    left = st.session_state[key]
    for chip, (widget, value, default) in noted.items():
        if chip in left:
            continue
        if value is None:
            st.session_state[widget] = default
        else:
            st.session_state[widget] = [
                other for other in st.session_state[widget] if other != value
            ]


def switch_story() -> None:
    """Draw the stories to switch to; those put away are on the Stories page alone."""
    names = {ALL: "All articles"} | {
        story_id: name
        for story_id, (name, archived) in answer_of_store(story_names).items()
        if not archived or story_id == story_chosen()
    }
    # Set at each run, so that the address decides and not what was chosen before.
    st.session_state[_SWITCH] = story_chosen()
    st.selectbox(
        "Story",
        list(names),
        format_func=lambda story_id: names[story_id],
        key=_SWITCH,
        on_change=lambda: choose_story(st.session_state[_SWITCH]),
        label_visibility="collapsed",
        width=220,
    )


def say_story_gone() -> None:
    """Say that the address names a story that is not there."""
    if gone := st.session_state.pop("page_story_gone", ""):
        line = html.escape(f"There is no story “{gone}” in this store; all articles are shown.")
        st.html(f'<p role="alert" style="overflow-wrap:anywhere"><strong>{line}</strong></p>')


def offer_story_only(about: str) -> None:
    """Draw the choice whether decisions about something hold in the open story alone, if one is."""
    if story_chosen():
        st.checkbox(
            "In this story only",
            key=_ONLY + about,
            help="Otherwise a correction holds in every story. The log says where it holds.",
        )


def story_alone(about: str) -> str:
    """Return the story in which alone decisions about something hold; "" = in the whole store."""
    return story_chosen() if st.session_state.get(_ONLY + about) else ""
