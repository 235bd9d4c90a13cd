"""A verb or a role added as one line of a word list changes what is found."""

import shutil

import pytest

from newstables import lexicons
from newstables.finding.entities.finding import find_mentions
from newstables.finding.quotes import model, words
from newstables.finding.quotes.finding import find_quotes
from newstables.schemas import FURNITURE


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
