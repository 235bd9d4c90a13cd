"""Processes read beside each other; one that is lost is replaced, the article at fault named."""

import time

import psutil
import pytest

from newstables.errors import AnnotationError, StoreError
from newstables.schemas import QUOTES
from newstables.store.readers.desk import Desk
from newstables.store.readers.pool import Pool
from newstables.store.readers.task import Task
from newstables.store.segments import batch_id, read_batch_segments
from tests.store.readers.fake_reader import command


def task(folder, *texts, name="a"):
    return Task(tuple((f"{name}{n}", text, None) for n, text in enumerate(texts)), str(folder), "P")


def pool(*, workers=1, limit_s=30.0, starts=True):
    return Pool(workers=workers, command=command(limit_s=limit_s, starts=starts))


def run(engine, *tasks, limit_s=30.0):
    desk = Desk(engine, limit_s=limit_s)
    for one in tasks:
        desk.submit(one)
    found = []
    end = time.monotonic() + 120
    while desk.under_way:
        assert time.monotonic() < end, "waited too long"
        found += desk.wait(0.2)
    return found


def read_ids(found):
    return sorted(article_id for _, row in found for article_id in row.article_ids)


def problems(found):
    return {one["source"]: one["what"] for _, row in found for one in row.problems}


def test_what_was_found_is_on_disk_and_a_row_tells_it(tmp_path):
    with pool() as engine:
        ((_, row),) = run(engine, task(tmp_path, "Ships will come", "odd"))
    assert row.article_ids == ("a0",)
    assert row.batch == batch_id(["a0"])
    assert row.counts["quotes"] == 1
    assert problems([(None, row)]) == {"a1": "it is odd"}
    kept = read_batch_segments(tmp_path, (QUOTES,), batch=row.batch, pipeline="P")["quotes"]
    assert list(kept["text"]) == ["Ships will come"]


def test_two_batches_are_read_by_two_processes_at_once(tmp_path):
    with pool(workers=2) as engine:
        assert engine.wants == 2
        engine.submit(task(tmp_path, "asleep"))
        engine.submit(task(tmp_path, "one", name="b"))
        outcomes = []
        while not outcomes:
            outcomes = engine.wait(0.2)
        assert outcomes[0].row.article_ids == ("b0",)
        assert engine.wants == 1
        children = psutil.Process().children()
        assert len(children) >= 2
    assert not [child for child in children if child.is_running() and "fake" in str(child)]


def test_a_batch_whose_reader_is_killed_by_chance_is_read_again_as_it_is(tmp_path):
    with pool() as engine:
        ((_, row),) = run(engine, task(tmp_path, f"kills once {tmp_path / 'mark'}", "two"))
    assert row.article_ids == ("a0", "a1")
    assert not row.problems


def test_the_article_that_kills_every_reader_is_named_and_the_others_are_read(tmp_path):
    with pool(workers=2) as engine:
        found = run(engine, task(tmp_path, "one", "deadly", "two"), task(tmp_path, "x", name="b"))
    assert read_ids(found) == ["a0", "a2", "b0"]
    assert list(problems(found)) == ["a1"]
    assert "every process that read it was killed" in problems(found)["a1"]


@pytest.mark.parametrize("how", ["endless", "asleep"])
def test_the_article_that_takes_too_long_is_named_and_the_others_are_read(tmp_path, how):
    with pool(limit_s=1) as engine:
        found = run(engine, task(tmp_path, "one", how, "two"), limit_s=1)
    assert read_ids(found) == ["a0", "a2"]
    assert "more than 1 seconds of computing" in problems(found)["a1"]


def test_a_disk_that_is_full_stops_the_reading_with_a_sentence(tmp_path):
    with pool() as engine, pytest.raises(StoreError, match="No space left"):
        run(engine, task(tmp_path, "full disk"))


def test_a_process_that_cannot_start_is_not_started_for_ever(tmp_path):
    with pool(starts=False) as engine, pytest.raises(AnnotationError, match="loads the language"):
        run(engine, task(tmp_path, "one"))
