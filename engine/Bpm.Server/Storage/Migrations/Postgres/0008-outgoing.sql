-- What leaves the house: notices to people by other ways than the screen, and the record's events to other systems.

-- Where a person wants to be told, and of what (empty: of everything).
CREATE TABLE contacts (
    user_id   text COLLATE "C" NOT NULL REFERENCES accounts (user_id),
    channel   text COLLATE "C" NOT NULL,
    address   text COLLATE "C" NOT NULL,
    language  text COLLATE "C" NOT NULL,
    kinds     text COLLATE "C" NOT NULL,
    PRIMARY KEY (user_id, channel)
);

-- One row an alarm, way and recipient: its id is computed from them, so it is written once and sent under one name.
CREATE TABLE outbox (
    id         text COLLATE "C" NOT NULL PRIMARY KEY,
    channel    text COLLATE "C" NOT NULL,
    recipient  text COLLATE "C" NOT NULL,
    dossier    text COLLATE "C" NOT NULL REFERENCES dossiers (id),
    kind       text COLLATE "C" NOT NULL,
    subject    text COLLATE "C" NOT NULL,
    threshold  text COLLATE "C" NOT NULL,
    to_role    text COLLATE "C",
    alarm_at   bigint NOT NULL,
    made_at    bigint NOT NULL,
    state      text COLLATE "C" NOT NULL,
    next_at    bigint NOT NULL,
    attempts   integer NOT NULL,
    closed_at  bigint,
    why        text
);
CREATE INDEX outbox_next ON outbox (state, next_at);
CREATE INDEX outbox_dossier ON outbox (dossier);

-- Another system that is told: of alarms, or of every event in order.
CREATE TABLE webhooks (
    id        text COLLATE "C" NOT NULL PRIMARY KEY,
    name      text NOT NULL,
    url       text COLLATE "C" NOT NULL,
    secret    bytea NOT NULL,
    sends     text COLLATE "C" NOT NULL,
    types     text COLLATE "C" NOT NULL,
    personal  boolean NOT NULL,
    made_by   text COLLATE "C" NOT NULL,
    made_at   bigint NOT NULL,
    position  bigint NOT NULL,
    attempts  integer NOT NULL,
    next_at   bigint NOT NULL,
    why       text,
    ended_at  bigint
);

-- How far somebody has read the record.
CREATE TABLE cursors (
    name      text COLLATE "C" NOT NULL PRIMARY KEY,
    position  bigint NOT NULL
);
-- What was recorded before there was anybody to tell is told to nobody.
INSERT INTO cursors (name, position) SELECT 'notices', coalesce(max(position), 0) FROM events;
