-- Inboxes at a million open tasks: order by latest safe start beside due, counts kept beside the rows, search by words.

-- Until a dossier changes next, its tasks stand at their due.
ALTER TABLE tasks ADD COLUMN sort_start bigint NOT NULL DEFAULT 0;
-- Paused tasks stand behind undated ones: one number gives the order and the group.
UPDATE tasks SET sort_due = sort_due + 1440 WHERE paused;
UPDATE tasks SET sort_start = sort_due;
CREATE INDEX tasks_start_of_unit ON tasks (unit, role, sort_start, id);
CREATE INDEX tasks_start_of_person ON tasks (assignee, sort_start, id);
CREATE INDEX tasks_by_due ON tasks (sort_due, id);
CREATE INDEX tasks_by_start ON tasks (sort_start, id);

-- How many open tasks there are of a kind and day (of sort_due); the writer changes it with the tasks.
CREATE TABLE task_counts (
    unit       text COLLATE "C" NOT NULL,
    role       text COLLATE "C" NOT NULL,
    step_kind  text COLLATE "C" NOT NULL,
    procedure  text COLLATE "C" NOT NULL,
    step       text COLLATE "C" NOT NULL,
    channel    integer NOT NULL,
    day        bigint NOT NULL,
    count      integer NOT NULL,
    PRIMARY KEY (unit, role, step_kind, procedure, step, channel, day)
) WITH (fillfactor = 70);
INSERT INTO task_counts
SELECT unit, role, step_kind, procedure, step, channel, sort_due / 1440, count(*)
FROM tasks GROUP BY unit, role, step_kind, procedure, step, channel, sort_due / 1440;

-- The folded words of each dossier: number, applicant, procedure. They hold personal data, so they can be erased.
CREATE TABLE search (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dossier  text COLLATE "C" NOT NULL REFERENCES dossiers (id),
    words    text NOT NULL
);
CREATE UNIQUE INDEX search_dossier ON search (dossier);
-- Every word as it stands: the text is folded already, and no dictionary of the server takes part.
CREATE INDEX search_words ON search USING gin (array_to_tsvector(string_to_array(words, ' ')));
INSERT INTO search (dossier, words) SELECT id, replace(replace(search, '.', ' '), '-', ' ') FROM dossiers ORDER BY id;
ALTER TABLE dossiers DROP COLUMN search;
