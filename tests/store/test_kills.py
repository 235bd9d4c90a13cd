"""A few of the kills of `python -m tests.bench.random_kills`, which does as many as one likes."""

import random

import pytest

from tests.bench.random_kills import Ground


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    return Ground(tmp_path_factory.mktemp("kills"))


@pytest.mark.model
@pytest.mark.parametrize("victim", ["command line", "reader", "publisher"])
def test_a_store_somebody_was_killed_over_equals_an_undisturbed_one(ground, victim):
    _, _, faults = ground.kill(victim, random.Random(victim))
    assert faults == []
