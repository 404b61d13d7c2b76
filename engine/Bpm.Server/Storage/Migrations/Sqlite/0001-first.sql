-- Moments (*_at) are Unix milliseconds; local due moments are minutes since 1970-01-01T00:00 on the province's wall clock.

-- The legal record, a row a command: appended in order of position, so that a commit touches its last page and one of each
-- index.
CREATE TABLE events (
    position    INTEGER PRIMARY KEY,
    dossier     TEXT    NOT NULL,
    seq         INTEGER NOT NULL,
    count       INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    actor       TEXT    NOT NULL,
    command_id  TEXT    NOT NULL,
    body_hash   BLOB    NOT NULL,
    bytes       BLOB    NOT NULL,
    hash        BLOB    NOT NULL
) STRICT;
CREATE UNIQUE INDEX events_dossier_seq ON events (dossier, seq);
CREATE UNIQUE INDEX events_command ON events (command_id);

CREATE TABLE dossiers (
    id                 TEXT    NOT NULL PRIMARY KEY,
    code               TEXT,
    version            INTEGER NOT NULL,
    procedure          TEXT    NOT NULL,
    procedure_version  INTEGER NOT NULL,
    publication        TEXT    NOT NULL,
    case_id            TEXT,
    channel            INTEGER NOT NULL,
    status             TEXT    NOT NULL,
    reception_unit     TEXT    NOT NULL,
    authority_unit     TEXT    NOT NULL,
    custody            TEXT    NOT NULL,
    submitted_at       INTEGER,
    received_at        INTEGER,
    finished_at        INTEGER,
    delivered_at       INTEGER,
    promised           INTEGER,
    committed_due      INTEGER,
    statutory_due      INTEGER,
    paused             INTEGER NOT NULL,
    next_alarm         INTEGER,
    calendar           TEXT,
    calendar_version   INTEGER,
    head               BLOB    NOT NULL,
    tracking_token     TEXT    NOT NULL,
    search             TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX dossiers_code ON dossiers (code);
CREATE UNIQUE INDEX dossiers_tracking_token ON dossiers (tracking_token);
-- Only open dossiers have one.
CREATE INDEX dossiers_next_alarm ON dossiers (next_alarm) WHERE next_alarm IS NOT NULL;

CREATE TABLE tasks (
    id            TEXT    NOT NULL,
    dossier       TEXT    NOT NULL REFERENCES dossiers (id),
    code          TEXT    NOT NULL,
    procedure     TEXT    NOT NULL,
    step          TEXT    NOT NULL,
    step_kind     TEXT    NOT NULL,
    unit          TEXT    NOT NULL,
    role          TEXT    NOT NULL,
    assignee      TEXT,
    paused        INTEGER NOT NULL,
    pause_ground  TEXT,
    opened_at     INTEGER NOT NULL,
    due           INTEGER,
    allowance     INTEGER,
    promise       INTEGER,
    channel       INTEGER NOT NULL,
    sort_due      INTEGER NOT NULL,
    PRIMARY KEY (dossier, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tasks_inbox_of_unit ON tasks (unit, role, sort_due, id);
CREATE INDEX tasks_inbox_of_person ON tasks (assignee, sort_due, id);

CREATE TABLE personal (
    dossier    TEXT    NOT NULL REFERENCES dossiers (id),
    version    INTEGER NOT NULL,
    salt       BLOB    NOT NULL,
    digest     TEXT    NOT NULL,
    data       BLOB,
    erased_by  TEXT,
    erased_at  INTEGER,
    PRIMARY KEY (dossier, version)
) STRICT, WITHOUT ROWID;

-- Signed roots over the record.
CREATE TABLE roots (
    number     INTEGER PRIMARY KEY,
    at         INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    root       BLOB    NOT NULL,
    signature  BLOB    NOT NULL,
    key_id     TEXT    NOT NULL
) STRICT;

CREATE TABLE publications (
    hash       TEXT    NOT NULL PRIMARY KEY,
    procedure  TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    sources    BLOB    NOT NULL,
    at         INTEGER NOT NULL
) STRICT;

CREATE INDEX publications_procedure ON publications (procedure, version);

-- Files that many publications share (organisation, policies, calendars), once each, by the hash of their bytes.
CREATE TABLE sources (
    hash   TEXT NOT NULL PRIMARY KEY,
    bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE accounts (
    user_id          TEXT    NOT NULL PRIMARY KEY,
    name             TEXT    NOT NULL,
    title            TEXT,
    password_hash    TEXT    NOT NULL,
    demo             INTEGER NOT NULL,
    disabled         INTEGER NOT NULL,
    failed_sign_ins  INTEGER NOT NULL,
    locked_until     INTEGER,
    security_stamp   TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE grants (
    user_id      TEXT    NOT NULL REFERENCES accounts (user_id),
    unit         TEXT    NOT NULL,
    role         TEXT    NOT NULL,
    valid_from   INTEGER NOT NULL,
    valid_until  INTEGER,
    PRIMARY KEY (user_id, unit, role, valid_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX grants_unit_role ON grants (unit, role);

CREATE TABLE notices (
    sequence  INTEGER PRIMARY KEY,
    dossier   TEXT    NOT NULL,
    topics    TEXT    NOT NULL,
    at        INTEGER NOT NULL
) STRICT;

CREATE TABLE notes (
    id       TEXT    NOT NULL PRIMARY KEY,
    dossier  TEXT    NOT NULL REFERENCES dossiers (id),
    author   TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    text     TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX notes_dossier ON notes (dossier);

CREATE TABLE serials (
    key   TEXT    NOT NULL PRIMARY KEY,
    last  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
