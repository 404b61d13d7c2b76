-- What officers need beside the dossiers: delegations, digitised papers, what applicants thought of it.

CREATE TABLE delegations (
    id          text COLLATE "C" NOT NULL PRIMARY KEY,
    from_user   text COLLATE "C" NOT NULL REFERENCES accounts (user_id),
    to_user     text COLLATE "C" NOT NULL REFERENCES accounts (user_id),
    unit        text COLLATE "C" NOT NULL,
    role        text COLLATE "C" NOT NULL,
    procedures  text COLLATE "C" NOT NULL,
    first_day   integer NOT NULL,
    last_day    integer NOT NULL,
    basis       text NOT NULL,
    given_by    text COLLATE "C" NOT NULL,
    given_at    bigint NOT NULL,
    ended_by    text COLLATE "C",
    ended_at    bigint
);
CREATE INDEX delegations_from ON delegations (from_user);
CREATE INDEX delegations_to ON delegations (to_user, last_day);
CREATE INDEX delegations_unit ON delegations (unit, role, last_day);

-- One row a content; its bytes lie in the file store under this hash.
CREATE TABLE files (
    hash        text COLLATE "C" NOT NULL PRIMARY KEY,
    size        bigint NOT NULL,
    media_type  text COLLATE "C" NOT NULL,
    at          bigint NOT NULL
);

-- A file as somebody brought it: for a paper of a dossier, or uploaded and not used yet.
CREATE TABLE attachments (
    id           text COLLATE "C" NOT NULL PRIMARY KEY,
    hash         text COLLATE "C" NOT NULL REFERENCES files (hash),
    name         text NOT NULL,
    uploaded_by  text COLLATE "C" NOT NULL,
    uploaded_at  bigint NOT NULL,
    dossier      text COLLATE "C" REFERENCES dossiers (id),
    paper        text COLLATE "C",
    owner        text COLLATE "C",
    reused_from  text COLLATE "C"
);
CREATE INDEX attachments_hash ON attachments (hash);
CREATE INDEX attachments_dossier ON attachments (dossier);
CREATE INDEX attachments_owner ON attachments (owner);

CREATE TABLE ratings (
    dossier  text COLLATE "C" NOT NULL PRIMARY KEY REFERENCES dossiers (id),
    score    integer NOT NULL,
    comment  text,
    at       bigint NOT NULL
);
