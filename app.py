"""Front door: the gate where there is one, the pages in order; runs the chosen one."""

import streamlit as st

from components.server.doors import DOORS
from components.server.entry import expect_person
from components.server.faults import show_fault_of_run

# The server looks for `app` and so imports this file before the first session. Otherwise it would
# look for scripts directly in pages/ until a session has called st.navigation, and tell the first
# deep link after a start that its page was not found.
app = st.App(__file__, middleware=DOORS, on_script_error=show_fault_of_run)
st.runtime.pages_manager.PagesManager.uses_pages_directory = False

if __name__ == "__main__":
    st.set_page_config(page_title="Dateline", page_icon="data/brand/icon.svg", layout="wide")
    expect_person()
    dark = st.context.theme.type == "dark"
    st.logo(f"data/brand/wordmark{'-dark' if dark else ''}.svg", size="large")
    pages = [
        st.Page("pages/collect/overview.py", title="Overview", default=True),
        st.Page("pages/collect/articles.py", title="Articles"),
        st.Page("pages/collect/stories.py", title="Stories"),
        st.Page("pages/explore/entities.py", title="Entities"),
        st.Page("pages/explore/quotes.py", title="Quotes"),
        st.Page("pages/explore/timeline.py", title="Timeline"),
        st.Page("pages/explore/names.py", title="Names"),
        st.Page("pages/explore/connections.py", title="Connections"),
        st.Page("pages/deliver/briefing.py", title="Briefing"),
        st.Page("pages/deliver/check.py", title="Check"),
        st.Page("pages/deliver/activity.py", title="Activity"),
    ]
    st.navigation(pages, position="top").run()
