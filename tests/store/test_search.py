"""What a user types becomes an expression that SQLite understands, or a hint."""

import sqlite3

import pytest

from newstables.errors import QueryError
from newstables.store.search import plain_words, to_fts5

TEXTS = {
    "global": "Security is not regional, “it is global”",
    "partner": "An even more powerful partner for peace",
    "us": "the U.S. and Japan’s alliance",
}


@pytest.fixture
def find():
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE t USING fts5 (id UNINDEXED, text)")
    for key, text in TEXTS.items():
        table.execute("INSERT INTO t VALUES (?, ?)", [key, plain_words(text)])

    def search(typed):
        rows = table.execute("SELECT id FROM t WHERE t MATCH ? ORDER BY id", [to_fts5(typed)])
        return [row[0] for row in rows]

    return search


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("security", ["global"]),
        ('"security is not regional"', ["global"]),
        ("“security is not regional”", ["global"]),
        ("not regional security", ["global"]),
        ("regional security partner", []),
        ("regional OR partner", ["global", "partner"]),
        ("(regional OR partner) NOT peace", ["global"]),
        ("power*", ["partner"]),
        ("partner -peace", []),
        ('global -"not regional"', []),
        ("security -(partner OR peace)", ["global"]),
        ("U.S.", ["us"]),
        ("Japan's", ["us"]),
        ("Japan’s", ["us"]),
        ("secur:ity", []),
        ("peace - for", ["partner"]),
        ("NEAR(security regional)", []),
        ("'; DROP TABLE t; --", []),
    ],
)
def test_it_finds_what_was_meant(find, typed, expected):
    assert find(typed) == expected


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ('"security', "left open"),
        ("(one OR two", "left open"),
        ("one)", "do not match"),
        ("AND peace", "needs a word before"),
        ("peace OR", "needs a word after"),
        ("one OR AND two", "needs a word before"),
        ("()", "do not match"),
        ("(" * 100 + "one" + ")" * 100, "stand in one another"),
        ("(" + " OR (".join(["one"] * 70) + ")" * 70, "stand in one another"),
    ],
)
def test_a_wrong_expression_gets_a_hint(typed, hint):
    with pytest.raises(QueryError, match=hint):
        to_fts5(typed)


def test_nothing_typed_is_no_question():
    assert to_fts5("  …  ") == ""
