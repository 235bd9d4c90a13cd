"""A verb, role, town or alias added as one line of a word list changes what is found."""

import shutil

import pytest

from newstables import lexicons
from newstables.finding.entities.finding import find_mentions
from newstables.finding.quotes import model, words
from newstables.finding.quotes.finding import find_quotes
from newstables.schemas import FURNITURE
from tests.fixtures.recipes import guards, put_sorted, run


@pytest.fixture
def lists(tmp_path, monkeypatch):
    """A copy of the word lists, in use until the test is over."""
    copy = tmp_path / "lexicons"
    shutil.copytree(lexicons.LEXICONS, copy)
    monkeypatch.setattr(lexicons, "LEXICONS", copy)
    _forget()
    yield copy
    monkeypatch.undo()
    _forget()


def _forget():
    for cached in (
        lexicons.words,
        lexicons.rows,
        lexicons.table,
        model.load_figures,
        words.reporting_verbs,
        words.verb_stem,
        words.noun_stem,
        words.noun_class,
    ):
        cached.cache_clear()


def add(path, line):
    lines = {*path.read_text(encoding="utf-8").split("\n"), line} - {""}
    path.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")
    _forget()


def quotes_in(nlp, text):
    doc, furniture = nlp(text), FURNITURE.frame()
    mentions = find_mentions(doc, article_id="a", furniture=furniture)
    return find_quotes(doc, article_id="a", furniture=furniture, mentions=mentions)


def test_a_reporting_verb_finds_indirect_speech(nlp, lists):
    text = "Ida Holt harrumphed that the ferry was late again."
    assert quotes_in(nlp, text).empty
    add(lists / "reporting_verbs.tsv", "harrumph\tsay")
    (row,) = quotes_in(nlp, text).to_dict("records")
    assert (row["kind"], row["speaker"]) == ("indirect", "Ida Holt")


def test_a_role_noun_makes_a_speaker_of_who_bears_it(nlp, lists):
    assert words.noun_class("ferrywright") == ""
    add(lists / "role_nouns.txt", "ferrywright")
    assert words.noun_class("ferrywrights") == "role"
    text = "“The slip is too steep,” the ferrywright said. “It always was.”"
    rows = quotes_in(nlp, text)
    assert set(rows["speaker"]) == {"ferrywright"}


def test_a_town(tree):
    code = """
        from newstables.gazetteer import country_of, towns
        print("Fiskdal" in towns(), country_of("Fiskdal"))
    """
    assert run(tree, code) == "False None"
    put_sorted(tree, "towns.tsv", "Fiskdal\tNO\t61.20\t6.10\t")
    assert run(tree, code) == "True Norway"
    guards(tree, "tests/test_lexicons.py")


def test_an_alias(tree):
    code = """
        from newstables.finding.names.lexicon import known_spellings
        known = known_spellings().get("North Pier League")
        print(known and (known.name, known.reason))
    """
    assert run(tree, code) == "None"
    put_sorted(tree, "acronyms.tsv", "NPL\tNorth Pier League")
    assert run(tree, code) == "('NPL', 'organisation list: North Pier League is NPL')"
    guards(tree, "tests/test_lexicons.py")
