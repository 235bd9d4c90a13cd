"""Addresses that a person asks for: fetched one by one in a process of their own, held, told."""

import json
import os
import subprocess
import sys
import time

import psutil

from newstables.config import ROOT
from newstables.reading.files import read_bytes
from newstables.store.collecting.addresses import (
    ask_for,
    asked,
    clear_addresses,
    count_waiting,
    stop_waiting,
    take_address,
)
from newstables.store.collecting.calling import (
    claim_collecting,
    collector_lives,
    ensure_collector,
)
from newstables.store.collecting.collector import collect_next
from newstables.store.collecting.held import (
    Edit,
    drop_held,
    held_ids,
    hold,
    keep_edits,
    read_edits,
    read_held,
)
from newstables.store.collecting.sources import add_source
from newstables.store.store import Store
from tests.reading.fetching.listing_samples import RSS
from tests.reading.fetching.serving import Served

URL = "http://courier.example/2023/pier"


def fetch_all(store, settings, fetcher):
    while collect_next(store, settings, fetcher=fetcher):
        pass


def test_what_is_fetched_is_held_for_a_look_and_what_is_not_is_told(
    store, settings, fetcher, served
):
    served.answer("/2023/pier")
    assert ask_for(store, [URL, URL, "http://courier.example/gone", "http://127.0.0.1/a"]) == 3
    assert ask_for(store, [URL]) == 0
    fetch_all(store, settings, fetcher)
    assert [one.state for one in asked(store)] == ["done", "failed", "failed"]
    assert "404" in asked(store)[1].fault and asked(store)[1].advice
    assert store.articles().empty
    (held,) = read_held(store, held_ids(store))
    assert (held.came, held.reading.articles[0].title) == (URL, "Pier to close")
    clear_addresses(store)
    assert asked(store) == []
    drop_held(store, [held.held_id])
    assert held_ids(store) == []


def test_the_articles_of_a_feed_are_asked_for_in_its_place(store, settings, fetcher, served):
    served.answer("/feed", 200, RSS)
    served.answer("/2023/pier")
    ask_for(store, ["http://courier.example/feed"])
    fetch_all(store, settings, fetcher)
    assert [(one.url[-10:], one.state) for one in asked(store)] == [
        ("ample/feed", "done"), ("/2023/pier", "done"), ("/2023/open", "failed"),
    ]  # fmt: skip


def test_an_address_that_stops_whoever_reads_it_is_left_out(store):
    ask_for(store, [URL])
    for _ in range(3):
        assert take_address(store).url == URL
    assert take_address(store) is None
    assert asked(store)[0].state == "failed"


def test_those_that_wait_can_be_called_off(store):
    ask_for(store, [URL])
    stop_waiting(store)
    assert count_waiting(store) == 0


def test_what_is_held_keeps_problems_and_edits(store, settings):
    reading = read_bytes(b"text,date\nThe pier is to close.,03/02/2023\n", name="a.csv",
                         settings=settings)  # fmt: skip
    number = hold(store, "a.csv", reading)
    keep_edits(store, {"a": Edit({"outlet": "Harbour Courier"}, left_out=True)})
    (held,) = read_held(Store(store.folder), [number])
    assert held.reading.articles == reading.articles
    assert held.reading.problems == reading.problems
    assert read_edits(store) == {"a": Edit({"outlet": "Harbour Courier"}, left_out=True)}
    drop_held(store, [number])
    assert read_edits(store) == {}


def test_one_process_fetches_for_a_store(store):
    assert claim_collecting(store) and claim_collecting(store)
    assert collector_lives(store)
    with store.writing() as connection:
        told = json.dumps({"pid": os.getpid(), "began": 1})
        connection.execute("UPDATE meta SET value = ? WHERE key = 'collector'", [told])
    assert not collector_lives(store)  # another one of that number


def test_nothing_is_started_for_nothing(store, settings):
    assert not ensure_collector(store, settings)
    assert store.note("collector") is None


def test_the_process_fetches_what_waits_and_looks_at_sources_while_its_app_lives(
    store, settings, tmp_path, monkeypatch
):
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "pier.txt").write_text("The pier of Lowmoor is to close in May, she said.")
    server = Served()
    server.answer("/2023/pier")
    ask_for(store, [f"{server.url}/2023/pier"])
    add_source(store, "Press", str(folder))
    monkeypatch.setenv("DATELINE_FETCH_ALLOW", "127.0.0.1")
    # The worker that would read what is stored takes a language model: it is said to be there.
    with store.writing() as connection:
        connection.execute(
            "UPDATE worker SET pid = ?, heartbeat = ?", [os.getpid(), time.time() + 3600]
        )
    assert ensure_collector(store, settings)
    assert not ensure_collector(store, settings)
    pid = psutil.Process().children()[-1]
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and (count_waiting(store) or store.articles().empty):
        time.sleep(0.1)
    pid.kill()
    pid.wait()
    assert asked(store)[0].fault.startswith("port") or asked(store)[0].state == "done"
    assert len(store.articles()) == 1
    server.close()


def test_it_ends_when_nothing_is_left_to_do(store):
    done = subprocess.run(
        [sys.executable, "-c",
         "import sys; from pathlib import Path; from newstables.config import read_settings\n"
         "from newstables.store.collecting.collector import collect\n"
         "from newstables.store.store import Store\n"
         "collect(Store(Path(sys.argv[1])), read_settings(), while_pid=0, idle_s=0)",
         str(store.folder)],
        cwd=ROOT, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert not collector_lives(store)
