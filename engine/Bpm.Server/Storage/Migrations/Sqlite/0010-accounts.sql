-- A password that somebody else has seen lets its owner do one thing: choose another.
ALTER TABLE accounts ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0;
