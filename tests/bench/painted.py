"""From a filter to the painted page, in a browser, as ratios to what is measured beside it.

`python -m tests.bench.painted` compares with a bare Streamlit page of 25 short texts; with `--base
COMMIT` also with the app as it was at that commit. All take turns in one run: a machine that others
use changes its pace from minute to minute. Nothing here passes or fails.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from newstables.config import ROOT
from tests.browser.chromium import find_chromium, open_chromium
from tests.browser.server import free_port

_WORDS = (
    "security Europe Japan China war Ukraine Asia speech alliance power region world values ties "
    "vigilance interests partners"
).split()
_BARE = """
import streamlit as st
words = st.sidebar.text_input("Words", key="q")
for number in range(25):
    st.html(f"<p>{words} {number}</p>" * 3)
"""
# Painted: the last change of the page before it is still for 400 ms.
_UNTIL_PAINTED = """(words) => new Promise((done) => {
  const field = document.querySelector(".st-key-q input");
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  field.focus();
  set.call(field, words);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  setTimeout(() => {
    const begun = performance.now();
    const app = document.querySelector("[data-testid=stApp]");
    const runs = () => app.getAttribute("data-test-script-state") !== "notRunning";
    let ran = false, last = 0;
    const seen = new MutationObserver(() => {
      ran = ran || runs();
      if (ran) last = performance.now();
    });
    seen.observe(document.body,
      { subtree: true, childList: true, characterData: true, attributes: true });
    for (const kind of ["keydown", "keypress", "keyup"])
      field.dispatchEvent(new KeyboardEvent(kind, { key: "Enter", keyCode: 13, bubbles: true }));
    const look = () => {
      const still = !runs() && !document.querySelector("[data-stale=true]");
      if (still && last && performance.now() - last > 400) {
        seen.disconnect();
        done(last - begun);
      } else setTimeout(look, 20);
    };
    look();
  }, 200);
})"""


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", help="a commit to compare with, as git names it")
    bench_painted(base=parser.parse_args(arguments).base)


def bench_painted(*, base: str | None = None) -> None:
    """Search the Quotes page of the sample story for one word after the other."""
    path = find_chromium()
    if path is None:
        sys.exit("no Chromium to measure the pages with; install one, or name it in BROWSER_PATH")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        browser = stack.enter_context(open_chromium(path))
        bare = folder / "bare.py"
        bare.write_text(_BARE, encoding="utf-8")
        trees = {"bare Streamlit": bare, "this app": ROOT / "app.py"}
        if base:
            trees[f"at {base}"] = _unpack(base, folder / "base") / "app.py"
        pages = {}
        for number, (name, app) in enumerate(trees.items()):
            url = stack.enter_context(_served(app, store=folder / f"store{number}"))
            pages[name] = browser.new_page()
            pages[name].goto(url if app == bare else f"{url}/quotes")
            pages[name].locator(".st-key-q input").wait_for(timeout=120_000)
            pages[name].wait_for_timeout(3000)
        turns = [{name: _painted(page, word) for name, page in pages.items()} for word in _WORDS]
    _tell(turns[2:])  # the first two warm the caches of code


def _painted(page: Any, word: str) -> float:
    return float(page.evaluate(_UNTIL_PAINTED, word))


def _tell(turns: list[dict[str, float]]) -> None:
    sys.stdout.write(f"from a search to the painted page, median of {len(turns)}:\n")
    for name in turns[0]:
        times = sorted(turn[name] for turn in turns)
        ratios = sorted(turn["this app"] / turn[name] for turn in turns)
        middle = len(turns) // 2
        sys.stdout.write(
            f"  {name:16s}{times[middle]:6.0f} ms   this app takes {ratios[middle]:.2f} times that "
            f"({ratios[0]:.2f} to {ratios[-1]:.2f})\n"
        )


def _unpack(commit: str, folder: Path) -> Path:
    """Write the tree of a commit; return its folder."""
    folder.mkdir()
    packed = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True)
    subprocess.run(["tar", "-x", "-C", str(folder)], input=packed.stdout, check=True)
    return folder


@contextmanager
def _served(app: Path, *, store: Path) -> Iterator[str]:
    """Serve an app on the sample story, as its own tree reads it."""
    port = free_port()
    known = os.environ | {"DATELINE_STORE": str(store), "PYTHONPATH": str(app.parent)}
    where: dict[str, Any] = {"cwd": app.parent, "env": known, "stdout": subprocess.DEVNULL,
                             "stderr": subprocess.DEVNULL}  # fmt: skip
    if (app.parent / "newstables").is_dir():
        sample = ROOT / "data" / "sample"
        command = [sys.executable, "-m", "newstables", "ingest", str(sample), "--store", str(store)]
        subprocess.run(command, check=False, **where)
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", app.name, "--server.headless", "true",
         "--server.port", str(port), "--browser.gatherUsageStats", "false"],
        **where,
    )  # fmt: skip
    try:
        url = f"http://localhost:{port}"
        _wait_for(f"{url}/_stcore/health")
        yield url
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit(f"nothing answers at {address}")


if __name__ == "__main__":
    main()
