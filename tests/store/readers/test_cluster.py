"""A Dask cluster reads as this machine does, to the byte, and loses nothing with a worker."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newstables.config import ROOT, Settings
from newstables.errors import StoreError
from newstables.store.readers.desk import Desk
from newstables.store.readers.engines import open_desk
from newstables.store.readers.pool import Pool
from newstables.store.readers.task import Task
from newstables.store.version import pipeline_version
from tests.store.readers.fake_reader import command
from tests.store.readers.test_pool import problems, read_ids, run

distributed = pytest.importorskip("distributed", reason="Dask is optional and not installed")


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    """Start a scheduler and three workers as docs/scale.md says, and give the address."""
    folder = tmp_path_factory.mktemp("dask")
    dask = [sys.executable, "-m", "dask"]
    started = []

    def start(*words):
        with (folder / f"{words[0]}.log").open("wb") as log:
            options = {"cwd": ROOT, "stderr": log, "stdout": log, "start_new_session": True}
            started.append(subprocess.Popen([*dask, *words], **options))
        return folder / f"{words[0]}.log"

    try:
        log = start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        address = _found(log, r"Scheduler at:\s+(tcp://\S+)")
        start("worker", address, "--nworkers", "3", "--nthreads", "1", "--no-dashboard")
        with distributed.Client(address) as client:
            client.wait_for_workers(3, timeout=120)
        yield address
    finally:
        for process in reversed(started):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _found(log, pattern):
    end = time.monotonic() + 120
    while not (match := re.search(pattern, log.read_text())):
        assert time.monotonic() < end, log.read_text()
        time.sleep(0.1)
    return match[1]


def tasks(folder, *, batches=12):
    return [
        Task(tuple((f"{b}-{n}", f"slow {b} {n}", None) for n in range(2)), str(folder), "P")
        for b in range(batches)
    ]


def files(folder):
    return {path.relative_to(folder): path.read_bytes() for path in Path(folder).rglob("*.parquet")}


def cluster(scheduler, folder, *, limit_s=30.0):
    from newstables.store.readers.cluster import Cluster

    start = command(limit_s=limit_s)
    return Cluster(scheduler=scheduler, workers=0, command=start, folder=folder)


def test_a_killed_worker_costs_nothing_and_the_files_are_those_of_one_machine(scheduler, tmp_path):
    with Pool(workers=1, command=command()) as engine:
        alone = run(engine, *tasks(tmp_path / "alone"))
    found = []
    with cluster(scheduler, tmp_path / "many") as engine:
        desk = Desk(engine, limit_s=30)
        for task in tasks(tmp_path / "many"):
            desk.submit(task)
        while len(found) < 3:
            found += desk.wait(0.2)
        with distributed.Client(scheduler) as client:
            pids = list(client.run(os.getpid).values())
        os.kill(pids[0], signal.SIGKILL)
        while desk.under_way:
            found += desk.wait(0.2)
    assert len(set(pids)) == 3
    assert read_ids(found) == read_ids(alone)
    assert not problems(found)
    assert files(tmp_path / "many") == files(tmp_path / "alone")
    assert len(files(tmp_path / "many")) > 12


def test_what_kills_or_hangs_on_a_cluster_is_named_there_too(scheduler, tmp_path):
    texts = [("a", "one", None), ("b", "deadly", None), ("c", "asleep", None), ("d", "odd", None)]
    with cluster(scheduler, tmp_path, limit_s=1) as engine:
        found = run(engine, Task(tuple(texts), str(tmp_path), "P"), limit_s=1)
    told = problems(found)
    assert read_ids(found) == ["a"]
    assert sorted(told) == ["b", "c", "d"]
    assert "was killed" in told["b"]
    assert "more than 1 seconds" in told["c"]


def test_a_full_disk_of_a_worker_is_told(scheduler, tmp_path):
    task = Task((("a", "full disk", None),), str(tmp_path), "P")
    with cluster(scheduler, tmp_path) as engine, pytest.raises(StoreError, match="No space left"):
        run(engine, task)


def test_a_worker_of_another_version_reads_nothing(tmp_path):
    from newstables.store.readers.cluster import read_on_worker

    task = Task((("a", "one", None),), str(tmp_path), "P")
    with pytest.raises(StoreError, match="another version of Dateline"):
        read_on_worker(task, command=command(), pipeline=f"not {pipeline_version('')}")


def test_a_folder_that_workers_do_not_share_is_refused(scheduler, tmp_path, monkeypatch):
    from newstables.store.readers import cluster as module

    monkeypatch.setattr(module, "_sees", lambda _: False)
    with pytest.raises(StoreError, match="is not there for the worker at tcp://"):
        cluster(scheduler, tmp_path).__enter__()


def test_a_scheduler_that_does_not_answer_is_told(tmp_path, monkeypatch):
    from newstables.store.readers import cluster as module

    monkeypatch.setattr(module, "_PATIENCE_S", 0.5)
    with pytest.raises(StoreError, match=r"answers at 'tcp://127\.0\.0\.1:9'.*docs/scale\.md"):
        cluster("tcp://127.0.0.1:9", tmp_path).__enter__()


def test_where_dask_is_not_installed_a_sentence_says_how_to(tmp_path, monkeypatch):
    monkeypatch.delitem(sys.modules, "newstables.store.readers.cluster", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    settings = Settings(engine="dask")
    with (
        pytest.raises(StoreError, match=r"requirements-dask\.txt"),
        open_desk(settings, folder=tmp_path),
    ):
        pass


def test_dask_is_imported_by_nothing_that_does_not_ask_for_it():
    modules = "newstables.__main__, newstables.store.worker, newstables.story.corpus.reading"
    script = f"import sys, {modules}; sys.exit('distributed' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0
