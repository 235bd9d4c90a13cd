"""What the documents say is so: the cookbook runs, and nothing is left out."""

import re
from pathlib import Path

import pytest

from newstables.decisions.corrections import KINDS
from newstables.schemas import FRAMES

ROOT = Path(__file__).parent.parent


@pytest.mark.model
def test_the_cookbook_runs(tmp_path, capsys):
    text = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
    kitchen = {"folder": tmp_path / "store"}
    blocks = re.findall(r"```python\n(.*?)```", text, re.S)
    for block in blocks:
        exec(compile(block, "cookbook.md", "exec"), kitchen)  # noqa: S102
    assert len(blocks) >= 5
    assert "Ada Quill" in capsys.readouterr().out


def test_the_readme_names_every_page_setting_and_command():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    pages = [path.stem for path in (ROOT / "pages").rglob("*.py")]
    config = (ROOT / "newstables" / "config.py").read_text(encoding="utf-8")
    settings = set(re.findall(r"DATELINE_[A-Z_]+", config))
    known = ("STORE", "MODEL", "CORPORA", "FETCH", "FETCH_ALLOW", "WORKERS", "ARTICLE_LIMIT_S",
             "PEOPLE")  # fmt: skip
    assert settings == {f"DATELINE_{name}" for name in known}
    for word in [*(page.capitalize() for page in pages), *settings, "make run", "make test"]:
        assert word in text, word
    for command in ("annotate", "timeline", "ingest", "status", "export", "corrections"):
        assert f"newstables {command}" in text, command


def test_the_makefile_has_the_targets_the_documents_name():
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert {"run", "setup", "test", "lint", "gold", "bench", "big", "docs", "frames"} <= targets


def test_every_frame_and_decision_has_words():
    assert all(schema.one_row_is for schema in FRAMES)
    assert all(KINDS.values())


@pytest.mark.parametrize(
    "page",
    ["README.md", "CONTRIBUTING.md", *(f"docs/{path.name}" for path in ROOT.glob("docs/*.md"))],
)
def test_every_link_to_a_file_leads_to_one(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#\s]+)", text)
    files = [link for link in links if "://" not in link]
    assert [link for link in files if not ((ROOT / page).parent / link).exists()] == []


def test_every_test_that_holds_an_attack_is_there():
    text = (ROOT / "docs" / "attacks.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", text)
    assert len(named) > 60
    for path, name in named:
        assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8"), f"{path}::{name}"


def test_the_map_leads_to_files_that_are_there():
    text = (ROOT / "docs" / "engine.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\|(.*?)\|(.*?)\|(.*)\|$", text.partition("## Which file")[2], re.M)[2:]
    assert len(rows) > 12
    for question, folders, modules in rows:
        places = [ROOT / "newstables" / name for name in re.findall(r"`([^`]+)`", folders)]
        places += [ROOT / name for name in re.findall(r"`(data/[^`]+)`", folders)]
        here = [place for place in places if place.is_dir() or place.with_suffix(".py").exists()]
        assert len(here) == folders.count("`") / 2, question
        for name in re.findall(r"`([^`]+)`", modules):
            path = name.split(".")[0] if not name.endswith(".md") else name
            around = [*here, ROOT / "newstables", ROOT / "newstables" / "reading"]
            assert any(
                (place / path).exists() or (place / f"{path}.py").exists() for place in around
            ), f"{question}: {name}"
