"""Where the app's frame starts: who acts is known, or nothing is drawn."""

import streamlit as st

from components.page import show_error
from components.server.identity import acting, providers
from newstables.errors import AccessError, SettingsError


def expect_person() -> None:
    """End the run, with the way in, when nobody is known who acts or they have no role."""
    try:
        person = acting()
    except AccessError:
        st.text("Nobody is logged in here, or the login has ended.")
        for name in providers():
            label = "Log in" if name == "default" else f"Log in with {name}"
            st.button(label, key=f"page_log_in_{name}", on_click=st.login, args=(name,))
        st.stop()
    except SettingsError as fault:
        show_error(f"Dateline lets nobody in: {fault}.")
        st.stop()
    if not person.is_known:
        show_error(f"{person.name} has no role here; ask an administrator.")
        st.stop()
