"""Which name is looked at: kept in the address as `name`, an entity_id such as PERSON:Ada Quill."""

from urllib.parse import urlencode

import streamlit as st

from components.loading import answer, in_story
from newstables.queries.entities import entity_names
from newstables.queries.names import counted_under, is_named
from newstables.wording import TYPE_WORDS


def chosen_name() -> str | None:
    """Return the entity_id in the address, or None."""
    return st.query_params.get("name") or None


def choose_name() -> str | None:
    """Draw the list of names; return the entity_id of the chosen one, or None.

    A name of the address that was merged meanwhile is told with where it is counted now.
    """
    name = chosen_name()
    labels = name_labels(name)
    st.session_state["names_choice"] = name if name in labels else None
    st.selectbox(
        "Name",
        list(labels),
        index=None,
        key="names_choice",
        format_func=lambda entity_id: labels.get(entity_id, entity_id),
        on_change=_follow_choice,
        placeholder="Choose a name to see everything about it",
        width=480,
    )
    if name and name not in labels:
        _show_gone(name)
        return None
    return name


def set_name(entity_id: str | None) -> None:
    """Put a name into the address."""
    if entity_id:
        st.query_params["name"] = entity_id
    else:
        st.query_params.pop("name", None)


def name_labels(also: str | None = None) -> dict[str, str]:
    """Return entity_id -> name and type in words, most mentioned first.

    Names mentioned rarely are too many to list; `also` is listed however rare it is.
    """
    ids = list(answer(entity_names)["entity_id"])
    if also and also not in ids and answer(is_named, entity_id=also):
        ids.append(also)
    return {entity_id: _label(entity_id) for entity_id in ids}


def _label(entity_id: str) -> str:
    kind, _, name = entity_id.partition(":")
    return f"{name} · {TYPE_WORDS.get(kind, kind)}"


def name_address(entity_id: str) -> str:
    """Return the address, on this server, of everything about a name."""
    return in_story(f"/names?{urlencode({'name': entity_id})}")


def _follow_choice() -> None:
    set_name(st.session_state["names_choice"])


def _show_gone(name: str) -> None:
    now_under = answer(counted_under, entity_id=name)
    st.text(f"No mention is counted as {name.partition(':')[2]} any more.")
    if now_under and now_under != name:
        st.text(f"It is counted under {_label(now_under)}.")
        st.button("Show that name", key="names_follow", on_click=set_name, args=(now_under,))
