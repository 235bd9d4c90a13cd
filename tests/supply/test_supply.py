"""What comes from others is known: each package told of, each file of a model by its hash."""

import json

import pytest

from newstables.errors import AnnotationError
from newstables.nlp import pinned as models
from newstables.nlp.models import BUNDLED
from tests.supply.packages import ROOT, pinned, uses_told, wanted
from tests.supply.sbom import bill


def test_every_pinned_package_is_told_of_in_its_version():
    told = {name: version for name, (version, _) in uses_told().items()}
    assert told == {name: version for name, (version, _) in pinned().items()}


def test_what_we_ask_for_is_told_to_be_for_something():
    uses = {name: use for name, (_, use) in uses_told().items()}
    assert not [name for name in wanted() if uses[name].startswith("needed by")]


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned_by_hash(file):
    assert all(hashes for _, hashes in pinned(file).values())


@pytest.mark.parametrize("package", BUNDLED)
def test_the_models_installed_are_those_that_were_looked_at(package):
    assert models.hash_files(package) == models.pinned_files()[package]
    models.check_files(package)


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A model of three files, known by their hashes."""
    folder = tmp_path / "a_model"
    folder.mkdir()
    for name in ("__init__.py", "meta.json", "weights"):
        (folder / name).write_text(name)
    monkeypatch.syspath_prepend(tmp_path)
    known = {"a_model": models.hash_files("a_model")}
    monkeypatch.setattr(models, "pinned_files", lambda: known)
    models.check_files("a_model")
    return folder


def test_a_file_that_was_changed_is_not_loaded(package):
    (package / "weights").write_text("others")
    with pytest.raises(AnnotationError, match="its file 'weights' is other"):
        models.check_files("a_model")


def test_a_file_that_came_along_is_not_loaded(package):
    (package / "sly.py").write_text("")
    with pytest.raises(AnnotationError, match=r"its file 'sly\.py' is not known"):
        models.check_files("a_model")


def test_a_file_that_is_gone_is_told(package):
    (package / "meta.json").unlink()
    with pytest.raises(AnnotationError, match="'meta.json' is missing"):
        models.check_files("a_model")


def test_a_model_of_ones_own_is_not_asked_for_its_hashes():
    models.check_files("json")


def test_no_package_that_is_loaded_runs_before_it_is_checked(package, monkeypatch):
    from newstables.nlp import annotation
    from newstables.nlp.models import ModelInfo

    (package / "__init__.py").write_text("raise SystemExit('it ran')")
    monkeypatch.setattr(annotation, "choose_model", lambda _: ModelInfo("a", "1", "a_model"))
    with pytest.raises(AnnotationError, match="is other"):
        annotation.load_model()


def test_the_bill_of_materials_names_every_package():
    made = json.loads(bill())
    named = {part["name"]: part["version"] for part in made["components"]}
    assert named == {name: version for name, (version, _) in pinned().items()}
    assert all(part["hashes"] and part["licenses"] for part in made["components"])
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")


def test_the_warning_that_is_left_out_is_explained():
    assert "W095" in (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
