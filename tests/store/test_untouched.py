"""Whoever wrote to a store is told without opening it."""

import os
import shutil
import time

from newstables.store.store import Store
from newstables.store.untouched import look


def aged(folder, *, seconds):
    """Have the files of a store look as if they were written so long ago."""
    then = time.time() - seconds
    for path in folder.glob("*.sqlite*"):
        os.utime(path, (then, then))


def test_reading_touches_nothing_and_writing_does(tmp_path):
    store = Store(tmp_path)
    aged(tmp_path, seconds=60)
    before = store.untouched()
    assert before is not None
    store.version()
    with store.reading() as connection:  # its log is there as long as it is open
        connection.execute("SELECT count(*) FROM article").fetchone()
        assert store.untouched() == before
    assert store.untouched() == before
    Store(tmp_path).write_note("looked_at", "now")
    assert store.untouched() != before


def test_what_was_written_a_moment_ago_may_be_written_again_untold(tmp_path):
    store = Store(tmp_path)
    aged(tmp_path, seconds=-60)
    assert store.untouched() is None


def test_another_file_in_the_same_place_is_another(tmp_path):
    file = tmp_path / "a.sqlite"
    file.write_bytes(b"as it was")
    aged(tmp_path, seconds=60)
    before = look(file)
    shutil.copy2(file, tmp_path / "b")
    (tmp_path / "b").replace(file)
    assert look(file) != before
