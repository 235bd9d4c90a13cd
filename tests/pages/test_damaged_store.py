"""Pages on a store that is damaged: what is wrong and the way out, or the rest of the story."""

import shutil

import pytest

from newstables.store.opening import FILE
from tests.fixtures.app import PAGES, open_app, texts
from tests.fixtures.story import fill_store


@pytest.mark.parametrize("page", PAGES[:1] + PAGES[5:6])
def test_a_damaged_file_is_told_on_the_page(tmp_path, monkeypatch, page):
    fill_store(tmp_path)
    for path in tmp_path.glob(f"{FILE}*"):
        path.unlink()
    (tmp_path / FILE).write_bytes(b"no database" * 900)
    app = open_app(tmp_path, monkeypatch, page=page)
    assert "That did not work" in texts(app)
    assert "store repair" in texts(app)


def test_tables_that_somebody_removed_are_made_anew(tmp_path, monkeypatch):
    fill_store(tmp_path)
    app = open_app(tmp_path, monkeypatch, page="pages/explore/quotes.py")
    shown = texts(app)
    shutil.rmtree(tmp_path / "replica")
    assert texts(app.run()) == shown
    assert list(tmp_path.glob("replica/private-*/tables.duckdb"))


def test_damaged_findings_leave_the_page_open(tmp_path, monkeypatch):
    store = fill_store(tmp_path)
    next(store.segments.glob("*/quotes/*.parquet")).write_bytes(b"PAR1")
    shutil.rmtree(tmp_path / "replica", ignore_errors=True)
    app = open_app(tmp_path, monkeypatch, page="pages/explore/quotes.py")
    assert "cannot be" not in texts(app)
    assert len(store.problems()) == 1
