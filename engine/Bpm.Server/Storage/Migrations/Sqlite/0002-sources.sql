-- Files that many publications share (organisation, policies, calendars), once each, by the hash of their bytes.
CREATE TABLE sources (
    hash   TEXT NOT NULL PRIMARY KEY,
    bytes  BLOB NOT NULL
) STRICT;
CREATE INDEX publications_procedure ON publications (procedure, version);
