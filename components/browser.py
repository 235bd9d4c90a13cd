"""What a page asks of the browser: Back by one choice, marks under a finger, keys that stay.

Streamlit writes a choice over the address it was made at, so that Back leaves the page with all of
them; after a change of page it writes every filter as an entry of its own, so that Back has to be
pressed once for each. Here what the reader does begins an entry, and what follows from it is
written over that. On a phone, where the filters hide the page, a choice also closes them.
"""

import streamlit as st

_ONE_ENTRY_A_DEED = """
export default function () {
  if (window.datelineHistory) return;
  window.datelineHistory = true;
  const push = history.pushState.bind(history), replace = history.replaceState.bind(history);
  let done = false;  // whether the reader did something since the last entry
  let page = location.pathname, wanted = null;  // where Back led to from another page
  for (const deed of ["pointerdown", "keydown"])
    window.addEventListener(deed, () => { done = true; }, true);
  window.addEventListener("popstate", () => {
    done = false;
    wanted = location.pathname === page ? null : location.href;
    page = location.pathname;
  }, true);
  // A filter that both pages have is taken out of the address by Streamlit: ask for it again.
  const ask_again = (address) => {
    replace({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  };
  const close_filters = () => {
    const side = document.querySelector("[data-testid=stSidebar]");
    if (window.innerWidth > 700 || side?.dataset.collapsed !== "false") return;
    document.activeElement?.blur();
    side.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
  };
  const write = (state, title, url) => {
    const moves = url && new URL(url, location.href).href !== location.href;
    if (moves && !done && wanted) {
      const address = wanted;
      wanted = null;
      return ask_again(address);
    }
    (moves && done ? push : replace)(state, title, url);
    if (moves && done) setTimeout(close_filters, 150);  // a list that is open closes first
    if (moves) { done = false; wanted = null; }
    page = location.pathname;
  };
  history.pushState = history.replaceState = write;
}
"""
# Plotly takes a finger's tap for a click before it knows what is under it: nothing opens, or what
# was tapped before. Kept from touches it gets the mouse's events, which browsers make of a tap, and
# of no swipe. Names beside bars lie outside of what Plotly listens to.
_CHARTS_AT_A_TOUCH = """
export default function () {
  if (window.datelineCharts) return;
  window.datelineCharts = true;
  const board_at = (target) => target.closest?.(".nsewdrag");
  for (const touch of ["touchstart", "touchend"])
    window.addEventListener(touch, (event) => {
      if (board_at(event.target)) event.stopPropagation();
    }, true);
  const holds = (box, x, y) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
  // The one bar beside the name at a point, where a click on a bar does something.
  const bar_named_at = (event) => {
    const chart = event.target.closest?.(".js-plotly-plot");
    if (!chart || board_at(event.target) || !chart.data?.some((trace) => trace.customdata)) return;
    const name = [...chart.querySelectorAll(".ytick text")]
      .map((text) => text.getBoundingClientRect())
      .find((box) => holds(box, event.clientX, event.clientY));
    if (!name) return;
    const middle = (name.top + name.bottom) / 2;
    const bars = [...chart.querySelectorAll(".barlayer .point path")]
      .map((bar) => bar.getBoundingClientRect())
      .filter((box) => box.width > 0 && box.top <= middle && middle <= box.bottom);
    return bars.length === 1 ? { chart, bar: bars[0] } : undefined;
  };
  window.addEventListener("mousemove", (event) => {
    const chart = event.target.closest?.(".js-plotly-plot");
    if (chart) chart.style.cursor = bar_named_at(event) ? "pointer" : "";
  }, true);
  window.addEventListener("click", (event) => {
    const found = bar_named_at(event);
    if (!found) return;
    const { left, top, width, height } = found.bar;
    const at = { bubbles: true, view: window,
      clientX: left + width / 2, clientY: top + height / 2 };
    for (const deed of ["mousemove", "mousedown", "mouseup"])
      found.chart.querySelector(".nsewdrag").dispatchEvent(new MouseEvent(deed, at));
  }, true);
}
"""
# What moves on a page is drawn anew, and the button that a key had moved it by loses the keys.
_KEYS_STAY = """
export default function () {
  if (window.datelineKeys) return;
  window.datelineKeys = true;
  let pressed = null;  // the class of the button that a key pressed last
  const class_of = (element) =>
    [...(element.closest("[class*=st-key-]")?.classList ?? [])]
      .find((name) => name.startsWith("st-key-"));
  window.addEventListener("keydown", (event) => {
    const presses = ["Enter", " "].includes(event.key) && event.target.tagName === "BUTTON";
    pressed = presses ? class_of(event.target) : null;
  }, true);
  window.addEventListener("pointerdown", () => { pressed = null; }, true);
  new MutationObserver(() => {
    if (!pressed || document.activeElement !== document.body) return;
    const place = document.querySelector("." + CSS.escape(pressed));
    const free = (among) => among?.querySelector("button:not([disabled])");
    (free(place) ?? free(place?.parentElement))?.focus();  // at an end "Up" is off: then "Down"
  }).observe(document.body, { childList: true, subtree: true });
}
"""
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

_keep = st.components.v2.component("dateline_history", js=_ONE_ENTRY_A_DEED)
_keys = st.components.v2.component("dateline_keys", js=_KEYS_STAY)
_touch = st.components.v2.component("dateline_charts", js=_CHARTS_AT_A_TOUCH)


def keep_history() -> None:
    """Have Back take back one choice, and one page, at a time."""
    _keep(key="page_history", height="content")


def keep_keys() -> None:
    """Have a button that a key pressed keep the keys, wherever it is drawn next."""
    _keys(key="page_keys", height="content")


def open_charts_to_touch() -> None:
    """Have a tap of a finger, and a click on the name of a bar, do what a click on the bar does."""
    _touch(key="page_charts", height="content")


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
