-- A large unit has some ten thousand kept counts, on almost as many pages: they are added up out of the key alone.

ALTER TABLE task_counts DROP CONSTRAINT task_counts_pkey;
ALTER TABLE task_counts ADD PRIMARY KEY (unit, role, step_kind, procedure, step, channel, day) INCLUDE (count);
-- The key alone is enough only where a page is known to hold no old row, so old rows are cleared away early.
ALTER TABLE task_counts SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.01);
