"""Words that somebody would like to have obeyed, in every field: some of tests.bench.hostile_views.

`make hostile` opens every address with every payload.
"""

import pytest

from tests.bench.hostile_views import ADDRESSES, look
from tests.browser.server import Server
from tests.fixtures.hostile import PAYLOADS, fill_hostile

pytestmark = pytest.mark.browser

_SOME = (
    "markdown link", "script closed", "chart tags", "directives", "formula of letters", "templates",
    "controls",
)  # fmt: skip


def test_what_stands_in_any_field_is_shown_and_not_obeyed(browser, tmp_path):
    payloads = [PAYLOADS[name] for name in _SOME]
    fill_hostile(tmp_path / "store", payloads)
    server = Server(tmp_path / "store", log=tmp_path / "server.log")
    server.start()
    try:
        seen = dict(look(browser, server, payloads[0], ADDRESSES[::2]))
    finally:
        server.stop()
    assert {asked: faults for asked, faults in seen.items() if faults} == {}
