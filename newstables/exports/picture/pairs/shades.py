"""The shades of squares that stand for counts: as many as there are numbers, five at most.

As see-through as the ground needs: more stands out more, on a light ground and on a dark one.
"""

from collections.abc import Sequence

_SHADES = (*(f"rgba(70,140,220,{part})" for part in (0.16, 0.3, 0.44, 0.58)), "#2a6fc4")
ON_DARKEST = "#ffffff"  # words on the last shade; on the others they have their usual colour


def ends_of(most: int) -> list[int]:
    """Return the last number of each shade, for counts from 1 to `most`."""
    shades = min(most, len(_SHADES))
    return [round(most * (step + 1) / shades) for step in range(shades)]


def steps_of(counts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """Return the shade of each count, from 0."""
    return [next(step for step, end in enumerate(ends) if count <= end) for count in counts]


def shade(step: int, shades: int) -> str:
    """Return the colour of a shade of so many."""
    return _SHADES[len(_SHADES) - shades + step]


def spell_steps(ends: Sequence[int]) -> list[str]:
    """Write what each shade stands for: "1", "2–4"."""
    begins = [1, *(end + 1 for end in ends)]
    return [
        f"{end}" if begin == end else f"{begin}–{end}"
        for begin, end in zip(begins, ends, strict=False)
    ]
