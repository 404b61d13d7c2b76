-- What officers need beside the dossiers: delegations, digitised papers, what applicants thought of it.

CREATE TABLE delegations (
    id          TEXT    NOT NULL PRIMARY KEY,
    from_user   TEXT    NOT NULL REFERENCES accounts (user_id),
    to_user     TEXT    NOT NULL REFERENCES accounts (user_id),
    unit        TEXT    NOT NULL,
    role        TEXT    NOT NULL,
    procedures  TEXT    NOT NULL,
    first_day   INTEGER NOT NULL,
    last_day    INTEGER NOT NULL,
    basis       TEXT    NOT NULL,
    given_by    TEXT    NOT NULL,
    given_at    INTEGER NOT NULL,
    ended_by    TEXT,
    ended_at    INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX delegations_from ON delegations (from_user);
CREATE INDEX delegations_to ON delegations (to_user, last_day);
CREATE INDEX delegations_unit ON delegations (unit, role, last_day);

-- One row a content; its bytes lie in the file store under this hash.
CREATE TABLE files (
    hash        TEXT    NOT NULL PRIMARY KEY,
    size        INTEGER NOT NULL,
    media_type  TEXT    NOT NULL,
    at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A file as somebody brought it: for a paper of a dossier, or uploaded and not used yet.
CREATE TABLE attachments (
    id          TEXT    NOT NULL PRIMARY KEY,
    hash        TEXT    NOT NULL REFERENCES files (hash),
    name        TEXT    NOT NULL,
    uploaded_by TEXT    NOT NULL,
    uploaded_at INTEGER NOT NULL,
    dossier     TEXT    REFERENCES dossiers (id),
    paper       TEXT,
    owner       TEXT,
    reused_from TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX attachments_hash ON attachments (hash);
CREATE INDEX attachments_dossier ON attachments (dossier);
CREATE INDEX attachments_owner ON attachments (owner);

CREATE TABLE ratings (
    dossier  TEXT    NOT NULL PRIMARY KEY REFERENCES dossiers (id),
    score    INTEGER NOT NULL,
    comment  TEXT,
    at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
