"""Bring what an address or a click opens into view."""

import streamlit as st

ANCHORS = ("event", "first-mark")  # the ids that can be scrolled to
# Nothing from an article is in this script: an element is found by an anchor of our own.
_SCRIPT = """<script>
(function look(tries) {
  const found = document.getElementById("ANCHOR");
  if (!found) { if (tries > 0) setTimeout(() => look(tries - 1), 150); return; }
  const box = found.getBoundingClientRect();
  if (box.top < 60 || box.top > window.innerHeight - 60) found.scrollIntoView({block: "center"});
})(20);
</script>"""


def bring_into_view(anchor: str, *, about: str) -> None:
    """Scroll to the element with the id `anchor`, once for each `about`, when it is out of sight.

    `anchor` is one of ANCHORS: the server's policy lets no other script run. `about` is what is
    shown there, such as a quotation's id: another one is scrolled to anew.
    """
    key = f"shown_{anchor}"
    if st.session_state.get(key) == about:
        return
    st.session_state[key] = about
    st.html(script_for(anchor), unsafe_allow_javascript=True)


def script_for(anchor: str) -> str:
    """Return the script that scrolls to an element: with Streamlit's own, the only inline one."""
    return _SCRIPT.replace("ANCHOR", anchor)
