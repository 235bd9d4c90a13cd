"""Every page of stores whose every field is hostile, in a browser: `make hostile`.

`python -m tests.bench.hostile_views --together 4` makes a store of four payloads of
`tests.fixtures.hostile` at a time, opens each address, and counts what was obeyed; `--first 12`
goes on behind twelve of them. It exits with 1 when anything was obeyed, or a page did not come to
rest.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Error as PlaywrightError

from tests.browser.chromium import find_chromium, open_chromium
from tests.browser.obeyed import watching
from tests.browser.reader import DESK, be_still
from tests.browser.server import Server
from tests.fixtures.hostile import PAYLOADS, fill_hostile

# What each page can show, and the address of one thing of each kind; {0} is a payload.
ADDRESSES = (
    "/", "/articles", "/articles?find={0}", "/stories", "/entities", "/entities?view=Over+time",
    "/entities?view=New+or+rising&since=2023-05-02", "/entities?type=PERSON&type=ORG&type=GPE",
    "/quotes", "/quotes?group=Day+said", "/quotes?group=Outlet", "/quotes?group=Keyword",
    "/quotes?group=To+check", "/quotes?group=Review+queue", "/quotes?speaker={0}",
    "/quotes?q={0}", "/quotes?outlet={0}&about={0}&tag={0}", "/timeline", "/timeline?person={0}",
    "/timeline?view=Map", "/names", "/names?name={0}", "/connections",
    "/connections?connections_view=Who+talks+about+whom",
    "/connections?connections_view=Outlets+compared&connections_outlet={0}",
    "/connections?connections_view=Map", "/briefing", "/check", "/quotes?story={0}", "/?story={0}",
)  # fmt: skip


def look(browser, server, payload, addresses=ADDRESSES):
    """Open each address of a server; yield it with what was obeyed there."""
    with watching(browser, **DESK) as watched:
        for address in addresses:
            asked = address.format(quote(payload, safe=""))
            try:
                watched.page.goto(server.url + asked)
                be_still(watched.page)
            except PlaywrightError as fault:
                watched.faults.append(f"not at rest: {str(fault).partition(chr(10))[0]}")
            yield asked, watched.look()


def main() -> int:
    """Look at every page with every payload, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--together", type=int, default=4, help="payloads in one store")
    parser.add_argument("--first", type=int, default=0, help="payloads that are passed over")
    given = parser.parse_args()
    names = list(PAYLOADS)[given.first :]
    views = obeyed = 0
    with open_chromium(find_chromium()) as browser, tempfile.TemporaryDirectory() as ground:
        for begin in range(0, len(names), given.together):
            some = names[begin : begin + given.together]
            folder = Path(ground) / str(begin)
            fill_hostile(folder / "store", [PAYLOADS[name] for name in some])
            server = Server(folder / "store", log=folder / "server.log")
            server.start()
            for asked, faults in look(browser, server, PAYLOADS[some[0]]):
                views, obeyed = views + 1, obeyed + bool(faults)
                for fault in faults:
                    _say(f"  {asked}: {fault}")
            server.stop()
            _say(f"{views} page views, {obeyed} with something obeyed; so far {', '.join(some)}")
    return 1 if obeyed else 0


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
