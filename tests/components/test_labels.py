"""Words in a label are read as they stand, whatever they look like."""

import pytest

from components.marked_text import as_label


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Ada Quill", "Ada Quill"),
        ("**owned**", r"\*\*owned\*\*"),
        ("see https://evil.example/x", "see https\\:\u2060//evil.example/x"),
        ("HTTP://evil.example", "HTTP\\:\u2060//evil.example"),
        ("www.evil.example", "www\u2060.evil.example"),
        ("ada@evil.example", "ada\\@\u2060evil.example"),
        ("at 10:30", r"at 10\:30"),
    ],
)
def test_nothing_in_a_label_is_obeyed_or_a_link(words, label):
    assert as_label(words) == label
