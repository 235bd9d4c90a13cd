"""The pipeline version follows from what decides the findings of a text, and nothing else."""

import re
import shutil

import pytest

from newstables.config import LEXICONS, ROOT
from newstables.version import hash_of_steps, packages_of_steps, pipeline_version


@pytest.fixture
def tree(tmp_path):
    for folder in ("newstables", "data/lexicons", "data/models"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    assert hash_of_steps(tmp_path) == hash_of_steps()
    return tmp_path


@pytest.mark.parametrize("name", [
    "data/lexicons/README.md",
    "data/lexicons/reading/outlets.tsv",
    "data/lexicons/story/common_words.txt",
    "data/models/quotes.md",
    "newstables/story/timeline/merging.py",
    "newstables/training/speaker_model.py",
    "newstables/finding/README.md",
    "newstables/schemas.py",
])  # fmt: skip
def test_what_decides_no_finding_changes_nothing(tree, name):
    path = tree / name
    path.write_text((path.read_text("utf-8") if path.exists() else "") + "\n", encoding="utf-8")
    assert hash_of_steps(tree) == hash_of_steps()


@pytest.mark.parametrize("name", [
    "data/lexicons/role_nouns.txt",
    "data/models/quotes.json",
    "newstables/gazetteer.py",
    "newstables/lexicons.py",
    "newstables/nlp/tok2vec.py",
    "newstables/finding/coined/again.py",
    "newstables/finding/mood.py",
    "newstables/finding/tone.py",
])  # fmt: skip
def test_what_decides_a_finding_changes_the_version(tree, name):
    path = tree / name
    path.parent.mkdir(exist_ok=True)
    path.write_text((path.read_text("utf-8") if path.exists() else "") + "\n", encoding="utf-8")
    assert hash_of_steps(tree) != hash_of_steps()


def test_a_module_moved_changes_the_version(tree):
    (tree / "newstables/finding/tone.py").rename(tree / "newstables/finding/mood.py")
    assert hash_of_steps(tree) != hash_of_steps()


def test_every_package_that_decides_a_finding_is_named_with_its_version(tree):
    assert {"spacy", "textblob", "thinc"} <= set(packages_of_steps())
    for package in packages_of_steps():
        assert re.search(rf"\b{package} \d+\.\d+", pipeline_version())
    (tree / "newstables/finding/stems.py").write_text('"""Words\nfrom the text."""\nimport snow\n')
    assert set(packages_of_steps(tree)) - set(packages_of_steps()) == {"snow"}


def test_a_list_in_a_folder_is_read_by_that_part_of_the_engine_alone():
    lists = {path.relative_to(LEXICONS).with_suffix("") for path in LEXICONS.glob("*/*.t??")}
    readers = {
        name: {
            path.relative_to(ROOT / "newstables").parts[0]
            for path in (ROOT / "newstables").rglob("*.py")
            if f'("{name.as_posix()}")' in path.read_text(encoding="utf-8")
            and path.stem != "lexicons"
        }
        for name in lists
    }
    assert readers == {name: {name.parts[0]} for name in lists}
