"""The pipeline version follows from what decides the findings of a text, and nothing else."""

import ast
import json
import re
import shutil
import subprocess
import sys

import pytest

from newstables.config import LEXICONS, ROOT
from newstables.nlp.models import choose_model
from newstables.store.version import (
    files_of_steps,
    hash_of_steps,
    packages_of_steps,
    pipeline_version,
)

# What reading articles opens, seen from outside: files of data and modules of ours.
LOOK = """
import json, sys
opened = set()
def look(event, given):
    if event == "open" and isinstance(given[0], str):
        opened.add(given[0])
sys.addaudithook(look)
from newstables.finding.pipeline import read_batch
from newstables.nlp.annotation import load_model
read_batch(load_model(), json.load(sys.stdin))
modules = {
    module.__file__ for name, module in sys.modules.items() if name.split(".")[0] == "newstables"
}
json.dump(sorted(opened | modules), sys.stdout)
"""
# Gold texts that between them need every word list.
READ = ("andes_president_1", "andes_president_2", "balkan_swing_3", "british_single_marks",
        "carriers_and_quoters", "fisheries_trip_1", "names_orders", "names_reach")  # fmt: skip
WRAPPED = (
    "The minister spoke of a long-\nterm plan for the harbour, and of a harbour-\nled league. "
    "She recalled the 2015 attacks."
)
FOREIGN = (
    "Der Hafen von Lowmoor wird im Mai geschlossen, sagte die Bürgermeisterin am Montag vor dem "
    "Rat, und bleibt es, bis der Pier erneuert ist und die Fähre wieder fahren darf."
)
# What findings are handed over in; it decides none of them.
PROMISES = {f"newstables/{name}.py" for name in ("__init__", "config", "errors", "frames",
                                                 "schemas/__init__", "schemas/columns",
                                                 "schemas/told")}  # fmt: skip


@pytest.fixture
def tree(tmp_path):
    for folder in ("newstables", "data/lexicons", "data/models", "data/pinned"):
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
    "newstables/story/README.md",
    "newstables/schemas/told.py",
    "README.md",
    "data/maps/points.tsv",
    "data/sample/README.md",
])  # fmt: skip
def test_what_decides_no_finding_changes_nothing(tree, name):
    add_a_remark(tree / name)
    assert hash_of_steps(tree) == hash_of_steps()


@pytest.mark.parametrize("name", [
    "data/lexicons/role_nouns.txt",
    "data/models/quotes.json",
    "newstables/gazetteer.py",
    "newstables/lexicons.py",
    "newstables/nlp/tok2vec.py",
    "newstables/schemas/found.py",
    "newstables/finding/coined/again.py",
    "newstables/finding/mood.py",
    "newstables/finding/tone.py",
])  # fmt: skip
def test_what_decides_a_finding_changes_the_version(tree, name):
    add_a_remark(tree / name)
    assert hash_of_steps(tree) != hash_of_steps()


def add_a_remark(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text("utf-8") if path.exists() else ""
    path.write_text(f"{before}\n# A remark.\n", encoding="utf-8")


def test_a_module_moved_changes_the_version(tree):
    (tree / "newstables/finding/tone.py").rename(tree / "newstables/finding/mood.py")
    assert hash_of_steps(tree) != hash_of_steps()


def test_what_reading_an_article_needs_is_exactly_what_the_version_is_made_of():
    texts = [(name, (ROOT / f"tests/gold/{name}.txt").read_text("utf-8")) for name in READ]
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        input=json.dumps([*texts, ("wrapped", WRAPPED), ("foreign", FOREIGN)]),
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    own = {f"{ROOT}/{folder}/" for folder in ("newstables", "data")}
    needed = {
        path.removeprefix(f"{ROOT}/")
        for path in json.loads(done.stdout)
        if path.startswith(tuple(own)) and not path.endswith(".pyc")
    }
    steps = {path.relative_to(ROOT).as_posix() for path in files_of_steps()}
    assert needed - PROMISES == steps


def test_the_model_is_named_with_its_version():
    model = choose_model()
    assert pipeline_version().startswith(f"{model.name} {model.version}, ")


def test_every_package_that_decides_a_finding_is_named_with_its_version(tree):
    imported = {
        name.split(".")[0]
        for path in files_of_steps()
        if path.suffix == ".py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in modules_of(node)
    }
    others = imported - sys.stdlib_module_names - {"newstables", "pandas", "pyarrow"}
    assert {"dateutil", "simplemma", "spacy", "textblob"} <= others
    assert set(packages_of_steps()) == others
    for package in packages_of_steps():
        assert re.search(rf"\b{package} \d+\.\d+", pipeline_version())
    (tree / "newstables/finding/stems.py").write_text(
        '"""Words\nfrom the text."""\nimport snow  # of all\n'
        "\n\ndef stem():\n    import ice, hail as stones\n"
    )
    assert set(packages_of_steps(tree)) - others == {"snow", "ice", "hail"}


def modules_of(node):
    """The modules that a statement imports, in full."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []


def test_a_list_in_a_folder_is_read_by_that_part_of_the_engine_alone():
    lists = {path.relative_to(LEXICONS).with_suffix("") for path in LEXICONS.glob("*/*.t??")}
    readers = {
        name: {
            path.relative_to(ROOT / "newstables").parts[0]
            for path in (ROOT / "newstables").rglob("*.py")
            if f'("{name.as_posix()}"' in path.read_text(encoding="utf-8")
            and path.stem != "lexicons"
        }
        for name in lists
    }
    assert readers == {name: {name.parts[0]} for name in lists}
