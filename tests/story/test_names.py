"""Names over all articles: who is put together, who never, and whose word wins."""

import json
import random
import subprocess
import sys

import pandas as pd
import pytest

from newstables.decisions.names import NameDecision
from newstables.finding.names.lexicon import known_spellings
from newstables.finding.names.shapes import family_name, given_names_clash, stands_for, trim
from newstables.gazetteer import countries, country_of_capital
from newstables.story.names.linking import count_names, link_counts, link_names
from newstables.story.names.suggesting import suggest_merges
from tests.fixtures.frames import mentions_of


def full(article_id: str, name: str, *, times: int = 1) -> list[tuple[str, str, str, str]]:
    return [(article_id, "PERSON", name, name)] * times


def canonical(mentions: pd.DataFrame, decisions: tuple[NameDecision, ...] = ()) -> dict[str, str]:
    """Map each name of an article to the one it is counted under."""
    links = link_names(mentions, decisions=decisions)
    return dict(zip(links["local_name"], links["canonical"], strict=True))


def test_a_surname_alone_goes_to_its_only_bearer_and_is_marked() -> None:
    mentions = mentions_of(*full("a", "Ada Brandt"), *full("b", "Brandt"))
    links = link_names(mentions).set_index("article_id")
    assert links.loc["b", "canonical"] == "Ada Brandt"
    assert links.loc["b", "inferred"]
    assert "only" in links.loc["b", "reason"]
    assert not links.loc["a", "inferred"]


@pytest.mark.parametrize(("times", "expected"), [(4, "Ada Brandt"), (3, "Brandt")])
def test_of_two_bearers_one_needs_four_fifths(times: int, expected: str) -> None:
    mentions = mentions_of(
        *full("a", "Ada Brandt", times=times), *full("b", "Emil Brandt"), *full("c", "Brandt")
    )
    assert canonical(mentions)["Brandt"] == expected


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Kim Jong-un", "Kim Jong-il"),
        ("George W. Bush", "George H. W. Bush"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Yoon Suk-yeol", "Yoon Seok-min"),
        ("John Adams Sr.", "John Adams Jr."),
    ],
)
def test_two_people_are_never_put_together(name: str, other: str) -> None:
    mentions = mentions_of(*full("a", name, times=9), *full("b", other))
    assert canonical(mentions) == {name: name, other: other}


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Jon Hale", "John Hale"),
        ("Maria Rossini", "Mario Rossini"),
        ("John Peterson", "John Petersen"),
        ("Park Jin", "Park Jun"),
    ],
)
def test_two_names_spelled_alike_stay_two(name: str, other: str) -> None:
    mentions = mentions_of(*full("a", name, times=2), *full("b", other, times=2))
    assert canonical(mentions) == {name: name, other: other}


@pytest.mark.parametrize(
    "others",
    [
        ("Volodymyr Zelenchukk", "Vladimir Zelenchuk"),
        ("Zelenchukk",),
        ("Volodimyr Zelenchuk",),
    ],
)
def test_spellings_of_one_person_are_one_with_a_reason(others: tuple[str, ...]) -> None:
    mentions = mentions_of(
        *full("a", "Volodymyr Zelenchuk", times=5),
        *(row for place, name in enumerate(others) for row in full(f"b{place}", name)),
    )
    links = link_names(mentions)
    assert set(links["canonical"]) == {"Volodymyr Zelenchuk"}
    assert links.loc[links["article_id"] != "a", "inferred"].all()
    assert links.loc[links["article_id"] != "a", "reason"].ne("as found").all()


def test_a_misprint_does_not_keep_a_surname_from_its_bearer() -> None:
    mentions = mentions_of(
        *full("a", "Antony Harlow", times=5), *full("b", "Anthony Harlow"), *full("c", "Harlow")
    )
    assert set(canonical(mentions).values()) == {"Antony Harlow"}


def test_an_article_that_names_both_tells_two_people() -> None:
    both = mentions_of(*full("a", "Ivan Dovhenko", times=2), *full("a", "Ivan Dovhenkko", times=2))
    assert len(set(canonical(both).values())) == 2


@pytest.mark.parametrize("name", ["Morikawa Satoshi", "Orvan Viktor"])
def test_family_name_first_and_last_are_one_shown_as_printed_most(name: str) -> None:
    last = " ".join(reversed(name.split()))
    mentions = mentions_of(*full("a", name), *full("b", last, times=2), *full("c", last.split()[1]))
    assert set(canonical(mentions).values()) == {last}


def test_a_surname_of_very_many_is_not_taken_from_another_story() -> None:
    mentions = mentions_of(
        *full("a", "Lee Jong-sup"),
        *full("a", "Iva Horska"),
        *full("b", "Lee"),
        *full("b", "Ana Duarte"),
        *full("c", "Lee"),
        *full("c", "Iva Horska"),
    )
    links = link_names(mentions).set_index(["article_id", "local_name"])["canonical"]
    assert links["b", "Lee"] == "Lee"
    assert links["c", "Lee"] == "Lee Jong-sup"


def test_two_koreas_stay_two() -> None:
    mentions = [("a", "GPE", name, name) for name in ("North Korea", "South Korea")]
    assert set(canonical(mentions_of(*mentions)).values()) == {"North Korea", "South Korea"}


@pytest.mark.parametrize(
    ("short", "long"),
    [("A. Brandt", "Ada Brandt"), ("Bill Odum", "William Odum"), ("Ana Sa", "Ana Sá")],
)
def test_forms_of_one_name_agree(short: str, long: str) -> None:
    linked = canonical(mentions_of(*full("a", long, times=2), *full("b", short)))
    assert set(linked.values()) == {long}


