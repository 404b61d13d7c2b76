-- What leaves the house: notices to people by other ways than the screen, and the record's events to other systems.

-- Where a person wants to be told, and of what (empty: of everything).
CREATE TABLE contacts (
    user_id   TEXT NOT NULL REFERENCES accounts (user_id),
    channel   TEXT NOT NULL,
    address   TEXT NOT NULL,
    language  TEXT NOT NULL,
    kinds     TEXT NOT NULL,
    PRIMARY KEY (user_id, channel)
) STRICT, WITHOUT ROWID;

-- One row an alarm, way and recipient: its id is computed from them, so it is written once and sent under one name.
CREATE TABLE outbox (
    id         TEXT    NOT NULL PRIMARY KEY,
    channel    TEXT    NOT NULL,
    recipient  TEXT    NOT NULL,
    dossier    TEXT    NOT NULL REFERENCES dossiers (id),
    kind       TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    threshold  TEXT    NOT NULL,
    to_role    TEXT,
    alarm_at   INTEGER NOT NULL,
    made_at    INTEGER NOT NULL,
    state      TEXT    NOT NULL,
    next_at    INTEGER NOT NULL,
    attempts   INTEGER NOT NULL,
    closed_at  INTEGER,
    why        TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_next ON outbox (state, next_at);
CREATE INDEX outbox_dossier ON outbox (dossier);

-- Another system that is told: of alarms, or of every event in order.
CREATE TABLE webhooks (
    id        TEXT    NOT NULL PRIMARY KEY,
    name      TEXT    NOT NULL,
    url       TEXT    NOT NULL,
    secret    BLOB    NOT NULL,
    sends     TEXT    NOT NULL,
    types     TEXT    NOT NULL,
    personal  INTEGER NOT NULL,
    made_by   TEXT    NOT NULL,
    made_at   INTEGER NOT NULL,
    position  INTEGER NOT NULL,
    attempts  INTEGER NOT NULL,
    next_at   INTEGER NOT NULL,
    why       TEXT,
    ended_at  INTEGER
) STRICT, WITHOUT ROWID;

-- How far somebody has read the record.
CREATE TABLE cursors (
    name      TEXT    NOT NULL PRIMARY KEY,
    position  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- What was recorded before there was anybody to tell is told to nobody.
INSERT INTO cursors (name, position) SELECT 'notices', coalesce(max(position), 0) FROM events;
