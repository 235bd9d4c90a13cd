"""Whole pages, as pasted: what is right stays right, and what is mended is written down.

What is known to miss stands in gold/known_misses.json and is expected to fail, strictly; `make
gold` takes out what is mended since. The figures of all pages together have floors of their own.
"""

from functools import cache

import pytest

from tests.gold.page_scoring import (
    MEASURES,
    Mark,
    figures,
    halves,
    is_kept_back,
    later_figures,
    missed,
    read_and_mark,
    read_pages,
)
from tests.gold.raise_floors import read_known_misses, read_page_floors

PAGES = read_pages()
KNOWN = read_known_misses()
marks_of = cache(lambda page: read_and_mark(page, PAGES[page]))  # each page is read once


def each_measure():
    for page in PAGES:
        for measure in MEASURES:
            known = measure in KNOWN.get(page, [])
            marks = pytest.mark.xfail(strict=True, reason="a known miss") if known else ()
            yield pytest.param(page, measure, marks=marks, id=f"{page}-{measure}")


@pytest.mark.model
def test_no_figure_falls_below_its_floor():
    reached = {half: figures(marks) for half, marks in halves(every_page()).items()}
    reached |= later_figures()
    floors = read_page_floors()
    assert {half: set(figures) for half, figures in floors.items()} == {
        half: set(figures) for half, figures in reached.items()
    }
    fell = {
        (half, name): (floor, reached[half][name])
        for half, all_of_them in floors.items()
        for name, floor in all_of_them.items()
        if reached[half][name] < floor
    }
    assert fell == {}


def every_page():
    return {page: marks_of(page) for page in PAGES}


@pytest.mark.model
@pytest.mark.parametrize(("page", "measure"), [*each_measure()])
def test_a_page_has_no_error_that_is_not_known(page, measure):
    marks = marks_of(page)
    if measure in missed(marks):
        pytest.fail("kept back: not told" if is_kept_back(page) else errors(marks, measure))


def errors(marks, measure):
    wrong = [mark for mark in marks if mark.measure.startswith(measure) and not mark.right]
    return "\n".join(f"{mark.measure}: {mark.words}" for mark in wrong)


def test_every_page_and_measure_known_to_miss_is_there():
    assert set(KNOWN) <= set(PAGES)
    assert all(set(measures) <= set(MEASURES) for measures in KNOWN.values())


def test_an_error_names_its_measure():
    marks = [
        Mark("no event found", right=False, words=""),
        Mark("names wanted", right=True, words=""),
    ]
    assert missed(marks) == ["no event"]
