-- What an officer keeps for himself: filters of the inbox under names, and dossiers that he watches.

CREATE TABLE saved_filters (
    id         TEXT    NOT NULL PRIMARY KEY,
    user_id    TEXT    NOT NULL REFERENCES accounts (user_id),
    name       TEXT    NOT NULL,
    view       TEXT    NOT NULL,
    procedure  TEXT,
    step       TEXT,
    band       TEXT,
    channel    TEXT,
    sorted_by  TEXT    NOT NULL,
    made_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX saved_filters_user ON saved_filters (user_id, name);

CREATE TABLE watches (
    user_id  TEXT    NOT NULL REFERENCES accounts (user_id),
    dossier  TEXT    NOT NULL REFERENCES dossiers (id),
    since    INTEGER NOT NULL,
    PRIMARY KEY (user_id, dossier)
) STRICT, WITHOUT ROWID;
CREATE INDEX watches_dossier ON watches (dossier);
