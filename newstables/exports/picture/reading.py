"""What a figure holds, read as plain values: arrays, numbers packed by Plotly, colours, days."""

import base64
import math
import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

Spec = Mapping[str, Any]


def values(held: Any) -> list[Any]:
    """Return a column of a trace as a list; None for what is missing."""
    if held is None or isinstance(held, str | int | float):
        return [] if held is None else [held]
    if isinstance(held, Mapping):  # as Plotly packs numbers in JSON
        raw = np.frombuffer(base64.b64decode(held["bdata"]), dtype=np.dtype(held["dtype"]))
        return values(raw)
    return [None if _is_missing(value) else value for value in held]


def _is_missing(value: Any) -> bool:
    return value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def each(held: Any, count: int, otherwise: Any = None) -> list[Any]:
    """Return a value a mark: of an array its own, else the same for all."""
    if held is None or isinstance(held, str | int | float | bool):
        return [otherwise if held is None else held] * count
    found = values(held)
    return (found + [otherwise] * count)[:count]


def part(spec: Any, *names: str) -> Any:
    """Return what lies under `names`, or an empty mapping where nothing does."""
    for name in names:
        spec = spec.get(name) if isinstance(spec, Mapping) else None
    return {} if spec is None else spec


def number(value: Any) -> float | None:
    """Return a number, or None for what is none."""
    try:
        found = float(value)
    except (TypeError, ValueError):
        return None
    return found if math.isfinite(found) else None


def instant(value: Any) -> float | None:
    """Return a date as milliseconds since 1970."""
    if isinstance(value, int | float):
        return number(value)
    try:
        at = pd.Timestamp(value)
    except (TypeError, ValueError):
        return None
    return None if at is pd.NaT else at.tz_localize(None).value / 1e6


_FUNCTION = re.compile(r"rgba?\(([^)]*)\)")


def paint(colour: Any, opacity: float = 1.0) -> tuple[str, float]:
    """Return a colour as "#rrggbb" and how opaque it is: what every reader of SVG understands."""
    text = str(colour or "").strip()
    if found := _FUNCTION.fullmatch(text):
        red, green, blue, *alpha = (float(part) for part in found[1].split(","))
        hexed = "#{:02x}{:02x}{:02x}".format(
            *(min(255, round(part)) for part in (red, green, blue))
        )
        return hexed, (alpha[0] if alpha else 1.0) * opacity
    if re.fullmatch(r"#[0-9a-fA-F]{8}", text):
        return text[:7], int(text[7:], 16) / 255 * opacity
    if re.fullmatch(r"#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3}|[a-z]+", text):
        return text, 0.0 if text in {"none", "transparent"} else opacity
    return "#7d8794", opacity


def is_dark(colour: str) -> bool:
    """Return whether white words are read better on a colour than dark ones.

    Source: WCAG 2.2, relative luminance.
    """
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        return False
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.26
