"""Front door: the pages in order; runs the chosen one."""

import streamlit as st

st.set_page_config(page_title="Dateline", page_icon="🗞️", layout="wide")

pages = {
    "Collect": [
        st.Page("pages/collect/overview.py", title="Overview", default=True),
        st.Page("pages/collect/articles.py", title="Articles"),
    ],
    "Explore": [
        st.Page("pages/explore/entities.py", title="Entities"),
        st.Page("pages/explore/quotes.py", title="Quotes"),
        st.Page("pages/explore/timeline.py", title="Timeline"),
    ],
    "Deliver": [
        st.Page("pages/deliver/briefing.py", title="Briefing"),
    ],
}
st.navigation(pages).run()
