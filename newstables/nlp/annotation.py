"""Text -> spaCy Doc: the one module that loads a model.

A Doc carries tags, coarse parts of speech, dependency heads and labels, sentences and named
entities; it carries no lemmas. A line feed always ends a sentence.
"""

import atexit
import gc
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_prefix_regex, compile_suffix_regex

from newstables.nlp.models import choose_model
from newstables.nlp.pinned import check_files, is_pinned
from newstables.nlp.tok2vec import quicken
from newstables.nlp.tokenizing import Tokenizing


def load_model(wanted: str = "") -> Language:
    """Load a model with the components the steps need, in the order they must run.

    The lemmatizer is left out (no step reads lemmas) and the attribute ruler is replaced by
    `coarse_tags`: together they cost a fifth of spaCy's time. Word vectors are worked out another
    way (see tok2vec.py), which saves a third of the rest.

    Raises:
        AnnotationError: no model is installed, or its files are not those that were checked.
    """
    package = choose_model(wanted).package
    check_files(package)
    with warnings.catch_warnings():
        # "Trained with spaCy v3.7.1 and may not be 100% compatible": these very files were measured
        # under this spaCy, to the same digit. Of any other model the warning is shown.
        if is_pinned(package):
            warnings.filterwarnings("ignore", message=r"\[W095\]")
        nlp = spacy.load(package, exclude=["lemmatizer", "attribute_ruler"])
    _part_from_words(nlp, _RARE_MARKS)
    nlp.tokenizer = Tokenizing(nlp.tokenizer)
    nlp.add_pipe("paragraph_starts", first=True)
    nlp.add_pipe("coarse_tags", before="parser")
    quicken(nlp)
    _spare_the_collector()
    return nlp


_RARE_MARKS = "[″「」『』―]"  # of quotations, unknown to spaCy's rules


def _part_from_words(nlp: Language, marks: str) -> None:
    """Make each of `marks` a token of its own beside a word."""
    tokenizer, defaults = nlp.tokenizer, nlp.Defaults
    tokenizer.prefix_search = compile_prefix_regex([*defaults.prefixes, marks]).search
    tokenizer.suffix_search = compile_suffix_regex([*defaults.suffixes, marks]).search


def _spare_the_collector() -> None:
    """Have garbage looked for less often, and not in what is loaded by now.

    Reading makes lists by the thousand and no cycles; looking through model and lexicons after
    every few hundred of them cost a twentieth of the time.
    """
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # or libraries complain at the end of what they take for leaks
    gc.set_threshold(50_000, 20, 20)


_ENDS = frozenset(".?!")  # "…" stands within sentences as well
_LONGEST_SENTENCE = 400  # tokens


@Language.component("paragraph_starts")
def paragraph_starts(doc: Doc) -> Doc:
    """Start a sentence after every line feed, so that no parse crosses a paragraph.

    One is also started where none has ended for long: what looks about in its sentence would
    otherwise look through all of a text that is a list without an end.
    """
    since = 0
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
            since = token.i
        elif token.text in _ENDS and doc[token.i + 1].text not in _ENDS:
            since = token.i
        elif token.i - since == _LONGEST_SENTENCE:
            doc[token.i + 1].is_sent_start = True
            since = token.i
    return doc


# Penn Treebank tag -> Universal part of speech, as spaCy's own attribute ruler maps them, save
# that auxiliaries are told apart by `coarse_tags`.
_POS = {
    "$": "SYM", "''": "PUNCT", ",": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT", ".": "PUNCT",
    ":": "PUNCT", "``": "PUNCT", "HYPH": "PUNCT", "NFP": "PUNCT", "#": "SYM", "SYM": "SYM",
    "ADD": "X", "AFX": "ADJ", "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X",
    "IN": "ADP", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "LS": "X", "MD": "AUX", "NIL": "X",
    "NN": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "NNS": "NOUN", "PDT": "DET", "POS": "PART",
    "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADP",
    "TO": "PART", "UH": "INTJ", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB",
    "VBP": "VERB", "VBZ": "VERB", "WDT": "DET", "WP": "PRON", "WP$": "DET", "WRB": "ADV",
    "XX": "X", "_SP": "SPACE",
}  # fmt: skip


@Language.component("coarse_tags")
def coarse_tags(doc: Doc) -> Doc:
    """Set each token's part of speech from its tag; noun chunks need it."""
    for token in doc:
        token.pos_ = _POS.get(token.tag_, "X")
    return doc


def annotate(nlp: Language, texts: Iterable[str], *, batch_size: int = 32) -> Iterator[Doc]:
    """Annotate texts in order; hold no Doc longer than its `memory_zone` (see `zone`)."""
    return nlp.pipe(texts, batch_size=batch_size)


@contextmanager
def zone(nlp: Language) -> Iterator[None]:
    """Free, at its end, the memory that the Docs of one batch took: none may be used after."""
    with nlp.memory_zone():
        yield
