"""Every kind of damage is found by `check`; `repair` leaves nothing wrong and loses no text."""

import shutil
import sqlite3

import pytest

from newstables.cli import store as commands
from newstables.decisions.corrections import make_correction
from newstables.errors import DamagedStoreError, StoreError
from newstables.replica.replica import Replica
from newstables.schemas import QUOTES
from newstables.store import jobs
from newstables.store.health.checking import check_store
from newstables.store.health.repairing import repair_store
from newstables.store.migrations import MIGRATIONS
from newstables.store.opening import FILE
from newstables.store.segments import batch_id
from newstables.store.store import Store
from tests.store.health import made

PAGE = 4096


@pytest.fixture(autouse=True)
def no_worker(monkeypatch):
    monkeypatch.setattr(jobs, "ensure_worker", lambda *_, **__: False)
    monkeypatch.setattr(commands, "pipeline_version", lambda _: "one")


@pytest.fixture
def store(tmp_path):
    store = made.fill(tmp_path / "store")
    store.add_corrections(
        make_correction("article.title", made.IDS[0], before="Piece 0", after="First")
    )
    store.write_note("fetched https://news.example", "{}")
    Replica(store, pipeline="one").close()
    _close(store)
    return store


def _close(store):
    """Have everything stand in the one file, as after a day without use."""
    with store.reading() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _bytes(store, change):
    path = store.folder / FILE
    data = bytearray(path.read_bytes())
    path.write_bytes(change(data) or data)


def lose_file(store):
    (store.folder / FILE).unlink()


def empty_file(store):
    (store.folder / FILE).write_bytes(b"")


def break_header(store):
    _bytes(store, lambda data: data.__setitem__(slice(0, 100), b"\x00" * 100))


