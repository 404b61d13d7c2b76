-- Moments (*_at) are Unix milliseconds; local due moments are minutes since 1970-01-01T00:00 on the province's wall clock.
-- Keys are compared by bytes (COLLATE "C"): the same order as on SQLite, and no index that an update of the system's
-- collations could break.

-- The legal record, a row a command: appended in order of position, so that a commit touches its last page and one of each
-- index.
CREATE TABLE events (
    position    bigint NOT NULL PRIMARY KEY,
    dossier     text COLLATE "C" NOT NULL,
    seq         integer NOT NULL,
    count       integer NOT NULL,
    at          bigint NOT NULL,
    actor       text COLLATE "C" NOT NULL,
    command_id  text COLLATE "C" NOT NULL,
    body_hash   bytea NOT NULL,
    bytes       bytea NOT NULL,
    hash        bytea NOT NULL
);
CREATE UNIQUE INDEX events_dossier_seq ON events (dossier, seq);
CREATE UNIQUE INDEX events_command ON events (command_id);

CREATE TABLE dossiers (
    id                 text COLLATE "C" NOT NULL PRIMARY KEY,
    code               text COLLATE "C",
    version            integer NOT NULL,
    procedure          text COLLATE "C" NOT NULL,
    procedure_version  integer NOT NULL,
    publication        text COLLATE "C" NOT NULL,
    case_id            text COLLATE "C",
    channel            integer NOT NULL,
    status             text COLLATE "C" NOT NULL,
    reception_unit     text COLLATE "C" NOT NULL,
    authority_unit     text COLLATE "C" NOT NULL,
    custody            text COLLATE "C" NOT NULL,
    submitted_at       bigint,
    received_at        bigint,
    finished_at        bigint,
    delivered_at       bigint,
    promised           bigint,
    committed_due      bigint,
    statutory_due      bigint,
    paused             boolean NOT NULL,
    next_alarm         bigint,
    calendar           text COLLATE "C",
    calendar_version   integer,
    head               bytea NOT NULL,
    tracking_token     text COLLATE "C" NOT NULL,
    search             text NOT NULL
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX dossiers_code ON dossiers (code);
CREATE UNIQUE INDEX dossiers_tracking_token ON dossiers (tracking_token);
-- Only open dossiers have one.
CREATE INDEX dossiers_next_alarm ON dossiers (next_alarm) WHERE next_alarm IS NOT NULL;

CREATE TABLE tasks (
    id            text COLLATE "C" NOT NULL,
    dossier       text COLLATE "C" NOT NULL REFERENCES dossiers (id),
    code          text COLLATE "C" NOT NULL,
    procedure     text COLLATE "C" NOT NULL,
    step          text COLLATE "C" NOT NULL,
    step_kind     text COLLATE "C" NOT NULL,
    unit          text COLLATE "C" NOT NULL,
    role          text COLLATE "C" NOT NULL,
    assignee      text COLLATE "C",
    paused        boolean NOT NULL,
    pause_ground  text COLLATE "C",
    opened_at     bigint NOT NULL,
    due           bigint,
    allowance     bigint,
    promise       bigint,
    channel       integer NOT NULL,
    sort_due      bigint NOT NULL,
    PRIMARY KEY (dossier, id)
);
CREATE INDEX tasks_inbox_of_unit ON tasks (unit, role, sort_due, id);
CREATE INDEX tasks_inbox_of_person ON tasks (assignee, sort_due, id);

CREATE TABLE personal (
    dossier    text COLLATE "C" NOT NULL REFERENCES dossiers (id),
    version    integer NOT NULL,
    salt       bytea NOT NULL,
    digest     text COLLATE "C" NOT NULL,
    data       bytea,
    erased_by  text COLLATE "C",
    erased_at  bigint,
    PRIMARY KEY (dossier, version)
);

-- Signed roots over the record.
CREATE TABLE roots (
    number     integer NOT NULL PRIMARY KEY,
    at         bigint NOT NULL,
    position   bigint NOT NULL,
    root       bytea NOT NULL,
    signature  bytea NOT NULL,
    key_id     text COLLATE "C" NOT NULL
);

CREATE TABLE publications (
    hash       text COLLATE "C" NOT NULL PRIMARY KEY,
    procedure  text COLLATE "C" NOT NULL,
    version    integer NOT NULL,
    sources    bytea NOT NULL,
    at         bigint NOT NULL
);

CREATE INDEX publications_procedure ON publications (procedure, version);

-- Files that many publications share (organisation, policies, calendars), once each, by the hash of their bytes.
CREATE TABLE sources (
    hash   text COLLATE "C" NOT NULL PRIMARY KEY,
    bytes  bytea NOT NULL
);

CREATE TABLE accounts (
    user_id          text COLLATE "C" NOT NULL PRIMARY KEY,
    name             text NOT NULL,
    title            text,
    password_hash    text COLLATE "C" NOT NULL,
    demo             boolean NOT NULL,
    disabled         boolean NOT NULL,
    failed_sign_ins  integer NOT NULL,
    locked_until     bigint,
    security_stamp   text COLLATE "C" NOT NULL
);

CREATE TABLE grants (
    user_id      text COLLATE "C" NOT NULL REFERENCES accounts (user_id),
    unit         text COLLATE "C" NOT NULL,
    role         text COLLATE "C" NOT NULL,
    valid_from   integer NOT NULL,
    valid_until  integer,
    PRIMARY KEY (user_id, unit, role, valid_from)
);
CREATE INDEX grants_unit_role ON grants (unit, role);

CREATE TABLE notices (
    sequence  bigint NOT NULL PRIMARY KEY,
    dossier   text COLLATE "C" NOT NULL,
    topics    text COLLATE "C" NOT NULL,
    at        bigint NOT NULL
);

CREATE TABLE notes (
    id       text COLLATE "C" NOT NULL PRIMARY KEY,
    dossier  text COLLATE "C" NOT NULL REFERENCES dossiers (id),
    author   text COLLATE "C" NOT NULL,
    at       bigint NOT NULL,
    text     text
);
CREATE INDEX notes_dossier ON notes (dossier);

CREATE TABLE serials (
    key   text COLLATE "C" NOT NULL PRIMARY KEY,
    last  integer NOT NULL
);
