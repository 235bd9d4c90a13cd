"""What a frame promises: its columns and their types, the words a column may hold, its rows.

A column of plain values is of one of pandas' own types; one of lists or structs is of an Arrow
type, which Parquet and DuckDB keep. A list reads as a Python list, a struct as a dictionary.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from newstables.errors import SchemaError

WORDS = pa.list_(pa.string())
SPANS = pa.list_(pa.list_(pa.int64()))  # [[start, end], ...]
_PLAIN = {  # how plain values come back from Arrow
    pa.string(): pd.StringDtype("pyarrow"),
    pa.large_string(): pd.StringDtype("pyarrow"),
    pa.int64(): pd.Int64Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
}


@dataclass(frozen=True)
class Column:
    """One column: its type, what it holds, whether a row may leave it out.

    Args:
        dtype: the name of a pandas type, or an Arrow type of lists or structs.
        about: what it holds, for docs/frames.md.
        may_be_missing: whether a row may leave it out.
        words: the words it may hold; none for any.
    """

    dtype: str | pa.DataType
    about: str
    may_be_missing: bool = False
    words: tuple[str, ...] = ()

    @property
    def pandas_dtype(self) -> Any:
        """Return what pandas takes for its type."""
        return self.dtype if isinstance(self.dtype, str) else pd.ArrowDtype(self.dtype)

    def spelled(self) -> str:
        """Return its type in words, "list<string>" for a list."""
        return str(self.dtype).replace("item: ", "")


def _column(values: list[Any], dtype: str | pa.DataType) -> Any:
    """Return what `pd.array(values, dtype=dtype)` returns, five times as fast for plain values.

    An article's frames have a hundred columns of a few rows; pandas looks long at each.
    """
    if not isinstance(dtype, str):
        _check_shape(values, dtype)
        return pd.arrays.ArrowExtensionArray(pa.array(values, type=dtype, from_pandas=True))
    kinds = set(map(type, values)) - {type(None)}
    if dtype == "string" and kinds <= {str}:
        words = pa.array(values, type=pa.large_string())
        return pd.arrays.ArrowStringArray(words, dtype=pd.StringDtype("pyarrow"))
    if dtype == "Int64" and kinds <= {int}:
        numbers = np.array([0 if value is None else value for value in values], dtype=np.int64)
        return pd.arrays.IntegerArray(numbers, _missing(values))
    if dtype == "Float64" and kinds <= {float}:
        numbers = np.array([0.0 if value is None else value for value in values], dtype=np.float64)
        missing = _missing(values) | np.isnan(numbers)
        return pd.arrays.FloatingArray(numbers, missing)
    if dtype == "boolean" and kinds <= {bool}:
        return pd.arrays.BooleanArray(np.array(values, dtype=np.bool_), _missing(values))
    return pd.array(values, dtype=dtype)


def _missing(values: list[Any]) -> NDArray[np.bool_]:
    return np.array([value is None for value in values], dtype=np.bool_)


def _check_shape(values: list[Any], dtype: pa.DataType) -> None:
    """Refuse what Arrow would take in silence: text as a list of letters, a field it then drops."""
    if any(isinstance(value, str) for value in values):
        raise SchemaError("text is no list or struct")
    if pa.types.is_list(dtype) and pa.types.is_struct(dtype.value_type):
        structs = [value for several in values if not is_missing(several) for value in several]
        dtype = dtype.value_type
    elif pa.types.is_struct(dtype):
        structs = [value for value in values if not is_missing(value)]
    else:
        return
    known = {field.name for field in dtype}
    for struct in structs:
        if not struct.keys() <= known:
            unknown = ", ".join(sorted(struct.keys() - known))
            raise SchemaError(f"no field {unknown}; known are {', '.join(sorted(known))}")


def is_missing(value: Any) -> bool:
    """Return whether a cell holds nothing; a list holds something."""
    if value is None or value is pd.NA or value is pd.NaT:
        return True
    return isinstance(value, float) and math.isnan(value)


def plain_row(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return a row with None for what is missing; `row` may be a row of any frame."""
    return {str(name): None if is_missing(value) else value for name, value in row.items()}


