"""An analyst puts names right: what is merged, split and taken back holds everywhere, and lasts."""

import pytest
from playwright.sync_api import expect

from newstables.store.store import Store
from tests.browser.reader import DESK, reading
from tests.fixtures.story import fill_store

pytestmark = pytest.mark.browser

_ADA, _CORA = "PERSON:Ada Quill", "PERSON:Cora Dun"
_BARS = """() => {
  const chart = document.querySelector('.st-key-entities_bars .js-plotly-plot');
  return chart.data.flatMap(part => Array.from(part.customdata,
    (ids, number) => [ids[0], parseInt(part.text[number])]));
}"""


def test_names_merged_split_and_taken_back_hold_and_last(browser, server):
    fill_store(server.folder)
    with reading(browser, server, **DESK) as reader:
        _holds(reader, merged=False)
        _correct(reader, _CORA, "It is somebody or something else", "Count it under", "Ada Quill")
        reader.press("Merge")
        reader.sees("“Cora Dun” is counted under “Ada Quill”, everywhere")
        assert "name=PERSON%3AAda+Quill" in reader.page.url
        _holds(reader, merged=True)
        _correct(reader, _ADA, "It was never the same as", "Never put it together with", "Cora Dun")
        reader.press("Keep apart")
        _holds(reader, merged=False)
        reader.open("/names")
        reader.press("Undo")  # the newest decision stands first
        _holds(reader, merged=True)
        server.stop()
        server.start()
        _holds(reader, merged=True)
        assert list(Store(server.folder).corrections()["what"]) == ["name.merge", "name.split"]


def _correct(reader, name, wrong, label, other):
    """Choose what is wrong with a name and the other name it is about."""
    reader.open(f"/names?name={name}&names_view=Correct")
    for field, value in (("What is wrong", wrong), (label, other)):
        reader.page.get_by_label(field, exact=True).click()
        reader.page.get_by_role("option", name=value).first.click()
        reader.be_still()


def _holds(reader, *, merged):
    """Look whether chart, table, sentences and quotations all count the names so."""
    reader.open("/entities?entity=Ada+Quill")
    bars = dict(reader.page.evaluate(_BARS))
    assert bars[_ADA] == (4 if merged else 3)
    assert (_CORA in bars) is not merged
    counted = "4 mentions in 4 sentences" if merged else "3 mentions in 3 sentences"
    reader.sees(counted)
    expect(reader.page.locator("mark")).to_have_count(4 if merged else 3)
    reader.open("/quotes?speaker=Ada+Quill")
    fishermen = reader.cards().filter(has_text="Nobody asked the fishermen")
    expect(fishermen).to_have_count(1 if merged else 0)
