"""Names over all articles under the rules of an analyst, whose word wins."""

import pandas as pd

from newstables.decisions.names import NameDecision
from newstables.story.names.applying import apply_links
from newstables.story.names.linking import link_names
from tests.fixtures.frames import mentions_of


def full(article_id: str, name: str, *, times: int = 1) -> list[tuple[str, str, str, str]]:
    return [(article_id, "PERSON", name, name)] * times


def canonical(mentions: pd.DataFrame, decisions: tuple[NameDecision, ...] = ()) -> dict[str, str]:
    """Map each name of an article to the one it is counted under."""
    links = link_names(mentions, decisions=decisions)
    return dict(zip(links["local_name"], links["canonical"], strict=True))


STORY = mentions_of(
    *full("a", "Ada Brandt"), *full("b", "Brandt"), *full("c", "Emil Roth"), ("c", "GPE", "x", "x")
)


def shown(*decisions: NameDecision) -> list[str]:
    """Return the bars of STORY, by mention, under some rules."""
    links = link_names(STORY, decisions=decisions)
    return apply_links(STORY, links=links, decisions=decisions)["entity_id"].tolist()


def test_rules_of_an_analyst_win() -> None:
    start = ["PERSON:Ada Brandt", "PERSON:Ada Brandt", "PERSON:Emil Roth", "GPE:x"]
    assert shown() == start
    merge = NameDecision("merge", "PERSON", "Emil Roth", "Ada Brandt")
    assert shown(merge)[2] == "PERSON:Ada Brandt"
    apart = NameDecision("apart", "PERSON", "Brandt", "Ada Brandt")
    assert shown(apart)[1] == "PERSON:Brandt"
    rename = NameDecision("rename", "PERSON", "Ada Brandt", "Ada B. Brandt")
    assert shown(rename)[:2] == ["PERSON:Ada B. Brandt"] * 2
    retype = NameDecision("retype", "GPE", "x", other_type="ORG")
    assert shown(retype)[3] == "ORG:x"
    ignore = NameDecision("ignore", "GPE", "x")
    assert shown(ignore) == start[:3]


def test_a_rule_holds_where_its_scope_says() -> None:
    article = NameDecision("rename", "PERSON", "Ada Brandt", "Nora Brandt", article_id="b")
    assert shown(article)[:2] == ["PERSON:Ada Brandt", "PERSON:Nora Brandt"]
    here = NameDecision("merge", "PERSON", "Ada Brandt", "Emil Roth", article_id="a", start=0)
    assert shown(here)[:2] == ["PERSON:Emil Roth", "PERSON:Ada Brandt"]
    form = NameDecision("rename", "PERSON", "Ada Brandt", "Brandt the firm", form="Brandt")
    assert shown(form)[:2] == ["PERSON:Ada Brandt", "PERSON:Brandt the firm"]
    once = NameDecision("ignore", "PERSON", "Ada Brandt", article_id="b", start=10)
    assert len(shown(once)) == 3


def test_later_rules_act_on_what_earlier_ones_made() -> None:
    first = NameDecision("merge", "PERSON", "Emil Roth", "Ada Brandt")
    second = NameDecision("rename", "PERSON", "Ada Brandt", "A. B.")
    assert shown(first, second)[:3] == ["PERSON:A. B."] * 3


def test_a_pair_kept_apart_is_not_joined_by_way_of_a_third() -> None:
    mentions = mentions_of(
        *full("a", "Ada Brandt", times=3), *full("b", "A. Brandt"), *full("c", "Brandt")
    )
    apart = NameDecision("apart", "PERSON", "A. Brandt", "Brandt")
    linked = canonical(mentions, (apart,))
    assert linked["A. Brandt"] != linked["Brandt"]


def test_every_link_gives_its_reason() -> None:
    links = link_names(STORY)
    moved = apply_links(STORY, links=links)
    assert moved["reason"].tolist()[1] == "Ada Brandt is the only Brandt in other articles"
    assert links["reason"].ne("").all()
