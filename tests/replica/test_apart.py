"""A process of its own answers long questions as the app's own tables would."""

import os
import signal
import threading
import time

import pytest

from components.briefing.making import Making
from components.loading import _apart, load_store
from newstables.__main__ import main
from newstables.decisions import briefing_picks
from newstables.decisions.briefings import read_briefing
from newstables.decisions.corrections import make_correction
from newstables.errors import CalledOffError, ExportError, StoreError
from newstables.exports.briefing.formats import DOCUMENTS
from newstables.exports.frames import frames_file
from newstables.queries.filters import Filters
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import quotes_per_speaker
from newstables.replica.apart.asking import Apart, Errand
from newstables.replica.apart.question import Question
from newstables.replica.replica import open_replica
from newstables.store.store import Store
from tests.fixtures.app import opening, texts
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


def told_off(_tables, *, report):
    report("first")
    report("second")
    time.sleep(60)


def wait_for(errand, step):
    while errand.step != step:
        time.sleep(0.05)


def test_a_question_tells_how_far_it_is_and_is_called_off_while_it_is_answered(apart):
    errand, met = Errand(), []

    def ask():
        with pytest.raises(CalledOffError):
            apart.ask(Question(told_off, reported=True), errand)
        met.append(True)

    asking = threading.Thread(target=ask)
    asking.start()
    wait_for(errand, "second")
    errand.call_off()
    asking.join(timeout=50)
    assert met == [True]
    assert len(apart.ask(QUESTION))


def test_one_that_waits_for_its_turn_is_called_off_and_the_other_goes_on(apart):
    first, second = Errand(), Errand()
    asking = threading.Thread(
        target=lambda: pytest.raises(
            CalledOffError, apart.ask, Question(told_off, reported=True), first
        )
    )
    asking.start()
    wait_for(first, "second")
    second.call_off()
    with pytest.raises(CalledOffError):
        apart.ask(QUESTION, second)
    assert not second.begun
    assert not first.called_off
    first.call_off()
    asking.join(timeout=50)


@pytest.fixture
def briefed(tmp_path, monkeypatch):
    """A page with a briefing of a store that counts as big; returns what opens it."""

    def fill(folder):
        fill_tour(folder)
        fill_outlets(folder)
        words = FIRST.index("the plan was late")
        briefing_picks.pick(Store(folder), [f"{article_id(FIRST)}:{words}"])

    monkeypatch.setattr("components.loading.BIG", 0)
    page = "pages/deliver/briefing.py"
    with opening(tmp_path, monkeypatch, page=page, fill=fill) as opened:
        yield opened()


def making_of(app):
    making = app.session_state["briefing_making"]
    while not making.over:
        time.sleep(0.05)
    return making


def test_files_of_a_big_store_are_the_same(tmp_path, briefed):
    asked = ["export", "briefing", "Briefing", "--store", str(tmp_path / "store")]
    for form in ("docx", "pdf", "csv"):
        briefed.button(key=f"briefing_save_{form}").click().run()
        making = making_of(briefed)
        briefed.run()
        assert f"{DOCUMENTS[form].label}: ready" in texts(briefed)
        assert making.errand.step.heading == ""
        out = tmp_path / form
        assert main([*asked, "--format", form, "--out", str(out)]) == 0
        assert making.written.content == out.read_bytes()
        briefed.button(key="briefing_made_close").click().run()


def test_a_file_that_is_called_off_is_told_and_another_can_be_made(briefed):
    making = Making(read_briefing(load_store(), 1), "docx")
    making.errand.call_off()
    making.run(lambda errand: _apart().ask(QUESTION, errand))
    assert (making.over, making.fault, making.written) == (True, "Cancelled.", None)
    briefed.session_state["briefing_making"] = making
    briefed.run()
    assert "Word: Cancelled." in texts(briefed)
    assert not briefed.button(key="briefing_save_docx").disabled
