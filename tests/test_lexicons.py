"""Word lists: one entry a line, sorted, no doubles, each with its source and licence."""

from pathlib import Path

import pytest

from newstables.config import LEXICONS

LISTS = sorted(path for path in LEXICONS.rglob("*") if path.suffix in (".txt", ".tsv"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_a_list_is_sorted_without_doubles(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    assert lines == sorted(set(lines))
    assert all(line.split("\t")[0].strip() for line in lines)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_a_list_names_its_source_and_licence(path: Path) -> None:
    rows = (LEXICONS / "README.md").read_text(encoding="utf-8").splitlines()
    (row,) = [row for row in rows if row.startswith(f"| `{path.relative_to(LEXICONS)}` |")]
    assert all(cell.strip() for cell in row.strip("|").split("|")[2:])
