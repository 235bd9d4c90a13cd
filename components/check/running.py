"""The command `check` run for the page: a process of its own reads the draft, not the app's."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas as pd

from newstables.config import ROOT
from newstables.errors import ArticleError
from newstables.exports.about import About
from newstables.exports.columns import Content
from newstables.exports.draft_report import COLUMNS

_LONGEST_S = 300


def run_check(draft: bytes, *, name: str, store: Path, written: str, story: str = "") -> Content:
    """Hold a draft against the articles of a store.

    Args:
        draft: the file.
        name: of the file; its ending says what it is.
        store: the folder.
        written: ISO day of the draft; "" = the last day of the articles.
        story: id of the story whose articles are asked; "" = all.

    Returns:
        A row a claim, as `cli.check.check` gives them.

    Raises:
        ArticleError: the draft cannot be read, or takes too long.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"draft{Path(name).suffix[:10] or '.txt'}"
        path.write_bytes(draft)
        command = [sys.executable, "-m", "newstables", "check", str(path), "--store", str(store)]
        command += ["--format", "json", *(["--written", written] if written else [])]
        command += ["--story", story] if story else []
        try:
            done = subprocess.run(
                command, cwd=ROOT, capture_output=True, timeout=_LONGEST_S, check=False
            )
        except subprocess.TimeoutExpired as fault:
            raise ArticleError(
                f"it was not read in {_LONGEST_S} seconds; check it in shorter parts"
            ) from fault
    if not done.stdout:
        told = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise ArticleError("".join(told).removeprefix("newstables: ").replace(path.name, name))
    return _content(json.loads(done.stdout), name=name)


def _content(told: dict[str, object], *, name: str) -> Content:
    about, claims = told["about"], told["claims"]
    if not isinstance(about, dict) or not isinstance(claims, list):
        raise TypeError("the command gives a table of claims and what it is of")
    return Content(
        About(
            title=f"Check of {name}",
            filters=about["Filters"],
            dates=about["Dates"],
            articles=int(about["Articles"]),
            made_on=about["Made on"],
        ),
        pd.DataFrame(claims, columns=[column.key for column in COLUMNS]),
        COLUMNS,
    )
