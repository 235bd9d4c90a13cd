"""Lines in, lines out: what is wrong with one is named, and the others go on."""

import json

import pytest

from newstables.__main__ import main
from newstables.story.corpus.reading import read_lines


def lines(*articles):
    failed = []
    source = [article if isinstance(article, str) else json.dumps(article) for article in articles]
    return list(read_lines(source, failed=failed)), failed


def test_a_line_without_an_article_is_named():
    read, failed = lines({"id": 1, "text": "a"}, "no json", {"id": "2"}, "", {"id": 3, "text": 4})
    assert [line["id"] for line in read] == ["1"]
    assert [sentence.split(":")[0] for sentence in failed] == ["line 2", "line 3", "line 5"]


def test_an_id_that_was_there_before_is_named():
    read, failed = lines({"id": "x", "text": "Paris"}, {"id": "x", "text": "Oslo"})
    assert [line["text"] for line in read] == ["Paris"]
    assert "line 2: the id 'x' was there before" in failed[0]


@pytest.mark.parametrize("wrong", ["soon", "2023-1-5", 20230105])
def test_a_date_that_is_none_counts_as_not_given(wrong):
    read, failed = lines({"id": "x", "text": "Oslo", "published": wrong})
    assert read[0]["published"] is None
    assert str(wrong) in failed[0]


@pytest.mark.model
def test_the_same_input_gives_the_same_output_whatever_the_workers(tmp_path, capsys):
    text = "“Number {} stays,” said Minister Ana Duarte in Nairobi on Monday. She left."
    rows = [{"id": str(n), "text": text.format(n), "published": "2024-03-13"} for n in range(60)]
    source = tmp_path / "in.jsonl"
    source.write_text("\ufeff" + "\n".join(map(json.dumps, rows)), encoding="utf-8")
    outputs = []
    for workers in ("1", "2"):
        assert main(["annotate", str(source), "--workers", workers]) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    first = json.loads(outputs[0].splitlines()[0])
    assert [quote["speaker"] for quote in first["quotes"]] == ["Ana Duarte"]
    assert [time["value"] for time in first["times"]] == ["2024-03-11"]


def test_input_that_is_not_utf_8_is_named(tmp_path, capsys):
    source = tmp_path / "in.jsonl"
    source.write_bytes('{"id": "x", "text": "café"}'.encode("latin-1"))
    assert main(["annotate", str(source)]) == 1
    assert "UTF-8" in capsys.readouterr().err


def test_a_line_that_holds_half_a_character_costs_itself_alone():
    good = '{"id": "a", "text": "Ada Quill spoke."}'
    bad = '{"id": "b\\ud83d", "text": "x"}'
    deep = "[" * 100_000
    found, failed = lines(bad, deep, good)
    assert [line["id"] for line in found] == ["a"]
    assert [sentence.partition(":")[0] for sentence in failed] == ["line 1", "line 2"]
