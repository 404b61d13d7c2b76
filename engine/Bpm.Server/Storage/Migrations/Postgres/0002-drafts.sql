-- Procedures that people are writing: no part of the record, and no version yet.
CREATE TABLE drafts (
    id            text COLLATE "C" NOT NULL PRIMARY KEY,
    procedure     text COLLATE "C" NOT NULL,
    version       integer,
    name          text NOT NULL,
    base_version  integer,
    base_hash     text COLLATE "C",
    text          text NOT NULL,
    owner         text COLLATE "C" NOT NULL,
    body_hash     bytea NOT NULL,
    created_at    bigint NOT NULL,
    updated_at    bigint NOT NULL,
    row_version   integer NOT NULL
);
CREATE INDEX drafts_updated_at ON drafts (updated_at);
