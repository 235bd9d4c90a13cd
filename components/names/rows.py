"""A table whose rows can be chosen, by pointer or keyboard."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st


def pick_row(rows: pd.DataFrame, *, key: str, heads: Mapping[str, Any], alt: str) -> int | None:
    """Draw the columns named in `heads`; return the number of the chosen row, or None.

    Args:
        rows: any frame that has the columns of `heads`.
        heads: column -> how it is headed, or its st.column_config.
        key: of the table.
        alt: the table in words.
    """
    chosen = st.dataframe(
        rows[list(heads)],
        key=key,
        on_select="rerun",
        selection_mode="single-row",
        hide_index=True,
        height=min(440, 38 + 35 * max(len(rows), 1)),
        column_config=dict(heads),
        alt=alt,
    )
    picked = chosen["selection"]["rows"]
    return picked[0] if picked and picked[0] < len(rows) else None
