"""A store of three articles in two batches, and what can happen to what was found in them."""

import shutil

from newstables.reading.article import hash_text
from newstables.schemas import ARTICLES, QUOTES
from newstables.store import jobs
from newstables.store.segments import batch_id
from newstables.store.store import Store
from tests.fixtures.frames import findings, mention, quote

TEXTS = (
    "“We stay,” said Ana Duarte in Nairobi.",
    "“We leave at noon,” said Bo Lind in Oslo.",
    "“Nobody asked us,” said Cy Marsh.",
)
IDS = tuple(map(hash_text, TEXTS))
SAID = ("We stay,", "We leave at noon,", "Nobody asked us,")
WHO = ("Ana Duarte", "Bo Lind", "Cy Marsh")
BATCHES = (IDS[:1], IDS[1:])


def found_in(article_ids):
    places = [IDS.index(one) for one in article_ids]
    return findings(
        mentions=[mention(TEXTS[at], WHO[at], article=IDS[at]) for at in places],
        quotes=[quote(TEXTS[at], SAID[at], article=IDS[at], speaker=WHO[at]) for at in places],
    )


def fill(folder, *, pipeline="one", hashes=True):
    """Make a store in which everything was read; without hashes, as an older version left it."""
    store = Store(folder)
    rows = [{"article_id": one, "text": text, "title": f"Piece {at}", "words": len(text.split()),
             "added_at": f"2023-02-01T00:00:0{at}"}
            for at, (one, text) in enumerate(zip(IDS, TEXTS, strict=True))]  # fmt: skip
    store.add_articles(ARTICLES.frame(rows))
    jobs.count_pending(store, pipeline=pipeline)  # the queue is that of this pipeline
    for batch in BATCHES:
        store.write_batch(found_in(batch), article_ids=batch, pipeline=pipeline)
    if not hashes:
        with store.writing() as connection:
            connection.execute("UPDATE batch SET hashes = NULL")
    return store


def file_of(store, batch, schema=QUOTES):
    """The file of one batch, by its place in BATCHES."""
    (found,) = [one for one in store.batches() if one.batch_id == batch_id(BATCHES[batch])]
    return found.path(store.segments, schema)


def empty(store):
    file_of(store, 1).write_bytes(b"")


def miss(store):
    file_of(store, 1).unlink()


def truncate(store):
    path = file_of(store, 1)
    path.write_bytes(path.read_bytes()[:-20])


def flip(store):
    path = file_of(store, 1)
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 0x10
    path.write_bytes(data)


def overwrite(store):
    file_of(store, 1).write_bytes(b"\x00" * 4000)


def swap(store):
    shutil.copyfile(file_of(store, 0), file_of(store, 1))


def block(store):
    miss(store)
    file_of(store, 1).mkdir()


def lose_folder(store):
    shutil.rmtree(file_of(store, 1).parent)


def lose_all(store):
    shutil.rmtree(store.segments)


def make_newer(store):
    with store.writing() as connection:
        connection.execute(
            "UPDATE batch SET schema_version = 9 WHERE batch_id = ?", [batch_id(BATCHES[1])]
        )


DAMAGES = (empty, miss, truncate, flip, overwrite, swap, block, lose_folder, lose_all, make_newer)
