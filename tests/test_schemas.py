"""The frames keep what schemas.py promises, and docs/frames.md says the same."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from newstables.errors import SchemaError
from newstables.schemas import FRAMES, QUOTES, TIMES, Column, FrameSchema, describe

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("schema", FRAMES, ids=lambda schema: schema.name)
def test_a_frame_without_rows_has_every_column(schema):
    frame = schema.frame()
    assert list(frame.columns) == list(schema.columns)
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        name: column.dtype for name, column in schema.columns.items()
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
    with pytest.raises((TypeError, ValueError)):
        TIMES.frame([{"article_id": "a", "start": 1.5}])