def plain_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of any frame as dictionaries, with None for what is missing."""
    return [plain_row(row) for row in frame.to_dict("records")]


@dataclass(frozen=True)
class FrameSchema:
    """One frame: its name, what a row is, the columns, by commas, that tell rows apart."""

    name: str
    one_row_is: str
    key: str
    columns: Mapping[str, Column]

    def frame(self, rows: Iterable[Mapping[str, Any]] = ()) -> pd.DataFrame:
        """Build a frame from rows given as dictionaries; a column a row leaves out is missing.

        Raises:
            SchemaError: a row has an unknown column, lacks a value it must have, or has one that
                is not of its column's type or none of its words.
        """
        rows = list(rows)
        for row in rows:
            if not row.keys() <= self.columns.keys():
                unknown = sorted(row.keys() - self.columns.keys())
                raise SchemaError(
                    f"{self.name}: no column {', '.join(unknown)}; see newstables/schemas"
                )
        data = {}
        for name, column in self.columns.items():
            values = [row.get(name) for row in rows]
            # Looked for here and not by `check`: a look at a finished column costs ten times more.
            if not column.may_be_missing and any(
                value is None or value is pd.NA for value in values
            ):
                raise SchemaError(f"{self.name}: column {name} has a row without a value")
            if column.words:
                self._check_words(name, values)
            data[name] = self._build(name, values)
        return pd.DataFrame(data, copy=False)

    def column(self, name: str, values: Iterable[Any]) -> Any:
        """Return the values of one column in its type, to be assigned to a frame.

        Raises:
            SchemaError: one of them is not of that type.
        """
        return self._build(name, list(values))

    def _build(self, name: str, values: list[Any]) -> Any:
        try:
            return _column(values, self.columns[name].dtype)
        except (SchemaError, pa.ArrowException, TypeError, ValueError) as fault:
            raise SchemaError(f"{self.name}: column {name}: {fault}") from fault

    def _check_words(self, name: str, values: Iterable[Any]) -> None:
        words = self.columns[name].words
        unknown = set(values).difference(words, (None, pd.NA))
        if unknown:
            raise SchemaError(
                f"{self.name}: column {name} cannot hold {', '.join(map(repr, sorted(unknown)))}; "
                f"known are {', '.join(words)}"
            )

    def check(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return `frame` back when it keeps the promise.

        Raises:
            SchemaError: a column is absent, empty where it may not be, no list or struct where it
                must be one, or has a word that is none of its own.
        """
        for name, column in self.columns.items():
            if name not in frame:
                raise SchemaError(f"{self.name}: column {name} is absent")
            if not column.may_be_missing and frame[name].isna().any():
                raise SchemaError(f"{self.name}: column {name} has a row without a value")
            if column.words:
                self._check_words(name, frame[name].dropna().unique())
            if not isinstance(column.dtype, str) and frame[name].dtype != column.pandas_dtype:
                raise SchemaError(
                    f"{self.name}: column {name} is {frame[name].dtype}, not {column.spelled()}"
                )
        return frame

    def typed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return a frame read from elsewhere with each column in its type, and checked.

        Raises:
            SchemaError: it does not keep the promise.
        """
        there = dict(frame.dtypes)
        other = {
            name: dtype
            for name, column in self.columns.items()
            if (dtype := column.pandas_dtype) != there.get(name)
        }
        plain = {name: dtype for name, dtype in other.items() if isinstance(dtype, str)}
        nested = {
            name: self._build(name, frame[name].tolist()) for name in other.keys() - plain.keys()
        }
        # Mostly all have their types, and looking for that costs a tenth of giving them again.
        return self.check(frame.astype(plain).assign(**nested) if other else frame)

    def read(self, table: pa.Table) -> pd.DataFrame:
        """Return a frame of this schema from an Arrow table of its columns.

        Raises:
            SchemaError: it does not keep the promise.
        """
        columns = table.select(list(self.columns)).replace_schema_metadata(None)
        return self.typed(columns.to_pandas(types_mapper=_pandas_type))

    def table(self, frame: pd.DataFrame) -> pa.Table:
        """Return the columns of this schema as an Arrow table, to be written as Parquet.

        pandas' own notes on types are left out: it cannot read them back for lists.

        Raises:
            SchemaError: `frame` does not keep the promise.
        """
        columns = self.check(frame)[list(self.columns)]
        return pa.Table.from_pandas(columns, preserve_index=False).replace_schema_metadata(None)


def _pandas_type(dtype: pa.DataType) -> Any:
    return _PLAIN.get(dtype, pd.ArrowDtype(dtype) if pa.types.is_nested(dtype) else None)
