"""Frames saved as they are: every row and column, in three formats, read back by pandas."""

import io
import json
import zipfile

import pandas as pd
import pytest
import streamlit as st

from newstables.__main__ import main
from newstables.exports.frames import FRAME_FORMATS, SAVED_FRAMES, frames_file
from newstables.queries.tables import ask
from newstables.replica.replica import open_replica
from newstables.store.store import Store
from tests.fixtures.app import opening
from tests.fixtures.tour import fill_tour

READERS = {
    "csv": lambda data: pd.read_csv(io.BytesIO(data), skiprows=5),
    "json": lambda data: pd.DataFrame(json.loads(data)),
    "parquet": lambda data: pd.read_parquet(io.BytesIO(data)),
}


@pytest.fixture
def folder(tmp_path):
    fill_tour(tmp_path)
    return tmp_path


@pytest.mark.parametrize("form", FRAME_FORMATS)
def test_every_row_and_column_is_saved(folder, form):
    tables = open_replica(Store(folder))
    for name, schema in SAVED_FRAMES.items():
        rows = READERS[form](frames_file(tables, form=form, name=name))
        (count,) = ask(tables, f"SELECT count(*) AS n FROM {name}")["n"]
        assert len(rows) == count
        if count or form != "json":
            assert list(rows.columns) == list(schema.columns)
    quotes = READERS[form](frames_file(tables, form=form, name="quotes"))
    found = ask(tables, "SELECT quote_id, text FROM quotes ORDER BY quote_id")
    assert list(quotes["quote_id"]) == list(found["quote_id"])
    assert list(quotes["text"]) == list(found["text"])
    assert len(quotes) > 2


@pytest.mark.parametrize("form", FRAME_FORMATS)
def test_all_frames_are_one_zip_and_the_same_each_time(folder, form):
    tables = open_replica(Store(folder))
    saved = frames_file(tables, form=form)
    with zipfile.ZipFile(io.BytesIO(saved)) as packed:
        assert packed.namelist() == [f"{name}.{form}" for name in SAVED_FRAMES]
        alone = frames_file(tables, form=form, name="mentions")
        assert packed.read(f"mentions.{form}") == alone
    assert frames_file(tables, form=form) == saved


def test_lists_stay_lists_where_the_format_has_them(folder):
    tables = open_replica(Store(folder))
    (spans, *_) = ask(tables, "SELECT spans FROM quotes ORDER BY quote_id")["spans"]
    rows = READERS["json"](frames_file(tables, form="json", name="quotes"))
    assert rows["spans"][0] == [list(span) for span in spans]
    text = READERS["csv"](frames_file(tables, form="csv", name="quotes"))["spans"][0]
    assert json.loads(text) == [list(span) for span in spans]


def test_page_and_command_line_save_the_same(tmp_path, monkeypatch):
    made = {}

    def button(_label, make, *, key, **_):
        made[key] = make

    monkeypatch.setattr(st, "download_button", button)
    with opening(tmp_path, monkeypatch, page="pages/collect/articles.py", fill=fill_tour) as opened:
        opened()
        saved = {form: made[f"articles_frame_{form}"]() for form in FRAME_FORMATS}
    for form, content in saved.items():
        out = tmp_path / f"frames.{form}"
        command = ["export", "frames", "--format", form, "--out", str(out)]
        assert main([*command, "--store", str(tmp_path / "store")]) == 0
        assert content == out.read_bytes()


def test_what_is_no_frame_or_format_is_told(folder, capsys):
    asked = ["export", "frames", "--store", str(folder), "--out", str(folder / "out")]
    assert main([*asked, "--format", "xlsx"]) == 2
    assert "csv, json, parquet" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main([*asked, "--format", "csv", "--frame", "happenings"])
    assert "articles" in capsys.readouterr().err
    assert not (folder / "out").exists()
