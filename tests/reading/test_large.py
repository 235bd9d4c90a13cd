"""Large files are read part by part: every article once, whatever the kind."""

import gzip
import json

import pytest

from newstables.config import Settings
from newstables.reading import files, large
from newstables.reading.files import read_paths
from tests.reading.folder.articles import stories
from tests.reading.folder.making import File, _csv, _object, _row, _text_of, all_files
from tests.reading.folder.office import zipped

HEADER = ["Title", "Source", "Date", "Author", "Section", "Text"]
STORIES = stories(40, start=9000)
LINES = "\n".join(json.dumps(_object(one)) for one in STORIES).encode()
TABLE = _csv([HEADER, *map(_row, STORIES)], above="Search results\r\n\r\n")
BOX = next(file for file in all_files() if file.name == "box.mbox")


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch):
    monkeypatch.setattr(files, "LARGE", 100)
    monkeypatch.setattr(large, "WHOLE", 2_000)
    monkeypatch.setattr(large, "_PART", 3_000)
    monkeypatch.setattr(large, "_ROWS", 7)


def read(path, **settings):
    readings = list(read_paths([path], settings=Settings(**settings)))
    articles = [article for reading in readings for article in reading.articles]
    return readings, articles, [one for reading in readings for one in reading.problems]


@pytest.mark.parametrize(
    "file",
    [
        File("a.jsonl", LINES, STORIES),
        File("a.ndjson", LINES.replace(b"\n", b"\r\n"), STORIES),
        File("a.csv", TABLE.encode(), STORIES),
        File("b.csv", TABLE.encode("cp1252"), STORIES),
        File("c.csv", TABLE.encode("utf-16"), STORIES),
        File("a.tsv", TABLE.replace('","', '"\t"').encode("utf-8-sig"), STORIES),
        File("a.jsonl.gz", gzip.compress(LINES), STORIES),
        File(
            "a.zip", zipped({f"{n}.txt": _text_of(one) for n, one in enumerate(STORIES)}), STORIES
        ),
        BOX,
    ],
    ids=lambda file: file.name,
)
def test_every_article_of_a_large_file_is_read_once(tmp_path, file):
    path = tmp_path / file.name
    path.write_bytes(file.data)
    readings, articles, problems = read(path)
    assert problems == []
    assert len(readings) > 1
    assert [article.title for article in articles] == [one.title for one in file.stories]
    assert len({article.article_id for article in articles}) == len(file.stories)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.zip", b"PK\x03\x04" + b"x" * 500, "a damaged zip archive"),
        ("a.jsonl.gz", gzip.compress(LINES * 5)[:-30], "a gzip archive that breaks off"),
        ("a.pdf.gz", gzip.compress(bytes(range(256)) * 9), "too large to be read in one go"),
        ("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 3, "PNG"),
    ],
)
def test_a_large_file_that_is_damaged_is_one_sentence(tmp_path, name, data, told):
    path = tmp_path / name
    path.write_bytes(data)
    _, articles, problems = read(path)
    assert articles == []
    assert told in problems[0].what


def test_a_large_bomb_is_cut_at_the_limit(tmp_path):
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b" " * 30_000_000))
    _, articles, problems = read(path, max_streamed_mb=10.0)
    assert articles == []
    assert "larger than the limit" in problems[0].what


PACKED = {
    "dump.jsonl": LINES,
    "note.txt": _text_of(STORIES[0]),
    "scan.bin": bytes(range(256)) * 9,
}


def test_a_large_member_of_a_zip_is_cut_too_and_another_costs_itself(tmp_path, monkeypatch):
    monkeypatch.setattr(large, "LARGE", 100)
    monkeypatch.setattr(large, "WHOLE", 2_000)
    path = tmp_path / "dump.zip"
    path.write_bytes(zipped(PACKED))
    readings, articles, problems = read(path)
    titles = {article.title for article in articles}
    assert titles == {one.title for one in STORIES}
    assert max(len(reading.articles) for reading in readings) < len(STORIES)
    (told,) = problems
    assert told.source == "dump.zip › scan.bin" and "too large to be read in one go" in told.what


def test_a_small_archive_of_a_large_file_is_read_part_by_part(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LARGE", len(LINES) // 2)
    monkeypatch.setattr(large, "LARGE", len(LINES) // 2)
    for name, data in (("a.zip", zipped({"a.jsonl": LINES})), ("a.jsonl.gz", gzip.compress(LINES))):
        path = tmp_path / name
        path.write_bytes(data)
        assert len(data) < files.LARGE
        readings, articles, problems = read(path)
        assert problems == [] and len(readings) > 1 and len(articles) == len(STORIES)


def test_a_line_without_an_end_is_one_sentence(tmp_path, monkeypatch):
    path = tmp_path / "one.jsonl"
    path.write_bytes(b'[{"text": "' + b"x" * 9_000 + b'"}]')
    _, articles, problems = read(path)
    assert articles == [] and "a line of more than" in problems[0].what


def test_rows_with_long_cells_are_parted_by_their_size(tmp_path, monkeypatch):
    monkeypatch.setattr(large, "WHOLE", 20_000)
    rows = [HEADER, *([*_row(one)[:-1], _row(one)[-1] + " word" * 900] for one in STORIES[:6])]
    path = tmp_path / "long.csv"
    path.write_text(_csv(rows), encoding="utf-8")
    readings, articles, _ = read(path)
    assert len(readings) == 6 and len(articles) == 6


def test_a_mark_that_is_never_closed_costs_no_row_of_a_large_table(tmp_path, monkeypatch):
    monkeypatch.setattr(large, "LARGE", 2_000)
    rows = _csv([HEADER, *map(_row, STORIES)]).splitlines(keepends=True)
    path = tmp_path / "broken.csv"
    path.write_text("".join([rows[0], 'x,2023-01-30,"Never closed\n', *rows[1:]]), encoding="utf-8")
    _, articles, problems = read(path)
    assert {one.title for one in STORIES} <= {article.title for article in articles}
    assert ["never closes" in problem.what for problem in problems].count(True) == 1
