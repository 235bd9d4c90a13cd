"""The front door: where pages stand, and that each runs on an empty store and on a full one."""

import subprocess
import sys

import pytest

from newstables.config import ROOT
from tests.fixtures.app import PAGES, open_app
from tests.fixtures.story import fill_store


def test_no_script_stands_directly_in_pages():
    # Streamlit would run it without app.py for the first deep link after a start.
    assert list((ROOT / "pages").glob("*.py")) == []


def test_every_page_is_listed():
    found = {str(path.relative_to(ROOT)) for path in (ROOT / "pages").rglob("*.py")}
    assert found == set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_page_runs_on_an_empty_store(page, tmp_path, monkeypatch):
    open_app(tmp_path, monkeypatch, page=page)


@pytest.mark.parametrize("page", PAGES)
def test_page_runs_on_a_full_store(page, tmp_path, monkeypatch):
    fill_store(tmp_path)
    open_app(tmp_path, monkeypatch, page=page)


def test_web_process_never_loads_the_language_model():
    code = (
        "import importlib, pathlib, sys\n"
        "for path in pathlib.Path('components').rglob('*.py'):\n"
        "    importlib.import_module('.'.join(path.with_suffix('').parts))\n"
        "print(*sorted({'spacy', 'textblob'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
