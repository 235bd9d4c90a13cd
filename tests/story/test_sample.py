"""The sample story reads as its sources say: true words, invented outlets, nothing copied."""

import re

import pytest

from newstables.config import ROOT, SAMPLE, Settings, read_settings
from newstables.finding.furniture.finding import furniture_stretches
from newstables.reading.files import read_paths

SOURCES = (ROOT / "data" / "SOURCES.md").read_text("utf-8")
WORD = re.compile(r"\w+(?:[’']\w+)?")


def words_of(text):
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def runs(text, *, size=10):
    words = words_of(text)
    return {" ".join(words[at : at + size]) for at in range(len(words) - size + 1)}


@pytest.fixture(scope="module")
def articles():
    readings = list(read_paths([SAMPLE], settings=Settings()))
    assert [problem for reading in readings for problem in reading.problems] == []
    return [article for reading in readings for article in reading.articles]


def test_every_article_states_outlet_title_and_date(articles):
    assert 8 <= len(articles) <= 10
    assert all(120 <= article.words <= 300 for article in articles)
    assert all(article.title and article.outlet and article.published for article in articles)
    assert len({article.outlet for article in articles}) >= 4
    assert {article.language for article in articles} == {"en"}


def test_outlets_are_those_the_sources_call_invented(articles):
    invented = SOURCES.split("**True:**")[0]
    assert [
        article.outlet for article in articles if article.outlet not in invented.replace("\n", " ")
    ] == []


def test_words_in_quotation_marks_have_their_source_named(articles):
    table = " ".join(words_of(SOURCES))
    for article in articles:
        for quoted in re.findall(r"“([^”]+)”|\"([^\"]+)\"", article.text):
            words = " ".join(words_of("".join(quoted)))
            assert words in table, f"{article.source}: {words}"


def test_wire_copy_captions_and_correction_are_there(articles):
    assert [
        article.source
        for article in articles
        if article.origin == "Meridian Wire" and article.outlet != article.origin
    ]
    kinds = {found.kind for article in articles for found in furniture_stretches(article.text)}
    assert kinds >= {"caption", "credit", "repeat", "agency", "copyright", "related", "headline"}
    assert any(article.text.startswith("Correction:") for article in articles)


def test_no_sentence_is_taken_from_the_seeds(articles):
    seeds = read_settings().corpora / "seeds"
    if not seeds.is_dir():
        pytest.skip(f"no seeds in {seeds}")
    theirs = set().union(*(runs(path.read_text("utf-8")) for path in seeds.glob("*.txt")))
    for article in articles:
        own = re.sub(r"“[^”]*”|\"[^\"]*\"", " – ", article.text)
        # The gap a quotation leaves must not join the words around it.
        assert not set().union(*map(runs, own.split("–"))) & theirs, article.source
