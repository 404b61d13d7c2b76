-- What an officer keeps for himself: filters of the inbox under names, and dossiers that he watches.

CREATE TABLE saved_filters (
    id         text COLLATE "C" NOT NULL PRIMARY KEY,
    user_id    text COLLATE "C" NOT NULL REFERENCES accounts (user_id),
    name       text COLLATE "C" NOT NULL,
    view       text COLLATE "C" NOT NULL,
    procedure  text COLLATE "C",
    step       text COLLATE "C",
    band       text COLLATE "C",
    channel    text COLLATE "C",
    sorted_by  text COLLATE "C" NOT NULL,
    made_at    bigint NOT NULL
);
CREATE UNIQUE INDEX saved_filters_user ON saved_filters (user_id, name);

CREATE TABLE watches (
    user_id  text COLLATE "C" NOT NULL REFERENCES accounts (user_id),
    dossier  text COLLATE "C" NOT NULL REFERENCES dossiers (id),
    since    bigint NOT NULL,
    PRIMARY KEY (user_id, dossier)
);
CREATE INDEX watches_dossier ON watches (dossier);
