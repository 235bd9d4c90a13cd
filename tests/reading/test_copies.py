import random
import sqlite3

import pandas as pd
import pytest

from newstables.config import SAMPLE, Settings
from newstables.reading.article import hash_text
from newstables.reading.copies import find_copies
from newstables.reading.copy_index import TABLES, CopyIndex
from newstables.reading.files import read_paths
from newstables.schemas import ARTICLES

DISPATCH = """PORT ELLIS, March 3 (Meridian Wire) — Envoy Maria Castellan left Port Ellis on \
Friday without the harbour treaty she had come for, officials of both sides said.

“We are closer than we were on Monday,” Castellan told reporters at the quay before she boarded \
the night ferry.

The talks lasted for five days and will be taken up again in April, her office said. What remains \
open is who pays for dredging the outer channel. Neither side would name a sum.

Mayor Tom Hale said that the town had waited since 1998 and could wait for another month."""

VOCABULARY = """harbour ferry council budget road school tax border treaty grain power water rail
port bridge vote minister talks plan law market winter summer price wage farm mine coast""".split()


def frame(*articles):
    rows = [
        {"article_id": hash_text(text), "words": len(text.split()), "text": text, **more}
        for text, more in articles
    ]
    return ARTICLES.frame(rows)


def pairs(duplicates):
    return list(zip(duplicates["article_id"], duplicates["duplicate_of"], strict=True))


def test_same_text_twice_is_said_to_be_the_same():
    found = find_copies(frame((DISPATCH, {}), (DISPATCH, {})))
    assert found.to_dict("records") == [
        {
            "article_id": hash_text(DISPATCH),
            "duplicate_of": hash_text(DISPATCH),
            "likeness": 1.0,
            "kind": "reprinted",
            "reason": "the same text was added before",
        }
    ]


def test_wire_copy_with_other_headline_and_picture_is_a_copy():
    copy = (
        "Harbour Envoy Leaves Empty-Handed After Five Days\n\n"
        + DISPATCH.replace("March 3 (Meridian Wire)", "(Meridian Wire)")
        + "\n\nCastellan at the quay. | Bo Moor / AFP\n\n© 2023 The Harbour Courier"
    )
    found = find_copies(
        frame(
            (copy, {"outlet": "The Harbour Courier", "origin": "Meridian Wire"}),
            (DISPATCH, {"outlet": "Meridian Wire", "origin": "Meridian Wire"}),
        )
    )
    assert pairs(found) == [(hash_text(copy), hash_text(DISPATCH))]
    assert found["likeness"][0] > 0.9
    assert found["reason"][0].endswith("of its text stands in the article of Meridian Wire")


def test_a_copy_cut_at_the_end_is_a_copy_and_keeps_the_first_published_as_original():
    cut = DISPATCH.rsplit("\n\n", 1)[0]
    found = find_copies(
        frame((cut, {"published": "2023-03-04"}), (DISPATCH, {"published": "2023-03-03"}))
    )
    assert pairs(found) == [(hash_text(cut), hash_text(DISPATCH))]


def test_what_is_in_the_store_stays_the_original():
    longer = "The Courier\n\n" + DISPATCH + " It was raining."
    found = find_copies(
        frame((longer, {}), (DISPATCH, {"added_at": "2023-03-03T10:00:00Z"}), (longer, {}))
    )
    assert pairs(found) == [(hash_text(longer), hash_text(DISPATCH))]


def test_a_fuller_later_report_is_not_a_copy():
    new = " ".join(f"Speaker number {n} told the hall about matter {n * 7}." for n in range(60))
    later = DISPATCH.split("\n\n")[0] + "\n\n" + new
    found = find_copies(
        frame((DISPATCH, {"published": "2023-03-03"}), (later, {"published": "2023-03-04"}))
    )
    assert found.empty


def test_row_order_changes_nothing():
    articles = frame(
        (DISPATCH, {}), (DISPATCH + " It rained.", {}), ("Nothing to see here today.", {})
    )
    turned = articles.iloc[::-1].reset_index(drop=True)
    pd.testing.assert_frame_equal(find_copies(articles), find_copies(turned))


@pytest.mark.parametrize("text", ["", "Short.", "\n\n", "© 2023 The Harbour Courier"])
def test_texts_without_running_text_do_not_fail(text):
    assert find_copies(frame((text, {}), (DISPATCH, {}))).empty


def test_unlike_short_texts_are_not_copies():
    assert find_copies(frame(("© 2023 A", {}), ("Getty Images", {}), ("Rain.", {}))).empty


def test_sample_story_holds_one_wire_copy():
    readings = read_paths([SAMPLE], settings=Settings())
    articles = ARTICLES.frame(article.row() for reading in readings for article in reading.articles)
    found = find_copies(articles)
    sources = dict(zip(articles["article_id"], articles["source"], strict=True))
    assert [(sources[copy], sources[original]) for copy, original in pairs(found)] == [
        ("03-harbour-courier-seoul-speech.md", "02-meridian-wire-seoul-speech.md")
    ]


