"""Imports go one way: pages -> components -> newstables; nothing heavy reaches the web process."""

import ast
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# The floors of newstables, from the ground up: each may import those before it, and itself.
FLOORS = (
    "errors", "config", "frames", "schemas", "wording", "lexicons", "gazetteer", "nlp", "finding",
    "reading", "store", "decisions", "story", "queries", "replica", "exports", "cli",
    "training", "__main__",
)  # fmt: skip
GROUND = {"errors", "config", "frames", "schemas"}
# What a floor may not import though it lies below: a queries' answer comes from the store alone.
NEVER = {
    "errors": GROUND,
    "config": GROUND,
    "frames": {"config"},
    "schemas": {"config"},
    "wording": {"errors", "config", "frames"},
    "lexicons": {"errors", "frames", "schemas", "wording"},
    "gazetteer": {"errors", "frames", "schemas", "wording"},
    "nlp": {"schemas", "wording"},
    "finding": {"wording"},  # what is found never depends on how it is spelled for people
    "queries": {"nlp", "finding", "reading"},
    "exports": {"nlp", "finding", "reading", "store", "story", "replica"},
    "decisions": {"nlp", "finding", "reading"},
}
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*/*.py"))
COMPONENTS_AT_MOST, ENGINE_AT_MOST = 16, 20


def imports_of(source, *, package=""):
    """Every module a source imports, in every form that Python has, as dotted names.

    `from a import b` counts as a.b where that is a module, else as a; a relative import counts
    from `package`; imports inside functions count too.
    """
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*above, *filter(None, [node.module])]) if node.level else node.module
            found |= {_whole(base, alias.name) for alias in node.names}
        elif isinstance(node, ast.Call) and _called(node) in {"import_module", "__import__"}:
            found |= {
                argument.value for argument in node.args if isinstance(argument, ast.Constant)
            }
    return found


def _called(call):
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _whole(base, name):
    own = base.split(".")[0] in {"newstables", "components", "pages", "tests"}
    path = ROOT.joinpath(*base.split("."), name)
    is_module = own and (path.with_suffix(".py").exists() or path.is_dir())
    return f"{base}.{name}" if is_module else base


def imported_by(path):
    package = ".".join(path.relative_to(ROOT).parent.parts)
    return imports_of(path.read_text(encoding="utf-8"), package=package)


def python_files(folder):
    return sorted((ROOT / folder).rglob("*.py"))


def names(path):
    return str(path.relative_to(ROOT))


def floor_of(path):
    return path.relative_to(ROOT / "newstables").with_suffix("").parts[0]


def faults(floor, imported):
    """The modules of ours that a module on `floor` may not import."""
    below = set(FLOORS[: FLOORS.index(floor) + 1]) - NEVER.get(floor, set())
    below |= {floor}
    ours = {name for name in imported if name.split(".")[0] == "newstables"}
    return {name for name in ours if name == "newstables" or name.split(".")[1] not in below}


@pytest.mark.parametrize("path", python_files("newstables"), ids=names)
def test_the_engine_imports_neither_streamlit_nor_plotly(path):
    tops = {name.split(".")[0] for name in imported_by(path)}
    assert not tops & {"streamlit", "plotly", "components", "pages", "app", "tests"}


@pytest.mark.parametrize("path", python_files("newstables"), ids=names)
def test_a_module_imports_only_floors_below_its_own(path):
    if path != ROOT / "newstables" / "__init__.py":
        assert not faults(floor_of(path), imported_by(path))


def test_every_module_of_the_engine_stands_on_a_floor():
    entries = {path.stem for path in (ROOT / "newstables").iterdir()} - {"__init__", "__pycache__"}
    assert entries == set(FLOORS)
    assert len(entries) < ENGINE_AT_MOST  # with __init__


@pytest.mark.parametrize("line", [
    "from newstables import story",
    "import newstables.story.quotes",
    "from newstables.story import quotes",
    "from newstables.story.quotes import date_quotes",
    "from ..story import quotes",
    "from ..store.store import Store",
    "from .. import story",
    "def late():\n    from newstables import store",
    "import importlib\nimportlib.import_module('newstables.store.jobs')",
])  # fmt: skip
def test_no_form_of_import_reaches_up_from_finding(line):
    assert faults("finding", imports_of(line, package="newstables.finding"))


def test_the_guard_lets_pass_what_lies_below():
    line = "from newstables.nlp import models\nfrom .marks import find_marks\nimport pandas"
    assert not faults("finding", imports_of(line, package="newstables.finding"))


@pytest.mark.parametrize("path", python_files("components"), ids=names)
def test_a_component_imports_no_page_and_no_other_pages_folder(path):
    imported = imported_by(path)
    assert not {name.split(".")[0] for name in imported} & {"pages", "app", "tests"}
    own = path.relative_to(ROOT / "components").parts[0]
    folders = {name.split(".")[1] for name in imported if name.startswith("components.")}
    assert not (folders & set(PAGES)) - {own}


def test_every_component_is_shared_a_chart_or_in_its_pages_folder():
    folders = {path.name for path in (ROOT / "components").iterdir() if path.is_dir()}
    assert folders - {"__pycache__"} == {"charts", "server", *PAGES}
    shared = [path for path in (ROOT / "components").glob("*.py") if path.stem != "__init__"]
    assert len(shared) <= COMPONENTS_AT_MOST


@pytest.mark.parametrize("path", python_files("components/charts"), ids=names)
def test_a_chart_knows_only_frames_figures_and_words(path):
    allowed = ("components.charts", "newstables.exports.picture.maps",
               "newstables.exports.picture.pairs", "newstables.wording",
               "networkx", "pandas", "plotly")  # fmt: skip
    foreign = {name for name in imported_by(path)
               if name.split(".")[0] not in sys.stdlib_module_names
               and not name.startswith(allowed)}  # fmt: skip
    assert not foreign


@pytest.mark.parametrize("path", python_files("pages"), ids=names)
def test_a_page_imports_no_other_pages_folder(path):
    imported = imported_by(path)
    assert not {name.split(".")[0] for name in imported} & {"pages", "app", "tests"}
    folders = {name.split(".")[1] for name in imported if name.startswith("components.")}
    assert not (folders & set(PAGES)) - {path.stem}


def test_the_front_door_imports_only_streamlit_and_what_is_the_servers():
    assert imported_by(ROOT / "app.py") == {
        "streamlit",
        "components.server.doors",
        "components.server.entry",
        "components.server.faults",
    }


def test_no_script_stands_directly_in_pages():
    assert not list((ROOT / "pages").glob("*.py"))


def test_the_web_process_loads_neither_spacy_nor_textblob():
    assert find_spec("spacy")
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
