-- Files of the folder of procedures as they were put in force here: the newest of a path lies over the folder's own.
CREATE TABLE published_files (
    number    integer NOT NULL PRIMARY KEY,
    path      text COLLATE "C" NOT NULL,
    bytes     bytea NOT NULL,
    hash      text COLLATE "C" NOT NULL,
    base      text COLLATE "C",
    kind      text COLLATE "C" NOT NULL,
    subject   text COLLATE "C" NOT NULL,
    author    text COLLATE "C" NOT NULL,
    approver  text COLLATE "C",
    reason    text,
    at        bigint NOT NULL
);

-- What somebody wants in force, until a second person puts it there or says no. Dates are days since 1970-01-01.
CREATE TABLE proposals (
    id         text COLLATE "C" NOT NULL PRIMARY KEY,
    kind       text COLLATE "C" NOT NULL,
    subject    text COLLATE "C" NOT NULL,
    title      text NOT NULL,
    path       text COLLATE "C" NOT NULL,
    bytes      bytea NOT NULL,
    decision   text COLLATE "C",
    effect     integer NOT NULL,
    author     text COLLATE "C" NOT NULL,
    authors    text COLLATE "C" NOT NULL,
    draft      text COLLATE "C" NOT NULL,
    at         bigint NOT NULL,
    state      text COLLATE "C" NOT NULL,
    closed_by  text COLLATE "C",
    closed_at  bigint,
    reason     text
);
CREATE INDEX proposals_state ON proposals (state, at);

-- Cuts of processing times that somebody is preparing.
CREATE TABLE reduction_drafts (
    id          text COLLATE "C" NOT NULL PRIMARY KEY,
    title       text NOT NULL,
    channel     integer,
    version     integer NOT NULL,
    authors     text COLLATE "C" NOT NULL,
    items       bytea NOT NULL,
    created_at  bigint NOT NULL,
    changed_at  bigint NOT NULL
);
