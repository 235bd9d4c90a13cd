"""Words of an article become HTML only through here: escaped, and marked where asked."""

import re

from components.marked_text import Mark, mark_words


def plain(words: str) -> str:
    return re.sub(r"<[^>]+>", "", words)


def test_markup_in_the_words_is_shown_not_obeyed():
    words = '<script>x</script> <img src=x onerror=y> & "quoted"'
    shown = mark_words(words, [(0, 8)])
    assert "<script" not in shown
    assert "<img" not in shown
    assert "&lt;script&gt;" in shown
    assert plain(shown) == (
        "&lt;script&gt;x&lt;/script&gt; &lt;img src=x onerror=y&gt; &amp; &quot;quoted&quot;"
    )


def test_marks_may_overlap_and_no_word_is_lost_or_doubled():
    words = "A caption about Anna Berg, he said."
    shown = mark_words(words, [Mark(0, 25, "furniture", "caption"), (16, 25), Mark(27, 34, "cue")])
    assert plain(shown) == words
    assert re.search(r"<mark [^>]*>Anna Berg</mark>", shown)
    assert 'title="caption"' in shown


def test_marks_beyond_the_text_are_cut():
    assert plain(mark_words("short", [(-3, 99)])) == "short"
    assert mark_words("short", [(7, 9)]) == "short"


def test_the_anchor_is_on_the_first_finding_alone():
    shown = mark_words("one two three", [Mark(0, 3, "furniture"), (4, 7), (8, 13)], anchor="here")
    assert shown.count('id="here"') == 1
    assert re.search(r'id="here"><mark [^>]*>two<', shown)
