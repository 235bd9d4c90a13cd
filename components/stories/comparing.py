"""Two stories compared: who is named, who speaks, which outlets; a number opens its evidence."""

from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components.loading import answer_in
from newstables.decisions.stories import ALL
from newstables.queries.beside import counted, set_beside
from newstables.wording import count_of

_KEY = "stories_compare"
_COUNTED = {
    "Who is named": ("named", "articles", "names", "name"),
    "Who speaks": ("speaking", "quotations", "quotes", "speaker"),
    "Outlets": ("outlets", "articles", "quotes", "outlet"),
}


def show_comparison(names: dict[str, str]) -> None:
    """Draw two stories beside each other; `names` has those that there are, by their ids."""
    if not names:
        return
    with st.expander("Compare two stories"):
        listed = {**names, ALL: "All articles"}
        sides = [
            place.selectbox(label, list(listed), index=at, format_func=listed.__getitem__,
                            key=f"{_KEY}_{at}")
            for at, (place, label) in enumerate(
                zip(st.columns(2), ("One", "The other"), strict=True))
        ]  # fmt: skip
        by = st.segmented_control(
            "Compare", list(_COUNTED), default="Who is named", key=f"{_KEY}_by", required=True
        )
        _show_table(str(by), *(str(side) for side in sides), names=listed)


def _show_table(by: str, one: str, other: str, *, names: dict[str, str]) -> None:
    what, counts, page, key = _COUNTED[by]
    rows = set_beside(*(answer_in(story_id, counted, what) for story_id in (one, other)))
    st.text(f"{count_of(len(rows), 'row')}, {int(rows['in_both'].sum())} in both; "
            f"counts are of {counts} and open them.")  # fmt: skip
    named = rows["what"].str.partition(":")[2] if what == "named" else rows["what"]
    shown = pd.DataFrame({by: named})
    columns = {}
    for side, story_id in (("one", one), ("other", other)):
        head = names[story_id] + (" (other)" if side == "other" and one == other else "")
        shown[head] = [
            _address(page, key, str(name), story_id, int(count))
            for name, count in zip(rows["what"], rows[side], strict=True)
        ]
        columns[head] = st.column_config.LinkColumn(head, display_text=r"#n=(\d+)$")
    st.dataframe(shown, hide_index=True, column_config=columns, key=f"{_KEY}_rows", placeholder="0")


def _address(page: str, key: str, name: str, story_id: str, count: int) -> str | None:
    """Return the address of what a count counts; its end tells the count to the table."""
    if not count:
        return None
    return f"/{page}?{urlencode({key: name, 'story': story_id or 'all'})}#n={count}"
