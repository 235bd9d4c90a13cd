"""The pipeline version: what decides, besides the text, what is found in it.

Findings are kept by text and pipeline version. The version is made from the code and word lists
of the steps themselves, so a changed rule reads the articles again without anybody remembering to
raise a number, and an unchanged one never does. What counts follows from where it stands: a word
list that only another part of the engine reads stands in a folder of that part's name.
"""

import hashlib
import re
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from pathlib import Path

from newstables.config import ROOT
from newstables.nlp.models import choose_model

# Everything between the text of one article and its findings.
_STEPS = (
    "newstables/nlp/**/*.py",
    "newstables/finding/**/*.py",
    "newstables/schemas/found.py",
    "newstables/gazetteer.py",
    "newstables/lexicons.py",
    "data/lexicons/*.t??",
    "data/models/*.json",
    "data/pinned/*.json",
)
_CARRIERS = frozenset(("pandas", "pyarrow"))  # they hold what is found and decide none of it
# A line of code, not of a docstring: "from the text." is none.
_IMPORTED = re.compile(
    r"^\s*(?:from\s+(\w+)[.\w]*\s+import\s"
    r"|import\s+(\w[\w.]*(?:\s+as\s+\w+)?(?:,\s*\w[\w.]*(?:\s+as\s+\w+)?)*)\s*(?:#.*)?$)",
    re.MULTILINE,
)


@cache
def pipeline_version(wanted_model: str = "") -> str:
    """Return the name of the pipeline: model and packages with their versions, a hash of the steps.

    Raises:
        AnnotationError: no model is installed.
    """
    model = choose_model(wanted_model)
    packages = ", ".join(f"{name} {_version_of(name)}" for name in packages_of_steps())
    return f"{model.name} {model.version}, {packages}, steps {hash_of_steps()}"


def hash_of_steps(root: Path = ROOT) -> str:
    """Return a hash of the code, word lists and learned figures that findings depend on."""
    digest = hashlib.sha256()
    for path in files_of_steps(root):
        name = path.relative_to(root).as_posix()
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def packages_of_steps(root: Path = ROOT) -> list[str]:
    """Return the packages of others that the code of the steps imports, by name."""
    found = {
        module.split(".")[0].split()[0]
        for path in files_of_steps(root)
        if path.suffix == ".py"
        for match in _IMPORTED.finditer(path.read_text(encoding="utf-8"))
        for module in (match[1] or match[2]).split(",")
    }
    return sorted(found - sys.stdlib_module_names - _CARRIERS - {"newstables"})


def files_of_steps(root: Path = ROOT) -> list[Path]:
    """Return the code, word lists and learned figures that findings depend on."""
    return sorted({path for pattern in _STEPS for path in root.glob(pattern)})


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # some are installed under another name than they are imported by
        names = packages_distributions().get(package, [])
        return version(names[0]) if names else "unknown"
