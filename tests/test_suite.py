"""The suite itself: a test file that lost its tests passes, and nobody sees it."""

from pathlib import Path

import pytest

FILES = sorted(Path(__file__).parent.rglob("test_*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_test_file_has_tests(path):
    assert "\ndef test_" in path.read_text(encoding="utf-8")
