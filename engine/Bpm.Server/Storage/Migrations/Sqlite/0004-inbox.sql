-- Inboxes at a million open tasks: order by latest safe start beside due, counts kept beside the rows, search by words.

-- Until a dossier changes next, its tasks stand at their due.
ALTER TABLE tasks ADD COLUMN sort_start INTEGER NOT NULL DEFAULT 0;
-- Paused tasks stand behind undated ones: one number gives the order and the group.
UPDATE tasks SET sort_due = sort_due + 1440 WHERE paused = 1;
UPDATE tasks SET sort_start = sort_due;
CREATE INDEX tasks_start_of_unit ON tasks (unit, role, sort_start, id);
CREATE INDEX tasks_start_of_person ON tasks (assignee, sort_start, id);
CREATE INDEX tasks_by_due ON tasks (sort_due, id);
CREATE INDEX tasks_by_start ON tasks (sort_start, id);

-- How many open tasks there are of a kind and day (of sort_due); the writer changes it with the tasks.
CREATE TABLE task_counts (
    unit       TEXT    NOT NULL,
    role       TEXT    NOT NULL,
    step_kind  TEXT    NOT NULL,
    procedure  TEXT    NOT NULL,
    step       TEXT    NOT NULL,
    channel    INTEGER NOT NULL,
    day        INTEGER NOT NULL,
    count      INTEGER NOT NULL,
    PRIMARY KEY (unit, role, step_kind, procedure, step, channel, day)
) STRICT, WITHOUT ROWID;
INSERT INTO task_counts
SELECT unit, role, step_kind, procedure, step, channel, sort_due / 1440, count(*)
FROM tasks GROUP BY unit, role, step_kind, procedure, step, channel, sort_due / 1440;

-- The folded words of each dossier: number, applicant, procedure. They hold personal data, so they can be erased: the
-- index forgets at once what its table forgets.
CREATE TABLE search (
    id       INTEGER PRIMARY KEY,
    dossier  TEXT    NOT NULL REFERENCES dossiers (id),
    words    TEXT    NOT NULL
) STRICT;
CREATE UNIQUE INDEX search_dossier ON search (dossier);
CREATE VIRTUAL TABLE search_words USING fts5 (
    words, content = 'search', content_rowid = 'id', tokenize = 'ascii', detail = 'none', columnsize = 0
);
INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER search_added AFTER INSERT ON search BEGIN
    INSERT INTO search_words (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER search_changed AFTER UPDATE ON search BEGIN
    INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', old.id, old.words);
    INSERT INTO search_words (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER search_removed AFTER DELETE ON search BEGIN
    INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', old.id, old.words);
END;
INSERT INTO search (dossier, words) SELECT id, replace(replace(search, '.', ' '), '-', ' ') FROM dossiers ORDER BY id;
ALTER TABLE dossiers DROP COLUMN search;
