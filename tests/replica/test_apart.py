"""A process of its own answers long questions as the app's own tables would."""

import os
import signal

import pytest
import streamlit as st

from newstables.__main__ import main
from newstables.decisions import briefing_picks
from newstables.decisions.corrections import make_correction
from newstables.errors import ExportError, StoreError
from newstables.exports.frames import frames_file
from newstables.queries.filters import Filters
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import quotes_per_speaker
from newstables.replica.apart.asking import Apart
from newstables.replica.apart.question import Question
from newstables.replica.replica import open_replica
from newstables.store.store import Store
from tests.fixtures.app import opening
from tests.fixtures.outlets import fill_outlets
from tests.fixtures.story import FIRST, article_id
from tests.fixtures.tour import fill_tour

QUESTION = Question(quotes_per_speaker, (QuoteFilters(),))


@pytest.fixture
def store(tmp_path):
    return fill_tour(tmp_path)


@pytest.fixture
def apart(store):
    asked = Apart(store.folder)
    yield asked
    asked._end()


def test_it_answers_as_the_tables_of_this_process_do_and_follows_decisions(store, apart):
    tables = open_replica(store)
    before = apart.ask(QUESTION)
    assert before.equals(quotes_per_speaker(tables, QuoteFilters()))
    quote = f"{article_id(FIRST)}:{FIRST.index('the harbour will')}"
    store.add_corrections(
        make_correction("quote.speaker", quote, before="Ada Quill", after="Bo Vell")
    )
    tables.follow()
    after = apart.ask(QUESTION)
    assert after.equals(quotes_per_speaker(tables, QuoteFilters()))
    assert not after.equals(before)


def test_what_the_question_meets_with_is_raised_and_the_next_one_is_answered(apart):
    with pytest.raises(ExportError, match="no such frame"):
        apart.ask(Question(frames_file, named={"form": "csv", "name": "nothing"}))
    with pytest.raises(StoreError, match="TypeError"):
        apart.ask(Question(quotes_per_speaker, (Filters(), 1, 2)))
    assert len(apart.ask(QUESTION))


def test_a_process_that_was_killed_is_started_again(apart):
    first = apart.ask(QUESTION)
    os.kill(apart._process.pid, signal.SIGKILL)
    assert apart.ask(QUESTION).equals(first)


def end(_tables):
    os._exit(1)


def test_one_that_is_lost_each_time_is_told(apart):
    with pytest.raises(StoreError, match="ended without one"):
        apart.ask(Question(end))
    assert len(apart.ask(QUESTION))


def press_all(tmp_path, monkeypatch, *, page):
    """Press every button of a page that saves a file; return key -> bytes."""
    made = {}

    def button(_label, make, *, key, **_):
        made[key] = make

    def fill(folder):
        fill_tour(folder)
        fill_outlets(folder)
        words = FIRST.index("the plan was late")
        briefing_picks.pick(Store(folder), [f"{article_id(FIRST)}:{words}"])

    monkeypatch.setattr(st, "download_button", button)
    with opening(tmp_path, monkeypatch, page=page, fill=fill) as opened:
        opened()
        return {key: make() for key, make in made.items()}


def test_files_of_a_big_store_are_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr("components.loading.BIG", 0)
    saved = press_all(tmp_path, monkeypatch, page="pages/deliver/briefing.py")
    asked = ["export", "briefing", "Briefing", "--store", str(tmp_path / "store")]
    for form in ("docx", "pdf", "csv"):
        out = tmp_path / form
        assert main([*asked, "--format", form, "--out", str(out)]) == 0
        assert saved[f"briefing_save_{form}"] == out.read_bytes()
