-- Keys with which organisations report cases by Open311. Only a key's digest is kept. A key that was revoked stays, so that it is known who reported.
CREATE TABLE open311_keys (
  id TEXT NOT NULL PRIMARY KEY,
  key_hash TEXT NOT NULL UNIQUE,
  organisation TEXT NOT NULL,
  note TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revoked_at INTEGER,
  revoked_by TEXT
) STRICT;
