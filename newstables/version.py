"""The pipeline version: what decides, besides the text, what is found in it.

Findings are kept by text and pipeline version. The version is made from the code and word lists
of the steps themselves, so a changed rule reads the articles again without anybody remembering to
raise a number, and an unchanged one never does.
"""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from newstables.config import ROOT
from newstables.nlp.models import choose_model

_ENGINE = ROOT / "newstables"
# Everything between the text of one article and its findings.
_STEPS = ("nlp", "finding", "schemas")


@cache
def pipeline_version(wanted_model: str = "") -> str:
    """Return the name of the pipeline: model and its version, spaCy's version, a hash of the steps.

    Raises:
        AnnotationError: no model is installed.
    """
    model = choose_model(wanted_model)
    return f"{model.name} {model.version}, spaCy {version('spacy')}, steps {_hash_of_steps()}"


def _hash_of_steps() -> str:
    digest = hashlib.sha256()
    for path in _files():
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _files() -> list[Path]:
    code = [
        path
        for step in _STEPS
        for path in (_ENGINE / f"{step}.py", *(_ENGINE / step).rglob("*.py"))
        if path.is_file()
    ]
    data = [ROOT / "data" / "lexicons", ROOT / "data" / "models"]
    return sorted(code + [path for folder in data for path in folder.rglob("*") if path.is_file()])
