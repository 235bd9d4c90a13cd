"""The frames keep what newstables/schemas promises, and docs/frames.md says the same."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from newstables.errors import SchemaError
from newstables.frames import SPANS, WORDS, Column, FrameSchema, plain_rows
from newstables.queries.tables import ask, open_tables
from newstables.schemas import EVENTS, FRAMES, FURNITURE, QUOTES, RULE, TIMES, is_day
from newstables.schemas.__main__ import describe

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("schema", FRAMES, ids=lambda schema: schema.name)
def test_a_frame_without_rows_has_every_column(schema):
    frame = schema.frame()
    assert list(frame.columns) == list(schema.columns)
    assert dict(frame.dtypes) == {
        name: column.pandas_dtype for name, column in schema.columns.items()
    }


def test_a_row_with_an_unknown_column_is_refused():
    with pytest.raises(SchemaError, match="quotes: no column colour"):
        QUOTES.frame([{"colour": "red"}])


def test_a_row_without_a_value_it_must_have_is_refused():
    with pytest.raises(SchemaError, match="times: column article_id"):
        TIMES.frame([{"start": 1}])


def test_the_key_of_a_frame_names_its_columns():
    for schema in FRAMES:
        assert set(schema.key.split(",")) <= set(schema.columns), schema.name


def test_frames_md_is_made_from_the_schemas():
    assert (ROOT / "docs" / "frames.md").read_text(encoding="utf-8") == describe()


@pytest.mark.parametrize(
    ("values", "dtype"),
    [
        (["a", None, "ü"], "string"),
        ([None, pd.NA, "a"], "string"),
        ([1, None, -3], "Int64"),
        ([np.int64(1), None], "Int64"),
        ([0.5, None, float("nan")], "Float64"),
        ([1, 0.5], "Float64"),
        ([True, None], "boolean"),
        *(([None, None], dtype) for dtype in ("string", "Int64", "Float64", "boolean")),
    ],
    ids=str,
)
def test_a_column_is_what_pandas_makes_of_its_values(values, dtype):
    schema = FrameSchema("f", "a row", "c", {"c": Column(dtype, "c", may_be_missing=True)})
    made = schema.frame([{"c": value} for value in values])["c"]
    pd.testing.assert_series_equal(made, pd.Series(pd.array(values, dtype=dtype), name="c"))


def test_a_number_that_is_not_whole_is_no_offset():
    with pytest.raises(SchemaError, match="times: column start"):
        TIMES.frame([{"article_id": "a", "start": 1.5}])


NESTED = FrameSchema(
    "nested",
    "a row",
    "words",
    {
        "words": Column(WORDS, "words"),
        "spans": Column(SPANS, "spans"),
        "rule": Column(RULE, "a rule", may_be_missing=True),
    },
)
ROW = {"words": ["a", "ü"], "spans": [[0, 2], [5, 9]], "rule": {"is": "weekday", "day": 3}}


@pytest.mark.parametrize(("values", "fault"), [
    ({"words": "[]"}, "nested: column words"),
    ({"spans": "[[1, 2]]"}, "nested: column spans"),
    ({"spans": [["a", 2]]}, "nested: column spans"),
    ({"rule": {"is": "weekday", "colour": "red"}}, "nested: column rule: no field colour"),
    ({"words": None}, "nested: column words has a row without a value"),
])  # fmt: skip
def test_a_list_or_struct_of_another_shape_is_refused(values, fault):
    with pytest.raises(SchemaError, match=fault):
        NESTED.frame([ROW | values])


def test_a_struct_with_an_unknown_field_in_a_list_is_refused():
    passage = {"article_id": "a0", "start": 0, "end": 5, "page": 1}
    with pytest.raises(SchemaError, match="events: column evidence: no field page"):
        EVENTS.column("evidence", [[passage]])


def test_lists_and_structs_pass_through_parquet_and_duckdb(tmp_path):
    frame = NESTED.frame([ROW, ROW | {"words": [], "rule": None}])
    pq.write_table(NESTED.table(frame), tmp_path / "a.parquet")
    kept = NESTED.read(pq.read_table(tmp_path / "a.parquet"))
    tables = open_tables({"nested": frame, "kept": kept})
    types = ask(tables, "SELECT DISTINCT typeof(words) w, typeof(spans) s FROM nested")
    assert types.to_numpy().tolist() == [["VARCHAR[]", "BIGINT[][]"]]
    for name in ("nested", "kept"):
        rows = plain_rows(NESTED.typed(ask(tables, f"SELECT * FROM {name}")))
        assert rows == plain_rows(frame)
        assert (rows[0]["words"], rows[0]["spans"]) == (["a", "ü"], [[0, 2], [5, 9]])
    asked = ask(tables, "SELECT words, spans FROM nested")
    assert asked["words"].tolist() == [["a", "ü"], []]
    assert asked["spans"].tolist() == [[[0, 2], [5, 9]]] * 2


def test_a_frame_with_text_in_place_of_a_list_is_refused():
    frame = NESTED.frame([ROW])
    with pytest.raises(SchemaError, match="nested: column words is"):
        NESTED.check(frame.assign(words="[]"))


@pytest.mark.parametrize("schema", FRAMES, ids=lambda schema: schema.name)
def test_a_column_of_a_closed_list_names_its_words(schema):
    for column in schema.columns.values():
        assert all(word in column.about for word in column.words)


def test_a_word_outside_its_list_is_refused():
    row = {"article_id": "a", "start": 0, "end": 4, "kind": "caption"}
    frame = FURNITURE.frame([row])
    with pytest.raises(SchemaError, match="furniture: column kind cannot hold 'advert'; known are"):
        FURNITURE.frame([row | {"kind": "advert"}])
    with pytest.raises(SchemaError, match="cannot hold 'advert'"):
        FURNITURE.check(frame.assign(kind="advert"))


@pytest.mark.parametrize(("date", "is_one"), [
    ("2023-01-31", True), ("2023-01", False), ("2023", False), ("FUTURE_REF", False),
    ("2023-W05-1", False), ("", False), (None, False),
])  # fmt: skip
def test_a_day_is_a_date_to_the_day_and_no_word_as_long(date, is_one):
    assert is_day(date) is is_one
