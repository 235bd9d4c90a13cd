"""Bytes to text: labels as browsers take them, two encodings in one file, stray controls."""

import pytest

from newstables.config import Settings
from newstables.reading.decoding import decode, mend_controls, mixed_lines
from newstables.reading.files import read_bytes

SAID = "Mara Quist said the café was “ready to open” – at last."
PAGE = '<html><head><meta charset="{}"></head><body><article><p>{}</p></article></body></html>'


@pytest.mark.parametrize("label", ["iso-8859-1", "Latin1", "us-ascii", "windows-1252"])
def test_latin_1_is_windows_1252_as_in_browsers(label):
    page = PAGE.format(label, SAID * 5).encode("cp1252")
    assert "“ready to open”" in decode(page, name="a.html")


@pytest.mark.parametrize("label", ["undefined", "unicode_escape", "rot13", "utf-7", "base64"])
def test_a_label_that_only_python_knows_is_not_followed(label):
    page = PAGE.format(label, SAID * 5).encode("cp1252")
    assert "“ready to open”" in decode(page, name="a.html")


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("shift_jis", "cp932", "港の会議は火曜日に終わった。"),
        ("gb2312", "gb18030", "港口会议星期二结束。"),
        ("euc-kr", "cp949", "항구 회의는 화요일에 끝났다."),
        ("windows-1251", "cp1251", "Совет порта завершился во вторник."),
        ("iso-8859-9", "cp1254", "Liman toplantısı salı günü bitti."),
    ],
)
def test_a_page_in_the_encoding_it_names(label, encoding, text):
    assert text in decode(PAGE.format(label, text * 3).encode(encoding), name="a.html")


def test_two_encodings_are_both_read_and_told():
    data = f"{SAID}\nSecond line.\nAnd ".encode() + b"\x93then\x94 he left the caf\xe9."
    reading = read_bytes(data, name="a.txt", settings=Settings())
    assert reading.articles[0].text.endswith("And “then” he left the café.")
    assert "Windows-1252 in line 3" in reading.problems[0].what
    assert mixed_lines(data) == [3]


@pytest.mark.parametrize("text", [SAID, "Лист", "plain"])
def test_one_encoding_is_not_called_two(text):
    for encoding in ("utf-8", "utf-16", "cp1252", "cp1251"):
        assert mixed_lines(text.encode(encoding, "ignore")) == []


def test_controls_that_nobody_types_are_windows_1252():
    assert mend_controls("\x93ready\x94 \x96 caf\xe9\x85") == "“ready” – café…"
    assert mend_controls("\x07\t\x00 kept") == "\x07\t\x00 kept"
