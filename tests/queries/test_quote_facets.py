"""Counts beside choices: each is what choosing it would leave."""

import random
from dataclasses import replace

import pytest

from newstables.queries.filters import UNATTRIBUTED
from newstables.queries.quote_facets import quote_facets
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import count_quotes
from newstables.replica.replica import open_replica
from tests.fixtures.frames import articles, findings, keep, mention, quote

PEOPLE = ("Ada Quill", "Bo Lind", "Cy Haas", None)
PLACES = ("Vell", "Port Tam", "Oster")
FIELDS = {
    "kind": "kinds", "outlet": "outlets", "speaker": "speakers", "sureness": "sureness",
    "keyword": "keywords", "tone": "tone", "about": "about",
}  # fmt: skip


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    draw = random.Random(7)
    texts, quotes, mentions = [], [], []
    for number in range(40):
        place = draw.choice(PLACES)
        words = f"The {draw.choice(('harbour', 'ferry'))} of {place} stays open {number} days."
        text = f"“{words}” a person said."
        texts.append(text)
        quotes.append(
            quote(text, words, article=f"a{number}", speaker=draw.choice(PEOPLE),
                  kind=draw.choice(("direct", "mixed", "indirect")),
                  confidence=draw.choice((0.3, 0.7, 0.95)), polarity=draw.choice((-0.5, 0.0, 0.5)))
        )  # fmt: skip
        mentions.append(mention(text, place, article=f"a{number}", kind="GPE"))
    told = articles(*texts, outlet=[draw.choice(("Post", "Mail", None)) for _ in texts])
    found = findings(quotes=quotes, mentions=mentions)
    return open_replica(keep(tmp_path_factory.mktemp("store"), told, found))


@pytest.mark.parametrize(
    "filters",
    [
        QuoteFilters(),
        QuoteFilters(kinds=("direct", "mixed")),
        QuoteFilters(speakers=("Ada Quill", UNATTRIBUTED), tone=("negative", "neutral")),
        QuoteFilters(about=("Vell",), sureness=("sure",), reviewed=False),
        QuoteFilters(about=("Vell", "Oster"), outlets=("Post",), kinds=("indirect",)),
    ],
)
def test_a_count_is_what_choosing_it_would_leave(tables, filters):
    counts = quote_facets(tables, filters)
    for facet, field in FIELDS.items():
        assert counts[facet] == sorted(counts[facet], key=lambda row: (-row[1], row[0]))
        for value, quotes in counts[facet]:
            assert quotes == count_quotes(tables, replace(filters, **{field: (value,)}))
        others = filters.without(field)
        if facet != "about":
            assert sum(quotes for _, quotes in counts[facet]) == count_quotes(tables, others)
    checked = dict(counts["checked"])
    assert checked.get("false", 0) == count_quotes(tables, replace(filters, reviewed=False))
