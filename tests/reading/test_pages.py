"""Saved pages: what they state of their article, however they write it; printed days."""

import json

import pytest

from newstables.config import Settings
from newstables.reading.files import read_bytes, read_pasted

BODY = "<article><h1>Pier to close</h1>{}" + "".join(
    f"<p>The mayor of Lowmoor said in part {number} of her speech that the pier would close.</p>"
    for number in range(6)
)
LINKED = json.dumps(
    {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Pier to close",
        "datePublished": "2023-01-31T09:00:00+01:00",
        "dateModified": "2023-02-02T10:00:00+01:00",
        "author": [{"@type": "Person", "name": "Rita Solberg"}],
        "publisher": {"name": "Harbour Courier"},
    }
)
BY_ID = json.dumps(
    {
        "@graph": [
            {"@type": "Person", "@id": "#rita", "name": "Rita Solberg"},
            {"@type": "Organization", "@id": "#paper", "name": "Harbour Courier"},
            json.loads(LINKED) | {"author": {"@id": "#rita"}, "publisher": {"@id": "#paper"}},
        ]
    }
)


def article(*, head="", beside=""):
    page = f"<html><head><title>x</title>{head}</head><body>{BODY.format(beside)}</body></html>"
    return read_bytes(page.encode(), name="a.html", settings=Settings()).articles[0]


@pytest.mark.parametrize(
    "block",
    [
        LINKED, f"//<![CDATA[\n{LINKED}\n//]]>", f"/*<![CDATA[*/{LINKED}/*]]>*/", f"{LINKED};",
        f"<!--\n{LINKED}\n-->", f"[{LINKED}]", LINKED + LINKED, f"// by the desk\n{LINKED}",
        f"\ufeff{LINKED}", LINKED[:-1] + ",}", LINKED.replace("Pier to close", "Pier\nto close"),
        LINKED.replace("Pier to close", "Pier \tto close"), LINKED.replace('"', "&quot;"), BY_ID,
        '{"@type": "WebPage", "mainEntity": %s}' % LINKED,  # noqa: UP031
        *(LINKED.replace("NewsArticle", kind) for kind in (
            "AnalysisNewsArticle", "LiveBlogPosting", "https://schema.org/OpinionNewsArticle")),
    ],
)  # fmt: skip
def test_linked_data_as_sites_write_it(block):
    one = article(head=f'<script type="application/ld+json">{block}</script>')
    assert (one.title, one.outlet, one.byline) == (
        "Pier to close",
        "Harbour Courier",
        "Rita Solberg",
    )
    assert (one.published_at, one.modified) == (
        "2023-01-31T09:00:00+01:00",
        "2023-02-02T10:00:00+01:00",
    )


def test_a_block_that_is_no_json_still_tells_its_day():
    broken = LINKED.replace("Rita Solberg", 'Rita "Solberg')
    one = article(head=f'<script type="application/ld+json">{broken}</script>')
    assert one.published == "2023-01-31"


@pytest.mark.parametrize(
    "printed", ["31 January 2023", "Published: 31 January 2023, 10:15 GMT", "Jan 31, 2023"]
)
@pytest.mark.parametrize("tag", ["p", 'span class="date"', 'div class="byline"'])
def test_a_day_printed_beside_the_headline(printed, tag):
    one = article(beside=f"<{tag}>{printed}</{tag.split()[0]}>")
    assert one.published == "2023-01-31"
    assert f"printed on the page, “{printed}”" in one.published_basis


def test_a_day_of_change_is_no_day_of_publication():
    one = article(beside="<p>Last updated: 2 February 2023, 10:15</p>")
    assert (one.published, one.modified) == (None, "2023-02-02T10:15")
    assert "Last updated" in one.published_hint


def test_a_day_in_the_text_is_none_of_the_page():
    one = article(beside="<p>The pier, which opened on 3 May 1999, was closed by the council.</p>")
    assert one.published is None


@pytest.mark.parametrize("left", ["\x93", "&#147;", "&#x93;", "“"])
def test_marks_that_were_controls(left):
    one = article(beside=f"<p>She said {left}ready to pay for the repairs of it all, and soon.</p>")
    assert "“ready to pay" in one.text


PAID = (
    '<script type="application/ld+json">'
    '{"@type": "NewsArticle", "isAccessibleForFree": %s}</script>'
)


@pytest.mark.parametrize(
    ("head", "body", "is_told"),
    [
        (PAID % "false", BODY.format(""), True),
        (PAID % '"False", "wordCount": 900', BODY.format("") * 3, True),
        ('<meta property="article:content_tier" content="locked">', BODY.format(""), True),
        ('<meta itemprop="isAccessibleForFree" content="false">', BODY.format(""), True),
        ("", BODY.format("") + "<p>Subscribe to continue reading.</p>", True),
        (PAID % "false", BODY.format("") * 5, False),  # a subscriber saved it
        (PAID % "true", BODY.format(""), False),
    ],
)
def test_a_teaser_is_kept_and_said_to_be_one(head, body, is_told):
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    reading = read_bytes(page.encode(), name="a.html", settings=Settings())
    assert len(reading.articles) == 1
    assert any("paywall" in problem.what for problem in reading.problems) == is_told


@pytest.mark.parametrize(
    "beside",
    [
        '<p>Updated <time datetime="2023-02-03">3 February 2023</time></p>',
        '<p><b>Last updated:</b> <time datetime="2023-02-03">3 February</time></p>',
        '<time itemprop="dateModified" datetime="2023-02-03">3 February</time>',
        '<span class="updated-date">3 February 2023</span>',
    ],
)
def test_the_time_of_a_change_on_a_page_is_no_day_of_publication(beside):
    found = article(beside=beside)
    assert found.published is None
    assert found.modified == "2023-02-03"


def test_half_a_character_in_an_entry_of_a_live_blog_costs_itself_alone():
    entry = {
        "@type": "BlogPosting",
        "headline": "Pier \ud800 opens",
        "articleBody": "Half \udfff here. The pier of Lowmoor opened.",
        "datePublished": "2023-01-30T09:00:00Z",
    }
    blog = {"@type": "LiveBlogPosting", "headline": "Live", "liveBlogUpdate": [entry, entry]}
    page = f'<html><script type="application/ld+json">{json.dumps(blog)}</script></html>'
    reading = read_bytes(page.encode(), name="live.html", settings=Settings())
    assert "The pier of Lowmoor opened." in reading.articles[0].text
    assert "\ufffd" in reading.articles[0].text


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("The Harbour Courier, 3 February 2023", "2023-02-03"),
        ("Harbour Courier | Friday, 3 February 2023", "2023-02-03"),
        ("Reuters - February 3, 2023", "2023-02-03"),
        ("The Times of Vell, 3 February 2023, page A4.", "2023-02-03"),
        ("Lowmoor, 3 February 2023", None),
        ("Ana Duarte, 3 February 2021", None),
        ("World Press Freedom Day, 3 May 2023", None),
        ("Post Office inquiry, 3 February 2021", None),
        ("The Post wrote, 3 February 2023", None),
    ],
)
def test_a_day_behind_the_name_of_an_outlet_is_that_of_publication(line, day):
    text = f"Pier to close\n\n{line}\n\nThe mayor of Lowmoor said on Tuesday that it would close."
    (one,) = read_pasted(text, settings=Settings()).articles
    assert one.published == day
