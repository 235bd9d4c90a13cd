"""Imports go one way: pages -> components -> newstables; nothing heavy reaches the web process."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BASE = {"errors", "config", "schemas"}
# What each module of the engine may import of ours, besides BASE and its own folder.
MAY = {
    "annotation": {"models", "tok2vec"},
    "models": set(),
    "tok2vec": set(),
    "marks": set(),
    "furniture": {"marks"},
    "duplicates": set(),
    "tone": set(),
    "search": set(),
    "search_index": {"search"},
    "migrations": set(),
    "segments": set(),
    "queries": set(),
    "store": {"migrations", "search", "search_index", "segments"},
    "version": {"models"},
    "themes": {"queries", "quotes"},
    "reading": {"furniture", "duplicates", "times", "models"},
    "names": set(),
    "entities": {"marks", "names"},
    "quotes": {"marks", "names"},
    "times": {"marks"},
    "events": {"marks", "names", "times"},
    "decision_checks": set(),
    "corrections": {"decision_checks", "event_edits", "names", "store"},
    "event_edits": set(),
    "exports": {"queries"},
}


def imports_of(path):
    """Every module a file imports, as dotted names; a name imported from a package counts."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def python_files(folder):
    return sorted((ROOT / folder).rglob("*.py"))


def names(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", python_files("newstables"), ids=names)
def test_the_engine_imports_neither_streamlit_nor_plotly(path):
    tops = {name.split(".")[0] for name in imports_of(path)}
    assert not tops & {"streamlit", "plotly", "components", "pages", "app"}


def step_of(path):
    """The module or folder of the engine that a file is, or is in."""
    return path.relative_to(ROOT / "newstables").with_suffix("").parts[0]


def steps():
    """Every file of the engine but those that join the steps: pipeline, story, commands ..."""
    files = [path for path in python_files("newstables") if step_of(path) in MAY.keys() | BASE]
    return [path for path in files if path.name != "train.py"]  # runs the steps before its own


@pytest.mark.parametrize("path", steps(), ids=names)
def test_a_step_imports_only_what_comes_before_it(path):
    own = step_of(path)
    allowed = BASE - {own} if own in BASE else BASE | MAY[own] | {own}
    ours = {name.split(".")[1] for name in imports_of(path) if name.startswith("newstables.")}
    assert ours <= allowed


@pytest.mark.parametrize("path", python_files("components"), ids=names)
def test_a_component_imports_no_page(path):
    assert not {name.split(".")[0] for name in imports_of(path)} & {"pages", "app"}


@pytest.mark.parametrize("path", python_files("components/charts"), ids=names)
def test_a_chart_knows_only_pandas_and_plotly(path):
    standard = sys.stdlib_module_names
    foreign = {n for n in imports_of(path) if n.split(".")[0] not in standard}
    assert all(n.split(".")[0] in {"pandas", "plotly"} or n.startswith("components.charts")
               for n in foreign), foreign  # fmt: skip


@pytest.mark.parametrize("path", python_files("pages"), ids=names)
def test_a_page_imports_no_page(path):
    assert not {name.split(".")[0] for name in imports_of(path)} & {"pages", "app"}


def test_the_front_door_imports_only_streamlit():
    assert imports_of(ROOT / "app.py") == {"streamlit"}


def test_no_script_stands_directly_in_pages():
    assert not list((ROOT / "pages").glob("*.py"))


def test_the_web_process_loads_neither_spacy_nor_textblob():
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in python_files("components")
        if path.stem != "__init__"
    ]
    script = f"""
import sys, importlib
for name in {modules!r}: importlib.import_module(name)
print(sorted(set(sys.modules) & {{"spacy", "textblob", "sklearn"}}))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().splitlines()[-1] == "[]"
