-- A large unit has some ten thousand kept counts, on almost as many pages: they are added up out of the key alone.

ALTER TABLE task_counts DROP CONSTRAINT task_counts_pkey;
ALTER TABLE task_counts ADD PRIMARY KEY (unit, role, step_kind, procedure, step, channel, day) INCLUDE (count);
-- The key alone is enough only where a page is known to hold no old row, so old rows are cleared away early.
ALTER TABLE task_counts SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.01);

-- Most open tasks are nobody's yet: they need no place among a person's.
DROP INDEX tasks_inbox_of_person;
DROP INDEX tasks_start_of_person;
CREATE INDEX tasks_inbox_of_person ON tasks (assignee, sort_due, id) WHERE assignee IS NOT NULL;
CREATE INDEX tasks_start_of_person ON tasks (assignee, sort_start, id) WHERE assignee IS NOT NULL;