def cut_file(store):
    _bytes(store, lambda data: data[: len(data) * 2 // 3])


def overwrite_pages(store):
    def change(data):
        for page in range(4, len(data) // PAGE, 7):
            data[page * PAGE : page * PAGE + 64] = b"\xa5" * 64

    _bytes(store, change)


def change_text(store):
    with store.writing() as connection:
        connection.execute(
            "UPDATE article SET text = text || ' Not so.' WHERE article_id = ?", [made.IDS[1]]
        )


def break_characters(store):
    with store.writing() as connection:
        connection.execute(
            "UPDATE article SET title = CAST(x'ff' AS TEXT) WHERE article_id = ?", [made.IDS[1]]
        )


def add_trigger(store):
    with store.writing() as connection:
        connection.execute(
            "CREATE TRIGGER sly AFTER INSERT ON correction BEGIN DELETE FROM article; END"
        )


def lose_table(store):
    with store.writing() as connection:
        connection.execute("DROP TABLE problem")


def break_index(store):
    with store.writing() as connection:
        connection.execute("DELETE FROM article_words_data WHERE id > 10")


def lose_words(store):
    with store.writing() as connection:
        connection.execute("DELETE FROM quote_words")


def lose_manifest(store):
    with store.writing() as connection:
        connection.execute("DELETE FROM batch WHERE batch_id = ?", [batch_id(made.BATCHES[1])])


def break_note(store):
    store.write_note("fetched https://news.example", "{")


def point_outside(store):
    frames = made.found_in(made.BATCHES[1])
    frames["quotes"]["end"] = frames["quotes"]["end"] + 10_000
    store.write_batch(frames, article_ids=made.BATCHES[1], pipeline="one")


def break_published(store):
    for path in (store.folder / "replica").glob("*/tables.duckdb"):
        data = bytearray(path.read_bytes())
        data[PAGE * 3 :] = b"\x5a" * (len(data) - PAGE * 3)
        path.write_bytes(data)


OF_THE_FILE = (
    lose_file, empty_file, break_header, cut_file, overwrite_pages, change_text, break_characters,
    add_trigger, lose_table,
)  # fmt: skip
OF_THE_REST = (
    break_index, lose_words, lose_manifest, break_note, point_outside, break_published,
    *made.DAMAGES,
)  # fmt: skip


def check(folder):
    try:
        return commands.run("check", folder, None)
    except DamagedStoreError as fault:
        return [str(fault)]


def read_what_waits(store):
    jobs.count_pending(store, pipeline="one")
    waiting = [one for one, *_ in jobs.take_pending(
        store, pipeline="one", most=100, characters=10**6)]  # fmt: skip
    if waiting:
        store.write_batch(made.found_in(waiting), article_ids=waiting, pipeline="one")
        jobs.settle(store, waiting)


@pytest.mark.parametrize("damage", OF_THE_FILE + OF_THE_REST, ids=lambda damage: damage.__name__)
def test_damage_is_found_and_mended(store, damage, capsys):
    folder = store.folder
    assert check(folder) == []
    whole = store.findings(QUOTES, pipeline="one")
    damage(store)
    assert check(folder)
    assert commands.run("repair", folder, None) == []
    assert capsys.readouterr().err
    store = Store(folder)
    if damage is made.block:
        next(path for path in store.segments.glob("*/quotes/*.parquet") if path.is_dir()).rmdir()
    read_what_waits(store)
    assert check(folder) == []
    assert set(made.IDS) <= set(store.articles()["article_id"])
    assert list(store.corrections()["after"]) == ['"First"']
    assert dict(zip(store.articles()["article_id"], store.articles()["title"], strict=True))[
        made.IDS[0]] == "Piece 0"  # fmt: skip
    found = store.findings(QUOTES, pipeline="one")
    assert found[found["article_id"].isin(made.IDS)].reset_index(drop=True).equals(whole)
    assert store.search_articles('"nairobi"') == [made.IDS[0]]
    assert len(store.search_quotes('"leave"')) == 1
    assert store.search_articles('"first"') == [made.IDS[0]]  # as it was decided
    assert {row.article_id for row in store.articles().itertuples()} >= set(made.IDS)
    if damage in OF_THE_FILE:
        assert list(folder.glob("damaged-*"))


def test_without_other_tables_a_lost_file_leaves_nothing_to_bring_back(store):
    shutil.rmtree(store.folder / "replica")
    lose_file(store)
    repair_store(store.folder)
    assert Store(store.folder).articles().empty


def test_a_running_app_goes_on_after_the_file_was_mended(store):
    running = Replica(store, pipeline="one")
    break_header(store)
    repair_store(store.folder)
    assert not list((store.folder / "replica").glob("[!p]*"))
    running.follow()
    rows = running.cursor().execute("SELECT article_id FROM articles").fetchall()
    assert {row[0] for row in rows} == set(made.IDS)
    assert running.is_there()
    running.close()


def test_rows_around_a_damaged_page_are_brought_back(tmp_path):
    store = made.fill(tmp_path)
    texts = [f"Speaker {n} told hall {n} of it. " * 40 for n in range(200)]
    from newstables.reading.article import hash_text
    from newstables.schemas import ARTICLES

    store.add_articles(ARTICLES.frame(
        {"article_id": hash_text(text), "text": text, "words": 9, "added_at": "2023"}
        for text in texts
    ))  # fmt: skip
    _close(store)

    def change(data):
        at = data.index(b"Speaker 77 told hall 77")
        page = at // PAGE * PAGE
        data[page : page + PAGE] = b"\xa5" * PAGE

    _bytes(store, change)
    assert check(tmp_path)
    repair_store(tmp_path)
    left = set(Store(tmp_path).articles()["article_id"])
    assert 150 < len(left & set(map(hash_text, texts))) < 200
    assert set(made.IDS) <= left
    assert not check_store(Store(tmp_path))


def test_a_newer_store_is_left_alone(store):
    file = sqlite3.connect(store.folder / FILE)
    file.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    file.close()
    before = (store.folder / FILE).read_bytes()
    for action in ("check", "repair"):
        with pytest.raises(StoreError, match="newer Dateline"):
            commands.run(action, store.folder, None)
    assert (store.folder / FILE).read_bytes() == before


def test_a_store_that_is_being_read_is_not_repaired(store):
    assert jobs.claim(store)
    with pytest.raises(StoreError, match="being read"):
        repair_store(store.folder)


def test_a_folder_that_is_no_store_is_not_made_one(tmp_path):
    for folder in (tmp_path / "mistyped", tmp_path):
        for action in ("check", "repair"):
            with pytest.raises(StoreError, match="is no store"):
                commands.run(action, folder, None)
    assert not list(tmp_path.iterdir())


def test_a_decision_that_cannot_be_applied_is_told_by_check(store):
    with store.writing() as connection:
        connection.execute("UPDATE correction SET after = '{'")
    (told,) = commands.run("check", store.folder, None)
    assert "is no correction" in told
