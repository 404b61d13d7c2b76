-- Who is signed in where, which machines may call, and who looked at whose data.

CREATE TABLE sessions (
    id          text COLLATE "C" NOT NULL PRIMARY KEY,
    user_id     text COLLATE "C" NOT NULL REFERENCES accounts (user_id),
    started_at  bigint NOT NULL,
    seen_at     bigint NOT NULL,
    ended_at    bigint,
    agent       text NOT NULL,
    address     text COLLATE "C" NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);

-- A machine acts as an account within its scopes; the secret itself is nowhere.
CREATE TABLE tokens (
    id           text COLLATE "C" NOT NULL PRIMARY KEY,
    user_id      text COLLATE "C" NOT NULL REFERENCES accounts (user_id),
    name         text NOT NULL,
    scopes       text COLLATE "C" NOT NULL,
    secret_hash  bytea NOT NULL,
    made_by      text COLLATE "C" NOT NULL,
    made_at      bigint NOT NULL,
    valid_until  bigint NOT NULL,
    ended_at     bigint
);
CREATE INDEX tokens_user ON tokens (user_id);

-- Who read which dossier's personal data: one row a person, dossier, way and day.
CREATE TABLE personal_reads (
    dossier   text COLLATE "C" NOT NULL REFERENCES dossiers (id),
    user_id   text COLLATE "C" NOT NULL,
    way       text COLLATE "C" NOT NULL,
    day       bigint NOT NULL,
    first_at  bigint NOT NULL,
    masked    boolean NOT NULL,
    PRIMARY KEY (dossier, user_id, way, day, masked)
);
