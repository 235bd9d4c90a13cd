"""What is kept beside the tables, so that what depends on several articles follows by parts.

An SQLite file, since each part is looked up by its key: names as each article has them and what
links them, roles, words that quotations share, sayings to compare.
"""

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path

TABLES = """
-- Each name of each article, as found and as it is counted.
CREATE TABLE name (
    article_id TEXT, local_type TEXT, local_name TEXT, forms TEXT, standing INTEGER,
    counted INTEGER, type TEXT, canonical TEXT, reason TEXT, inferred INTEGER, ignored INTEGER,
    PRIMARY KEY (article_id, local_type, local_name)
) WITHOUT ROWID;
CREATE INDEX name_standing ON name (standing);
CREATE INDEX name_local ON name (local_name);
CREATE INDEX name_canonical ON name (canonical);
-- Each name that links start from, and the one it is linked to.
CREATE TABLE standing (
    standing INTEGER PRIMARY KEY, type TEXT, name TEXT, is_full INTEGER, to_type TEXT,
    to_name TEXT, why TEXT, guess INTEGER, UNIQUE (type, name)
);
CREATE INDEX standing_name ON standing (name);
CREATE INDEX standing_to ON standing (to_name, to_type);
CREATE TABLE form (
    standing INTEGER, form TEXT, n INTEGER, PRIMARY KEY (standing, form)
) WITHOUT ROWID;
CREATE TABLE token (token TEXT, standing INTEGER, PRIMARY KEY (token, standing)) WITHOUT ROWID;
CREATE INDEX token_standing ON token (standing);
-- Who is called what, who is asked for by a role alone, and the names that roles may hold.
CREATE TABLE told_role (
    role TEXT, speaker TEXT, article_id TEXT, printed TEXT, PRIMARY KEY (role, speaker, article_id)
) WITHOUT ROWID;
CREATE INDEX told_role_article ON told_role (article_id);
CREATE TABLE asked_role (role TEXT, article_id TEXT, PRIMARY KEY (role, article_id)) WITHOUT ROWID;
CREATE INDEX asked_role_article ON asked_role (article_id);
CREATE TABLE role_part (part TEXT, role TEXT, PRIMARY KEY (part, role)) WITHOUT ROWID;
CREATE TABLE known_name (name TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID;
-- The words of each quotation, how many say each, and the one that was chosen.
CREATE TABLE stem (
    number INTEGER, stem TEXT, form TEXT, PRIMARY KEY (number, stem)
) WITHOUT ROWID;
CREATE INDEX stem_stem ON stem (stem);
CREATE TABLE stem_count (stem TEXT PRIMARY KEY, n INTEGER, level INTEGER) WITHOUT ROWID;
CREATE TABLE stem_form (stem TEXT, form TEXT, n INTEGER, PRIMARY KEY (stem, form)) WITHOUT ROWID;
CREATE TABLE chosen (number INTEGER PRIMARY KEY, stem TEXT);
CREATE INDEX chosen_stem ON chosen (stem);
CREATE TABLE shown (stem TEXT PRIMARY KEY, keyword TEXT) WITHOUT ROWID;
-- Each quotation of somebody known, by what it is compared by, and the first alike before it.
CREATE TABLE saying (
    number INTEGER PRIMARY KEY, article_id TEXT, start INTEGER, speaker TEXT, words TEXT, day TEXT,
    joined TEXT, alone INTEGER, quote_id TEXT, parent INTEGER, utterance TEXT
);
CREATE INDEX saying_parent ON saying (parent);
CREATE TABLE saying_hash (
    hash INTEGER, number INTEGER, PRIMARY KEY (hash, number)
) WITHOUT ROWID;
"""


def open_parts(path: Path) -> sqlite3.Connection:
    """Open the parts of one replica; it is private to a process and thrown away after a crash."""
    is_new = not path.exists()
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -64000")
    if is_new:
        connection.executescript(TABLES)
    return connection


def listed(values: Iterable[object]) -> str:
    """Write values as the one parameter of `IN (SELECT value FROM json_each(?))`."""
    return json.dumps(list(values), ensure_ascii=False)
