-- Files that many publications share (organisation, policies, calendars), once each, by the hash of their bytes.
CREATE TABLE sources (
    hash   text COLLATE "C" NOT NULL PRIMARY KEY,
    bytes  bytea NOT NULL
);
CREATE INDEX publications_procedure ON publications (procedure, version);