def test_a_form_that_fits_two_people_stays_alone() -> None:
    mentions = mentions_of(
        *full("a", "George W. Bush"), *full("b", "George H. W. Bush"), *full("c", "George Bush")
    )
    assert canonical(mentions)["George Bush"] == "George Bush"


def test_an_acronym_alone_follows_the_articles_that_spell_it_out() -> None:
    mentions = mentions_of(
        ("a", "ORG", "Federal Office of Competition", "FOC"), ("b", "ORG", "FOC", "FOC")
    )
    assert canonical(mentions)["FOC"] == "Federal Office of Competition"


def test_a_misfiled_name_follows_most_articles() -> None:
    mentions = mentions_of(*full("a", "Ada Brandt", times=3), ("b", "ORG", "Ada Brandt", "x"))
    assert set(link_names(mentions)["type"]) == {"PERSON"}


def test_order_of_rows_and_articles_changes_nothing() -> None:
    mentions = [
        *full("a", "Ada Brandt", times=5),
        *full("b", "Brandt"),
        *full("c", "A. Brandt"),
        *full("d", "Emil Brandt"),
        ("e", "ORG", "Brandt", "Brandt"),
    ]
    counts = count_names(mentions_of(*mentions))
    first = link_counts(counts)
    for seed in range(5):
        shuffled = counts.sample(frac=1, random_state=seed)
        pd.testing.assert_frame_equal(link_counts(shuffled), first)
        mixed = random.Random(seed).sample(mentions, len(mentions))
        pd.testing.assert_frame_equal(link_names(mentions_of(*mixed)), first)


def test_tables_of_several_batches_link_as_one() -> None:
    first, second = mentions_of(*full("a", "Ada Brandt")), mentions_of(*full("b", "Brandt"))
    apart = pd.concat([count_names(first), count_names(second)], ignore_index=True)
    pd.testing.assert_frame_equal(link_counts(apart), link_names(pd.concat([first, second])))


def test_suggestions_say_what_speaks_for_and_against() -> None:
    mentions = mentions_of(
        *full("a", "Kristin Wilkes", times=2),
        *full("b", "Kristen Wilkes"),
        *full("c", "Kim Jong-un"),
        *full("c", "Kim Jong-il"),
    )
    offered = suggest_merges(mentions).set_index("name")
    assert offered.index[0] == "Kristin Wilkes"
    assert "spelled alike" in offered.loc["Kristin Wilkes", "speaks_for"]
    kims = offered.loc["Kim Jong-il"]
    assert "given names differ" in kims["speaks_against"]
    assert "1 article names both" in kims["speaks_against"]
    apart = NameDecision("apart", "PERSON", "Kristin Wilkes", "Kristen Wilkes")
    assert "Kristin Wilkes" not in set(suggest_merges(mentions, decisions=[apart])["name"])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jens Stoltenberg", "Stoltenberg"),
        ("Mao Ning", "Mao"),
        ("Kim Jong-un", "Kim"),
        ("Kim Basinger", "Basinger"),
        ("Vincent van Gogh", "van Gogh"),
        ("Martin Luther King Jr.", "King"),
    ],
)
def test_family_names(name: str, expected: str) -> None:
    assert family_name(name) == expected


@pytest.mark.parametrize("printed", ["Renner’s", "the Renner", "“Renner,”", "Renner's", "(Renner)"])
def test_bounds_are_trimmed(printed: str) -> None:
    start, end = trim(printed, 0, len(printed))
    assert printed[start:end] == "Renner"


def test_initials() -> None:
    assert stands_for("U.N.", "United Nations")
    assert stands_for("FOC", "Federal Office of Competition")
    assert not stands_for("NATO", "National Office")
    assert not given_names_clash("J. Brown", "James D.J. Brown")


@pytest.mark.parametrize(
    ("spelling", "name"),
    [("U.S.", "United States"), ("Britain", "United Kingdom"), ("DPRK", "North Korea")],
)
def test_countries_have_one_name(spelling: str, name: str) -> None:
    assert known_spellings()[spelling].name == name


def test_capitals_have_a_country() -> None:
    assert country_of_capital()["Tokyo"] == "Japan"
    assert set(country_of_capital().values()) <= countries().keys()


def test_counting_keeps_the_spellings() -> None:
    counts = count_names(
        mentions_of(("a", "GPE", "Japan", "JAPAN"), ("a", "GPE", "Japan", "Japan"))
    )
    assert counts["mentions"].tolist() == [2]
    assert json.loads(counts["forms"].tolist()[0]) == {"JAPAN": 1, "Japan": 1}


def test_names_need_no_language_model() -> None:
    modules = "story.names.linking story.names.applying story.names.suggesting decisions.names"
    code = ";".join(f"import newstables.{name}" for name in modules.split())
    check = f"{code}; import sys; assert 'spacy' not in sys.modules"
    subprocess.run([sys.executable, "-c", check], check=True)


def test_a_surname_that_its_article_gives_to_nobody_is_left_alone() -> None:
    mentions = mentions_of(*full("a", "Haller"), *full("a", "Ines Haller"), *full("b", "Haller"))
    links = link_names(mentions).set_index(["article_id", "local_name"])["canonical"]
    assert links["a", "Haller"] == "Haller"
    assert links["b", "Haller"] == "Ines Haller"
