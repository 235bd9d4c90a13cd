"""Bounds of names and whose they are, on Docs made by hand: no model is loaded."""

import pandas as pd
import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newstables.finding.entities.bodies import join_bodies
from newstables.finding.entities.context import Context
from newstables.finding.entities.cuts import cut_to_names
from newstables.finding.entities.finding import find_mentions
from newstables.finding.entities.hints import body_hints, vehicles
from newstables.finding.entities.joins import rejoin
from newstables.finding.entities.spans import recognised
from newstables.finding.names.lexicon import known_spellings
from newstables.finding.names.shapes import family_name, stands_nearly_for
from newstables.finding.names.variants import alike_families, are_common, spelled_apart
from newstables.schemas import FURNITURE


def made(marked: str) -> Doc:
    """Make an annotated article: "He met [ORG Kenya Post~] ." marks what the model found.

    No space follows a word with "~" behind it.
    """
    words, ents, label, inside = [], [], "", False
    for piece in marked.split(" "):
        if piece.startswith("["):
            label, inside = piece[1:], False
            continue
        words.append(piece.rstrip("]"))
        ents.append(f"{'I' if inside else 'B'}-{label}" if label else "O")
        inside = bool(label)
        if piece.endswith("]"):
            label = ""
    tags = ["NNP" if word[0].isupper() else "NN" if word.isalpha() else "," for word in words]
    spaces = [not word.endswith("~") for word in words]
    words = [word.rstrip("~") for word in words]
    starts = [at == 0 for at in range(len(words))]
    return Doc(Vocab(), words=words, spaces=spaces, ents=ents, tags=tags, sent_starts=starts)


def tidied(marked: str) -> list[tuple[str, str]]:
    context = Context(made(marked))
    found = rejoin(cut_to_names(join_bodies(recognised(context), context), context), context)
    return [(mention.text, mention.type) for mention in found]


def named(marked: str) -> pd.DataFrame:
    return find_mentions(made(marked), article_id="a", furniture=FURNITURE.frame())


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("envoy [PERSON Hedwig von] der [ORG Aue] spoke", "Hedwig von der Aue"),
        ("Minister van den [ORG Berg] spoke", "van den Berg"),
        ("President [PERSON Noh Jae~] -~ in spoke", "Noh Jae-in"),
        ("Prince Salman bin [PERSON Faris] spoke", "Salman bin Faris"),
        ("Prince Salman bin [PERSON Faris] Al Suri spoke", "Salman bin Faris Al Suri"),
        ("and [GPE Volodymyr] Danko of [GPE Ukraine]", "Volodymyr Danko"),
    ],
)
def test_a_person_is_named_whole(marked: str, name: str) -> None:
    assert (name, "PERSON") in tidied(marked)


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("On [PERSON Tuesday Dusek] left", ["Dusek"]),
        ("Since [PERSON May Horska] leads", ["Horska"]),
        ("singer [PERSON June Carter] left", ["June Carter"]),
        ("the [ORG Kazakh Transport] Minister left", ["Kazakh"]),
        ("[ORG Defence] Secretary [PERSON Tom Ware] left", ["Tom Ware"]),
        ("former [PERSON Labor Secretary] [PERSON Paul Hale] left", ["Paul Hale"]),
        ("[ORG Holm Duarte Clash Over Fish Rights]", []),
        ("[ORG Lloyd Harker - A] retired general", ["Lloyd Harker"]),
        ("Kate , Duchess of [GPE Kent] , left", []),
    ],
)
def test_what_is_glued_to_a_name_is_cut_off(marked: str, names: list[str]) -> None:
    assert [text for text, _ in tidied(marked)] == names


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("the [ORG Ministry of Roads] and Ports closed", ["Ministry of Roads and Ports"]),
        (
            "the [ORG Ministry of Finance] and the [ORG Foreign Ministry] closed",
            ["Ministry of Finance", "Foreign Ministry"],
        ),
        ("the [ORG Department of Energy] and [ORG Google]", ["Department of Energy", "Google"]),
        ("[ORG U.S. Customs] and [ORG Port Protection]", ["U.S. Customs and Port Protection"]),
        ("[GPE U.S.] Lands and [ORG Ports Service]", ["U.S. Lands and Ports Service"]),
        (
            "[NORP Democratic] [GPE People's Republic of Korea] left",
            ["Democratic People's Republic of Korea"],
        ),
    ],
)
def test_a_body_of_several_words_is_one(marked: str, names: list[str]) -> None:
    assert [text for text, _ in tidied(marked)] == names


