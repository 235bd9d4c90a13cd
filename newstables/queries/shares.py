"""How sure a share is, and the difference of two: intervals that hold 95 times of 100."""

from math import sqrt

_Z = 1.959964  # of a normal distribution: 95 of 100 within it


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Return the interval in which a share lies 95 times of 100.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
    Journal of the American Statistical Association 22 (1927).
    """
    if not of:
        return 0.0, 1.0
    share, square = hits / of, _Z * _Z
    centre = (share + square / (2 * of)) / (1 + square / of)
    half = _Z / (1 + square / of) * sqrt(share * (1 - share) / of + square / (4 * of * of))
    return max(0.0, centre - half), min(1.0, centre + half)


def difference(hits: int, of: int, others: int, of_others: int) -> tuple[float, float]:
    """Return the interval of the difference of two shares, the first less the second.

    Source: R. G. Newcombe, "Interval estimation for the difference between independent
    proportions", Statistics in Medicine 17 (1998), method 10.
    """
    if not of or not of_others:
        return -1.0, 1.0
    first, second = hits / of, others / of_others
    first_low, first_high = wilson(hits, of)
    second_low, second_high = wilson(others, of_others)
    between = first - second
    return (
        between - sqrt((first - first_low) ** 2 + (second_high - second) ** 2),
        between + sqrt((first_high - first) ** 2 + (second - second_low) ** 2),
    )
