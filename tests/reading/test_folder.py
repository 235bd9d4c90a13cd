"""A folder of every kind of file: the expected articles, nothing lost, a sentence a fault."""

import os
from collections import defaultdict

import pytest

from newstables.config import Settings
from newstables.reading.article import Problem
from newstables.reading.files import read_bytes, read_paths
from tests.reading.folder.making import all_files, make_folder
from tests.reading.folder.offices import offices

FILES = [*all_files(), *offices()]
SETTINGS = Settings()


def plain(words):
    return " ".join(words.split())


def check(file, articles, problems):
    known = [article for article in articles if article.title or article.text]
    for one in file.stories:
        found = [article for article in known if plain(one.paragraphs[0]) in plain(article.text)]
        assert len(found) == 1, f"{one.title}: {len(found)} articles; {problems}"
        if file.texts:
            assert all(plain(words) in plain(found[0].text) for words in one.paragraphs)
        for name in file.fields:
            want = getattr(one, "author" if name == "byline" else name)
            got = getattr(found[0], name) or ""
            assert got == want or (name == "section" and got.startswith(want)), name
    if file.texts and file.fields:
        assert len(articles) == len(file.stories)
    for told in file.told:
        assert any(told in f"{one.what}; {one.advice}" for one in problems), (told, problems)
    if not file.told:
        assert problems == []
    for problem in problems:
        assert problem.what and problem.advice and "\n" not in problem.what
        assert "Error" not in problem.what, problem


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.name))
def test_a_file_is_read_as_expected(file):
    name = os.fsdecode(file.name)
    reading = read_bytes(file.data, name=name, settings=SETTINGS)
    check(file, reading.articles, list(reading.problems))


def test_the_folder_has_every_kind_and_enough_files():
    assert len(FILES) >= 80


def test_the_folder_is_read_whole_and_links_out_of_it_are_not_followed(tmp_path):
    folder = tmp_path / "press"
    folder.mkdir()
    make_folder(folder, FILES)
    secret = tmp_path / "secret.txt"
    secret.write_text("A secret that stands outside of the folder.", encoding="utf-8")
    (folder / "link.txt").symlink_to(secret)
    (folder / "up").symlink_to(tmp_path)
    by_file = defaultdict(lambda: ([], []))
    for reading in read_paths([folder], settings=SETTINGS):
        for item in (*reading.articles, *reading.problems):
            name = item.source.split(",")[0].split(" › ")[0]
            by_file[name][isinstance(item, Problem)].append(item)
    for file in FILES:
        name = os.fsdecode(file.name).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        check(file, *by_file[name])
    for link in ("link.txt", "up"):
        articles, problems = by_file[link]
        assert articles == [] and "a link out of the folder" in problems[0].what
