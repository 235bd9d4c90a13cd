"""Whether a model's files are those that were looked at: by the hash of each, before any is loaded.

The models that `requirements.txt` brings are packed by others than their makers. A package of the
same name and version with one other file is not loaded: a model decides what is found.
"""

import hashlib
import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from newstables.config import ROOT
from newstables.errors import AnnotationError

PINNED = ROOT / "data" / "pinned" / "models.json"


@cache
def pinned_files() -> dict[str, dict[str, str]]:
    """Return the SHA-256 of each file of each package, by package and path."""
    return dict(json.loads(PINNED.read_text(encoding="utf-8")))


def is_pinned(package: str) -> bool:
    """Return whether the files of a package are known."""
    return package in pinned_files()


def check_files(package: str) -> None:
    """Refuse a model that is known by its files and has others.

    Raises:
        AnnotationError: with the first file that differs, and the way out.
    """
    if not is_pinned(package):
        return
    known, found = pinned_files()[package], hash_files(package)
    for name in sorted(known.keys() | found.keys()):
        if known.get(name) != found.get(name):
            what = "missing" if name not in found else "not known" if name not in known else "other"
            raise AnnotationError(
                f"the language model '{package}' is not the one that was checked: its file "
                f"'{name}' is {what}; run `make clean setup` to install it anew, or name another "
                "model in DATELINE_MODEL"
            )


def hash_files(package: str) -> dict[str, str]:
    """Return the SHA-256 of each file of an installed package, by its path; none is run."""
    spec = find_spec(package)
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


if __name__ == "__main__":
    import sys

    from newstables.nlp.models import BUNDLED

    json.dump({name: hash_files(name) for name in BUNDLED}, sys.stdout, indent=1, sort_keys=True)
    sys.stdout.write("\n")
