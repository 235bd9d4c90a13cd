"""The list of faults is sound: each can be put in, and names tests that exist."""

import pytest

from newstables.config import ROOT
from tests.mutants.run import mutate, read_mutants

MUTANTS = read_mutants()


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant["hurts"])
def test_a_fault_can_be_put_in(mutant):
    text = (ROOT / mutant["file"]).read_text(encoding="utf-8")
    faulty = mutate(text, mutant)
    assert faulty != text
    compile(faulty, mutant["file"], "exec")
    for test in mutant["tests"].split():
        assert (ROOT / test.partition("::")[0]).exists()


def test_there_are_enough_of_them():
    assert len(MUTANTS) >= 40
    assert {"finding", "decisions", "exports"} <= {each["file"].split("/")[1] for each in MUTANTS}
