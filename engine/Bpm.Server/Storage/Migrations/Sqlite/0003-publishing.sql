-- Files of the folder of procedures as they were put in force here: the newest of a path lies over the folder's own.
CREATE TABLE published_files (
    number    INTEGER PRIMARY KEY,
    path      TEXT    NOT NULL,
    bytes     BLOB    NOT NULL,
    hash      TEXT    NOT NULL,
    base      TEXT,
    kind      TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    author    TEXT    NOT NULL,
    approver  TEXT,
    reason    TEXT,
    at        INTEGER NOT NULL
) STRICT;

-- What somebody wants in force, until a second person puts it there or says no. Dates are days since 1970-01-01.
CREATE TABLE proposals (
    id         TEXT    NOT NULL PRIMARY KEY,
    kind       TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    path       TEXT    NOT NULL,
    bytes      BLOB    NOT NULL,
    decision   TEXT,
    effect     INTEGER NOT NULL,
    author     TEXT    NOT NULL,
    authors    TEXT    NOT NULL,
    draft      TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    state      TEXT    NOT NULL,
    closed_by  TEXT,
    closed_at  INTEGER,
    reason     TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX proposals_state ON proposals (state, at);

-- Cuts of processing times that somebody is preparing.
CREATE TABLE reduction_drafts (
    id          TEXT    NOT NULL PRIMARY KEY,
    title       TEXT    NOT NULL,
    channel     INTEGER,
    version     INTEGER NOT NULL,
    authors     TEXT    NOT NULL,
    items       BLOB    NOT NULL,
    created_at  INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
