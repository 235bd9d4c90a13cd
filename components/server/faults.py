"""What a page shows when a click could not be done: the sentence, and the way back to the page."""

import streamlit as st

from components.page import show_error
from newstables.errors import DatelineError


def show_fault_of_run(fault: Exception) -> bool:
    """Show an error raised on purpose, such as a full disk's, which no page expected.

    Returns:
        Whether it was one; Streamlit says of others that the app met an error.
    """
    if not isinstance(fault, DatelineError):
        return False
    show_error(str(fault))
    st.button("Show the page again", key="page_again")
    return True
