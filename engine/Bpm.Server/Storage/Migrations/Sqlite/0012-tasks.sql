-- Most open tasks are nobody's yet: they need no place among a person's.

DROP INDEX tasks_inbox_of_person;
DROP INDEX tasks_start_of_person;
CREATE INDEX tasks_inbox_of_person ON tasks (assignee, sort_due, id) WHERE assignee IS NOT NULL;
CREATE INDEX tasks_start_of_person ON tasks (assignee, sort_start, id) WHERE assignee IS NOT NULL;
