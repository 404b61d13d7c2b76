-- Who is signed in where, which machines may call, and who looked at whose data.

CREATE TABLE sessions (
    id          TEXT    NOT NULL PRIMARY KEY,
    user_id     TEXT    NOT NULL REFERENCES accounts (user_id),
    started_at  INTEGER NOT NULL,
    seen_at     INTEGER NOT NULL,
    ended_at    INTEGER,
    agent       TEXT    NOT NULL,
    address     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_user ON sessions (user_id);

-- A machine acts as an account within its scopes; the secret itself is nowhere.
CREATE TABLE tokens (
    id           TEXT    NOT NULL PRIMARY KEY,
    user_id      TEXT    NOT NULL REFERENCES accounts (user_id),
    name         TEXT    NOT NULL,
    scopes       TEXT    NOT NULL,
    secret_hash  BLOB    NOT NULL,
    made_by      TEXT    NOT NULL,
    made_at      INTEGER NOT NULL,
    valid_until  INTEGER NOT NULL,
    ended_at     INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX tokens_user ON tokens (user_id);

-- Who read which dossier's personal data: one row a person, dossier, way and day.
CREATE TABLE personal_reads (
    dossier   TEXT    NOT NULL REFERENCES dossiers (id),
    user_id   TEXT    NOT NULL,
    way       TEXT    NOT NULL,
    day       INTEGER NOT NULL,
    first_at  INTEGER NOT NULL,
    masked    INTEGER NOT NULL,
    PRIMARY KEY (dossier, user_id, way, day, masked)
) STRICT, WITHOUT ROWID;
