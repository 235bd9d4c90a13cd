"""Made-up bytes, lines and searches: whatever comes, it is read or told in a sentence.

`hypothesis` makes them: `FUZZ_TRIES` of each part. What it finds is kept in .hypothesis and tried
first the next time; `make fuzz` tries long.
"""

import json
import os

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import newstables
from newstables.decisions.corrections import KINDS
from newstables.decisions.log_file import import_corrections
from newstables.errors import QueryError
from newstables.schemas import CORRECTIONS, SCOPES
from newstables.store.search import to_fts5
from newstables.store.store import Store

TRIES = int(os.environ.get("FUZZ_TRIES", "150"))
FUZZED = settings(
    max_examples=TRIES, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)
ENDINGS = (
    "txt", "html", "json", "jsonl", "csv", "tsv", "md", "eml", "xml", "rtf", "zip", "gz", "pdf",
    "docx", "mbox", "warc", "xlsx", "",
)  # fmt: skip
_PIECES = st.sampled_from([
    "<html>", "<meta charset='undefined'>", "<p>", "</p>", '{"text": "', '"}', "[", "]", "{", "}",
    "title,text,published\n", '"', ",", ";", "\t", "\n", "\r\n", "From: a@b.example\n",
    "PK\x03\x04",
    "%PDF-1.7", "{\\rtf1 ", "\\u0000", "\ud800", "\x00", "“", "”", "said", "Ana Duarte", "Oslo",
    "2023-02-01", "on Monday", "&#0;", "&#xD800;", "<![CDATA[", "]]>", "<?xml version='1.0'?>",
    "WARC/1.0\r\n", "Content-Length: 99999999\r\n", "\ufeff", "\u202e", "e\u0301", "😀",
])  # fmt: skip
_SEARCHED = (*'()"-*“’:^+{} ', "AND", "OR", "NOT", "NEAR", "one")
_TEXTS = st.lists(st.one_of(_PIECES, st.text(max_size=12)), max_size=40).map("".join)
_BYTES = st.one_of(
    st.binary(max_size=600),
    _TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
    _TEXTS.map(lambda text: text.encode("utf-16", "surrogatepass")),
)
_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), _TEXTS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(_TEXTS, inner, max_size=4)
    ),
    max_leaves=12,
)


@FUZZED
@given(data=_BYTES, ending=st.sampled_from(ENDINGS))
def test_whatever_a_file_holds_it_is_read_or_told(data, ending):
    reading = newstables.read_bytes(data, name=f"odd.{ending}")
    for article in reading.articles:
        article.text.encode()  # it can be kept
        assert article.row()["article_id"]
    for problem in reading.problems:
        assert problem.what
        assert problem.advice


@st.composite
def _decisions(draw):
    row = {
        name: draw(st.one_of(st.none(), st.text(max_size=20), _JSON))
        for name in CORRECTIONS.columns
    }
    near = {
        "correction_id": "x1", "at": "2023-02-02T08:00:00.000000+00:00", "who": "ada",
        "what": draw(st.sampled_from([*KINDS])),
        "target": draw(st.sampled_from(["a0", "a0:1", "PERSON:Ada"])),
        "before": "null", "after": json.dumps(draw(_JSON)), "scope": draw(st.sampled_from(SCOPES)),
        "undone_at": None, "number": None,
    }  # fmt: skip
    kept = draw(st.sets(st.sampled_from(sorted(near))))
    return row | {name: value for name, value in near.items() if name in kept}


@FUZZED
@given(lines=st.lists(st.one_of(_decisions().map(json.dumps), _TEXTS), max_size=6))
@example(lines=["[" * 50_000])
@example(lines=['{"after": "\\"\\\\ud800\\""}'])
def test_whatever_a_log_holds_a_line_goes_in_or_is_told(lines):
    text = "\n".join(line.replace("\n", " ") for line in lines)
    rows, faults = import_corrections(text)
    assert len(rows) + len(faults) == sum(bool(line.strip()) for line in text.split("\n"))


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return Store(tmp_path_factory.mktemp("fuzz"))


@FUZZED
@given(typed=st.one_of(
    _TEXTS,
    st.lists(st.sampled_from(_SEARCHED), max_size=60).map(" ".join),
))  # fmt: skip
@example(typed="(" * 100 + "a" + ")" * 100)
@example(typed="(" + " OR (".join(["one"] * 70) + ")" * 70)
def test_whatever_is_searched_for_is_found_or_told(store, typed):
    try:
        expression = to_fts5(typed)
        if expression:
            store.search_quotes(expression)
            store.search_articles(expression)
    except QueryError as fault:
        assert str(fault)
