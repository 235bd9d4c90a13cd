"""Tokens of what was made to be slow: the same text, cut where no word could be."""

import pytest
import spacy

from newstables.nlp.annotation import paragraph_starts
from newstables.nlp.tokenizing import Tokenizing

NLP = spacy.blank("en")


def tokenized(text):
    """The tokens, and the longest stretch without a blank that spaCy was given at once."""
    given = []

    def watched(part):
        given.append(max(map(len, part.split()), default=0))
        return NLP.tokenizer(part)

    return Tokenizing(watched)(text), max(given)


@pytest.mark.parametrize(
    "text",
    [
        "“" * 5_000 + "”" * 5_000,
        "He said: " + "(" * 4_000 + " and left.\n\nThen " + "x" * 1_000,
        "a" * 301,
        "https://harbour.example/" + "q" * 900 + " said",
    ],
)
def test_a_stretch_without_a_blank_is_read_in_parts(text):
    doc, longest = tokenized(text)
    assert doc.text == text
    assert longest == 300


def test_usual_text_is_read_as_spacy_reads_it():
    text = "“We go,” Ada Quill said -- in Vell.  She left.\n\n" + "z" * 300
    doc, _ = tokenized(text)
    assert [token.text_with_ws for token in doc] == [
        token.text_with_ws for token in NLP.tokenizer(text)
    ]


def starts(words):
    doc = paragraph_starts(spacy.tokens.Doc(NLP.vocab, words=words))
    return [token.i for token in doc if token.is_sent_start and token.i]


def test_a_list_without_an_end_is_many_sentences():
    assert starts(["Quill", ","] * 600) == [401, 801]
    assert starts(["Quill", "…"] * 600) == [401, 801]
    assert starts(["."] * 1200) == [401, 801]


def test_sentences_of_usual_length_are_left_to_the_parser():
    assert starts((["word"] * 300 + ["."]) * 3) == []
    assert starts(["word", "\n\n", "word"]) == [2]
