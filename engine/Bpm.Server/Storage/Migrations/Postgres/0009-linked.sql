-- The dossier that a dossier is a part of, so that a part is found from its whole even when the whole was never told.
ALTER TABLE dossiers ADD COLUMN parent text COLLATE "C";
CREATE INDEX dossiers_parent ON dossiers (parent) WHERE parent IS NOT NULL;

-- A part's number is that of the whole, a dot and digits.
UPDATE dossiers SET parent = (SELECT p.id FROM dossiers p WHERE p.code = rtrim(rtrim(dossiers.code, '0123456789'), '.'));