def test_a_surname_of_two_says_who_else_it_may_mean() -> None:
    mentions = named(
        "Senator [PERSON Tom Ware] and Governor [PERSON Lisa Ware] ; [PERSON Ware] left"
    )
    assert mentions["others"].dropna().tolist() == [["Tom Ware"]]
    assert mentions["others"].isna().tolist() == [True, True, False]
    assert mentions["reason"].iloc[2] == "surname of Lisa Ware, the one named last"


def test_an_office_tells_two_of_one_surname_apart() -> None:
    mentions = named(
        "Senator [PERSON Tom Ware] and Governor [PERSON Lisa Ware] ; Senator [PERSON Ware] left"
    )
    assert mentions["name"].tolist() == ["Tom Ware", "Lisa Ware", "Tom Ware"]
    assert mentions["others"].isna().all()


def test_a_former_office_does_not_count() -> None:
    mentions = named(
        "former President [PERSON Tom Ware] , President [PERSON Lisa Ware] , [PERSON Tom Ware] ;"
        " President [PERSON Ware] left"
    )
    assert mentions["name"].iloc[-1] == "Lisa Ware"


def test_both_orders_and_another_spelling_are_one_person() -> None:
    mentions = named(
        "[PERSON Morikawa Satoshi] met [PERSON Serik Dzhumabayev] ; [PERSON Satoshi Morikawa]"
        " and [PERSON Zhumabaev] left"
    )
    assert mentions["name"].tolist() == ["Morikawa Satoshi", "Serik Dzhumabayev"] * 2


def test_a_pope_is_shown_with_the_title() -> None:
    mentions = named("Pope [PERSON Linus] came ; [PERSON Linus] spoke")
    assert set(mentions["name"]) == {"Pope Linus"}


def test_a_thing_is_not_the_person_it_is_called_by() -> None:
    mentions = named("[PERSON Ada Brandt] left ; a [PERSON Brandt] , sold ; [PERSON Brandt] spoke")
    assert mentions["text"].tolist() == ["Ada Brandt", "Brandt"]


def test_words_beside_a_name_tell_bodies_and_ships() -> None:
    for text in ("shares in Lily Marlow fell", "the retailer Lily Marlow shut"):
        start = text.index("Lily")
        assert body_hints(text, start, start + 11, type_="PERSON") == 1
    assert not body_hints("the developer Lily Marlow", 14, 25, type_="PERSON")
    assert body_hints("Lily Marlow, which makes soap, fell", 0, 11, type_="PERSON") == 1
    assert not body_hints("Lily Marlow, which makes soap, fell", 0, 11, type_="GPE")
    assert "Merula" in vehicles("rammed the trawler Merula off Busan")


def test_an_acronym_may_leave_out_one_word() -> None:
    assert stands_nearly_for("CWQ", "Centre for Water Quality and Prevention")
    assert not stands_nearly_for("CQ", "Centre for Water Quality")


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Morikawa Satoshi", "Morikawa"),
        ("Satoshi Morikawa", "Morikawa"),
        ("Maria Sato", "Sato"),
        ("Hedwig von der Aue", "von der Aue"),
        ("Kwon Jae\u2011in", "Kwon"),
    ],
)
def test_the_family_name_is_known_in_either_order(name: str, family: str) -> None:
    assert family_name(name) == family


def test_spellings_of_one_name_and_names_of_two() -> None:
    assert alike_families("Dzhumabayev", "Zhumabaev")
    assert not alike_families("Peterson", "Petersen")
    assert spelled_apart("Antony Harlow", "Anthony Harlow") == "given"
    assert spelled_apart("Ivan Dovhenko", "Ivan Dovhenkko") == "family"
    assert spelled_apart("Maria Rossini", "Mario Rossini") == ""
    assert spelled_apart("Kim Jong-un", "Kim Jong-il") == ""
    assert are_common("Jon Hale", "John Hale")


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("Kiev", "Kyiv"),
        ("Saint Petersburg", "St. Petersburg"),
        ("Republic of Uganda", "Uganda"),
        ("Republic of Korea", "South Korea"),
        ("Türkiye", "Turkey"),
        ("Burma", "Myanmar"),
    ],
)
def test_other_names_of_a_place_are_listed(printed: str, shown: str) -> None:
    assert known_spellings()[printed].name == shown


def test_accents_are_kept_and_people_are_no_towns() -> None:
    assert "Gdańsk" not in known_spellings()
    assert "Hague" not in known_spellings()
