"""The words on the screen: each page has its list, in order, and opens it from beside its title."""

import re

import pytest

from components.page import read_words
from newstables.store.store import Store
from tests.fixtures.app import PAGES, opening
from tests.fixtures.story import fill_store

_ROW = re.compile(r"\| (.+?) \| (.+) \|")


def title_of(page):
    return page.rsplit("/", 1)[1].removesuffix(".py").capitalize()


def rows_of(heading):
    head, line, *rows = read_words()[heading].splitlines()
    assert (head, line) == ("| word | what it means |", "| --- | --- |")
    return [_ROW.fullmatch(row).groups() for row in rows]


def test_every_page_has_its_words():
    assert set(read_words()) == {"Every page", *map(title_of, PAGES)}


@pytest.mark.parametrize("heading", read_words())
def test_words_stand_in_alphabetical_order_and_once(heading):
    words = [word.casefold() for word, meaning in rows_of(heading) if meaning]
    assert words == sorted(set(words))


@pytest.mark.parametrize("fill", [Store, fill_store], ids=["empty", "full"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_its_words_and_sends_none_before(tmp_path, monkeypatch, page, fill):
    with opening(tmp_path, monkeypatch, page=page, fill=fill) as open_page:
        shown = open_page()
        own = read_words()[title_of(page)]
        assert own not in [block.value for block in shown.markdown]
        shown.session_state["page_words"] = True
        shown.run()
        assert {own, read_words()["Every page"]} <= {block.value for block in shown.markdown}
        assert "http" not in own


def test_no_old_word_is_left_in_them():
    text = " ".join(read_words().values()).lower()
    for word in ("naming", "theme word", "happening", "furniture", "salience"):
        assert word not in text
