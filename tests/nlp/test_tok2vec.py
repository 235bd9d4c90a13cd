"""Word vectors worked out another way are the model's own."""

import numpy as np
import pytest
import spacy

from newstables.config import ROOT, read_settings
from newstables.nlp.models import choose_model
from newstables.nlp.tok2vec import quicken

TEXTS = [
    *(path.read_text(encoding="utf-8") for path in sorted((ROOT / "data/sample").glob("*.md"))),
    "",
    "One.",
    "can't won't gonna “Zzyzx-Übermut” 1,000,000 $5bn\n\nAT&T 's 東京",
]


@pytest.fixture(scope="module")
def plain():
    model = choose_model(read_settings().model).package
    return spacy.load(model, exclude=["lemmatizer", "attribute_ruler"])


@pytest.fixture(scope="module")
def quick():
    model = choose_model(read_settings().model).package
    nlp = spacy.load(model, exclude=["lemmatizer", "attribute_ruler"])
    quicken(nlp)
    return nlp


def vectors_of(nlp, docs):
    return nlp.get_pipe("tok2vec").predict(docs)


def test_the_model_was_taken_apart(plain, quick):
    def named(nlp):
        return {layer.name for _, pipe in nlp.pipeline for layer in pipe.model.walk()}

    assert {"embed_once", "encode_by_article"} <= named(quick)
    assert not {"embed_once", "encode_by_article"} & named(plain)


def test_vectors_are_the_models_own(plain, quick):
    docs = [plain.make_doc(text) for text in TEXTS]
    # The second time, every word is remembered.
    for _ in range(2):
        for ours, theirs in zip(vectors_of(quick, docs), vectors_of(plain, docs), strict=True):
            assert ours.shape == theirs.shape
            assert np.allclose(ours, theirs, atol=1e-4)


def test_what_is_found_is_the_same(plain, quick):
    for ours, theirs in zip(quick.pipe(TEXTS), plain.pipe(TEXTS), strict=True):
        assert [(token.tag_, token.head.i, token.dep_) for token in ours] == [
            (token.tag_, token.head.i, token.dep_) for token in theirs
        ]
        assert [(ent.start, ent.end, ent.label_) for ent in ours.ents] == [
            (ent.start, ent.end, ent.label_) for ent in theirs.ents
        ]


def test_no_word_is_lost_when_the_memory_is_emptied(plain, quick, monkeypatch):
    monkeypatch.setattr("newstables.nlp.tok2vec._MOST_WORDS", 50)
    docs = [plain.make_doc(text) for text in TEXTS]
    for doc in docs:
        (ours,), (theirs,) = vectors_of(quick, [doc]), vectors_of(plain, [doc])
        assert np.allclose(ours, theirs, atol=1e-4)


def test_a_model_of_another_make_is_left_as_it_is():
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 32,
        "attrs": ["NORM"],
        "rows": [50],
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MishWindowEncoder.v2",
        "width": 32,
        "depth": 2,
        "window_size": 1,
    }
    model = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    other = spacy.blank("en")
    other.add_pipe("tok2vec", config={"model": model})
    other.initialize()
    quicken(other)
    names = {layer.name for layer in other.get_pipe("tok2vec").model.walk()}
    assert not {"embed_once", "encode_by_article"} & names
    assert len(other("Two words.")) == 3
