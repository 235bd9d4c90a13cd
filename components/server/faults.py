"""What a page shows when a click could not be done: the sentence, and the way back to the page."""

import streamlit as st

from components.loading import load_settings
from components.page import show_error
from newstables.errors import DatelineError
from newstables.store.health.rows import told_rows
from newstables.store.opening import FILE


def show_fault_of_run(fault: Exception) -> bool:
    """Show an error raised on purpose, such as a full disk's, which no page expected, or what in
    the store brought another one about.

    Returns:
        Whether it was one; Streamlit says of others that the app met an error.
    """
    meant = told_rows(load_settings().store / FILE, fault) or fault
    if not isinstance(meant, DatelineError):
        return False
    show_error(str(meant))
    st.button("Show the page again", key="page_again")
    return True
