"""The SQLite file of a store: its tables, and how an older file becomes a current one.

A migration is never edited once it has shipped; a change is a new entry at the end of MIGRATIONS.
The number of entries applied is kept in SQLite's own `user_version`.
"""

import sqlite3

from newstables.errors import StoreError
from newstables.reading.copy_index import TABLES

_FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO meta VALUES ('version', '0');

CREATE TABLE article (
    article_id TEXT PRIMARY KEY, title TEXT, title_basis TEXT, outlet TEXT, outlet_basis TEXT,
    origin TEXT, byline TEXT, published TEXT, published_basis TEXT, published_hint TEXT,
    url TEXT, language TEXT, text TEXT NOT NULL, words INTEGER NOT NULL, duplicate_of TEXT,
    source TEXT, added_at TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0
);

-- One row a written batch of findings: the manifest of the Parquet segments.
CREATE TABLE batch (
    batch_id TEXT NOT NULL, pipeline TEXT NOT NULL, schema_version INTEGER NOT NULL,
    made_at TEXT NOT NULL, row_counts TEXT NOT NULL, PRIMARY KEY (batch_id, pipeline)
);
CREATE TABLE annotated (
    article_id TEXT NOT NULL, pipeline TEXT NOT NULL, batch_id TEXT NOT NULL,
    PRIMARY KEY (article_id, pipeline)
);
CREATE INDEX annotated_batch ON annotated (batch_id);

CREATE TABLE job (
    job_id INTEGER PRIMARY KEY, pipeline TEXT NOT NULL, state TEXT NOT NULL,
    created_at TEXT NOT NULL, ended_at TEXT, total INTEGER NOT NULL DEFAULT 0,
    done INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0,
    words_done INTEGER NOT NULL DEFAULT 0, seconds REAL NOT NULL DEFAULT 0, message TEXT
);
CREATE TABLE worker (only INTEGER PRIMARY KEY CHECK (only = 1), pid INTEGER, heartbeat REAL);
INSERT INTO worker VALUES (1, NULL, NULL);

CREATE TABLE problem (
    source TEXT NOT NULL, what TEXT NOT NULL, advice TEXT NOT NULL, at TEXT NOT NULL
);
CREATE TABLE correction (
    correction_id TEXT PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,
    target TEXT NOT NULL, before TEXT, after TEXT, scope TEXT NOT NULL, undone_at TEXT
);
CREATE TABLE briefing (
    briefing_id INTEGER PRIMARY KEY, name TEXT NOT NULL, made_at TEXT NOT NULL,
    content TEXT NOT NULL
);

