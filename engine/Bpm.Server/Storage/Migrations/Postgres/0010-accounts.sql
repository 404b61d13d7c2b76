-- A password that somebody else has seen lets its owner do one thing: choose another.
ALTER TABLE accounts ADD COLUMN must_change boolean NOT NULL DEFAULT false;
