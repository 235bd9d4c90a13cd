"""Names that may mean the same come in the order in which they are worth deciding."""

from newstables.queries.suggestions import name_suggestions
from newstables.queries.tables import open_tables
from newstables.schemas import CORRECTIONS, MENTIONS
from tests.fixtures.frames import mention


def test_what_changes_most_and_is_least_clear_comes_first():
    times = {"Harbour Institute": 9, "Harbour Institute of Vell": 6,  # part of the other: possible
             "Ilva Brand": 8, "Ilva Brandt": 1}  # alike, but one mention only  # fmt: skip
    rows = [
        mention(name, name, article=f"{name[-1]}{n}", kind="ORG" if "Inst" in name else "PERSON")
        for name, count in times.items()
        for n in range(count)
    ]
    found = name_suggestions(
        open_tables({"mentions": MENTIONS.frame(rows), "corrections": CORRECTIONS.frame()})
    )
    assert list(found["other"]) == ["Harbour Institute of Vell", "Ilva Brandt"]
    assert list(found["other_mentions"]) == [6, 1]
