"""The table of recipes in CONTRIBUTING: every row of it is done by a test of this folder."""

import re

from newstables.config import ROOT

# What needs no test of its own: gold texts and tests, and `tests/test_mutants.py`.
DONE_ELSEWHERE = {"a fix", "a mutant"}
# rows that several tests share
SHARED = {"a verb, role, alias or place": ("a_reporting_verb", "a_role_noun", "an_alias", "a_town")}


def test_every_row_of_the_table_is_done_by_a_test():
    table = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("| To add | Touch |")[2]
    rows = set(re.findall(r"^\| (?!---)([^|]+?) \|", table.partition("\n\n")[0], re.MULTILINE))
    code = "".join(path.read_text("utf-8") for path in (ROOT / "tests/recipes").glob("test_*.py"))
    assert len(rows) > 9
    for row in rows - DONE_ELSEWHERE:
        names = SHARED.get(row, (re.sub(r"\W+", "_", row.lower()),))
        assert all(f"def test_{name}" in code for name in names), row
