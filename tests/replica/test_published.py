"""A replica begins as a copy of published tables, whatever happened to whoever published them."""

import multiprocessing
import os
import random
import signal
import time
from contextlib import closing

import duckdb
import pytest

from newstables.decisions.corrections import make_correction
from newstables.replica import replica as replicas
from newstables.replica.published import damaged_tables
from newstables.replica.replica import Replica
from newstables.schemas import QUOTES
from newstables.store.store import Store
from tests.fixtures.told_at_once import differences, told_at_once
from tests.replica import made

P = "a pipeline"


def fill(folder, *, seed=1, batches=3):
    store, draw = Store(folder), random.Random(seed)
    for number in range(batches):
        added = store.add_articles(made.articles(draw, range(4 * number, 4 * number + 4)))
        store.write_batch(made.found_in(draw, added), article_ids=added, pipeline=P)
    return store


def decide(store, n):
    (quote_id,) = store.findings(QUOTES, pipeline=P)["quote_id"].sample(1, random_state=n)
    after = ["Ana Duarte", "Bo Lind", "Cy Moor"][n % 3]
    store.add_corrections(
        make_correction("quote.speaker", quote_id, before=None, after=after, scope="everywhere")
    )


def published(store):
    return sorted(path.name for path in (store.folder / "replica").glob("[!p]*"))


def test_what_was_published_is_copied_and_caught_up(tmp_path, monkeypatch):
    store = fill(tmp_path)
    Replica(store, pipeline=P).close()
    assert len(published(store)) == 1
    decide(store, 1)
    told = []
    tell = replicas.Step.follow
    monkeypatch.setattr(replicas.Step, "follow",
                        lambda step, at: told.append(step._changes) or tell(step, at))  # fmt: skip
    again = Replica(store, pipeline=P)
    assert [(changes.articles, len(changes.corrections)) for changes in told] == [((), 1)]
    assert differences(again, told_at_once(store, pipeline=P)) == {}


def test_tables_of_another_pipeline_are_told_new_and_replace_the_published_ones(tmp_path):
    store = fill(tmp_path)
    Replica(store, pipeline=P).close()
    old = published(store)
    other = Replica(store, pipeline="another")
    assert differences(other, told_at_once(store, pipeline="another")) == {}
    assert not set(published(store)) & set(old)


def test_a_replica_leaves_nothing_behind(tmp_path):
    store = fill(tmp_path, batches=1)
    Replica(store, pipeline=P).close()
    assert not list((store.folder / "replica").glob("private-*"))


def test_a_step_that_fails_leaves_the_tables_as_they_were(tmp_path, monkeypatch):
    store = fill(tmp_path)
    replica = Replica(store, pipeline=P)
    decide(store, 2)
    monkeypatch.setattr(replicas.Step, "follow", lambda step, _: step._tell_quotes_again() or 1 / 0)
    with pytest.raises(ZeroDivisionError):
        replica.follow()
    monkeypatch.undo()
    replica.follow()
    assert differences(replica, told_at_once(store, pipeline=P)) == {}


def _follow_for_ever(folder, begun):
    replicas._PUBLISH_AFTER = 1
    store = Store(folder)
    for number in range(10_000):
        decide(store, number)
        replica = Replica(store, pipeline=P)
        begun.set()
        replica.close()


def test_a_kill_while_following_or_publishing_harms_nothing(tmp_path):
    store = fill(tmp_path)
    spawn = multiprocessing.get_context("spawn")
    draw = random.Random(4)
    for _ in range(3):
        begun = spawn.Event()
        victim = spawn.Process(target=_follow_for_ever, args=(tmp_path, begun))
        victim.start()
        assert begun.wait(120)
        time.sleep(draw.random())
        os.kill(victim.pid, signal.SIGKILL)
        victim.join()
        survivor = Replica(store, pipeline=P)
        assert differences(survivor, told_at_once(store, pipeline=P)) == {}
        survivor.close()
    assert not list((store.folder / "replica").glob("private-*"))


def test_tables_of_a_story_are_looked_at_too(tmp_path):
    folder = tmp_path / "replica" / "kind-1"
    folder.mkdir(parents=True)
    with closing(duckdb.connect(str(folder / "tables.duckdb"))) as tables:
        tables.execute("CREATE SCHEMA story_1")
        tables.execute("CREATE TABLE story_1.said AS SELECT [1, 2] AS spans")
    assert damaged_tables(tmp_path) == []
    (folder / "tables.duckdb").write_bytes(b"none at all" * 9000)
    assert damaged_tables(tmp_path) == ["replica/kind-1/tables.duckdb"]
