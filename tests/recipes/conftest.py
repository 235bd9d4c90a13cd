"""A copy of the tree for the recipes of CONTRIBUTING to be done in."""

import pytest

from tests.mutants.run import copy_tree

KEPT = {".py", ".tsv", ".txt", ".md"}


@pytest.fixture(scope="session")
def copied(tmp_path_factory):
    return copy_tree(tmp_path_factory.mktemp("copy"))


@pytest.fixture
def tree(copied):
    """Return a copy of the tree; what a recipe does to it is taken back."""
    before = {path: path.read_bytes() for path in copied.rglob("*") if path.suffix in KEPT}
    yield copied
    for path in list(copied.rglob("*")):
        if path.suffix in KEPT and path not in before:
            path.unlink()
    for path, content in before.items():
        if path.read_bytes() != content:
            path.write_bytes(content)
