"""The citation an analyst pastes: words, speaker, source; what is unknown is left out."""

import pandas as pd
import pytest

from newstables.exports.citation import cite

QUOTE = {
    "text": "The harbour will stay open",
    "kind": "direct",
    "speaker": "Ada Quill",
    "speaker_role": "Minister",
    "title": "Harbour to stay open",
    "outlet": "Harbour News",
    "published": "2023-05-02",
    "url": "https://harbour.example/a?b=1&c=2",
}
LINK = "https://desk.example/quotes?quote=a0:1&story=x"


def test_all_that_is_known_stands_in_order():
    assert cite(QUOTE)["plain"] == (
        "“The harbour will stay open”\n"
        "Ada Quill, Minister (Harbour to stay open, Harbour News, 2 May 2023, "
        "https://harbour.example/a?b=1&c=2)"
    )


@pytest.mark.parametrize(
    ("unknown", "second"),
    [
        ("speaker_role", "Ada Quill (Harbour to stay open, Harbour News, 2 May 2023, {url})"),
        ("title", "Ada Quill, Minister (Harbour News, 2 May 2023, {url})"),
        ("outlet", "Ada Quill, Minister (Harbour to stay open, 2 May 2023, {url})"),
        ("url", "Ada Quill, Minister (Harbour to stay open, Harbour News, 2 May 2023)"),
    ],
)
def test_what_is_unknown_is_left_out(unknown, second):
    plain = cite(QUOTE | {unknown: pd.NA})["plain"]
    assert plain.splitlines()[1] == second.format(url=QUOTE["url"])


def test_who_is_not_named_is_said_to_be_unattributed_and_a_missing_day_undated():
    plain = cite(QUOTE | {"speaker": "unattributed", "published": "undated"})["plain"]
    assert "\nunattributed, Minister (" in plain
    assert "Harbour News, undated, https" in plain


def test_a_speaker_that_is_missing_leaves_no_comma_and_no_word():
    plain = cite(QUOTE | {"speaker": pd.NA, "speaker_role": pd.NA})["plain"]
    assert plain.splitlines()[1].startswith("(Harbour to stay open, ")


def test_words_reported_in_other_words_stand_without_marks():
    told = cite(QUOTE | {"kind": "indirect"})
    assert told["plain"].startswith("The harbour will stay open\n")
    assert told["markdown"].startswith("> The harbour will stay open\n")
    assert told["html"].startswith("<blockquote>The harbour will stay open<br>")
    assert cite(QUOTE | {"kind": "mixed"})["plain"].startswith("“The harbour")


def test_the_link_into_the_app_comes_last_in_each_form():
    made = cite(QUOTE, link=LINK)
    assert made["plain"].endswith(f")\n{LINK}")
    assert made["markdown"].endswith(f"\n> <{LINK}>")
    safe = LINK.replace("&", "&amp;")
    assert made["html"].endswith(f'<br><a href="{safe}">{safe}</a></blockquote>')
    assert LINK not in "".join(cite(QUOTE).values())


def test_markdown_quotes_every_line_and_obeys_no_word():
    made = cite(QUOTE | {"text": "*Open*", "title": "[x](http://x.example)"})["markdown"]
    assert all(line.startswith(">") for line in made.splitlines())
    assert "> “\\*Open\\*”" in made
    assert "\\[x\\](http\\://x.example)" in made
    assert "Ada Quill, Minister" in made


def test_html_obeys_no_word_of_the_article():
    hostile = '<img src=x onerror="alert(1)">'
    parts = dict.fromkeys(("text", "speaker", "speaker_role", "title", "outlet", "url"), hostile)
    made = cite(QUOTE | parts, link=f"https://desk.example/{hostile}")["html"]
    assert "<img" not in made
    assert made.count("&lt;img") == 8
    assert '"alert' not in made