def _reports(chance):
    """Texts of which many share much: each takes sentences of a few reports, some changed."""
    told = [" ".join(chance.choices(VOCABULARY, k=14)) + "." for _ in range(30)]
    for number in range(24):
        taken = chance.sample(told, k=chance.choice([2, 4, 9]))
        if number % 3 == 0:
            taken = told[(number % 2) * 12 :][: chance.choice([4, 8, 12])]
        yield " ".join([*taken, *(f"No {number}.",) * (number % 2)])


@pytest.mark.parametrize("seed", range(40))
def test_added_bit_by_bit_in_any_order_copies_are_those_found_at_once(seed):
    chance = random.Random(seed)
    days = ["2023-03-01", "2023-03", None, "2023-02-27"]
    rows = {
        hash_text(text): {
            "article_id": hash_text(text), "text": text, "added_at": f"2023-{number:02d}",
            "published": chance.choice(days), "outlet": chance.choice(["A", "B", None]),
            "origin": chance.choice(["A", None]),
        }
        for number, text in enumerate(_reports(chance))
    }  # fmt: skip
    at_once, in_parts = (sqlite3.connect(":memory:") for _ in range(2))
    for connection in (at_once, in_parts):
        connection.executescript(TABLES)
    expected = CopyIndex(at_once).add([(row, []) for row in rows.values()])
    assert {None} < set(expected.values())
    known = {}
    # Some are read twice, with other furniture the first time.
    earlier = chance.sample(sorted(rows), k=8)
    for article_id in earlier:
        known |= CopyIndex(in_parts).add([(rows[article_id], [(0, chance.choice([0, 150]))])])
    waiting = chance.sample(sorted(rows), k=len(rows))
    while waiting:
        batch = [waiting.pop() for _ in range(min(len(waiting), chance.choice([1, 2, 5])))]
        known |= CopyIndex(in_parts).add([(rows[article_id], []) for article_id in batch])
    assert known == expected


def test_copies_are_found_among_a_thousand():
    chance = random.Random(7)
    words = [f"word{n}" for n in range(5000)]
    texts = [" ".join(chance.choices(words, k=400)) + "." for _ in range(900)]
    texts += [text.replace(" word7", " changed") + " More." for text in texts[:100]]
    found = find_copies(frame(*((text, {}) for text in texts)))
    assert len(found) == 100


def _spin(text, *, share, seed=3):
    """Change a share of the words for others, as texts are spun to look new."""
    chance = random.Random(seed)
    return " ".join(
        word if chance.random() > share else f"spun{chance.randrange(10_000)}"
        for word in text.split()
    )


def _news(seed, *, words=260):
    chance = random.Random(seed)
    return " ".join(f"word{chance.randrange(3000)}" for _ in range(words)) + "."


def test_a_text_spun_word_by_word_is_a_rewording_and_no_origin():
    text = _news(1)
    first, later = _spin(text, share=0.3), _spin(text, share=0.3, seed=4)
    found = find_copies(frame(
        (text, {"published": "2023-03-03", "outlet": "Wire"}),
        (first, {"published": "2023-03-04"}), (later, {"published": "2023-03-05"}),
    ))  # fmt: skip
    assert pairs(found) == [
        (hash_text(first), hash_text(text)),
        (hash_text(later), hash_text(text)),
    ]
    assert list(found["kind"]) == ["reworded", "reworded"]
    assert found["reason"][0].startswith("it looks like a rewording of the article of Wire, 2023-")


def test_articles_with_the_same_quotations_are_no_rewordings():
    said = [f"“{_news(number, words=14)}”" for number in range(4)]
    told = [
        " ".join(
            f"{_news(20 * number + place, words=45)} {words}" for place, words in enumerate(said)
        )
        for number in range(1, 4)
    ]
    assert find_copies(frame(*((text, {}) for text in told))).empty


@pytest.mark.parametrize("seed", range(6))
def test_added_in_any_order_rewordings_are_those_found_at_once(seed):
    chance = random.Random(seed)
    texts = [_news(number) for number in range(3)]
    texts += [_spin(text, share=0.3, seed=seed + 1) for text in texts]
    texts += [_spin(text, share=0.3, seed=seed + 9) + " More." for text in texts[:3]]
    rows = [
        {"article_id": hash_text(text), "text": text, "added_at": f"2023-{number:02d}",
         "published": chance.choice(["2023-03-01", "2023-03-02", None]), "outlet": None,
         "origin": None}
        for number, text in enumerate(texts)
    ]  # fmt: skip
    at_once, in_parts = (sqlite3.connect(":memory:") for _ in range(2))
    for connection in (at_once, in_parts):
        connection.executescript(TABLES)
    expected = CopyIndex(at_once).add([(row, []) for row in rows])
    known = {}
    for row in chance.sample(rows, k=len(rows)):
        known |= CopyIndex(in_parts).add([(row, [])])
    assert known == expected
    assert sum(origin is not None and origin.reworded for origin in known.values()) >= 4