CREATE VIRTUAL TABLE article_words USING fts5 (
    article_id UNINDEXED, title, text, tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE quote_words USING fts5 (
    quote_id UNINDEXED, article_id UNINDEXED, text, tokenize = "unicode61 remove_diacritics 2"
);
"""

# It was made for named briefings and never held one.
_NO_BRIEFING = """
DROP TABLE briefing;
"""

# Articles and quotations by the number under which they are searched, so that a row of the index is
# found without looking through it; what waits to be read, in the order in which it is taken; the
# decisions about one thing; and the index of copies.
_FOUND_BY_NUMBER = """
CREATE TABLE article_number (number INTEGER PRIMARY KEY, article_id TEXT NOT NULL UNIQUE);
INSERT INTO article_number SELECT rowid, article_id FROM article_words;
CREATE TABLE quote_number (
    number INTEGER PRIMARY KEY, quote_id TEXT NOT NULL UNIQUE, article_id TEXT NOT NULL
);
INSERT OR IGNORE INTO quote_number SELECT rowid, quote_id, article_id FROM quote_words;
CREATE INDEX quote_number_article ON quote_number (article_id);
CREATE INDEX correction_target ON correction (target);
INSERT INTO meta VALUES ('queue', '');
ALTER TABLE article ADD COLUMN waits INTEGER NOT NULL DEFAULT 1;
CREATE INDEX article_waits ON article (attempts, added_at, article_id) WHERE waits;
CREATE INDEX article_given_up ON article (attempts) WHERE attempts;
"""

_STATED = """
ALTER TABLE article ADD COLUMN published_at TEXT;
ALTER TABLE article ADD COLUMN modified TEXT;
ALTER TABLE article ADD COLUMN section TEXT;
"""

# What changed, in order: the articles added, read or found to copy another, by article_id, and the
# decisions made, taken back or put in force again, by correction_id. Replicas follow it.
_LOG = """
CREATE TABLE change (
    number INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT NOT NULL, target TEXT NOT NULL
);
CREATE INDEX article_copies ON article (duplicate_of) WHERE duplicate_of IS NOT NULL;
"""

# What is to be looked at before it is stored, and by whom; the addresses that wait to be fetched;
# the sources that are looked at again and what of them was seen; what is watched for.
_COLLECTED = """
ALTER TABLE article ADD COLUMN also_printed TEXT;
CREATE TABLE held (
    held_id INTEGER PRIMARY KEY, who TEXT NOT NULL, came TEXT NOT NULL, reading TEXT NOT NULL
);
CREATE TABLE held_edit (
    who TEXT NOT NULL, article_id TEXT NOT NULL, given TEXT NOT NULL, left_out INTEGER NOT NULL,
    PRIMARY KEY (who, article_id)
);
CREATE TABLE address (
    address_id INTEGER PRIMARY KEY, who TEXT NOT NULL, url TEXT NOT NULL, asked_at TEXT NOT NULL,
    state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, what TEXT, advice TEXT
);
CREATE TABLE source (
    source_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    place TEXT NOT NULL, every_h REAL, added_at TEXT NOT NULL, last_run TEXT, next_run TEXT,
    new INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0, message TEXT
);
CREATE TABLE seen (
    source_id INTEGER NOT NULL, item TEXT NOT NULL, attempts INTEGER NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (source_id, item)
);
CREATE TABLE watch (
    watch_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    words TEXT NOT NULL, made_at TEXT NOT NULL, looked_at TEXT NOT NULL
);
"""

# What each file of a batch must hold; and the order of decisions, which was that of the clock: the
# microseconds since 1970 stand for it, 0 for a time that is none.
_SEALED = """
ALTER TABLE batch ADD COLUMN hashes TEXT;
ALTER TABLE correction ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
UPDATE correction SET number = 1000000 * strftime('%s', at)
    + coalesce(CAST(substr(at, 21, 6) AS INTEGER), 0)
    WHERE strftime('%s', at) IS NOT NULL;
CREATE INDEX correction_number ON correction (number, correction_id);
"""

# Briefings, each with its sections, and what was saved of them. The quotations that older stores
# had picked are the first one.
_BRIEFINGS = """
CREATE TABLE kept_briefing (
    briefing_id INTEGER PRIMARY KEY, story TEXT NOT NULL DEFAULT '', title TEXT NOT NULL,
    content TEXT NOT NULL, made_at TEXT NOT NULL, archived_at TEXT
);
CREATE TABLE saved_briefing (
    export_id INTEGER PRIMARY KEY, briefing_id INTEGER NOT NULL, at TEXT NOT NULL,
    who TEXT NOT NULL, format TEXT NOT NULL, manifest TEXT NOT NULL
);
CREATE INDEX saved_briefing_of ON saved_briefing (briefing_id, at);
INSERT INTO kept_briefing SELECT 1, '',
    coalesce((SELECT value FROM meta WHERE key = 'tray_title'), 'Briefing'),
    json_object('sections', json_array(
        json_object('section_id', 1, 'kind', 'quotations', 'quote_ids', json(value)),
        json_object('section_id', 2, 'kind', 'sources'))),
    strftime('%Y-%m-%dT%H:%M:%S.000000+00:00', 'now'), NULL
FROM meta WHERE key = 'tray' AND value <> '[]';
DELETE FROM meta WHERE key IN ('tray', 'tray_title');
"""

# Who says in which language an article is: what a person says is read so.
_LANGUAGES = """
ALTER TABLE article ADD COLUMN language_basis TEXT;
"""

# The story in which alone a decision holds; null: it holds in the whole store. A store in which
# nobody made a story yet gets its tour as the first one.
_SCOPED = """
ALTER TABLE correction ADD COLUMN story TEXT;
INSERT INTO meta SELECT 'first_story', 'due' WHERE EXISTS (SELECT 1 FROM article)
    AND NOT EXISTS (SELECT 1 FROM correction WHERE what LIKE 'story.%');
"""

# Copies are compared word by word too: all are indexed anew, by and by.
_REWORDED = (
    """
ALTER TABLE article ADD COLUMN copy_kind TEXT;
DROP TABLE copy_text;
DROP TABLE copy_run;
"""
    + TABLES
)

# Who did what and when; its lines are only added to. What was done before is told as far as it is
# known: an article's adder and who took a decision back are not.
_AUDITED = """
CREATE TABLE audit (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL,
    what TEXT NOT NULL, target TEXT NOT NULL, story TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT ''
);
CREATE INDEX audit_target ON audit (target);
INSERT INTO audit (at, who, what, target, story)
    SELECT added_at, 'unknown', 'article added', article_id, '' FROM article
    UNION ALL SELECT at, who, 'decided', correction_id, coalesce(story, '') FROM correction
    UNION ALL SELECT undone_at, 'unknown', 'taken back', correction_id, coalesce(story, '')
        FROM correction WHERE undone_at IS NOT NULL
    ORDER BY 1;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'lines of the audit log are never changed'); END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'lines of the audit log are never removed'); END;
CREATE TRIGGER audit_is_added_to BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit WHERE number = NEW.number)
    BEGIN SELECT RAISE(ABORT, 'lines of the audit log are only added'); END;
"""

MIGRATIONS: tuple[str, ...] = (
    _FIRST, _NO_BRIEFING, _FOUND_BY_NUMBER + TABLES, _STATED, _LOG, _COLLECTED, _SEALED, _BRIEFINGS,
    _LANGUAGES, _SCOPED, _REWORDED, _AUDITED,
)  # fmt: skip


def migrate(connection: sqlite3.Connection, *, up_to: int = len(MIGRATIONS)) -> None:
    """Bring the file behind `connection` to a version; all steps are one transaction.

    Args:
        connection: to the file.
        up_to: the version; the current one, but where an older one is compared with.

    Raises:
        StoreError: a newer Dateline wrote the file.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise StoreError(
            f"the store is of version {version}, this Dateline knows {len(MIGRATIONS)}: "
            "start the newer Dateline that wrote it, or name another folder in DATELINE_STORE"
        )
    if version >= up_to:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again inside the lock: two processes may open a new store at the same moment.
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for number in range(version, up_to):
            for statement in _statements(MIGRATIONS[number]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
        connection.execute("COMMIT")
    except sqlite3.Error:
        connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> list[str]:
    """Split a script; `executescript` would commit the transaction it is run in."""
    found, current = [], ""
    for line in script.splitlines():
        current += line + "\n"
        if sqlite3.complete_statement(current):
            found.append(current)
            current = ""
    return found
