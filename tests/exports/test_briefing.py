"""The briefing's warning: what is to be checked before it is used."""

import pandas as pd

from newstables.exports.briefing import warn


def test_the_warning_counts_and_names_those_to_check():
    rows = pd.DataFrame({"number": [1, 2, 3], "warning": ["unsure", pd.NA, "unsure"]})
    assert warn(rows) == "Check before use: 2 of 3 have an unsure speaker (no. 1, 3)."
    assert warn(rows.assign(warning=pd.NA)) == ""
