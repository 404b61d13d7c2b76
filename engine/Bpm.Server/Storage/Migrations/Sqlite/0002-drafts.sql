-- Procedures that people are writing: no part of the record, and no version yet.
CREATE TABLE drafts (
    id            TEXT    NOT NULL PRIMARY KEY,
    procedure     TEXT    NOT NULL,
    version       INTEGER,
    name          TEXT    NOT NULL,
    base_version  INTEGER,
    base_hash     TEXT,
    text          TEXT    NOT NULL,
    owner         TEXT    NOT NULL,
    body_hash     BLOB    NOT NULL,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    row_version   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX drafts_updated_at ON drafts (updated_at);
