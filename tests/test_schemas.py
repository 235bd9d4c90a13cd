"""The frames keep what schemas.py promises, and docs/frames.md says the same."""

from pathlib import Path

import pytest

from newstables.errors import SchemaError
from newstables.schemas import FRAMES, QUOTES, TIMES, describe

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
